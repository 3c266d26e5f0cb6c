// ip route: routes are shown, looked up, added and taken away.
import { formatPrefix, networkOf, parseAddress } from '../addresses.ts';
import { pathTo } from '../connection.ts';
import type { Machine } from '../model.ts';
import { addRoute, linkNamed, routeTo, type Route } from '../network.ts';
import { NotSimulated, type Call } from '../program.ts';
import { answers, device, IpError, kernel, mayChange, parameters, prefixOf, type Options } from './ip-arguments.ts';

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

/** `ip route show`. @throws {IpError} */
export function showRoutes(call: Call, words: string[], given: Options): void {
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

/** `ip route get`: the way that packets to an address take. @throws {IpError} */
export function getRoute(call: Call, words: string[]): void {
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

/** `ip route add`. @throws {IpError} */
export function addRoutes(call: Call, words: string[]): void {
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

/** `ip route replace`. @throws {IpError} */
export function replaceRoute(call: Call, words: string[]): void {
  const { machine } = call;
  const { route } = routeWords(call, words);
  mayChange(call);
  machine.network.routes = machine.network.routes.filter((other) => !sameRoute(other, route));
  addRoutes(call, words);
}

/** `ip route delete`. @throws {IpError} */
export function deleteRoute(call: Call, words: string[]): void {
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
