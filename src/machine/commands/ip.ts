// ip: links, addresses, routes and neighbours, shown and changed.
import { bits, broadcastOf, contains, formatPrefix, networkOf, parseAddress, parsePrefix } from '../addresses.ts';
import { pathTo } from '../connection.ts';
import type { Machine } from '../model.ts';
import { secondsLeft } from '../dhcp-client.ts';
import {
  addAddress,
  addRoute,
  linkNamed,
  removeAddress,
  routeTo,
  type Address,
  type Link,
  type Neighbour,
  type Route,
} from '../network.ts';
import { setLink } from '../networkd.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

/** What `ip` says and the exit status it ends with. */
class IpError extends Error {
  override name = 'IpError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The kernel's refusals. */
const answers = (message: string) => new IpError(`RTNETLINK answers: ${message}`, 2);
const kernel = (message: string) => new IpError(`Error: ${message}`, 2);

interface Options {
  family?: 'ipv4' | 'ipv6';
  brief: boolean;
  oneline: boolean;
  statistics: boolean;
}

/** What ip works on, in the order in which a shortened name is looked for. */
const objects = [
  'address', 'addrlabel', 'maddress', 'route', 'rule', 'neighbor', 'neighbour', 'ntable', 'ntbl', 'link', 'l2tp', 'fou',
  'ila', 'macsec', 'tunnel', 'tunl', 'tuntap', 'tap', 'token', 'tcpmetrics', 'monitor', 'xfrm', 'mroute', 'mrule',
  'netns', 'netconf', 'vrf', 'sr', 'nexthop', 'mptcp', 'ioam', 'stats', 'help',
]; // prettier-ignore

const options = [
  '-loops', '-family', '-4', '-6', '-0', '-M', '-B', '-human', '-human-readable', '-iec', '-stats', '-statistics',
  '-details', '-resolve', '-oneline', '-timestamp', '-tshort', '-Version', '-force', '-batch', '-brief', '-json', '-rcvbuf',
  '-color', '-help', '-netns', '-Numeric', '-all', '-pretty',
]; // prettier-ignore

type Action = (call: Call, words: string[], given: Options) => void;

/** What each object can do, in the order in which a shortened name is looked for. */
const actions: Record<string, Record<string, Action>> = {
  address: { add: addAddresses, delete: deleteAddress, show: showAddresses, list: showAddresses, lst: showAddresses, flush: flushAddresses },
  link: { set: setLinks, show: showLinks, list: showLinks, lst: showLinks },
  route: {
    list: showRoutes,
    show: showRoutes,
    lst: showRoutes,
    get: getRoute,
    add: addRoutes,
    replace: replaceRoute,
    delete: deleteRoute,
  },
  neighbour: { add: addNeighbour, delete: deleteNeighbour, show: showNeighbours, list: showNeighbours, lst: showNeighbours, flush: flushNeighbours },
}; // prettier-ignore

const unmodelled: Record<string, string[]> = {
  address: ['change', 'chg', 'replace', 'save', 'showdump', 'restore', 'help'],
  link: ['add', 'change', 'replace', 'delete', 'xstats', 'afstats', 'property', 'help'],
  route: ['change', 'chg', 'append', 'prepend', 'test', 'flush', 'save', 'restore', 'showdump', 'help'],
  neighbour: ['change', 'chg', 'replace', 'get', 'help'],
};

// Unverified: the words of iproute2 4.19 and 5.10 (3.0 and 4.0), taken from 6.1 but for two errors of the kernel.
export const ip: Program = (call) => {
  try {
    run(call);
    return 0;
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    call.err(`${error.message}\n`);
    return error.status;
  }
};

function run(call: Call): void {
  const given: Options = { brief: false, oneline: false, statistics: false };
  const words = [...call.args];
  for (let word = words[0]; word?.startsWith('-'); word = words[0]) {
    words.shift();
    readOption(word.replace(/^--/, '-'), word, given);
  }
  const [name, ...rest] = words;
  if (name === undefined) {
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
    throw new IpError(usage, 255);
  }
  const object = objects.find((each) => each.startsWith(name));
  if (!object) throw new IpError(`Object "${name}" is unknown, try "ip help".`, 1);
  const kind = object === 'neighbor' ? 'neighbour' : object;
  const table = actions[kind];
  if (!table) throw new NotSimulated(`'ip ${object}'`);
  const [verb] = rest;
  // Without a verb, or with an option of "show" in its place, it shows.
  if (verb === undefined) {
    table['show']?.(call, [], given);
    return;
  }
  const action = Object.keys(table).find((each) => each.startsWith(verb));
  const refused = unmodelled[kind]?.find((each) => each.startsWith(verb));
  if (action) table[action]?.(call, rest.slice(1), given);
  else if (refused) throw new NotSimulated(`'ip ${object} ${refused}'`);
  else
    throw new IpError(`Command "${verb}" is unknown, try "ip ${kind === 'neighbour' ? 'neighbor' : kind} help".`, 255);
}

function readOption(option: string, written: string, given: Options): void {
  const [name = ''] = option.split('=');
  const full = options.find((each) => each.startsWith(name));
  switch (full) {
    case undefined:
      throw new IpError(`Option "${option}" is unknown, try "ip -help".`, 255);
    case '-4':
      given.family = 'ipv4';
      return;
    case '-6':
      given.family = 'ipv6';
      return;
    case '-brief':
      given.brief = true;
      return;
    case '-oneline':
      given.oneline = true;
      return;
    case '-stats':
    case '-statistics':
      given.statistics = true;
      return;
    case '-color':
      // In colour it would be on a terminal; this page has none of its own.
      return;
    default:
      throw new NotSimulated(`option '${written}'`);
  }
}

// Words behind a verb

/** Takes words apart: those named in `keys` have a value. */
function parameters(words: string[], keys: string[], flags: string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (flags.includes(word)) found.set(word, '');
    else if (keys.includes(word)) {
      const value = rest.shift();
      if (value === undefined) throw new IpError('Command line is not complete. Try option "help"', 255);
      found.set(word, value);
    } else if (found.has('')) throw new NotSimulated(`'${word}'`);
    else found.set('', word);
  }
  return found;
}

function device(machine: Machine, name: string): Link {
  const link = linkNamed(machine, name);
  if (!link) throw new IpError(`Cannot find device "${name}"`, 1);
  return link;
}

function mayChange(call: Call): void {
  if (call.user.uid !== 0) throw answers('Operation not permitted');
}

function prefixOf(text: string) {
  const prefix = parsePrefix(text);
  if (!prefix) throw new IpError(`Error: any valid prefix is expected rather than "${text}".`, 1);
  return prefix;
}

// Links

function flagsOf(link: Link): string {
  const { carrier } = link;
  return [
    ...(link.up && !carrier ? ['NO-CARRIER'] : []),
    ...(link.kind === 'loopback' ? ['LOOPBACK'] : ['BROADCAST', 'MULTICAST']),
    ...(link.up ? ['UP'] : []),
    ...(link.up && carrier ? ['LOWER_UP'] : []),
  ].join(',');
}

function stateOf(link: Link): string {
  if (!link.up || !link.carrier) return 'DOWN';
  return link.kind === 'loopback' ? 'UNKNOWN' : 'UP';
}

const qdiscOf = ({ kind }: Link) => (kind === 'ether' ? 'fq_codel' : 'noqueue');

function linkLines(link: Link, mode: string): string[] {
  const { index, name, mtu, kind, mac, aliases } = link;
  const queue = kind === 'bridge' ? '' : ' qlen 1000';
  const broadcast = kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff';
  return [
    `${String(index)}: ${name}: <${flagsOf(link)}> mtu ${String(mtu)} qdisc ${qdiscOf(link)} state ${stateOf(link)}${mode} group default${queue}`,
    `    link/${kind === 'loopback' ? 'loopback' : 'ether'} ${mac} brd ${broadcast}`,
    ...aliases.map((alias) => `    altname ${alias}`),
  ];
}

/** The links that "show" means: all, one, or those that are up. */
function chosen(call: Call, words: string[]): Link[] {
  const found = parameters(words, ['dev'], ['up']);
  const name = found.get('dev') ?? found.get('');
  const { machine } = call;
  if (name !== undefined) {
    const link = linkNamed(machine, name);
    if (!link) throw new IpError(`Device "${name}" does not exist.`, 1);
    return [link];
  }
  return machine.network.links.filter(({ up }) => !found.has('up') || up);
}

function showLinks(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  for (const link of chosen(call, words)) {
    if (given.brief) {
      const state = stateOf(link).padEnd(14);
      call.out(`${link.name.padEnd(16)} ${state} ${link.mac} <${flagsOf(link)}> \n`);
      continue;
    }
    const lines = linkLines(link, ' mode DEFAULT');
    const altnames = lines.splice(2);
    if (given.statistics) lines.push(...statistics(machine, link));
    lines.push(...altnames);
    call.out(`${lines.join(given.oneline ? '\\' : '\n')}\n`);
  }
}

function statistics(machine: Machine, { received, sent }: Link): string[] {
  if (machine.release !== '5.0') throw new NotSimulated('statistics in this version');
  const row = ({ packets, bytes }: Link['sent']) =>
    `    ${String(bytes).padStart(10)} ${String(packets).padStart(7)}      0       0       0       0 `;
  return [
    '    RX:  bytes packets errors dropped  missed   mcast           ',
    row(received),
    '    TX:  bytes packets errors dropped carrier collsns           ',
    row(sent),
  ];
}

function setLinks(call: Call, words: string[]): void {
  const { machine } = call;
  const found = parameters(words, ['dev', 'mtu'], ['up', 'down']);
  const name = found.get('dev') ?? found.get('');
  if (name === undefined) throw new IpError('Not enough information: "dev" argument is required.', 255);
  const mtu = found.get('mtu');
  if (mtu !== undefined && !/^\d+$/.test(mtu)) {
    throw new IpError(`Error: argument "${mtu}" is wrong: Invalid "mtu" value\n`, 255);
  }
  const link = device(machine, name);
  if (!found.has('up') && !found.has('down') && mtu === undefined) return;
  mayChange(call);
  if (mtu !== undefined) {
    // Unverified: the kernel's words for an MTU that the card cannot have.
    if (link.kind === 'ether' && Number(mtu) > 9000) throw kernel('mtu greater than device maximum.');
    if (Number(mtu) < 68) throw kernel('mtu less than device minimum.');
    link.mtu = Number(mtu);
  }
  if (found.has('up') || found.has('down')) setLink(machine, link, found.has('up'));
}

// Addresses

function addressesOf({ addresses }: Link, { family }: Options): Address[] {
  return addresses.filter(({ address }) => !family || (family === 'ipv6') === address.includes(':'));
}

function addressText(machine: Machine, link: Link, own: Address): [string, string] {
  const v6 = own.address.includes(':');
  const parts = [
    `${v6 ? 'inet6' : 'inet'} ${own.address}/${String(own.prefix)}`,
    ...(own.metric === undefined ? [] : [`metric ${String(own.metric)}`]),
    ...(own.broadcast ? [`brd ${own.broadcast}`] : []),
    `scope ${own.scope}`,
    ...(own.secondary ? ['secondary'] : []),
    ...(own.dynamic ? ['dynamic'] : []),
    v6 ? '' : link.name,
  ];
  const lease = own.dynamic ? link.setup?.lease : undefined;
  const time = lease ? `${String(secondsLeft(machine, lease))}sec` : 'forever';
  return [parts.join(' '), `       valid_lft ${time} preferred_lft ${time}`];
}

function showAddresses(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  if (given.statistics) throw new NotSimulated("option '-s'");
  for (const link of chosen(call, words)) {
    const addresses = addressesOf(link, given);
    if (given.family && addresses.length === 0) continue;
    if (given.brief) {
      const list = addresses.map(
        ({ address, prefix, metric }) =>
          `${address}/${String(prefix)}${metric === undefined ? '' : ` metric ${String(metric)}`} `,
      );
      call.out(`${link.name.padEnd(16)} ${stateOf(link).padEnd(14)} ${list.join('')}\n`);
      continue;
    }
    const texts = addresses.map((own) => addressText(machine, link, own));
    if (given.oneline) {
      const name = `${String(link.index)}: ${link.name}`;
      for (const [text, times] of texts) call.out(`${name}    ${text}\\${times}\n`);
      continue;
    }
    const [head = '', ...hardware] = linkLines(link, '');
    const shown = given.family === 'ipv6' ? head.replace(/ qdisc \S+| group default/g, '') : head;
    const lines = [shown, ...(given.family ? hardware.slice(1) : hardware)];
    for (const [text, times] of texts) lines.push(`    ${text}`, times);
    call.out(lines.map((line) => `${line}\n`).join(''));
  }
}

function addressWords(call: Call, words: string[]): { link: Link; text: string; broadcast?: string } {
  const found = parameters(words, ['dev', 'brd', 'broadcast']);
  const text = found.get('');
  const name = found.get('dev');
  if (name === undefined) throw new IpError('Not enough information: "dev" argument is required.', 1);
  if (text === undefined) throw new NotSimulated('an address that is missing');
  prefixOf(text);
  const broadcast = found.get('brd') ?? found.get('broadcast');
  return { link: device(call.machine, name), text, ...(broadcast === undefined ? {} : { broadcast }) };
}

function addAddresses(call: Call, words: string[]): void {
  const { link, text, broadcast } = addressWords(call, words);
  mayChange(call);
  const prefix = prefixOf(text);
  const added = addAddress(call.machine, link, {
    address: text.replace(/\/.*/, ''),
    prefix: prefix.length,
    scope: 'global',
    ...(broadcast === undefined ? {} : { broadcast: broadcast === '+' ? broadcastOf(prefix) : broadcast }),
  });
  if (added) return;
  throw call.machine.release === '5.0' ? kernel('ipv4: Address already assigned.') : answers('File exists');
}

function deleteAddress(call: Call, words: string[]): void {
  const { link, text } = addressWords(call, words);
  mayChange(call);
  const { length, family } = prefixOf(text);
  const address = text.replace(/\/.*/, '');
  const own = link.addresses.find(
    (each) => each.address === address && (!text.includes('/') || each.prefix === length || length === bits[family]),
  );
  if (own) removeAddress(call.machine, link, own);
  else
    throw call.machine.release === '5.0'
      ? kernel('ipv4: Address not found.')
      : answers('Cannot assign requested address');
}

function flushAddresses(call: Call, words: string[], given: Options): void {
  const name = parameters(words, ['dev']).get('dev') ?? words[0];
  if (name === undefined) throw new IpError('Flush requires arguments.', 255);
  const link = linkNamed(call.machine, name);
  if (!link) throw new IpError(`Device "${name}" does not exist.`, 1);
  mayChange(call);
  for (const own of addressesOf(link, given)) removeAddress(call.machine, link, own);
}

// Routes

function routeText(machine: Machine, route: Route, withDevice = true): string {
  const link = linkNamed(machine, route.dev);
  return [
    route.destination.replace(/\/32$/, ''),
    ...(route.via ? [`via ${route.via}`] : []),
    ...(withDevice ? [`dev ${route.dev}`] : []),
    ...(route.protocol === 'boot' ? [] : [`proto ${route.protocol}`]),
    ...(route.scope === 'global' ? [] : [`scope ${route.scope}`]),
    ...(route.source ? [`src ${route.source}`] : []),
    ...(route.metric === undefined ? [] : [`metric ${String(route.metric)}`]),
    ...(link && link.up && !link.carrier ? ['linkdown'] : []),
    '',
  ].join(' ');
}

function showRoutes(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  const found = parameters(words, ['dev', 'table']);
  if (found.has('table')) throw new NotSimulated("'table'");
  const dev = found.get('dev');
  if (dev !== undefined) device(machine, dev);
  if (given.family === 'ipv6') {
    for (const { name, up, addresses } of machine.network.links) {
      const local = addresses.some(({ address }) => address.startsWith('fe80:'));
      if (up && local) call.out(`fe80::/64 dev ${name} proto kernel metric 256 pref medium\n`);
    }
    return;
  }
  const wanted = found.get('');
  const target = wanted === undefined || wanted === 'default' ? wanted : formatPrefix(prefixOf(wanted));
  for (const route of machine.network.routes) {
    if (dev !== undefined && route.dev !== dev) continue;
    const own =
      route.destination.includes('/') || route.destination === 'default'
        ? route.destination
        : `${route.destination}/32`;
    if (target === undefined || own === target) call.out(`${routeText(machine, route, dev === undefined)}\n`);
  }
}

function getRoute(call: Call, words: string[]): void {
  const { machine } = call;
  const address = parameters(words, []).get('') ?? '';
  if (!parseAddress(address)) throw new IpError(`Error: any valid prefix is expected rather than "${address}".`, 1);
  if (address.includes(':')) throw new NotSimulated('a route of IPv6');
  const path = pathTo(machine, address);
  if (!path) throw answers('Network is unreachable');
  const via = path.next && path.next !== address ? ` via ${path.next}` : '';
  const local = path.next === undefined;
  call.out(
    `${local ? 'local ' : ''}${address}${via} dev ${path.link} src ${path.source} uid ${String(call.user.uid)} \n    cache ${local ? '<local> ' : ''}\n`,
  );
}

function routeWords(call: Call, words: string[]): { route: Route; found: Map<string, string> } {
  const { machine } = call;
  const found = parameters(words, ['via', 'dev', 'metric', 'src', 'proto', 'scope']);
  for (const key of ['proto', 'scope']) if (found.has(key)) throw new NotSimulated(`'${key}'`);
  const text = found.get('') ?? '';
  const destination = text === 'default' ? text : formatPrefix(networkOf(prefixOf(text)));
  const dev = found.get('dev');
  if (dev !== undefined) device(machine, dev);
  const via = found.get('via');
  if (via !== undefined && !parseAddress(via)) {
    throw new IpError(`Error: inet address is expected rather than "${via}".`, 1);
  }
  const near = via === undefined ? undefined : nearRoute(machine, via);
  const metric = found.get('metric');
  const source = found.get('src');
  return {
    found,
    route: {
      destination,
      ...(via === undefined ? {} : { via }),
      dev: dev ?? near?.dev ?? '',
      protocol: 'boot',
      scope: via === undefined ? 'link' : 'global',
      ...(source === undefined ? {} : { source }),
      ...(metric === undefined ? {} : { metric: Number(metric) }),
    },
  };
}

/** The route by which a gateway is next to the machine. */
function nearRoute(machine: Machine, via: string): Route | undefined {
  const route = routeTo(machine, via);
  return route && route.via === undefined ? route : undefined;
}

function addRoutes(call: Call, words: string[]): void {
  const { machine } = call;
  const { route, found } = routeWords(call, words);
  mayChange(call);
  const via = found.get('via');
  if (via === undefined && !found.has('dev')) throw answers('No such device');
  if (via !== undefined && !nearRoute(machine, via)) throw kernel('Nexthop has invalid gateway.');
  if (!linkNamed(machine, route.dev)?.up) throw kernel('Device for nexthop is not up.');
  if (machine.network.routes.some((other) => sameRoute(other, route))) throw answers('File exists');
  addRoute(machine, route);
}

const sameRoute = (one: Route, other: Route) =>
  one.destination === other.destination && (one.metric ?? 0) === (other.metric ?? 0);

function replaceRoute(call: Call, words: string[]): void {
  const { machine } = call;
  const { route } = routeWords(call, words);
  mayChange(call);
  machine.network.routes = machine.network.routes.filter((other) => !sameRoute(other, route));
  addRoutes(call, words);
}

function deleteRoute(call: Call, words: string[]): void {
  const { machine } = call;
  const { route, found } = routeWords(call, words);
  mayChange(call);
  const doomed = machine.network.routes.find(
    (other) =>
      [other.destination, `${other.destination}/32`].includes(route.destination) &&
      (!found.has('via') || other.via === route.via) &&
      (!found.has('dev') || other.dev === route.dev) &&
      (!found.has('metric') || other.metric === route.metric),
  );
  if (!doomed) throw answers('No such process');
  machine.network.routes = machine.network.routes.filter((other) => other !== doomed);
}

// Neighbours

/** How long a neighbour counts as reachable after it answered, in milliseconds. */
const reachable = 30_000;

function neighbourState(machine: Machine, { state, since }: Neighbour): string {
  return state === 'REACHABLE' && machine.now - since > reachable ? 'STALE' : state;
}

function showNeighbours(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  const found = parameters(words, ['dev']);
  const dev = found.get('dev');
  if (dev !== undefined) device(machine, dev);
  if (given.family === 'ipv6') return;
  const wanted = found.get('');
  for (const neighbour of machine.network.neighbours) {
    const { address, dev: own, mac } = neighbour;
    if ((dev !== undefined && own !== dev) || (wanted !== undefined && !contains(wanted, address))) continue;
    const device = dev === undefined ? ` dev ${own}` : '';
    call.out(`${address}${device}${mac ? ` lladdr ${mac}` : ''} ${neighbourState(machine, neighbour)} \n`);
  }
}

function neighbourWords(call: Call, words: string[]): { address: string; link: Link; mac: string } {
  const found = parameters(words, ['dev', 'lladdr']);
  const name = found.get('dev');
  const address = found.get('');
  if (name === undefined || address === undefined) {
    throw new IpError('Device and destination are required arguments.', 255);
  }
  if (!parseAddress(address)) throw new IpError(`Error: inet address is expected rather than "${address}".`, 1);
  return { address, link: device(call.machine, name), mac: found.get('lladdr') ?? '' };
}

function addNeighbour(call: Call, words: string[]): void {
  const { address, link, mac } = neighbourWords(call, words);
  mayChange(call);
  const { network, now } = call.machine;
  if (network.neighbours.some((other) => other.address === address)) throw answers('File exists');
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(mac)) throw new NotSimulated(`the hardware address '${mac}'`);
  network.neighbours.push({ address, dev: link.name, mac: mac.toLowerCase(), state: 'PERMANENT', since: now });
}

function deleteNeighbour(call: Call, words: string[]): void {
  const { address, link } = neighbourWords(call, words);
  mayChange(call);
  const { network } = call.machine;
  const doomed = network.neighbours.find((other) => other.address === address && other.dev === link.name);
  if (!doomed) throw answers('No such file or directory');
  network.neighbours = network.neighbours.filter((other) => other !== doomed);
}

function flushNeighbours(call: Call, words: string[]): void {
  const dev = parameters(words, ['dev']).get('dev');
  if (dev === undefined && words[0] !== 'all') throw new IpError('Flush requires arguments.', 255);
  if (dev !== undefined) device(call.machine, dev);
  mayChange(call);
  const { network } = call.machine;
  network.neighbours = network.neighbours.filter(
    ({ dev: own, state }) => state === 'PERMANENT' || (dev !== undefined && own !== dev),
  );
}

const usage = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
       ip [ -force ] -batch filename
where  OBJECT := { address | addrlabel | amt | fou | help | ila | ioam | l2tp |
                   link | macsec | maddress | monitor | mptcp | mroute | mrule |
                   neighbor | neighbour | netconf | netns | nexthop | ntable |
                   ntbl | route | rule | sr | tap | tcpmetrics |
                   token | tunnel | tuntap | vrf | xfrm }
       OPTIONS := { -V[ersion] | -s[tatistics] | -d[etails] | -r[esolve] |
                    -h[uman-readable] | -iec | -j[son] | -p[retty] |
                    -f[amily] { inet | inet6 | mpls | bridge | link } |
                    -4 | -6 | -M | -B | -0 |
                    -l[oops] { maximum-addr-flush-attempts } | -br[ief] |
                    -o[neline] | -t[imestamp] | -ts[hort] | -b[atch] [filename] |
                    -rc[vbuf] [size] | -n[etns] name | -N[umeric] | -a[ll] |
                    -c[olor]}`;
