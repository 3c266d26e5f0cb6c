// ifconfig (net-tools 2.10): the links with their addresses and counters.
import { netmask } from '../addresses.ts';
import { linkNamed, type Link } from '../network.ts';
import { NotSimulated, type Program } from '../program.ts';

const known = new Set(['-a', '-s', '-v']);

export const ifconfig: Program = (call) => {
  const { machine } = call;
  if (machine.release !== '5.0') throw new NotSimulated('the output of net-tools 1.60');
  const given = call.args.filter((arg) => arg.startsWith('-'));
  const wrong = given.find((arg) => !known.has(arg));
  if (wrong === '--help' || wrong === '-h' || wrong === '--version' || wrong === '-V') {
    throw new NotSimulated(`option '${wrong}'`);
  }
  if (wrong !== undefined) {
    call.err(`ifconfig: option \`${wrong}' not recognised.\nifconfig: \`--help' gives usage information.\n`);
    return 1;
  }
  const [name, ...orders] = call.args.filter((arg) => !arg.startsWith('-'));
  if (orders.length > 0) throw new NotSimulated("changing a link with ifconfig ('ip' can)");
  let links = machine.network.links.filter(({ up }) => up || given.includes('-a'));
  if (name !== undefined) {
    const link = linkNamed(machine, name);
    if (!link) {
      call.err(`${name}: error fetching interface information: Device not found\n`);
      return 1;
    }
    links = [link];
  }
  links = links.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  call.out(given.includes('-s') ? table(links, 'Iface      MTU') : links.map(block).join(''));
  return 0;
};

/** Flags as the kernel counts them. */
const flagNumbers = { UP: 1, BROADCAST: 2, LOOPBACK: 8, RUNNING: 64, MULTICAST: 4096 };

function flagsOf(link: Link): (keyof typeof flagNumbers)[] {
  const loop = link.kind === 'loopback';
  return [
    ...(link.up ? (['UP'] as const) : []),
    ...(loop ? (['LOOPBACK'] as const) : (['BROADCAST'] as const)),
    ...(link.up && link.carrier ? (['RUNNING'] as const) : []),
    ...(loop ? [] : (['MULTICAST'] as const)),
  ];
}

function block(link: Link): string {
  const flags = flagsOf(link);
  const sum = flags.reduce((all, flag) => all + flagNumbers[flag], 0);
  const lines = [`${link.name}: flags=${String(sum)}<${flags.join(',')}>  mtu ${String(link.mtu)}`];
  const [first] = link.addresses.filter(({ address }) => address.includes('.'));
  if (first) {
    const broadcast = first.broadcast
      ? `  broadcast ${first.broadcast}`
      : link.kind === 'loopback'
        ? ''
        : '  broadcast 0.0.0.0';
    lines.push(`        inet ${first.address}  netmask ${netmask(first.prefix)}${broadcast}`);
  }
  const scopes = { global: '0x0<global>', link: '0x20<link>', host: '0x10<host>' };
  for (const { address, prefix, scope } of link.addresses) {
    if (address.includes(':'))
      lines.push(`        inet6 ${address}  prefixlen ${String(prefix)}  scopeid ${scopes[scope]}`);
  }
  const queue = link.kind === 'bridge' ? 0 : 1000;
  lines.push(
    link.kind === 'loopback'
      ? `        loop  txqueuelen ${String(queue)}  (Local Loopback)`
      : `        ether ${link.mac}  txqueuelen ${String(queue)}  (Ethernet)`,
    `        RX packets ${String(link.received.packets)}  bytes ${size(link.received.bytes)}`,
    '        RX errors 0  dropped 0  overruns 0  frame 0',
    `        TX packets ${String(link.sent.packets)}  bytes ${size(link.sent.bytes)}`,
    '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
    '',
  );
  return lines.map((line) => `${line}\n`).join('');
}

function size(bytes: number): string {
  let [value, unit] = [bytes, 'B'];
  for (const next of ['KiB', 'MiB', 'GiB']) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${String(bytes)} (${(Math.floor(value * 10) / 10).toFixed(1)} ${unit})`;
}

/** The table of ifconfig -s and netstat -i. @param head its first two columns */
export function table(links: Link[], head: string): string {
  const letters = { UP: 'U', BROADCAST: 'B', LOOPBACK: 'L', RUNNING: 'R', MULTICAST: 'M' };
  const order = ['BROADCAST', 'LOOPBACK', 'MULTICAST', 'RUNNING', 'UP'] as const;
  const rows = links.map((link) => {
    const flags = flagsOf(link);
    const shown = order.filter((flag) => flags.includes(flag)).map((flag) => letters[flag]);
    const count = (value: number) => String(value).padStart(8);
    const none = '      0      0 0     ';
    return `${link.name.padEnd(15)} ${String(link.mtu).padStart(5)} ${count(link.received.packets)}${none} ${count(link.sent.packets)}      0      0      0 ${shown.join('')}\n`;
  });
  return `${head}    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n${rows.join('')}`;
}
