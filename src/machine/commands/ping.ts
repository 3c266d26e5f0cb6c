// ping (iputils): asks an address for an echo once a second, and sums up.
import { parseAddress } from '../addresses.ts';
import { lookUp, nameErrors, nameOf, pathTo, reach } from '../connection.ts';
import type { Family } from '../firewall.ts';
import { linkNamed, linkOf } from '../network.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { randomNumber } from '../random.ts';

/** Without a count or a deadline, after so many it ends as if Ctrl+C had been pressed: here nobody can. */
const most = 10;

class PingError extends Error {
  override name = 'PingError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

// Unverified: the words of iputils of 2018 and 2020 (3.0 and 4.0), taken from that of 2022.
export const ping: Program = async (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: { '-n': 'numeric', '-q': 'quiet', '-4': 'ipv4', '-6': 'ipv6' },
      values: { '-c': 'count', '-i': 'interval', '-W': 'timeout', '-w': 'deadline', '-I': 'link', '-s': 'size' },
      unmodelled: [
        '-a', '-A', '-B', '-C', '-D', '-d', '-e', '-f', '-h', '-L', '-l', '-m', '-M', '-O', '-p', '-Q', '-S', '-t', '-U',
        '-v', '-V', '-b', '-R', '-T', '-F', '-N',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
    call.err(`ping: ${optionComplaint(error)}\n${usage}`);
    return 2;
  }
  try {
    return await run(call, options);
  } catch (error) {
    if (!(error instanceof PingError)) throw error;
    call.err(`ping: ${error.message}\n`);
    return error.status;
  }
};

function count(options: Options, name: string): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new PingError(`invalid argument: '${text}'`, 1);
  if (Number(text) < 1) {
    throw new PingError(`invalid argument: '${text}': out of range: 1 <= value <= 9223372036854775807`, 1);
  }
  return Number(text);
}

/** A time in seconds, with a fraction; rubbish counts as nothing and is complained about. */
function span(call: Call, options: Options, name: string): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  if (!/^\d*\.?\d+$/.test(text)) {
    if (call.machine.release !== '5.0') throw new NotSimulated(`the time '${text}'`);
    call.err(`ping: option argument contains garbage: ${text}\nping: this will become fatal error in the future\n`);
    return parseFloat(text) || 0;
  }
  return Number(text);
}

async function run(call: Call, options: Options): Promise<number> {
  const { machine } = call;
  const wanted = count(options, 'count');
  const interval = span(call, options, 'interval') ?? 1;
  const timeout = span(call, options, 'timeout') ?? 10;
  const deadline = span(call, options, 'deadline');
  const size = Number(options.value('size') ?? 56);
  if (!Number.isInteger(size) || size < 16) throw new NotSimulated(`the size '${options.value('size') ?? ''}'`);
  const [written] = options.words;
  if (written === undefined) throw new PingError('usage error: Destination address required', 1);
  if (options.words.length > 1) throw new NotSimulated('a list of hops');

  const { address, name } = target(call, options, written);
  const plain = address.replace(/%.*/, '');
  const from = source(call, options, plain);
  const family: Family = address.includes(':') ? 'ipv6' : 'ipv4';
  const path = pathTo(machine, plain);
  if (!path) throw new PingError('connect: Network is unreachable', 2);
  if (call.user.uid !== 0 && interval < 0.002) {
    call.out(`PING ${title(call, options, family, written, name, address, size, from)}\n`);
    throw new PingError('cannot flood; minimal interval allowed for user is 2ms', 2);
  }

  call.out(`PING ${title(call, options, family, written, name, address, size, from)}\n`);
  const shown = sender(call, options, written, address);
  const times: number[] = [];
  const begun = machine.now;
  let sent = 0;
  let errors = 0;
  // With a deadline the count is of answers, not of what is sent.
  const done = () => (deadline === undefined ? sent >= (wanted ?? most) : times.length >= (wanted ?? Infinity));
  const ends = deadline === undefined ? Infinity : begun + deadline * 1000;
  let last = begun;
  while (!done() && machine.now < ends) {
    if (sent > 0) await call.sleep(Math.min(interval * 1000, ends - machine.now));
    if (machine.now >= ends) break;
    sent += 1;
    last = machine.now;
    const result =
      from.link === 'lo' && path.link !== 'lo' ? 'silent' : reach(machine, plain, { protocol: 'icmp' }, size + 28);
    if (result === 'open') {
      const time = path.next ? 0.15 + (randomNumber(machine) % 150) / 1000 : 0.03 + (randomNumber(machine) % 20) / 1000;
      times.push(time);
      const ttl = path.next && path.next !== address ? 63 : 64;
      if (!options.has('quiet')) {
        call.out(
          `${String(size + 8)} bytes from ${shown}: icmp_seq=${String(sent)} ttl=${String(ttl)} time=${milliseconds(time)} ms\n`,
        );
      }
    } else if (result === 'no-host' && !options.has('quiet')) {
      errors += 1;
      call.out(`From ${path.source} icmp_seq=${String(sent)} Destination Host Unreachable\n`);
    } else if (result === 'refused') throw new NotSimulated('an echo request that the firewall rejects');
    for (const link of machine.network.links) {
      if (link.name !== path.link || result === 'no-host') continue;
      link.sent.packets += 1;
      link.sent.bytes += size + 42;
      if (result !== 'open') continue;
      link.received.packets += 1;
      link.received.bytes += size + 42;
    }
  }
  if (wanted === undefined && deadline === undefined) call.out('^C');
  else if (times.length < sent) await call.sleep(Math.min(timeout, deadline ?? timeout) * 1000);
  summary(call, written, sent, times, errors, last - begun);
  return times.length > 0 ? 0 : 1;
}

function milliseconds(time: number): string {
  return time < 1 ? time.toFixed(3) : time < 10 ? time.toFixed(2) : time.toFixed(1);
}

/** The address that is asked, and its name. */
function target(call: Call, options: Options, written: string): { address: string; name: string } {
  const family = options.has('ipv4') ? 'ipv4' : options.has('ipv6') ? 'ipv6' : undefined;
  const literal = parseAddress(written.replace(/%.*/, ''));
  const refused = new PingError(`${written}: Address family for hostname not supported`, 2);
  if (literal) {
    if (family && literal.family !== family) throw refused;
    return { address: written, name: written };
  }
  const answer = lookUp(call.machine, written, family);
  if (typeof answer !== 'string') return { address: answer.addresses[0] ?? '', name: answer.name };
  if (family && typeof lookUp(call.machine, written) !== 'string') throw refused;
  throw new PingError(`${written}: ${nameErrors[answer]}`, 2);
}

/** Where it is sent from, if that was asked for. */
function source(call: Call, options: Options, address: string): { text: string; link?: string } {
  const name = options.value('link');
  if (name === undefined) return { text: '' };
  const { machine } = call;
  const link = linkNamed(machine, name);
  if (!link) {
    if (parseAddress(name)) throw new NotSimulated('a source address');
    throw new PingError(`SO_BINDTODEVICE ${name}: No such device`, 2);
  }
  const path = pathTo(machine, address);
  if (link.kind === 'loopback' && !linkOf(machine, address)) {
    call.err(`ping: Warning: source address might be selected on device other than: ${name}\n`);
  }
  return { text: ` from ${path?.source ?? ''} ${name}:`, link: name };
}

function title(
  call: Call,
  options: Options,
  family: Family,
  written: string,
  name: string,
  address: string,
  size: number,
  from: { text: string },
): string {
  const bytes =
    family === 'ipv4' ? `${String(size)}(${String(size + 28)}) bytes of data.` : `${String(size)} data bytes`;
  if (family === 'ipv4') return `${name} (${address})${from.text} ${bytes}`;
  const reverse = parseAddress(written.replace(/%.*/, '')) ? undefined : nameOf(call.machine, address);
  const inner = reverse && !options.has('numeric') ? `${reverse} (${address})` : address;
  return `${written}(${inner})${from.text} ${bytes}`;
}

/** Who answers, as each line names it. */
function sender(call: Call, options: Options, written: string, address: string): string {
  if (options.has('numeric') || parseAddress(written.replace(/%.*/, ''))) return address;
  const name = nameOf(call.machine, address);
  return name ? `${name} (${address})` : address;
}

function summary(call: Call, written: string, sent: number, times: number[], errors: number, time: number): void {
  const received = times.length;
  const loss = sent === 0 ? 0 : ((sent - received) * 100) / sent;
  const percent = Number.isInteger(loss) ? String(loss) : String(Number(loss.toPrecision(6)));
  const failures = errors > 0 ? ` +${String(errors)} errors,` : '';
  call.out(`\n--- ${written} ping statistics ---\n`);
  call.out(
    `${String(sent)} packets transmitted, ${String(received)} received,${failures} ${percent}% packet loss, time ${String(Math.round(time))}ms\n`,
  );
  if (received === 0) {
    call.out(errors > 1 ? `pipe ${String(Math.min(errors, 4))}\n` : '\n');
    return;
  }
  const mean = times.reduce((sum, each) => sum + each, 0) / received;
  const spread = Math.sqrt(Math.max(0, times.reduce((sum, each) => sum + each * each, 0) / received - mean * mean));
  const numbers = [Math.min(...times), mean, Math.max(...times), spread].map((each) => each.toFixed(3)).join('/');
  call.out(`rtt min/avg/max/mdev = ${numbers} ms\n`);
}

const usage = `
Usage
  ping [options] <destination>

Options:
  <destination>      dns name or ip address
  -a                 use audible ping
  -A                 use adaptive ping
  -B                 sticky source address
  -c <count>         stop after <count> replies
  -C                 call connect() syscall on socket creation
  -D                 print timestamps
  -d                 use SO_DEBUG socket option
  -e <identifier>    define identifier for ping session, default is random for
                     SOCK_RAW and kernel defined for SOCK_DGRAM
                     Imply using SOCK_RAW (for IPv4 only for identifier 0)
  -f                 flood ping
  -h                 print help and exit
  -I <interface>     either interface name or address
  -i <interval>      seconds between sending each packet
  -L                 suppress loopback of multicast packets
  -l <preload>       send <preload> number of packages while waiting replies
  -m <mark>          tag the packets going out
  -M <pmtud opt>     define mtu discovery, can be one of <do|dont|want>
  -n                 no dns name resolution
  -O                 report outstanding replies
  -p <pattern>       contents of padding byte
  -q                 quiet output
  -Q <tclass>        use quality of service <tclass> bits
  -s <size>          use <size> as number of data bytes to be sent
  -S <size>          use <size> as SO_SNDBUF socket option value
  -t <ttl>           define time to live
  -U                 print user-to-user latency
  -v                 verbose output
  -V                 print version and exit
  -w <deadline>      reply wait <deadline> in seconds
  -W <timeout>       time to wait for response

IPv4 options:
  -4                 use IPv4
  -b                 allow pinging broadcast
  -R                 record route
  -T <timestamp>     define timestamp, can be one of <tsonly|tsandaddr|tsprespec>

IPv6 options:
  -6                 use IPv6
  -F <flowlabel>     define flow label, default is random
  -N <nodeinfo opt>  use icmp6 node info query, try <help> as argument

For more details see ping(8).
`;
