// The machine's network as the kernel holds it: links, addresses, routes, neighbours.
import { contains, formatPrefix, networkOf, parsePrefix } from './addresses.ts';
import type { Machine } from './model.ts';

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

interface Counter {
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
interface Setup {
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
export const card = {
  mac: '00:50:56:9a:3c:1e',
  // Unverified: the order in which `ip addr` lists the three names (networkctl sorts them).
  aliases: ['eno1', 'enp11s0', 'ens192'],
  /** Number of the interface in DHCP, which follows from its path. */
  iaid: '0xb6220feb',
} as const;

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

/** The addresses that the loopback has by itself. */
export function loopbackAddresses(): Address[] {
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
