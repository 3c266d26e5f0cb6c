// ss: sockets that listen. Connections there are none: nothing outside connects to this machine.
import { portName } from '../ports.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Program } from '../program.ts';
import { optionComplaint } from '../option-errors.ts';
import { socketsOf, type Socket } from '../services.ts';
import { inOrder } from './netstat.ts';

/** How many connections may wait at a listening socket, by process; others take all that the kernel allows. */
// nginx: NGX_LISTEN_BACKLOG; httpd: ListenBacklog.
const backlogs: Record<string, number> = { sshd: 128, nginx: 511, httpd: 511 };

interface Column {
  head: string;
  /** What stands before it, unless it is the first of its line. */
  before: string;
  right?: true;
}

const columns: Column[] = [
  { head: 'Netid', before: '' },
  { head: 'State', before: ' ' },
  { head: 'Recv-Q', before: ' ' },
  { head: 'Send-Q', before: ' ' },
  { head: 'Local Address:', before: ' ', right: true },
  { head: 'Port', before: '' },
  { head: 'Peer Address:', before: ' ', right: true },
  { head: 'Port', before: '' },
  { head: 'Process', before: '' },
  { head: '', before: '' },
];

export const ss: Program = (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: {
        '-n': 'numeric', '--numeric': 'numeric', '-a': 'all', '--all': 'all', '-l': 'listening', '--listening': 'listening',
        '-p': 'processes', '--processes': 'processes', '-t': 'tcp', '--tcp': 'tcp', '-u': 'udp', '--udp': 'udp',
        '-4': 'ipv4', '--ipv4': 'ipv4', '-6': 'ipv6', '--ipv6': 'ipv6', '-H': 'bare', '--no-header': 'bare',
      },
      unmodelled: [
        '-h', '--help', '-V', '--version', '-r', '--resolve', '-o', '--options', '-e', '--extended', '-m', '--memory', '-T',
        '--threads', '-i', '--info', '--tipcinfo', '-s', '--summary', '--tos', '--cgroup', '-b', '--bpf', '-E', '--events',
        '-Z', '--context', '-z', '--contexts', '-N', '--net', '-0', '--packet', '-M', '--mptcp', '-S', '--sctp', '-d',
        '--dccp', '-w', '--raw', '-x', '--unix', '--tipc', '--vsock', '--xdp', '-f', '--family', '-K', '--kill', '-O',
        '--oneline', '--inet-sockopt', '-A', '--query', '--socket', '-D', '--diag', '-F', '--filter',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
    call.err(`ss: ${optionComplaint(error)}\n${usage}`);
    return 255;
  }
  const kinds = (['udp', 'tcp'] as const).filter((kind) => options.has(kind));
  if (kinds.length === 0) throw new NotSimulated('a list of sockets that are not TCP or UDP');
  const filter = filterOf(options.words);
  const listens = (options.has('listening') || options.has('all')) && !filter.connected;
  const sockets = socketsOf(call.machine).filter(
    (socket) =>
      listens &&
      kinds.includes(socket.protocol) &&
      (!options.has('ipv4') || options.has('ipv6') || !socket.address.startsWith('[')) &&
      (!options.has('ipv6') || options.has('ipv4') || socket.address.startsWith('[')) &&
      filter.test(socket),
  );
  const rows = inOrder(sockets)
    .toSorted((one, other) => kinds.indexOf(one.protocol) - kinds.indexOf(other.protocol))
    .map((socket) => fields(call, socket, options.has('numeric'), options.has('processes')));
  const hidden = new Set([
    ...(kinds.length === 1 ? ['Netid'] : []),
    // Where only connections of one kind are asked for, their state goes without saying.
    ...(filter.connected ||
    (kinds[0] === 'udp' && kinds.length === 1 && !options.has('listening') && !options.has('all'))
      ? ['State']
      : []),
  ]);
  call.out(render(rows, hidden, !options.has('bare'), call.toTerminal ? call.columns : undefined));
  return 0;
};

function fields({ user }: Call, socket: Socket, numeric: boolean, processes: boolean): string[] {
  const tcp = socket.protocol === 'tcp';
  const port = numeric ? String(socket.port) : portName(socket.port);
  const peer = socket.address.startsWith('[') ? '[::]:' : socket.address === '*' ? '*:' : '0.0.0.0:';
  const owner =
    processes && user.uid === 0 && socket.pid > 0
      ? ` users:(("${socket.process}",pid=${String(socket.pid)},fd=${String(socket.fd)}))`
      : '';
  return [
    socket.protocol,
    tcp ? 'LISTEN' : 'UNCONN',
    // Both numbers are as wide as their heads, even without a head.
    '0'.padEnd(6),
    (tcp ? String(backlogs[socket.process] ?? 4096) : '0').padEnd(6),
    `${socket.address}:`,
    port,
    peer,
    '*',
    owner,
    '',
  ];
}

interface Filter {
  test(socket: Socket): boolean;
  /** Whether it asks for connections only. */
  connected: boolean;
}

/** Reads "sport = :22" and "state established"; other filters are refused. */
function filterOf(words: string[]): Filter {
  const text = words.join(' ').trim();
  if (text === '') return { test: () => true, connected: false };
  const state = /^state (established|connected)$/.exec(text);
  if (state) return { test: () => false, connected: state[1] === 'established' };
  if (/^state listening$/.test(text)) return { test: () => true, connected: false };
  const port = /^([sd])port\s*(?:=|==|eq)\s*:(\S+)$/.exec(text);
  if (!port) throw new NotSimulated(`the filter '${text}'`);
  const [, side, value = ''] = port;
  return {
    test: (socket) => side === 's' && [String(socket.port), portName(socket.port)].includes(value),
    connected: false,
  };
}

/**
 * Lays columns out as ss does: each as wide as its widest field; on a terminal the rest of its width is shared out.
 *
 * @param width of the terminal; undefined where there is none
 */
function render(rows: string[][], hidden: Set<string>, head: boolean, width?: number): string {
  const shown = columns.map(({ head: name }) => !hidden.has(name));
  const lines = head ? [columns.map((column) => column.head), ...rows] : rows;
  if (lines.length === 0) return '';
  const longest = columns.map((_, index) => Math.max(0, ...lines.map((line) => line[index]?.length ?? 0)));
  const firstShown = columns.findIndex((_, index) => shown[index] && (longest[index] ?? 0) > 0);
  const widths = columns.map((column, index) => {
    if (!shown[index]) return 0;
    const size = longest[index] ?? 0;
    const full = index === firstShown || size === 0 ? size : size + column.before.length;
    return width === undefined ? full : Math.min(full, width);
  });
  if (width !== undefined) spread(widths, width);
  return lines
    .map((line) => {
      let text = '';
      let started = false;
      for (const [index, column] of columns.entries()) {
        if (!shown[index]) continue;
        const before = started ? column.before : '';
        started = true;
        const room = (widths[index] ?? 0) - before.length;
        const field = line[index] ?? '';
        text += before + (column.right ? field.padStart(room) : field.padEnd(room));
      }
      return `${text}\n`;
    })
    .join('');
}

/** Shares out what is left of each line of the terminal among its columns, from the last one. */
function spread(widths: number[], width: number): void {
  let end = -1;
  let length = 0;
  let count = 0;
  for (let at = 0; at < widths.length; at += 1) {
    if (!widths[at]) continue;
    count += 1;
    length += widths[at] ?? 0;
    const last = widths.slice(at + 1).every((each) => !each);
    if (!last && length < width) continue;
    if (length > width) {
      length -= widths[at] ?? 0;
      at -= 1;
      count -= 1;
    }
    if (length < width && count > 0) {
      const rest = width - length;
      const each = Math.floor(rest / count);
      let more = rest % count;
      for (let column = at; column > end; column -= 1) {
        if (!widths[column]) continue;
        widths[column] = (widths[column] ?? 0) + each + (more > 0 ? 1 : 0);
        if (more > 0) more -= 1;
      }
    }
    end = at;
    length = 0;
    count = 0;
  }
}

const usage = `Usage: ss [ OPTIONS ]
       ss [ OPTIONS ] [ FILTER ]
   -h, --help          this message
   -V, --version       output version information
   -n, --numeric       don't resolve service names
   -r, --resolve       resolve host names
   -a, --all           display all sockets
   -l, --listening     display listening sockets
   -o, --options       show timer information
   -e, --extended      show detailed socket information
   -m, --memory        show socket memory usage
   -p, --processes     show process using socket
   -T, --threads       show thread using socket
   -i, --info          show internal TCP information
       --tipcinfo      show internal tipc socket information
   -s, --summary       show socket usage summary
       --tos           show tos and priority information
       --cgroup        show cgroup information
   -b, --bpf           show bpf filter socket information
   -E, --events        continually display sockets as they are destroyed
   -Z, --context       display task SELinux security contexts
   -z, --contexts      display task and socket SELinux security contexts
   -N, --net           switch to the specified network namespace name

   -4, --ipv4          display only IP version 4 sockets
   -6, --ipv6          display only IP version 6 sockets
   -0, --packet        display PACKET sockets
   -t, --tcp           display only TCP sockets
   -M, --mptcp         display only MPTCP sockets
   -S, --sctp          display only SCTP sockets
   -u, --udp           display only UDP sockets
   -d, --dccp          display only DCCP sockets
   -w, --raw           display only RAW sockets
   -x, --unix          display only Unix domain sockets
       --tipc          display only TIPC sockets
       --vsock         display only vsock sockets
       --xdp           display only XDP sockets
   -f, --family=FAMILY display sockets of type FAMILY
       FAMILY := {inet|inet6|link|unix|netlink|vsock|tipc|xdp|help}

   -K, --kill          forcibly close sockets, display what was closed
   -H, --no-header     Suppress header line
   -O, --oneline       socket's data printed on a single line
       --inet-sockopt  show various inet socket options

   -A, --query=QUERY, --socket=QUERY
       QUERY := {all|inet|tcp|mptcp|udp|raw|unix|unix_dgram|unix_stream|unix_seqpacket|packet|packet_raw|packet_dgram|netlink|dccp|sctp|vsock_stream|vsock_dgram|tipc|xdp}[,QUERY]

   -D, --diag=FILE     Dump raw information about TCP sockets to FILE
   -F, --filter=FILE   read filter information from FILE
       FILTER := [ state STATE-FILTER ] [ EXPRESSION ]
       STATE-FILTER := {all|connected|synchronized|bucket|big|TCP-STATES}
         TCP-STATES := {established|syn-sent|syn-recv|fin-wait-{1,2}|time-wait|closed|close-wait|last-ack|listening|closing}
          connected := {established|syn-sent|syn-recv|fin-wait-{1,2}|time-wait|close-wait|last-ack|closing}
       synchronized := {established|syn-recv|fin-wait-{1,2}|time-wait|close-wait|last-ack|closing}
             bucket := {syn-recv|time-wait}
                big := {established|syn-sent|fin-wait-{1,2}|closed|close-wait|last-ack|listening|closing}
`;
