// What the machine reaches: names that it can look up, and ports that it can connect to, here and in the world.
import { contains, parseAddress } from './addresses.ts';
import { isAlive } from './docker.ts';
import { Files, root } from './files.ts';
import { judge, type Family, type Packet, type Verdict } from './firewall.ts';
import type { Machine } from './model.ts';
import { linkNamed, linkOf, routeTo, sourceOf } from './network.ts';
import { fallbackServers, globalServers, serversOf } from './resolved.ts';
import { NotSimulated } from './program.ts';
import { socketsOf } from './services.ts';
import { gateway, hostAt, hostNamed, type RemoteHost } from './world.ts';

/** Why a name has no address: there is none of that name, or nobody could be asked. */
export type NameFailure = 'unknown' | 'temporary';

export interface NameAnswer {
  /** In the order in which programs try them. */
  addresses: string[];
  /** The name that belongs to them first. */
  name: string;
}

/** How an attempt to reach an address ends. "no-host": nobody on the link has it; "no-route": there is no way to it. */
export type Reach = 'open' | 'refused' | 'silent' | 'no-host' | 'no-route';

/** Where a packet goes. */
interface Path {
  link: string;
  source: string;
  /** The neighbour it is handed to; undefined within the machine. */
  next?: string;
}

/** glibc's texts for names without address. */
export const nameErrors: Record<NameFailure, string> = {
  unknown: 'Name or service not known',
  temporary: 'Temporary failure in name resolution',
};

/** The lines of /etc/hosts, in order. */
export function hostsFile(machine: Machine): { address: string; names: string[] }[] {
  const files = new Files(machine, root);
  if (!files.exists('/etc/hosts')) return [];
  return files
    .read('/etc/hosts')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .filter(([address = '', ...names]) => parseAddress(address) && names.length > 0)
    .map(([address = '', ...names]) => ({ address, names }));
}

/** What looks names up, in order: "files", "dns", "resolve", "myhostname". */
function sourcesOfNames(machine: Machine): string[] {
  const files = new Files(machine, root);
  const text = files.exists('/etc/nsswitch.conf') ? files.read('/etc/nsswitch.conf') : '';
  const line = /^hosts:(.*)$/m.exec(text)?.[1];
  return line === undefined
    ? ['dns', 'files']
    : line
        .replace(/\[.*?\]|#.*/g, '')
        .trim()
        .split(/\s+/);
}

/**
 * Looks a name up as programs do (getaddrinfo): in the order of /etc/nsswitch.conf. An address is its own answer.
 *
 * @param family only addresses of this kind
 */
export function lookUp(machine: Machine, name: string, family?: Family): NameAnswer | NameFailure {
  const literal = parseAddress(name);
  if (literal) return !family || literal.family === family ? { addresses: [name], name } : 'unknown';
  const wanted = (address: string) => !family || parseAddress(address)?.family === family;
  let failure: NameFailure = 'unknown';
  for (const source of sourcesOfNames(machine)) {
    if (source === 'files') {
      const lines = hostsFile(machine).filter(
        ({ address, names }) => wanted(address) && names.some((own) => own.toLowerCase() === name.toLowerCase()),
      );
      const addresses = lines.map(({ address }) => address);
      // IPv6 comes first where both are the machine's own (RFC 6724).
      const sorted = addresses.toSorted((one, other) => Number(other.includes(':')) - Number(one.includes(':')));
      const first = lines[0];
      if (first) return { addresses: [...new Set(sorted)], name: first.names[0] ?? name };
    } else if (source === 'dns' || source === 'resolve') {
      const answer = source === 'dns' ? askAll(machine, name) : askResolved(machine, name);
      if (Array.isArray(answer)) {
        const addresses = answer.filter(wanted);
        if (addresses.length > 0) return { addresses, name: name.replace(/\.$/, '') };
      } else failure = answer === 'unknown' ? 'unknown' : 'temporary';
    }
  }
  return failure;
}

/** The name of an address, from /etc/hosts or the world; undefined where it has none or nobody can be asked. */
export function nameOf(machine: Machine, address: string): string | undefined {
  const own = hostsFile(machine).find((line) => line.address === address)?.names[0];
  if (own) return own;
  // What systemd-resolved knows by itself.
  if (contains('127.0.0.0/8', address)) return Array.isArray(askAll(machine, 'localhost')) ? 'localhost' : undefined;
  const [name] = hostAt(address)?.names ?? [];
  return name && Array.isArray(askAll(machine, name)) ? name : undefined;
}

/** Asks the name servers of /etc/resolv.conf in turn. */
function askAll(machine: Machine, name: string): string[] | NameFailure {
  const files = new Files(machine, root);
  const text = files.exists('/etc/resolv.conf') ? files.read('/etc/resolv.conf') : '';
  const servers = [...text.matchAll(/^nameserver\s+(\S+)/gm)].map(([, server = '']) => server).slice(0, 3);
  for (const server of servers.length > 0 ? servers : ['127.0.0.1']) {
    const local = server === '127.0.0.53' || server === '127.0.0.54';
    const answer = local ? askStub(machine, server, name) : ask(machine, server, name);
    if (answer !== 'temporary') return answer;
  }
  return 'temporary';
}

function askStub(machine: Machine, address: string, name: string): string[] | NameFailure {
  return reach(machine, address, { protocol: 'udp', port: 53 }) === 'open' ? askResolved(machine, name) : 'temporary';
}

/** What systemd-resolved answers: "no-servers" where it knows nobody to ask. */
export type ResolvedAnswer = string[] | NameFailure | 'no-servers';

/** What systemd-resolved makes of a name; it must run. */
export function resolvedAnswer(machine: Machine, written: string): ResolvedAnswer {
  const name = written.toLowerCase().replace(/\.$/, '');
  if (/(?:^|\.)localhost(?:\.localdomain)?$/.test(name)) return ['127.0.0.1', '::1'];
  const lines = hostsFile(machine).filter(({ names }) => names.some((own) => own.toLowerCase() === name));
  if (lines.length > 0) return lines.map(({ address }) => address);
  const routers = machine.network.routes.filter(({ destination }) => destination === 'default');
  if (name === '_gateway') return routers.length > 0 ? routers.flatMap(({ via }) => via ?? []) : 'unknown';
  const servers = resolvedServers(machine);
  if (servers.length === 0) return 'no-servers';
  for (const server of servers) {
    const answer = ask(machine, server, name);
    if (answer === 'temporary') continue;
    for (const link of machine.network.links) if (serversOf(link).includes(server)) link.asked = server;
    return answer;
  }
  return 'temporary';
}

function askResolved(machine: Machine, name: string): string[] | NameFailure {
  const answer = resolvedAnswer(machine, name);
  return answer === 'no-servers' ? 'temporary' : answer;
}

/** Whom systemd-resolved asks: its links' servers and those of resolved.conf, or else those it falls back on. */
function resolvedServers(machine: Machine): string[] {
  const known = [...machine.network.links.flatMap(serversOf), ...globalServers(machine)];
  if (known.length > 0) return known;
  const reachable = machine.network.routes.some(({ destination }) => destination === 'default');
  return reachable ? fallbackServers(machine.release).map((server) => server.replace(/#.*/, '')) : [];
}

/** Asks a name server of the world. Only the gateway is one, and it needs the world for names beyond its own. */
function ask(machine: Machine, server: string, name: string): string[] | NameFailure {
  if (server !== gateway.address) return 'temporary';
  if (reach(machine, server, { protocol: 'udp', port: 53 }) !== 'open') return 'temporary';
  const host = hostNamed(name);
  if (!machine.world.online && host?.address !== gateway.address) return 'temporary';
  return host ? [host.address] : 'unknown';
}

/** What is sent to an address: a connection or datagram to a port, or an echo request. */
export type Errand = { protocol: 'tcp' | 'udp'; port: number } | { protocol: 'icmp' };

/**
 * Tries to reach an address: the route, the firewall on the way out and back in, and whether somebody answers.
 *
 * @param address IPv4 or IPv6
 * @param bytes of each packet, where the firewall is to count them
 */
export function reach(machine: Machine, address: string, errand: Errand, bytes?: number): Reach {
  const path = pathTo(machine, address);
  if (!path) return 'no-route';
  if (!linkNamed(machine, path.link)?.up) return 'silent';
  const family: Family = address.includes(':') ? 'ipv6' : 'ipv4';
  const packet = packetOf(family, path, address, errand);
  const out = judge(machine, packet, bytes);
  if (out !== 'accept') return outcome(out);
  if (!path.next) {
    const into = judge(machine, { ...packet, direction: 'in' }, bytes);
    if (into !== 'accept') return outcome(into);
    return answers(machine, address, errand);
  }
  const there = remote(machine, address, path.next, errand);
  if (there === 'silent' || there === 'no-host') return there;
  const answer: Packet = {
    ...packet,
    direction: 'in',
    source: address,
    destination: path.source,
    state: 'ESTABLISHED',
    ...(errand.protocol === 'icmp' ? { type: family === 'ipv4' ? '0' : '129' } : { sourcePort: errand.port }),
  };
  delete answer.port;
  return judge(machine, answer, bytes) === 'accept' ? there : 'silent';
}

const outcome = (verdict: Verdict): Reach => (verdict === 'reject' ? 'refused' : 'silent');

function packetOf(family: Family, path: Path, address: string, errand: Errand): Packet {
  const base = { family, direction: 'out', link: path.link, source: path.source, destination: address } as const;
  if (errand.protocol === 'icmp') {
    const [protocol, type] = family === 'ipv4' ? (['icmp', '8'] as const) : (['ipv6-icmp', '128'] as const);
    return { ...base, protocol, type, state: 'NEW' };
  }
  return { ...base, protocol: errand.protocol, port: errand.port, sourcePort: 40_000, state: 'NEW' };
}

/** The way to an address; undefined where there is none. */
export function pathTo(machine: Machine, address: string): Path | undefined {
  const own = linkOf(machine, address);
  if (own) return { link: 'lo', source: address };
  if (address.includes(':')) return undefined;
  const route = routeTo(machine, address);
  const source = route && sourceOf(machine, route);
  return route && source ? { link: route.dev, source, next: route.via ?? address } : undefined;
}

/** Whether the machine itself answers. */
function answers(machine: Machine, address: string, errand: Errand): Reach {
  if (errand.protocol === 'icmp') return 'open';
  const listens = socketsOf(machine).some((socket) => {
    if (socket.protocol !== errand.protocol || socket.port !== errand.port) return false;
    const bound = socket.address.replace(/^\[|\](?:%.*)?$|%.*$/g, '');
    if (bound === '*' || bound === address) return true;
    return address.includes(':') ? bound === '::' : bound === '0.0.0.0';
  });
  return listens ? 'open' : 'refused';
}

/** Whether somebody in the world answers. */
function remote(machine: Machine, address: string, next: string, errand: Errand): Reach {
  const onLink = contains(`${gateway.address}/${String(gateway.prefix)}`, next);
  if (machine.docker.containers.some((container) => isAlive(container) && container.address === address)) {
    if (errand.protocol === 'icmp') return 'open';
    throw new NotSimulated('a connection into a container');
  }
  meet(machine, next);
  if (next !== gateway.address) return onLink ? 'no-host' : 'silent';
  const host = hostAt(address);
  if (!machine.world.online && address !== gateway.address) return 'silent';
  if (!host) return 'silent';
  if (errand.protocol === 'icmp') return host.ping ? 'open' : 'silent';
  return open(host, errand.port);
}

function open(host: RemoteHost, port: number): Reach {
  if (host.open.includes(port)) return 'open';
  return host.silent ? 'silent' : 'refused';
}

/** Remembers a neighbour that was asked for, as the kernel does. */
function meet(machine: Machine, address: string): void {
  const { neighbours, links } = machine.network;
  const known = neighbours.find((neighbour) => neighbour.address === address);
  if (known?.state === 'PERMANENT') return;
  const found = address === gateway.address;
  const dev = links.find(({ addresses }) =>
    addresses.some((own) => own.address.includes('.') && contains(`${own.address}/${String(own.prefix)}`, address)),
  )?.name;
  if (!dev) return;
  machine.network.neighbours = [
    ...neighbours.filter((neighbour) => neighbour !== known),
    { address, dev, state: found ? 'REACHABLE' : 'FAILED', mac: found ? gateway.mac : '', since: machine.now },
  ];
}
