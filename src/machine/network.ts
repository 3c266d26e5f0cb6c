// The machine's network as the kernel and systemd-networkd hold it: links, addresses, routes, neighbours, DHCP.
import { broadcastOf, formatPrefix, linkLocal, networkOf, parseAddress, parsePrefix, contains } from './addresses.ts';
import { FileError } from './file-error.ts';
import { Files } from './files.ts';
import { log } from './journal.ts';
import { machineId } from './machine-id.ts';
import type { Machine, Release } from './model.ts';
import type { Service, Socket } from './services.ts';
import { matches } from './unit-files.ts';
import { gateway, hashOf, leased } from './world.ts';

/** What the kernel knows now. Configuration is in /etc/systemd/network; what was read from it is in `Link.setup`. */
export interface Network {
  /** In order of their index; the loopback is the first. */
  links: Link[];
  routes: Route[];
  neighbours: Neighbour[];
}

export interface Link {
  index: number;
  /** "eth0". */
  name: string;
  kind: 'loopback' | 'ether' | 'bridge';
  /** "00:50:56:9a:3c:1e". */
  mac: string;
  mtu: number;
  up: boolean;
  /** Whether something is plugged in: into a bridge, a container that runs. */
  carrier: boolean;
  addresses: Address[];
  received: Counter;
  sent: Counter;
  /** Further names, by which it can be addressed too. */
  aliases: string[];
  /** What systemd-networkd made of it; undefined where no .network file matches. */
  setup?: Setup;
  /** The name server that systemd-resolved asked last on its behalf. */
  asked?: string;
  /** Name servers set by hand with resolvectl; they count in place of those of `setup`. */
  resolver?: string[];
}

export interface Counter {
  packets: number;
  bytes: number;
}

export interface Address {
  /** "192.0.2.44", "fe80::250:56ff:fe9a:3c1e". */
  address: string;
  /** Length of the network part in bits. */
  prefix: number;
  scope: 'global' | 'link' | 'host';
  /** "192.0.2.255"; IPv4 only. */
  broadcast?: string;
  /** Metric of the route to its network. */
  metric?: number;
  /** Whether it is in the network of an address that was there before. */
  secondary?: true;
  /** From DHCP: its lease is in `Setup`. */
  dynamic?: true;
}

export interface Route {
  /** "default", "192.0.2.0/24", "192.0.2.1". */
  destination: string;
  via?: string;
  dev: string;
  protocol: 'kernel' | 'boot' | 'static' | 'dhcp';
  scope: 'global' | 'link' | 'host';
  source?: string;
  metric?: number;
}

export interface Neighbour {
  address: string;
  dev: string;
  /** Empty where nobody answered. */
  mac: string;
  /** When it last answered or failed to: milliseconds since 1970. */
  since: number;
  state: 'REACHABLE' | 'STALE' | 'PERMANENT' | 'FAILED' | 'INCOMPLETE';
}

/** What systemd-networkd read from the file that matches a link, and what DHCP gave it. */
export interface Setup {
  /** The .network file, absolute. */
  file: string;
  /** Whether its DHCP client runs. */
  dhcp: boolean;
  /** Whether systemd-networkd has kept a DHCPv6 client for it since it started: it does so wherever DHCP=yes once held. */
  dhcp6: boolean;
  /** Whether the machine counts as online only with it. */
  required: boolean;
  /** Name servers for this link, in order. */
  dns: string[];
  domains: string[];
  lease?: Lease;
}

export interface Lease {
  address: string;
  prefix: number;
  /** Who gave it: "192.0.2.1". */
  server: string;
  router: string;
  dns: string[];
  /** What the client called itself, as networkctl shows it: "IAID:0xb6220feb/DUID" or a MAC address. */
  clientId: string;
  /** Milliseconds since 1970. */
  since: number;
  /** How long it is valid; it is renewed after half of that. */
  seconds: number;
}

/** The network card: vmxnet3 in the first slot, with the path of the sample in Photon's documentation. */
const card = {
  mac: '00:50:56:9a:3c:1e',
  // Unverified: the order in which `ip addr` lists the three names (networkctl sorts them).
  aliases: ['eno1', 'enp11s0', 'ens192'],
  /** Number of the interface in DHCP, which follows from its path. */
  iaid: '0xb6220feb',
} as const;

/** Metric of what DHCP brings, unless RouteMetric= says otherwise. */
const dhcpMetric = 1024;

/** A network as the kernel has it before anything set it up: only the loopback is up, by systemd itself. */
export function bareNetwork(machine: Machine): Network {
  const counters = () => ({ received: { packets: 0, bytes: 0 }, sent: { packets: 0, bytes: 0 } });
  return {
    links: [
      {
        index: 1,
        name: 'lo',
        kind: 'loopback',
        mac: '00:00:00:00:00:00',
        mtu: 65536,
        up: true,
        carrier: true,
        addresses: loopbackAddresses(),
        aliases: [],
        ...counters(),
      },
      {
        index: 2,
        name: 'eth0',
        kind: 'ether',
        mac: card.mac,
        mtu: 1500,
        up: false,
        carrier: true,
        addresses: [],
        // systemd 239 gives no alternative names.
        aliases: machine.release === '3.0' ? [] : [...card.aliases],
        ...counters(),
      },
    ],
    routes: [],
    neighbours: [],
  };
}

function loopbackAddresses(): Address[] {
  return [
    { address: '127.0.0.1', prefix: 8, scope: 'host' },
    { address: '::1', prefix: 128, scope: 'host' },
  ];
}

/** The link of a name or another name of it; undefined where there is none. */
export function linkNamed(machine: Machine, name: string): Link | undefined {
  return machine.network.links.find((link) => link.name === name || link.aliases.includes(name));
}

/** The link that has an address; undefined where none has. All of 127.0.0.0/8 is the loopback's. */
export function linkOf(machine: Machine, address: string): Link | undefined {
  return machine.network.links.find(
    ({ kind, addresses }) =>
      addresses.some((own) => own.address === address) || (kind === 'loopback' && contains('127.0.0.0/8', address)),
  );
}

/** The IPv4 route that a packet takes; undefined where there is none. */
export function routeTo(machine: Machine, address: string): Route | undefined {
  const length = (route: Route) => parsePrefix(route.destination)?.length ?? 0;
  return machine.network.routes
    .filter(({ destination }) => destination === 'default' || contains(destination, address))
    .toSorted((one, other) => length(other) - length(one) || (one.metric ?? 0) - (other.metric ?? 0))[0];
}

/** The address that packets on a route carry as their source. */
export function sourceOf(machine: Machine, route: Route): string | undefined {
  if (route.source) return route.source;
  const own = linkNamed(machine, route.dev)?.addresses.filter(({ address }) => address.includes('.')) ?? [];
  const via = route.via;
  const near = via ? own.find(({ address, prefix }) => contains(`${address}/${String(prefix)}`, via)) : undefined;
  return (near ?? own[0])?.address;
}

/**
 * Adds an address and the route to its network, as the kernel does.
 *
 * @returns false where the link has it already
 */
export function addAddress(machine: Machine, link: Link, address: Address, source: 'kernel' | 'networkd' = 'kernel') {
  if (link.addresses.some((own) => own.address === address.address && own.prefix === address.prefix)) return false;
  const prefix = parsePrefix(`${address.address}/${String(address.prefix)}`);
  if (prefix?.family !== 'ipv4') {
    link.addresses.push(address);
    return true;
  }
  const network = formatPrefix(networkOf(prefix));
  const secondary = link.addresses.some(
    (own) => own.prefix === address.prefix && !own.secondary && contains(network, own.address),
  );
  const added: Address = secondary ? { ...address, secondary: true } : address;
  // The kernel keeps IPv4 before IPv6, and in it first addresses before secondary ones.
  const before = link.addresses.findIndex((own) => own.address.includes(':') || (!secondary && own.secondary));
  link.addresses.splice(before < 0 ? link.addresses.length : before, 0, added);
  if (link.up && !secondary && prefix.length < 32) {
    const { metric } = address;
    const route: Route = {
      destination: network,
      dev: link.name,
      protocol: 'kernel',
      scope: 'link',
      source: address.address,
      ...(source === 'networkd' && metric !== undefined ? { metric } : {}),
    };
    addRoute(machine, route);
  }
  return true;
}

/** Takes an address away, and the routes that need it. */
export function removeAddress(machine: Machine, link: Link, address: Address): void {
  link.addresses = link.addresses.filter((own) => own !== address);
  machine.network.routes = machine.network.routes.filter(({ source }) => source !== address.address);
}

/** Adds a route where the kernel lists it: by destination, then by metric. */
export function addRoute(machine: Machine, route: Route): void {
  const key = ({ destination, metric = 0 }: Route): [bigint, number, number] => {
    const prefix = parsePrefix(destination);
    return [prefix?.value ?? -1n, -(prefix?.length ?? 0), metric];
  };
  // A shorter destination at the same address stands first: 192.0.2.0/24, then 192.0.2.0/32.
  machine.network.routes = [...machine.network.routes, route].toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : b[1] - a[1] || a[2] - b[2];
  });
}

/** Switches a link on or off, with what the kernel and systemd-networkd do then. */
export function setLink(machine: Machine, link: Link, up: boolean): void {
  if (link.up === up) return;
  link.up = up;
  const manager = machine.units[networkd];
  const watched = manager?.active === 'active';
  const say = (message: string) => {
    if (watched) {
      log(machine, { unit: networkd, identifier: 'systemd-networkd', pid: manager.pid, uid: 76, message });
    }
  };
  say(`${link.name}: Link ${up ? 'UP' : 'DOWN'}`);
  say(`${link.name}: ${up ? 'Gained' : 'Lost'} carrier`);
  if (up) {
    if (link.kind === 'loopback') link.addresses = loopbackAddresses();
    else if (watched && link.setup) {
      for (const line of configure(machine, link)) say(line);
    } else if (!link.addresses.some(({ scope }) => scope === 'link')) {
      link.addresses.push({ address: linkLocal(link.mac), prefix: 64, scope: 'link' });
    }
  } else {
    machine.network.routes = machine.network.routes.filter(({ dev }) => dev !== link.name);
    machine.network.neighbours = machine.network.neighbours.filter(({ dev }) => dev !== link.name);
    link.addresses = link.addresses.filter(({ address, dynamic }) => address.includes('.') && !(watched && dynamic));
    if (watched && link.setup) {
      if (link.setup.dhcp) say(`${link.name}: DHCP lease lost`);
      delete link.setup.lease;
      link.setup.dns = [];
      link.addresses = [];
    }
  }
  updateResolver(machine);
}

/** How many seconds are left of a lease; renewals are counted in. */
export function secondsLeft(machine: Machine, { since, seconds }: Lease): number {
  return seconds - (Math.floor((machine.now - since) / 1000) % Math.floor(seconds / 2));
}

// systemd-networkd

const networkd = 'systemd-networkd.service';
const resolved = 'systemd-resolved.service';
const directories = ['/etc/systemd/network', '/run/systemd/network', '/usr/lib/systemd/network'];
/** The user that systemd-networkd runs as: it reads the files, not root. */
const networkUser = { uid: 76, gid: 76, groups: [76], name: 'systemd-network' };

/** A .network file with its drop-ins, as it was when systemd-networkd read it. */
export interface NetworkFile {
  path: string;
  /** Its sections in order; sections may occur more than once. */
  sections: { name: string; settings: [key: string, value: string][] }[];
}

/** Reads all .network files that there are now, in the order in which they are tried. @param lines for the journal */
export function readNetworkFiles(machine: Machine, lines: string[] = []): NetworkFile[] {
  const files = new Files(machine, networkUser);
  const names = new Map<string, string>();
  for (const directory of directories) {
    for (const name of listed(files, directory)) {
      if (name.endsWith('.network') && !names.has(name)) names.set(name, `${directory}/${name}`);
    }
  }
  return [...names]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, path]) => {
      const parts = new Map<string, string>();
      for (const directory of directories) {
        for (const part of listed(files, `${directory}/${name}.d`)) {
          if (part.endsWith('.conf') && !parts.has(part)) parts.set(part, `${directory}/${name}.d/${part}`);
        }
      }
      const sources = [path, ...[...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, at]) => at)];
      const texts: string[] = [];
      for (const source of sources) {
        try {
          texts.push(files.read(source));
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          lines.push(`Failed to open configuration file '${source}': ${error.message}`);
          if (source === path) return [];
        }
      }
      return [{ path, sections: texts.flatMap(sectionsOf) }];
    });
}

function listed(files: Files, directory: string): string[] {
  try {
    return files.list(directory);
  } catch {
    return [];
  }
}

function sectionsOf(text: string): NetworkFile['sections'] {
  const sections: NetworkFile['sections'] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const name = /^\[(.*)\]$/.exec(line)?.[1];
    const setting = /^([^=#;]+?)\s*=\s*(.*)$/.exec(line);
    if (name) sections.push({ name, settings: [] });
    else if (setting) sections.at(-1)?.settings.push([setting[1] ?? '', setting[2] ?? '']);
  }
  return sections;
}

/** All values of a setting; an empty one takes back those before it. */
function valuesOf(file: NetworkFile, section: string | string[], key: string): string[] {
  const wanted = [section].flat();
  let values: string[] = [];
  for (const { name, settings } of file.sections) {
    if (!wanted.includes(name)) continue;
    for (const [own, value] of settings) if (own === key) values = value ? [...values, value] : [];
  }
  return values;
}

const isTrue = (value: string | undefined) => /^(?:1|yes|true|on|y|t)$/i.test(value ?? '');

function fits(machine: Machine, link: Link, file: NetworkFile): boolean {
  const words = (key: string) => valuesOf(file, 'Match', key).flatMap((value) => value.split(/\s+/));
  const [names, macs, types] = [words('Name'), words('MACAddress'), words('Type')];
  // systemd 239 takes a file without conditions for all links; later ones ignore it.
  if (names.length + macs.length + types.length === 0) return machine.release === '3.0';
  const named = (pattern: string) =>
    matches(pattern, link.name) || link.aliases.some((alias) => matches(pattern, alias));
  return (
    (names.length === 0 || names.some(named)) &&
    (macs.length === 0 || macs.some((mac) => mac.toLowerCase().replaceAll('-', ':') === link.mac)) &&
    (types.length === 0 || types.includes(link.kind === 'loopback' ? 'loopback' : 'ether'))
  );
}

function filesInMemory(machine: Machine): NetworkFile[] {
  return JSON.parse(machine.units[networkd]?.memory['files'] ?? '[]') as NetworkFile[];
}

/** Reads the .network files anew and sets up every link whose file has changed. */
export function reloadNetwork(machine: Machine): void {
  const before = filesInMemory(machine);
  const lines: string[] = [];
  const now = readNetworkFiles(machine, lines);
  const unit = machine.units[networkd];
  if (!unit) return;
  unit.memory['files'] = JSON.stringify(now);
  for (const link of machine.network.links) {
    const found = (all: NetworkFile[]) => JSON.stringify(all.find((file) => fits(machine, link, file)));
    if (found(before) !== found(now)) lines.push(...configure(machine, link));
  }
  for (const message of lines) {
    log(machine, { unit: networkd, identifier: 'systemd-networkd', pid: unit.pid, uid: networkUser.uid, message });
  }
}

/** Sets a link up anew by the files as systemd-networkd has them in memory. */
export function reconfigure(machine: Machine, link: Link): void {
  const pid = machine.units[networkd]?.pid ?? 0;
  for (const message of configure(machine, link)) {
    log(machine, { unit: networkd, identifier: 'systemd-networkd', pid, uid: networkUser.uid, message });
  }
}

/** Sets a link up by the first file that matches it. @returns lines for the journal */
function configure(machine: Machine, link: Link): string[] {
  const file = filesInMemory(machine).find((each) => fits(machine, link, each));
  if (!file) {
    if (link.setup) clear(machine, link);
    return [];
  }
  const lines = chosen(machine, link, file);
  const { lease: old, dhcp6 = false } = link.setup ?? {};
  if (old) lines.push(`${link.name}: DHCP lease lost`);
  clear(machine, link);
  if (!link.up) {
    link.up = true;
    lines.push(...appeared(machine, link));
  }
  const mtu = Number(valuesOf(file, 'Link', 'MTUBytes').at(-1));
  if (mtu > 0) link.mtu = mtu;
  const wants = (valuesOf(file, 'Network', 'DHCP').at(-1) ?? 'no').toLowerCase();
  const dhcp = link.kind !== 'loopback' && (isTrue(wants) || wants === 'ipv4' || wants === 'v4' || wants === 'both');
  const required = valuesOf(file, 'Link', 'RequiredForOnline').at(-1);
  link.setup = {
    file: file.path,
    dhcp,
    dhcp6: dhcp6 || isTrue(wants),
    required: required === undefined || isTrue(required),
    dns: [],
    domains: valuesOf(file, 'Network', 'Domains').flatMap((value) => value.split(/\s+/)),
  };
  const local = valuesOf(file, 'Network', 'LinkLocalAddressing').at(-1);
  if (link.kind !== 'loopback' && (local === undefined || isTrue(local) || local === 'ipv6')) {
    link.addresses.push({ address: linkLocal(link.mac), prefix: 64, scope: 'link' });
    lines.push(`${link.name}: Gained IPv6LL`);
  }
  for (const text of valuesOf(file, ['Network', 'Address'], 'Address')) addStatic(machine, link, text);
  for (const { name, settings } of file.sections) {
    if (name === 'Network' || name === 'Route') addStaticRoute(machine, link, new Map(settings));
  }
  const own = valuesOf(file, 'Network', 'DNS').flatMap((value) => value.split(/\s+/));
  const given = dhcp ? lease(machine, link, file, old, lines) : [];
  link.setup.dns = [...own, ...given.filter((server) => !own.includes(server))];
  updateResolver(machine);
  return lines;
}

/** What systemd-networkd says when it has chosen a file for a link. */
function chosen(machine: Machine, link: Link, file: NetworkFile): string[] {
  const { name, setup, kind } = link;
  const newer = machine.release === '5.0';
  // It warns of names that the kernel counts up.
  const why = `based on potentially unpredictable ${newer ? 'interface name.' : 'ifname'}`;
  const warned = kind === 'ether' && !setup ? [`${name}: found matching network '${file.path}', ${why}`] : [];
  if (newer) return [...warned, `${name}: ${setup ? 'Reconfiguring' : 'Configuring'} with ${file.path}.`];
  return setup && machine.release === '4.0' ? [`${name}: Re-configuring with ${file.path}`] : warned;
}

/** What it says of a link that came up. */
function appeared(machine: Machine, { name }: Link): string[] {
  return [...(machine.release === '3.0' ? [] : [`${name}: Link UP`]), `${name}: Gained carrier`];
}

/** Takes away what is on a link, but for the loopback's own addresses. */
function clear(machine: Machine, link: Link): void {
  link.addresses = link.kind === 'loopback' ? loopbackAddresses() : [];
  machine.network.routes = machine.network.routes.filter(({ dev }) => dev !== link.name);
  delete link.setup;
  delete link.resolver;
  delete link.asked;
}

function addStatic(machine: Machine, link: Link, text: string): void {
  const prefix = parsePrefix(text);
  if (!prefix) return;
  const address = text.replace(/\/.*/, '');
  addAddress(machine, link, {
    address,
    prefix: prefix.length,
    scope: 'global',
    ...(prefix.family === 'ipv4' && prefix.length < 31 ? { broadcast: broadcastOf(prefix) } : {}),
  });
}

function addStaticRoute(machine: Machine, link: Link, settings: Map<string, string>): void {
  const via = settings.get('Gateway');
  if (!via || parseAddress(via)?.family !== 'ipv4') return;
  const metric = settings.get('Metric');
  const target = parsePrefix(settings.get('Destination') ?? '');
  addRoute(machine, {
    destination: target ? formatPrefix(networkOf(target)) : 'default',
    via,
    dev: link.name,
    protocol: 'static',
    scope: 'global',
    ...(metric ? { metric: Number(metric) } : {}),
  });
}

/**
 * Asks the gateway for an address. It gives each client its own, which depends on the identifier alone: two machines
 * that send the same one get the same address.
 *
 * @returns the name servers that came with it
 */
function lease(machine: Machine, link: Link, file: NetworkFile, old: Lease | undefined, lines: string[]): string[] {
  const dhcpSections = ['DHCP', 'DHCPv4'];
  const byMac = valuesOf(file, dhcpSections, 'ClientIdentifier').at(-1) === 'mac';
  // systemd-networkd asks for the machine's identifier once, when it starts.
  const id = machine.units[networkd]?.memory['machine-id'] ?? '';
  const clientId = byMac ? link.mac : `IAID:${card.iaid}/DUID`;
  const number =
    leased.first + (hashOf(byMac ? link.mac : `${clientId} ${duid(id)}`) % (leased.last - leased.first + 1));
  const address = `${leased.network}${String(number)}`;
  const metric = Number(valuesOf(file, dhcpSections, 'RouteMetric').at(-1) ?? dhcpMetric);
  const { prefix, address: server, leaseSeconds: seconds } = gateway;
  // What DHCP and finding neighbours takes, from a recording.
  for (const [counter, packets, bytes] of [[link.received, 12, 1332] as const, [link.sent, 8, 1176] as const]) {
    counter.packets += packets;
    counter.bytes += bytes;
  }
  if (link.setup) {
    const since = old?.address === address && old.clientId === clientId ? old.since : machine.now;
    link.setup.lease = { address, prefix, server, router: server, dns: [server], clientId, since, seconds };
  }
  const parsed = parsePrefix(`${address}/${String(prefix)}`);
  const broadcast = parsed ? { broadcast: broadcastOf(parsed) } : {};
  // systemd 239 and 247 leave the route to the network to the kernel, without a metric.
  const weighed = machine.release === '5.0' ? { metric } : {};
  addAddress(machine, link, { address, prefix, scope: 'global', ...broadcast, ...weighed, dynamic: true }, 'networkd');
  const useDns = valuesOf(file, dhcpSections, 'UseDNS').at(-1);
  const useRoutes = valuesOf(file, dhcpSections, 'UseRoutes').at(-1);
  const common = { dev: link.name, protocol: 'dhcp', source: address, metric } as const;
  if (useRoutes === undefined || isTrue(useRoutes)) {
    addRoute(machine, { destination: 'default', via: server, scope: 'global', ...common });
    addRoute(machine, { destination: server, scope: 'link', ...common });
  }
  lines.push(
    machine.release === '5.0'
      ? `${link.name}: DHCPv4 address ${address}/${String(prefix)}, gateway ${server} acquired from ${server}`
      : `${link.name}: DHCPv4 address ${address}/${String(prefix)} via ${server}`,
  );
  return useDns === undefined || isTrue(useDns) ? [server] : [];
}

/** What DHCP calls this machine: its DUID, made from the machine's identifier by SipHash as systemd does. */
export function duid(machineIdentifier: string): string {
  // The key that systemd has for this: 80118cc2fe4a03ee3ed60c6f36391409.
  const hash = sipHash(machineIdentifier, [0xee034afec28c1180n, 0x091439366f0cd63en]);
  const bytes = Array.from({ length: 8 }, (_, index) => (hash >> BigInt(8 * index)) & 255n);
  return `0000ab11${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** SipHash-2-4 (Aumasson, Bernstein) of bytes in hexadecimal, a multiple of eight. */
function sipHash(hex: string, [k0, k1]: [bigint, bigint]): bigint {
  const mask = (1n << 64n) - 1n;
  const rotated = (value: bigint, by: bigint) => ((value << by) | (value >> (64n - by))) & mask;
  let [a, b, c, d] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const round = () => {
    a = (a + b) & mask;
    b = rotated(b, 13n) ^ a;
    a = rotated(a, 32n);
    c = (c + d) & mask;
    d = rotated(d, 16n) ^ c;
    a = (a + d) & mask;
    d = rotated(d, 21n) ^ a;
    c = (c + b) & mask;
    b = rotated(b, 17n) ^ c;
    c = rotated(c, 32n);
  };
  const bytes = hex.match(/../g) ?? [];
  const words: bigint[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    words.push(
      BigInt(
        `0x${bytes
          .slice(at, at + 8)
          .toReversed()
          .join('')}`,
      ),
    );
  }
  words.push(BigInt(bytes.length) << 56n);
  for (const word of words) {
    d ^= word;
    round();
    round();
    a ^= word;
  }
  c ^= 0xffn;
  for (let rounds = 0; rounds < 4; rounds += 1) round();
  return a ^ b ^ c ^ d;
}

/** What systemd-networkd does: sets up every link that a .network file matches. */
export const networkdService: Service = {
  start(machine) {
    const lines: string[] = [];
    const unit = machine.units[networkd];
    if (unit) {
      unit.memory = {
        files: JSON.stringify(readNetworkFiles(machine, lines)),
        'machine-id': machineId(machine) ?? '',
      };
    }
    for (const link of machine.network.links) {
      if (link.kind === 'loopback') lines.push(...appeared(machine, link), 'Enumeration completed');
      delete link.setup;
      lines.push(...configure(machine, link));
    }
    return { log: lines };
  },
  reload(machine) {
    reloadNetwork(machine);
    return {};
  },
  sockets(machine): Socket[] {
    const pid = machine.units[networkd]?.pid ?? 0;
    return machine.network.links.flatMap(({ name, setup }) =>
      setup?.lease
        ? [
            {
              protocol: 'udp',
              address: `${setup.lease.address}%${name}`,
              port: 68,
              process: 'systemd-network',
              pid,
              fd: 10,
            },
          ]
        : [],
    );
  },
};

// systemd-resolved

/** Settings of /etc/systemd/resolved.conf and its drop-ins, the last one counts. */
function resolvedSettings(machine: Machine): Map<string, string> {
  const files = new Files(machine, { uid: 77, gid: 77, groups: [77], name: 'systemd-resolve' });
  const directory = '/etc/systemd/resolved.conf.d';
  const parts = listed(files, directory).filter((name) => name.endsWith('.conf'));
  const settings = new Map<string, string>();
  for (const path of ['/etc/systemd/resolved.conf', ...parts.map((name) => `${directory}/${name}`)]) {
    let text = '';
    try {
      text = files.read(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
    for (const section of sectionsOf(text)) for (const [key, value] of section.settings) settings.set(key, value);
  }
  return settings;
}

/** The value of a setting as systemd-resolved read it at its start; undefined where its file does not have it. */
export function resolvedSetting(machine: Machine, key: string): string | undefined {
  const memory = machine.units[resolved]?.memory['settings'] ?? '[]';
  return new Map(JSON.parse(memory) as [string, string][]).get(key);
}

/** Name servers that systemd-resolved asks on behalf of no link: DNS= of resolved.conf. */
export function globalServers(machine: Machine): string[] {
  return (resolvedSetting(machine, 'DNS') ?? '').split(/\s+/).filter(Boolean);
}

/** Name servers that systemd-resolved falls back on where it knows no other: the default of its build. */
export function fallbackServers(release: Release): string[] {
  const servers = ['1.1.1.1', '8.8.8.8', '1.0.0.1', '8.8.4.4', '2606:4700:4700::1111', '2001:4860:4860::8888'];
  const last = ['2606:4700:4700::1001', '2001:4860:4860::8844'];
  if (release === '3.0') return ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844'];
  if (release === '4.0') return [...servers, ...last];
  // In turn Cloudflare's and Google's.
  return [...servers, ...last].map(
    (server, index) => `${server}#${index % 2 === 0 ? 'cloudflare-dns.com' : 'dns.google'}`,
  );
}

/** Name servers of a link: those set by hand, or else those of its .network file and of DHCP. */
export function serversOf(link: Link): string[] {
  return link.resolver ?? (link.up ? (link.setup?.dns ?? []) : []);
}

/** What the two files in /run/systemd/resolve say of themselves, in the words of the machine's systemd. */
function introduction(release: Release, name: 'stub-resolv.conf' | 'resolv.conf'): string {
  const purpose =
    name === 'resolv.conf'
      ? `# This is a dynamic resolv.conf file for connecting local clients directly to
# all known uplink DNS servers. This file lists all configured search domains.
#
`
      : `# This is a dynamic resolv.conf file for connecting local clients to the
# internal DNS stub resolver of systemd-resolved. This file lists all
# configured search domains.
#
# Run "resolvectl status" to see details about the uplink DNS servers
# currently in use.
#
`;
  const end = `#
# See man:systemd-resolved.service(8) for details about the supported modes of
# operation for /etc/resolv.conf.

`;
  if (release === '3.0') {
    return `# This file is managed by man:systemd-resolved(8). Do not edit.
#
${purpose}# Third party programs must not access this file directly, but only through the
# symlink at /etc/resolv.conf. To manage man:resolv.conf(5) in a different way,
# replace this symlink by a static file or a different symlink.
${end}`;
  }
  return `# This is /run/systemd/resolve/${name} managed by man:systemd-resolved(8).
# Do not edit.
#
# This file might be symlinked as /etc/resolv.conf. If you're looking at
# /etc/resolv.conf and seeing this text, you have followed the symlink.
#
${purpose}# Third party programs should typically not access this file directly, but only
# through the symlink at /etc/resolv.conf. To manage man:resolv.conf(5) in a
# different way, replace this symlink by a static file or a different symlink.
${end}`;
}

/** Writes what systemd-resolved keeps in /run/systemd/resolve, where it runs. */
export function updateResolver(machine: Machine): void {
  if (machine.units[resolved]?.active !== 'active') return;
  writeResolver(machine);
}

function writeResolver(machine: Machine): void {
  const files = new Files(machine, { uid: 0, gid: 0, groups: [0], name: 'root' });
  const directory = '/run/systemd/resolve';
  files.mkdir(directory, { parents: true });
  const servers = [...new Set([...globalServers(machine), ...machine.network.links.flatMap(serversOf)])];
  const domains = [
    ...(resolvedSetting(machine, 'Domains') ?? '').split(/\s+/),
    ...machine.network.links.flatMap(({ setup }) => setup?.domains ?? []),
  ].filter((domain) => domain && !domain.startsWith('~'));
  // systemd 239 writes no line for an empty search list, and no options.
  const old = machine.release === '3.0';
  const search = domains.length > 0 ? `search ${domains.join(' ')}\n` : old ? '' : 'search .\n';
  const lines = servers.map((server) => `nameserver ${server}\n`).join('') || '# No DNS servers known.\n';
  const put = (name: 'stub-resolv.conf' | 'resolv.conf', text: string) => {
    files.write(`${directory}/${name}`, `${introduction(machine.release, name)}${text}${search}`);
  };
  put('stub-resolv.conf', `nameserver 127.0.0.53\n${old ? '' : 'options edns0 trust-ad\n'}`);
  put('resolv.conf', lines);
}

/** What systemd-resolved does: answers names on 127.0.0.53. */
export const resolvedService: Service = {
  start(machine) {
    const unit = machine.units[resolved];
    if (unit) unit.memory = { settings: JSON.stringify([...resolvedSettings(machine)]) };
    writeResolver(machine);
    return {};
  },
  sockets(machine): Socket[] {
    // systemd 239 listens on UDP only, unless it is told otherwise.
    const listener = resolvedSetting(machine, 'DNSStubListener') ?? (machine.release === '3.0' ? 'udp' : 'yes');
    const pid = machine.units[resolved]?.pid ?? 0;
    const socket = (protocol: 'tcp' | 'udp', address: string, fd: number): Socket[] =>
      isTrue(listener) || listener === protocol
        ? [{ protocol, address, port: 53, process: 'systemd-resolve', pid, fd }]
        : [];
    const main = '127.0.0.53%lo';
    // The second address is not there in systemd 247.
    const second = machine.release === '5.0';
    return [
      ...(second ? socket('udp', '127.0.0.54', 15) : []),
      ...socket('udp', main, 13),
      ...(second ? socket('tcp', '127.0.0.54', 16) : []),
      ...socket('tcp', main, 14),
    ];
  },
};
