// systemd-networkd: it sets links up by their .network files, and follows them up and down.
import { broadcastOf, formatPrefix, linkLocal, networkOf, parseAddress, parsePrefix } from './addresses.ts';
import { lease } from './dhcp-client.ts';
import { log } from './journal.ts';
import { machineId } from './machine-id.ts';
import type { Machine } from './model.ts';
import { fits, isTrue, networkd, networkUser, readNetworkFiles, valuesOf, type NetworkFile } from './network-files.ts';
import { addAddress, addRoute, loopbackAddresses, type Link } from './network.ts';
import { updateResolver } from './resolved.ts';
import type { Service, Socket } from './services.ts';

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
