// route (net-tools): the routes of IPv4.
import { formatPrefix, netmask, networkOf, parseAddress, parsePrefix, prefixLength } from '../addresses.ts';
import { nameOf } from '../connection.ts';
import type { Machine } from '../model.ts';
import { addRoute, routeTo, type Route } from '../network.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

/** The columns of a routing table: route and netstat -r differ in those in the middle. */
export interface Layout {
  head: string;
  middle: (route: Route) => string;
}

export const route: Program = (call) => {
  const [first, ...rest] = call.args;
  if (first === 'add' || first === 'del') return change(call, first, rest);
  const flags = call.args.join('').replaceAll('-', '');
  if (!call.args.every((arg) => arg.startsWith('-')) || /[^n4]/.test(flags)) {
    throw new NotSimulated(`'route ${call.args.join(' ')}'`);
  }
  const middle = ({ metric = 0 }: Route) => `${String(metric).padEnd(6)} 0        0`;
  call.out(routingTable(call.machine, flags.includes('n'), { head: 'Metric Ref    Use', middle }));
  return 0;
};

/** The kernel's routing table as net-tools print it. @param numeric whether addresses stay as they are */
export function routingTable(machine: Machine, numeric: boolean, { head, middle }: Layout): string {
  const named = (address: string) =>
    (numeric ? address : (nameOf(machine, address) ?? address)).slice(0, 15).padEnd(15);
  const rows = machine.network.routes.map((each) => {
    const prefix = parsePrefix(each.destination === 'default' ? '0.0.0.0/0' : each.destination);
    const length = prefix?.length ?? 0;
    const address = each.destination === 'default' ? '0.0.0.0' : each.destination.replace(/\/.*/, '');
    const flags = `U${each.via ? 'G' : ''}${length === 32 ? 'H' : ''}`;
    const target =
      length === 0 ? (numeric ? '0.0.0.0' : 'default').padEnd(15) : length === 32 ? named(address) : address.padEnd(15);
    const via = each.via ? named(each.via) : '0.0.0.0'.padEnd(15);
    return `${target} ${via} ${netmask(length).padEnd(15)} ${flags.padEnd(5)} ${middle(each)} ${each.dev}\n`;
  });
  return `Kernel IP routing table\nDestination     Gateway         Genmask         Flags ${head} Iface\n${rows.join('')}`;
}

function change(call: Call, verb: 'add' | 'del', words: string[]): number {
  const { machine } = call;
  const { destination, via, dev, metric } = read(words);
  if (call.user.uid !== 0) {
    call.err(`SIOC${verb === 'add' ? 'ADD' : 'DEL'}RT: Operation not permitted\n`);
    return 7;
  }
  const { routes } = machine.network;
  const known = routes.find(
    (each) => each.destination === destination && (verb === 'del' || (each.metric ?? 0) === (metric ?? 0)),
  );
  if (verb === 'del') {
    if (!known) {
      call.err('SIOCDELRT: No such process\n');
      return 7;
    }
    machine.network.routes = routes.filter((each) => each !== known);
    return 0;
  }
  const near = via === undefined ? undefined : routeTo(machine, via);
  const link = dev ?? near?.dev;
  if (link === undefined || (via !== undefined && near?.via !== undefined)) {
    call.err(`SIOCADDRT: ${via === undefined ? 'No such device' : 'Network is unreachable'}\n`);
    return 7;
  }
  if (known) {
    call.err('SIOCADDRT: File exists\n');
    return 7;
  }
  addRoute(machine, {
    destination,
    ...(via === undefined ? {} : { via }),
    dev: link,
    protocol: 'boot',
    scope: via === undefined ? 'link' : 'global',
    ...(metric === undefined ? {} : { metric }),
  });
  return 0;
}

function read(words: string[]): { destination: string; via?: string; dev?: string; metric?: number } {
  const found = new Map<string, string>();
  const rest = words.filter((word) => word !== '-net' && word !== '-host');
  const target = rest.shift() ?? '';
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const value = rest.shift();
    if (!['netmask', 'gw', 'dev', 'metric'].includes(word) || value === undefined) throw new NotSimulated(`'${word}'`);
    found.set(word, value);
  }
  const mask = found.get('netmask');
  const length = mask === undefined ? undefined : prefixLength(mask);
  const prefix = parsePrefix(length === undefined ? target : `${target}/${String(length)}`);
  if (target !== 'default' && !prefix) throw new NotSimulated(`the destination '${target}'`);
  const via = found.get('gw');
  if (via !== undefined && !parseAddress(via)) throw new NotSimulated(`the gateway '${via}'`);
  const [dev, metric] = [found.get('dev'), found.get('metric')];
  return {
    destination: prefix ? formatPrefix(networkOf(prefix)) : 'default',
    ...(via === undefined ? {} : { via }),
    ...(dev === undefined ? {} : { dev }),
    ...(metric === undefined ? {} : { metric: Number(metric) }),
  };
}
