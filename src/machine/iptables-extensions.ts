// The extensions of iptables: matches and targets, their options, and how the values of these are read.
import { parseAddress } from './addresses.ts';
import type { Family, Rule } from './firewall.ts';
import { problem } from './iptables-errors.ts';
import { portNumber } from './ports.ts';
import { NotSimulated } from './program.ts';

/** Checks a value and gives the form in which it is kept. */
type Reader = (value: string, family: Family) => string;

interface Extension {
  /** Its options with the readers of their values. */
  options: Record<string, Reader>;
  /** Other names of the options. */
  aliases?: Record<string, string>;
  /** An option that must be there. */
  required?: string;
}

const state =
  (option: string, states: string[]): Reader =>
  (value) => {
    const given = value.split(',');
    const wrong = given.find((word) => !states.includes(word.toUpperCase()));
    if (wrong !== undefined) throw problem(`Bad ${option} "${wrong}"`);
    return states.filter((known) => given.some((word) => word.toUpperCase() === known)).join(',');
  };

function port(text: string): number {
  const number = portNumber(text);
  if (number === undefined) throw problem(`invalid port/service \`${text}' specified`);
  return number;
}

const portRange: Reader = (value) => {
  const [low = '', high] = value.split(':');
  if (high === undefined) return String(port(low));
  const range = [low ? port(low) : 0, high ? port(high) : 65535] as const;
  if (range[0] > range[1]) throw problem('invalid portrange (min > max)');
  return range.join(':');
};

const portList: Reader = (value) => {
  const parts = value.split(',');
  if (parts.length > 15) throw problem('too many ports specified');
  return parts.map((part) => (part.includes(':') ? part.split(':').map(port).join(':') : String(port(part)))).join(',');
};

/** Any value, as it is. */
export const text: Reader = (value) => value;
const ports = { '--sport': portRange, '--dport': portRange };
const portAliases = { '--source-port': '--sport', '--destination-port': '--dport' };

/** The types of ICMP by their names; a type has its code behind a slash. */
export const icmpTypes: Record<Family, Record<string, string>> = {
  ipv4: {
    any: 'any', 'echo-reply': '0', pong: '0', 'destination-unreachable': '3', 'network-unreachable': '3/0',
    'host-unreachable': '3/1', 'protocol-unreachable': '3/2', 'port-unreachable': '3/3', 'fragmentation-needed': '3/4',
    'source-quench': '4', redirect: '5', 'echo-request': '8', ping: '8', 'router-advertisement': '9',
    'router-solicitation': '10', 'time-exceeded': '11', 'ttl-exceeded': '11', 'parameter-problem': '12',
    'timestamp-request': '13', 'timestamp-reply': '14', 'address-mask-request': '17', 'address-mask-reply': '18',
  },
  ipv6: {
    'destination-unreachable': '1', 'no-route': '1/0', 'address-unreachable': '1/3', 'port-unreachable': '1/4',
    'packet-too-big': '2', 'time-exceeded': '3', 'ttl-exceeded': '3', 'parameter-problem': '4', 'echo-request': '128',
    ping: '128', 'echo-reply': '129', pong: '129', 'router-solicitation': '133', 'router-advertisement': '134',
    'neighbour-solicitation': '135', 'neighbor-solicitation': '135', 'neighbour-advertisement': '136',
    'neighbor-advertisement': '136', redirect: '137',
  },
}; // prettier-ignore

const icmpType: Reader = (value, family) => {
  const number = icmpTypes[family][value.toLowerCase()] ?? (/^\d+(?:\/\d+)?$/.test(value) ? value : undefined);
  if (number === undefined) throw problem(`Unknown ICMP${family === 'ipv6' ? 'v6' : ''} type \`${value}'`);
  return number;
};

const units: [name: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['min', 60],
  ['sec', 1],
];

/** A rate in the unit in which it is kept: "60/min" is "1/sec". */
const rate: Reader = (value) => {
  const match = /^(\d+)(?:\/([a-z]+))?$/i.exec(value);
  const unit = match?.[2]?.toLowerCase() ?? 'sec';
  const factor = units.find(([name]) =>
    (name === 'min' ? 'minute' : name === 'sec' ? 'second' : name).startsWith(unit),
  );
  if (!match || !factor || Number(match[1]) === 0) throw problem(`bad rate "${value}"'`);
  const scale = 10_000;
  const period = Math.floor((scale * factor[1]) / Number(match[1]));
  let chosen = units[0] ?? ['day', 86_400];
  for (const each of units) {
    const multiple = each[1] * scale;
    if (period > multiple || Math.floor(multiple / period) < multiple % period) break;
    chosen = each;
  }
  return `${String(Math.floor((chosen[1] * scale) / period))}/${chosen[0]}`;
};

const number: Reader = (value) => {
  if (!/^\d+$/.test(value)) throw new NotSimulated(`the value '${value}'`);
  return value;
};

const addressTypes: Reader = (value) => {
  const known = ['UNSPEC', 'UNICAST', 'LOCAL', 'BROADCAST', 'ANYCAST', 'MULTICAST', 'BLACKHOLE', 'UNREACHABLE'];
  const words = value.toUpperCase().split(',');
  if (!words.every((word) => known.includes(word))) throw new NotSimulated(`the address type '${value}'`);
  return words.join(',');
};

/** The matches that are modelled. */
export const matchExtensions: Record<string, Extension> = {
  addrtype: { options: { '--src-type': addressTypes, '--dst-type': addressTypes } },
  comment: { options: { '--comment': text }, required: '--comment' },
  conntrack: {
    options: {
      '--ctstate': state('ctstate', ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED', 'SNAT', 'DNAT']),
    },
  },
  icmp: { options: { '--icmp-type': icmpType } },
  icmp6: { options: { '--icmpv6-type': icmpType } },
  limit: { options: { '--limit': rate, '--limit-burst': number } },
  multiport: {
    options: { '--sports': portList, '--dports': portList, '--ports': portList },
    aliases: { '--source-ports': '--sports', '--destination-ports': '--dports' },
  },
  state: {
    options: { '--state': state('state', ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED']) },
    required: '--state',
  },
  // --syn has no value and --tcp-flags has two; the parser reads them.
  tcp: { options: { ...ports, '--tcp-flags': text }, aliases: portAliases },
  udp: { options: ports, aliases: portAliases },
};

/** Matches of the real program that are not. */
export const otherMatches = new Set([
  'ah', 'bpf', 'cgroup', 'cluster', 'connbytes', 'connlabel', 'connlimit', 'connmark', 'cpu', 'dccp', 'devgroup', 'dscp',
  'ecn', 'esp', 'hashlimit', 'helper', 'hl', 'ipcomp', 'iprange', 'ipvs', 'length', 'mac', 'mark', 'nfacct', 'osf',
  'owner', 'physdev', 'pkttype', 'policy', 'quota', 'rateest', 'realm', 'recent', 'rpfilter', 'sctp', 'set', 'socket',
  'standard', 'statistic', 'string', 'tcpmss', 'time', 'tos', 'ttl', 'u32', 'unclean',
]); // prettier-ignore

/** Flags of TCP in the order in which they are kept. @throws {NotSimulated} for what is no flag */
export function tcpFlags(value: string): string {
  const all = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];
  if (value === 'ALL') return all.join(',');
  if (value === 'NONE') return 'NONE';
  const words = value.split(',');
  if (!words.every((word) => all.includes(word))) throw new NotSimulated(`the flags '${value}'`);
  return all.filter((flag) => words.includes(flag)).join(',');
}

const rejectTypes: Record<Family, Record<string, string>> = {
  ipv4: {
    'icmp-net-unreachable': 'net-unreach', 'icmp-host-unreachable': 'host-unreach',
    'icmp-proto-unreachable': 'proto-unreach', 'icmp-port-unreachable': 'port-unreach',
    'icmp-net-prohibited': 'net-prohib', 'icmp-host-prohibited': 'host-prohib', 'tcp-reset': 'tcp-rst',
    'icmp-admin-prohibited': 'admin-prohib',
  },
  ipv6: {
    'icmp6-no-route': 'no-route', 'icmp6-adm-prohibited': 'adm-prohibited', 'icmp6-addr-unreachable': 'addr-unreach',
    'icmp6-port-unreachable': 'port-unreach', 'tcp-reset': 'tcp-reset',
  },
}; // prettier-ignore

const rejectType: Reader = (value, family) => {
  const found = Object.entries(rejectTypes[family]).find((names) => names.includes(value));
  if (!found) throw problem(`unknown reject type "${value}"`);
  return found[0];
};

/** The levels of syslog by number. */
export const logLevels = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'];

const logLevel: Reader = (value) => {
  const names: Record<string, number> = { panic: 0, err: 3, warning: 4 };
  const level = /^[0-7]$/.test(value) ? Number(value) : (names[value] ?? logLevels.indexOf(value));
  if (level < 0) throw problem(`log level "${value}" unknown\n`);
  return String(level);
};

const translation: Reader = (value, family) => {
  const address = /^\[(.+)\](?::[\d-]+)?$|^([^:]+)(?::[\d-]+)?$/.exec(value);
  const [first = '', last] = (address?.[1] ?? address?.[2] ?? '').split('-');
  for (const each of last === undefined ? [first] : [first, last]) {
    if (parseAddress(each)?.family !== family) throw problem(`Bad IP address "${each}"`);
  }
  return value;
};

interface Target extends Extension {
  /** Tables in which the kernel takes it. */
  tables?: string[];
  /** Built-in chains in which the kernel takes it. */
  chains?: string[];
}

const toPorts: Reader = (value) => {
  if (!/^\d+(?:-\d+)?$/.test(value)) throw new NotSimulated(`the ports '${value}'`);
  return value;
};

/** The targets that are modelled. */
export const targets: Record<string, Target> = {
  ACCEPT: { options: {} },
  DROP: { options: {} },
  RETURN: { options: {} },
  LOG: { options: { '--log-prefix': (value) => value.slice(0, 29), '--log-level': logLevel } },
  REJECT: { options: { '--reject-with': rejectType }, tables: ['filter'] },
  MASQUERADE: { options: { '--to-ports': toPorts }, tables: ['nat'], chains: ['POSTROUTING'] },
  SNAT: {
    options: { '--to-source': translation },
    required: '--to-source',
    tables: ['nat'],
    chains: ['INPUT', 'POSTROUTING'],
  },
  DNAT: {
    options: { '--to-destination': translation },
    required: '--to-destination',
    tables: ['nat'],
    chains: ['PREROUTING', 'OUTPUT'],
  },
  REDIRECT: { options: { '--to-ports': toPorts }, tables: ['nat'], chains: ['PREROUTING', 'OUTPUT'] },
};

/** Targets of the real program that are not. */
export const otherTargets = new Set([
  'AUDIT', 'CHECKSUM', 'CLASSIFY', 'CLUSTERIP', 'CONNMARK', 'CONNSECMARK', 'CT', 'DNPT', 'DSCP', 'ECN', 'HL', 'HMARK',
  'IDLETIMER', 'LED', 'MARK', 'NETMAP', 'NFLOG', 'NFQUEUE', 'NOTRACK', 'QUEUE', 'RATEEST', 'SECMARK', 'SET', 'SNPT',
  'SYNPROXY', 'TCPMSS', 'TCPOPTSTRIP', 'TEE', 'TOS', 'TPROXY', 'TRACE', 'TTL', 'ULOG',
]); // prettier-ignore

/** Names of targets that no chain can have. */
const isTarget = (name: string) => name in targets || otherTargets.has(name);

/** Refuses what no chain of one's own may be called. @throws {IptablesError} */
export function checkChainName(name: string): void {
  if (name.startsWith('-') || name.startsWith('!')) {
    throw problem(`chain name not allowed to start with \`${name.slice(0, 1)}'`);
  }
  if (isTarget(name)) throw problem('chain name may not clash with target name');
  if (name.length > 28) throw problem(`chain name \`${name}' too long (must be under 29 chars)`);
  if (/\s/.test(name)) throw problem(`Invalid chain name \`${name}'`);
}

/**
 * Puts into a rule what its matches and its target do without being told.
 *
 * @throws {IptablesError} where an option is missing that they insist on
 */
export function complete(rule: Rule, family: Family): void {
  for (const { module, options } of rule.matches) {
    const required = matchExtensions[module]?.required;
    if (required && !(required in options)) throw problem(`${module}: option "${required}" must be specified\n`);
  }
  // What a match does without its option.
  for (const { module, options } of rule.matches) {
    if (module === 'limit') options['--limit'] ??= { value: '3/hour' };
  }
  const target = targets[rule.target ?? ''];
  if (target?.required && !(target.required in rule.options)) {
    throw problem(`${rule.target ?? ''}: option "${target.required}" must be specified\n`);
  }
  if (rule.target === 'REJECT') {
    rule.options['--reject-with'] ??= family === 'ipv4' ? 'icmp-port-unreachable' : 'icmp6-port-unreachable';
  }
  if (rule.options['--log-level'] === '4') delete rule.options['--log-level'];
}
