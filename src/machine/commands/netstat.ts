// netstat (net-tools): sockets that listen, links, and routes.
import { portName } from '../ports.ts';
import { nameOf } from '../connection.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { socketsOf, type Socket } from '../services.ts';
import { table } from './ifconfig.ts';
import { routingTable } from './route.ts';

export const netstat: Program = (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: {
        '-t': 'tcp', '--tcp': 'tcp', '-u': 'udp', '--udp': 'udp', '-l': 'listening', '--listening': 'listening', '-n': 'numeric',
        '--numeric': 'numeric', '-p': 'programs', '--programs': 'programs', '-a': 'all', '--all': 'all', '-r': 'route',
        '--route': 'route', '-i': 'links', '--interfaces': 'links', '-4': 'ipv4', '--inet': 'ipv4', '-6': 'ipv6',
        '--inet6': 'ipv6', '-W': 'wide', '--wide': 'wide',
      },
      unmodelled: [
        '-V', '--version', '-h', '--help', '-v', '--verbose', '-e', '--extend', '-N', '--symbolic', '-c', '--continuous',
        '-C', '--cache', '-F', '--fib', '-A', '--protocol', '-g', '--groups', '-s', '--statistics', '-M', '--masquerade',
        '--numeric-hosts', '--numeric-ports', '--numeric-users', '-o', '--timers', '-Z', '--context', '-U', '--udplite',
        '-S', '--sctp', '-w', '--raw', '-x', '--unix', '--ax25', '--ipx', '--netrom', '-I',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of net-tools 1.60');
    call.err(`netstat: ${optionComplaint(error)}\n${usage}`);
    return 3;
  }
  if (options.has('route')) {
    const middle = () => '    0 0          0';
    const text = routingTable(call.machine, options.has('numeric'), { head: '  MSS Window  irtt', middle });
    call.out(text);
    return 0;
  }
  if (options.has('links')) {
    if (call.machine.release !== '5.0') throw new NotSimulated('the output of net-tools 1.60');
    const links = call.machine.network.links.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    call.out(`Kernel Interface table\n${table(links, 'Iface             MTU')}`);
    return 0;
  }
  return sockets(call, options);
};

function sockets(call: Call, options: Options): number {
  const { machine } = call;
  const family = options.has('ipv4') || options.has('ipv6');
  const all = !options.has('tcp') && !options.has('udp');
  if (all && !family) throw new NotSimulated('a list of sockets that are not TCP or UDP');
  const kinds = (['tcp', 'udp'] as const).filter((kind) => all || options.has(kind));
  const which = options.has('all')
    ? 'servers and established'
    : options.has('listening')
      ? 'only servers'
      : 'w/o servers';
  const programs = options.has('programs');
  // net-tools 2.10 says this once it has printed all.
  const blind = programs && call.user.uid !== 0;
  if (blind && machine.release !== '5.0') throw new NotSimulated("option '-p' for other users than root");
  call.out(`Active Internet connections (${which})\n`);
  call.out(
    `Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${programs ? ' PID/Program name    ' : ''}\n`,
  );
  if (which !== 'w/o servers') {
    const wanted = socketsOf(machine)
      .filter((socket) => kinds.includes(socket.protocol))
      .filter((socket) => !family || (isIpv6(socket) ? options.has('ipv6') : options.has('ipv4')));
    const shown = inOrder(wanted).toSorted((one, other) => kinds.indexOf(one.protocol) - kinds.indexOf(other.protocol));
    for (const socket of shown) call.out(row(call, socket, options.has('numeric'), programs));
  }
  if (blind) {
    call.err(`(No info could be read for "-p": geteuid()=${String(call.user.uid)} but you should be root.)\n`);
  }
  return 0;
}

/** Sockets as the kernel lists them: by port, the higher ones first for TCP; a hash decides there, this is a recording's. */
export function inOrder(sockets: Socket[]): Socket[] {
  return sockets.toSorted(
    (one, other) =>
      Number(isIpv6(one)) - Number(isIpv6(other)) ||
      (one.protocol === 'udp' ? one.port - other.port : other.port - one.port) ||
      other.fd - one.fd,
  );
}

const isIpv6 = ({ address }: Socket) => address.startsWith('[') || address === '*';

function row(call: Call, socket: Socket, numeric: boolean, programs: boolean): string {
  const six = isIpv6(socket);
  const port = numeric ? String(socket.port) : portName(socket.port);
  const protocol = `${socket.protocol}${six ? '6' : ''}`;
  const local = `${hostText(call, socket.address, numeric)}:${port}`;
  const foreign = six ? (numeric ? ':::*' : '[::]:*') : '0.0.0.0:*';
  const state = socket.protocol === 'tcp' ? 'LISTEN' : '';
  const owner = !programs ? '' : call.user.uid === 0 && socket.pid > 0 ? programText(call, socket) : '-';
  const last = programs ? ` ${owner.padEnd(20)}` : '';
  return `${protocol.padEnd(5)}      0      0 ${local.padEnd(23)} ${foreign.padEnd(23)} ${state.padEnd(11)}${last}\n`;
}

function hostText(call: Call, address: string, numeric: boolean): string {
  const bare = address.replace(/^\[|\]|%.*$/g, '');
  if (bare === '::' || bare === '*') return numeric ? '::' : '[::]';
  if (numeric || bare === '0.0.0.0') return bare;
  return (nameOf(call.machine, bare) ?? bare).slice(0, 15);
}

/** Number and title of a process, cut to the column: sshd changes its title since 8.2. */
function programText({ machine }: Call, { pid, process }: Socket): string {
  const titles: Record<string, string> = {
    'systemd-resolve': 'systemd-resolved',
    'systemd-network': 'systemd-networkd',
    ...(machine.release === '3.0' ? {} : { sshd: 'sshd: /usr/sbin/sshd' }),
  };
  return `${String(pid)}/${titles[process] ?? process}`.slice(0, 19);
}

const usage = `usage: netstat [-vWeenNcCF] [<Af>] -r         netstat {-V|--version|-h|--help}
       netstat [-vWnNcaeol] [<Socket> ...]
       netstat { [-vWeenNac] -i | [-cnNe] -M | -s [-6tuw] }

        -r, --route              display routing table
        -i, --interfaces         display interface table
        -g, --groups             display multicast group memberships
        -s, --statistics         display networking statistics (like SNMP)
        -M, --masquerade         display masqueraded connections

        -v, --verbose            be verbose
        -W, --wide               don't truncate IP addresses
        -n, --numeric            don't resolve names
        --numeric-hosts          don't resolve host names
        --numeric-ports          don't resolve port names
        --numeric-users          don't resolve user names
        -N, --symbolic           resolve hardware names
        -e, --extend             display other/more information
        -p, --programs           display PID/Program name for sockets
        -o, --timers             display timers
        -c, --continuous         continuous listing

        -l, --listening          display listening server sockets
        -a, --all                display all sockets (default: connected)
        -F, --fib                display Forwarding Information Base (default)
        -C, --cache              display routing cache instead of FIB
        -Z, --context            display SELinux security context for sockets

  <Socket>={-t|--tcp} {-u|--udp} {-U|--udplite} {-S|--sctp} {-w|--raw}
           {-x|--unix} --ax25 --ipx --netrom
  <AF>=Use '-6|-4' or '-A <af>' or '--<af>'; default: inet
  List of possible address families (which support routing):
    inet (DARPA Internet) inet6 (IPv6) ax25 (AMPR AX.25) 
    netrom (AMPR NET/ROM) rose (AMPR ROSE) ipx (Novell IPX) 
    ddp (Appletalk DDP) x25 (CCITT X.25) 
`;
