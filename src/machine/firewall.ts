// The packet filter: tables, chains and rules for IPv4 and IPv6, and which packets they let through.
import { contains } from './addresses.ts';
import { Files, root } from './files.ts';
import { restore } from './iptables-rule-files.ts';
import type { Machine } from './model.ts';
import { linkOf } from './network.ts';
import { portNumber, protocolNumber } from './ports.ts';
import { NotSimulated } from './program.ts';
import type { Service } from './services.ts';

export type Family = 'ipv4' | 'ipv6';

/** Tables by name ("filter", "nat", "mangle", "raw"), in the order in which they were made. */
type Ruleset = Record<string, Chain[]>;

/** What the kernel holds; a table is there once something was put into it. */
export type Firewall = Record<Family, Ruleset>;

export interface Chain {
  name: string;
  /** Of a built-in chain; a user's chain has none. */
  policy?: 'ACCEPT' | 'DROP';
  packets: number;
  bytes: number;
  rules: Rule[];
}

export interface Rule {
  /** Name or number of a protocol. */
  protocol?: Condition;
  /** With prefix length: "192.0.2.0/24". */
  source?: Condition;
  destination?: Condition;
  /** Name of a link; with "+" behind it, all that begin so. */
  in?: Condition;
  out?: Condition;
  /** Further conditions, in the order in which they were written. */
  matches: Match[];
  /** "ACCEPT", "DNAT" or a chain of one's own; undefined for a rule that only counts. */
  target?: string;
  /** Whether it does not come back: -g instead of -j. */
  goto?: true;
  /** The target's own options: { "--to-destination": "172.17.0.2:80" }. */
  options: Record<string, string>;
  packets: number;
  bytes: number;
}

export interface Condition {
  value: string;
  not?: true;
}

export interface Match {
  /** Name of the extension: "tcp", "conntrack", "comment". */
  module: string;
  /** Its options: { "--dport": { value: "22" } }. */
  options: Record<string, Condition>;
}

/** A packet to or from the host. */
export interface Packet {
  family: Family;
  direction: 'in' | 'out';
  /** The link it comes by or leaves by: "eth0", "lo". */
  link: string;
  protocol: 'tcp' | 'udp' | 'icmp' | 'ipv6-icmp';
  source: string;
  destination: string;
  /** Of tcp and udp. */
  sourcePort?: number;
  port?: number;
  /** Of icmp and ipv6-icmp: "8" is an echo request in IPv4. */
  type?: string;
  state: 'NEW' | 'ESTABLISHED' | 'RELATED';
}

/** What becomes of a packet. */
export type Verdict = 'accept' | 'drop' | 'reject';

/** No rules, and all is let through. */
export function openFirewall(): Firewall {
  return { ipv4: {}, ipv6: {} };
}

/**
 * What the filter table does with a packet to or from the host. NAT, marks and rates of the limit match are not
 * considered: a rule with a rate always matches.
 *
 * @param bytes counted with the packet on every rule it matches; left out, nothing is counted
 */
export function judge(machine: Machine, packet: Packet, bytes?: number): Verdict {
  const chains = machine.firewall[packet.family]['filter'] ?? [];
  const first = chains.find(({ name }) => name === (packet.direction === 'in' ? 'INPUT' : 'OUTPUT'));
  if (!first) return 'accept';
  const verdict = walk(machine, packet, chains, first, bytes, 0);
  if (verdict) return verdict;
  if (bytes !== undefined) {
    first.packets += 1;
    first.bytes += bytes;
  }
  return first.policy === 'DROP' ? 'drop' : 'accept';
}

/** Whether a packet to or from the host passes the filter. Counts nothing. */
export function accepts(machine: Machine, packet: Packet): boolean {
  return judge(machine, packet) === 'accept';
}

function walk(
  machine: Machine,
  packet: Packet,
  chains: Chain[],
  chain: Chain,
  bytes: number | undefined,
  depth: number,
): Verdict | undefined {
  if (depth > 16) return 'drop';
  for (const rule of chain.rules) {
    if (!fits(machine, rule, packet)) continue;
    if (bytes !== undefined) {
      rule.packets += 1;
      rule.bytes += bytes;
    }
    switch (rule.target) {
      case 'ACCEPT':
        return 'accept';
      case 'DROP':
        return 'drop';
      case 'REJECT':
        return 'reject';
      case 'RETURN':
        return undefined;
    }
    const next = chains.find(({ name }) => name === rule.target);
    if (!next) continue;
    const verdict = walk(machine, packet, chains, next, bytes, depth + 1);
    if (verdict) return verdict;
    if (rule.goto) return undefined;
  }
  return undefined;
}

function fits(machine: Machine, rule: Rule, packet: Packet): boolean {
  const link = (condition: Condition | undefined, name: string) =>
    holds(condition, (value) => (value.endsWith('+') ? name.startsWith(value.slice(0, -1)) : name === value));
  return (
    holds(rule.protocol, (value) => [0, protocolNumber(packet.protocol)].includes(protocolNumber(value))) &&
    holds(rule.source, (value) => contains(value, packet.source)) &&
    holds(rule.destination, (value) => contains(value, packet.destination)) &&
    link(rule.in, packet.direction === 'in' ? packet.link : '') &&
    link(rule.out, packet.direction === 'out' ? packet.link : '') &&
    rule.matches.every(({ options }) =>
      Object.entries(options).every(([option, condition]) => tests[option]?.(machine, packet, condition) ?? true),
    )
  );
}

function holds(condition: Condition | undefined, test: (value: string) => boolean): boolean {
  return !condition || test(condition.value) !== (condition.not ?? false);
}

const inRange = (ranges: string, port: number | undefined) =>
  port !== undefined &&
  ranges.split(',').some((range) => {
    const [low = '', high = low] = range.split(':');
    return port >= (portNumber(low) ?? 0) && port <= (portNumber(high) ?? 65535);
  });

type Test = (machine: Machine, packet: Packet, condition: Condition) => boolean;

const sourcePort: Test = (_, { sourcePort: port }, condition) => holds(condition, (value) => inRange(value, port));
const targetPort: Test = (_, { port }, condition) => holds(condition, (value) => inRange(value, port));
const state: Test = (_, packet, condition) => holds(condition, (value) => value.split(',').includes(packet.state));
const icmpType: Test = (_, { type }, condition) =>
  holds(condition, (value) => value === 'any' || value.split('/')[0] === type);
const addressType = (address: (packet: Packet) => string): Test => {
  return (machine, packet, condition) =>
    holds(condition, (value) => value.split(',').includes(linkOf(machine, address(packet)) ? 'LOCAL' : 'UNICAST'));
};

/** How the options of matches judge a packet; an option that is not here matches all. */
const tests: Record<string, Test> = {
  '--sport': sourcePort,
  '--dport': targetPort,
  '--sports': sourcePort,
  '--dports': targetPort,
  '--ports': (_, packet, condition) =>
    holds(condition, (value) => inRange(value, packet.port) || inRange(value, packet.sourcePort)),
  '--ctstate': state,
  '--state': state,
  '--icmp-type': icmpType,
  '--icmpv6-type': icmpType,
  // A first packet has SYN and no ACK; those behind it have ACK.
  '--tcp-flags': (_, packet, condition) =>
    holds(condition, (value) => value.endsWith(' SYN') === (packet.state === 'NEW')),
  '--src-type': addressType(({ source }) => source),
  '--dst-type': addressType(({ destination }) => destination),
};

const scripts = '/etc/systemd/scripts';
/** The rules that the script loads, with the line on which it does. */
const saved: [family: Family, name: string, line: number][] = [
  ['ipv4', 'ip4save', 76],
  ['ipv6', 'ip6save', 79],
];

/** What /etc/systemd/scripts/iptables does: it drops all rules and loads ip4save and ip6save. */
export const iptablesService: Service = {
  start(machine) {
    const files = new Files(machine, root);
    // iptables 1.8.9 says this once for each call that sets it; the restoring one of nf_tables does not.
    const calls = { '3.0': 0, '4.0': 22, '5.0': 20 }[machine.release];
    const log = Array<string>(calls).fill('Ignoring deprecated --wait-interval option.');
    // The status of the script is that of its last command, so a mistake in ip4save passes unseen.
    let exitCode = 0;
    for (const [family, name, line] of saved) {
      machine.firewall[family] = emptied(machine.firewall[family], machine.release !== '5.0');
      const path = `${scripts}/${name}`;
      if (!files.exists(path)) {
        log.push(`${scripts}/iptables: line ${String(line)}: ${path}: No such file or directory`);
        exitCode = 1;
        continue;
      }
      try {
        const { error, status } = restore(machine, family, files.read(path));
        log.push(...error.split('\n').filter(Boolean));
        exitCode = status;
      } catch (error) {
        if (!(error instanceof NotSimulated)) throw error;
        // Nobody knows what these rules would let through: the unit fails, so that it is seen, and the boot goes on.
        return { log: [...log, `${path}: ${error.message}`], exitCode: 125 };
      }
    }
    return exitCode === 0 ? { log } : { log, exitCode };
  },
  stop(machine) {
    for (const family of ['ipv4', 'ipv6'] as const) {
      const ruleset = emptied(machine.firewall[family], machine.release !== '5.0');
      for (const chain of ruleset['filter'] ?? []) chain.policy = 'ACCEPT';
      machine.firewall[family] = ruleset;
    }
    return {};
  },
};

/** The tables that the script touches without rules and chains of the user's, all of the filter dropped. */
function emptied(ruleset: Ruleset, legacy: boolean): Ruleset {
  const result: Ruleset = { ...ruleset };
  // Naming a table is enough to load it in the legacy variant.
  const names = ['filter', ...['nat', 'mangle'].filter((name) => legacy || name in ruleset)];
  for (const name of names) {
    const policies = new Map(ruleset[name]?.map((chain) => [chain.name, chain.policy]));
    result[name] = builtIn(name).map((chain) => ({
      ...chain,
      policy: name === 'filter' ? 'DROP' : (policies.get(chain.name) ?? 'ACCEPT'),
    }));
  }
  return result;
}

/** The chains that a table has from the start, in the order in which they are listed. */
export const builtInChains: Record<string, string[]> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  raw: ['PREROUTING', 'OUTPUT'],
  security: ['INPUT', 'FORWARD', 'OUTPUT'],
};

/** A table's own chains, without rules. */
export function builtIn(table: string): Chain[] {
  return (builtInChains[table] ?? []).map((name) => ({ name, policy: 'ACCEPT', packets: 0, bytes: 0, rules: [] }));
}
