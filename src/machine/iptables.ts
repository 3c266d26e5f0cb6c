// iptables: reading its command lines and rule files, changing the packet filter, and writing rules as it does.
import { formatPrefix, networkOf, parseAddress, prefixLength, type Prefix } from './addresses.ts';
import { builtIn, builtInChains, type Chain, type Condition, type Family, type Match, type Rule } from './firewall.ts';
import type { Machine, Release } from './model.ts';
import { portNumber, protocolName, protocolNumber } from './ports.ts';
import { NotSimulated } from './program.ts';

/** Which iptables a machine has: from 5.0 on it is the variant for nf_tables. */
export interface Variant {
  version: string;
  kind: 'legacy' | 'nf_tables';
}

// Unverified: the words of 1.8.3 (3.0), which are taken from 1.8.9; only its lists name protocols where 1.8.9 numbers them.
const variants: Record<Release, Variant> = {
  // Priorities of the alternatives in SPECS/iptables/iptables.spec: in 4.0 legacy has the higher one, in 5.0 nft.
  '3.0': { version: '1.8.3', kind: 'legacy' },
  '4.0': { version: '1.8.9', kind: 'legacy' },
  '5.0': { version: '1.8.9', kind: 'nf_tables' },
};

/** The iptables of a machine. */
export function variantOf(machine: Machine): Variant {
  return variants[machine.release];
}

/** What iptables has to complain about. */
export class IptablesError extends Error {
  override name = 'IptablesError';
  readonly status: number;
  readonly form: 'problem' | 'bare' | 'kernel' | 'plain' | 'table';

  /**
   * @param message without program, version or hint
   * @param form "problem": with version and hint; "bare": with hint only; "kernel": with version only;
   *   "plain": behind the program's name; "table": with version and advice
   */
  constructor(form: IptablesError['form'], message: string, status?: number) {
    super(message);
    this.form = form;
    this.status = status ?? { problem: 2, bare: 2, kernel: 4, plain: 1, table: 3 }[form];
  }
}

const problem = (message: string) => new IptablesError('problem', message);

/**
 * An error as the program prints it.
 *
 * @param name of the program: "iptables", "ip6tables-restore"
 * @param line of the file, where rules are restored
 */
export function errorText(machine: Machine, name: string, error: IptablesError, line?: number): string {
  const { version, kind } = variantOf(machine);
  const tool = name.replace(/-.*/, '');
  const hint = `Try \`${name} -h' or '${name} --help' for more information.\n`;
  const where = line === undefined ? '' : `Error occurred at line: ${String(line)}\n`;
  switch (error.form) {
    case 'problem':
      return `${name} v${version} (${kind}): ${error.message}\n${where}${hint}`;
    case 'bare':
      return `${error.message}\n${where}${hint}`;
    case 'kernel':
      if (line !== undefined) throw new NotSimulated(`restoring a rule that the kernel refuses`);
      return `${name} v${version} (${kind}): ${error.message}\n`;
    case 'table':
      return `${name} v${version} (${kind}): ${error.message}\nPerhaps ${tool} or your kernel needs to be upgraded.\n`;
    case 'plain':
      if (line === undefined) return `${name}: ${error.message}\n`;
      return `${name}: line ${String(line)} failed${kind === 'legacy' ? '' : `: ${error.message}`}\n`;
  }
}

/** The kernel's refusal of a rule or chain. */
function refused(kind: Variant['kind'], what: string, legacy = "Invalid argument. Run `dmesg' for more information.") {
  return kind === 'legacy' ? new IptablesError('plain', legacy) : new IptablesError('kernel', ` ${what}`);
}

const noSuchChain = () => new IptablesError('plain', 'No chain/target/match by that name.');
const badRule = () => new IptablesError('plain', 'Bad rule (does a matching rule exist in that chain?).');

/** What one command line asks for. */
export interface Order {
  /** The command by its letter: "A" for append; undefined where there is none. */
  command?: string;
  table: string;
  chain?: string;
  /** What stands behind the chain: a policy, a new name, a number. */
  argument?: string;
  /** One for each pair of source and destination. */
  rules: Rule[];
  numeric: boolean;
  verbose: boolean;
  exact: boolean;
  lineNumbers: boolean;
  /** How often a deprecated option was named. */
  deprecated: number;
}

/** Looks up a host's addresses; an empty list where there is none. */
export type Lookup = (name: string) => string[];

const commands: Record<string, [letter: string, arguments: number, optional?: number]> = {
  '--append': ['A', 1],
  '--check': ['C', 1],
  '--delete': ['D', 1, 1],
  '--insert': ['I', 1, 1],
  '--replace': ['R', 2],
  '--list': ['L', 0, 2],
  '--list-rules': ['S', 0, 2],
  '--flush': ['F', 0, 1],
  '--zero': ['Z', 0, 2],
  '--new-chain': ['N', 1],
  '--delete-chain': ['X', 0, 1],
  '--rename-chain': ['E', 2],
  '--policy': ['P', 2],
  '--version': ['V', 0],
  '--help': ['h', 0],
};

const shortOptions: Record<string, string> = {
  '-A': '--append', '-C': '--check', '-D': '--delete', '-I': '--insert', '-R': '--replace', '-L': '--list',
  '-S': '--list-rules', '-F': '--flush', '-Z': '--zero', '-N': '--new-chain', '-X': '--delete-chain',
  '-E': '--rename-chain', '-P': '--policy', '-V': '--version', '-h': '--help', '-t': '--table', '-p': '--protocol',
  '-s': '--source', '-d': '--destination', '-i': '--in-interface', '-o': '--out-interface', '-j': '--jump',
  '-g': '--goto', '-m': '--match', '-n': '--numeric', '-v': '--verbose', '-x': '--exact', '-w': '--wait',
  '-W': '--wait-interval', '-c': '--set-counters', '-f': '--fragment', '-4': '--ipv4', '-6': '--ipv6',
  '-M': '--modprobe',
}; // prettier-ignore

const synonyms: Record<string, string> = {
  '--new': '--new-chain',
  '--src': '--source',
  '--dst': '--destination',
  '--proto': '--protocol',
};

/** Options that take a condition, with the letter that messages name. */
const conditions: Record<string, { field: 'protocol' | 'source' | 'destination' | 'in' | 'out'; letter: string }> = {
  '--protocol': { field: 'protocol', letter: 'p' },
  '--source': { field: 'source', letter: 's' },
  '--destination': { field: 'destination', letter: 'd' },
  '--in-interface': { field: 'in', letter: 'i' },
  '--out-interface': { field: 'out', letter: 'o' },
};

const flags: Record<string, 'numeric' | 'verbose' | 'exact' | 'lineNumbers'> = {
  '--numeric': 'numeric',
  '--verbose': 'verbose',
  '--exact': 'exact',
  '--line-numbers': 'lineNumbers',
};

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

const text: Reader = (value) => value;
const ports = { '--sport': portRange, '--dport': portRange };
const portAliases = { '--source-port': '--sport', '--destination-port': '--dport' };

const icmpTypes: Record<Family, Record<string, string>> = {
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

/** The name of a type of ICMP, the first it has; undefined where it has none. @param type "3/1" */
export function icmpName(family: Family, type: string): string | undefined {
  return Object.entries(icmpTypes[family]).find(([, number]) => number === type)?.[0];
}

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

const matchExtensions: Record<string, Extension> = {
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
  // --syn has no value and --tcp-flags has two; see `readMatchOption`.
  tcp: { options: { ...ports, '--tcp-flags': text }, aliases: portAliases },
  udp: { options: ports, aliases: portAliases },
};

const otherMatches = new Set([
  'ah', 'bpf', 'cgroup', 'cluster', 'connbytes', 'connlabel', 'connlimit', 'connmark', 'cpu', 'dccp', 'devgroup', 'dscp',
  'ecn', 'esp', 'hashlimit', 'helper', 'hl', 'ipcomp', 'iprange', 'ipvs', 'length', 'mac', 'mark', 'nfacct', 'osf',
  'owner', 'physdev', 'pkttype', 'policy', 'quota', 'rateest', 'realm', 'recent', 'rpfilter', 'sctp', 'set', 'socket',
  'standard', 'statistic', 'string', 'tcpmss', 'time', 'tos', 'ttl', 'u32', 'unclean',
]); // prettier-ignore

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

const targets: Record<string, Target> = {
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

const otherTargets = new Set([
  'AUDIT', 'CHECKSUM', 'CLASSIFY', 'CLUSTERIP', 'CONNMARK', 'CONNSECMARK', 'CT', 'DNPT', 'DSCP', 'ECN', 'HL', 'HMARK',
  'IDLETIMER', 'LED', 'MARK', 'NETMAP', 'NFLOG', 'NFQUEUE', 'NOTRACK', 'QUEUE', 'RATEEST', 'SECMARK', 'SET', 'SNPT',
  'SYNPROXY', 'TCPMSS', 'TCPOPTSTRIP', 'TEE', 'TOS', 'TPROXY', 'TRACE', 'TTL', 'ULOG',
]); // prettier-ignore

/** Names of targets that no chain can have. */
const isTarget = (name: string) => name in targets || otherTargets.has(name);

/**
 * Reads a command line, or a line of a rule file.
 *
 * @param args without the program's name
 * @throws {IptablesError} for what iptables itself refuses
 * @throws {NotSimulated} for what is not modelled
 */
export function readOrder(family: Family, args: string[], lookup: Lookup): Order {
  return new Reading(family, args, lookup).order();
}

class Reading {
  private readonly family: Family;
  private readonly args: string[];
  private readonly lookup: Lookup;
  private at = 0;
  private not = false;
  private readonly seen = new Set<string>();
  private readonly rule: Rule = { matches: [], options: {}, packets: 0, bytes: 0 };
  private sources: string[] = [];
  private destinations: string[] = [];
  private readonly result: Order = {
    table: 'filter',
    rules: [],
    numeric: false,
    verbose: false,
    exact: false,
    lineNumbers: false,
    deprecated: 0,
  };

  constructor(family: Family, args: string[], lookup: Lookup) {
    this.family = family;
    this.args = [...args];
    this.lookup = lookup;
  }

  order(): Order {
    while (this.at < this.args.length) this.option(this.args[this.at++] ?? '');
    this.finish();
    const { result, rule } = this;
    const sources = this.sources.length > 0 ? this.sources : [undefined];
    const destinations = this.destinations.length > 0 ? this.destinations : [undefined];
    for (const source of sources) {
      for (const destination of destinations) {
        const own = structuredClone(rule);
        set(own, 'source', source, this.seen.has('!source'));
        set(own, 'destination', destination, this.seen.has('!destination'));
        result.rules.push(own);
      }
    }
    return result;
  }

  private option(arg: string): void {
    if (arg === '!') {
      if (this.not) throw problem('multiple consecutive ! not allowed');
      this.not = true;
      return;
    }
    if (!arg.startsWith('-') || arg === '-') throw new IptablesError('bare', `Bad argument \`${arg}'`);
    const long = this.named(arg);
    const command = commands[long];
    if (command) {
      if (this.not) throw problem("unexpected '!' flag");
      this.command(arg, command);
      return;
    }
    const condition = conditions[long];
    if (condition) {
      this.condition(arg, condition);
      return;
    }
    const flag = flags[long];
    if (flag) {
      this.result[flag] = true;
      return;
    }
    switch (long) {
      case '--table':
        this.result.table = this.value(arg);
        return;
      case '--jump':
      case '--goto':
        this.jump(arg, long === '--goto');
        return;
      case '--match':
        this.match(this.value(arg));
        return;
      case '--wait':
        this.wait();
        return;
      case '--wait-interval':
        this.value(arg);
        this.result.deprecated += 1;
        return;
      case '--set-counters':
        this.counters(arg);
        return;
      case '--ipv4':
      case '--ipv6':
      case '--fragment':
      case '--modprobe':
        throw new NotSimulated(`option '${arg}'`);
    }
    this.extensionOption(arg, long);
  }

  /** The long name of an option; joined short options are taken apart. */
  private named(arg: string): string {
    if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.split('=');
      if (value.length > 0) this.args.splice(this.at, 0, value.join('='));
      return synonyms[name] ?? name;
    }
    const long = shortOptions[arg.slice(0, 2)];
    const rest = arg.slice(2);
    if (rest && long) {
      // iptables reads the value of a joined -p from the wrong place.
      if (long === '--protocol') throw problem(`unknown protocol "${arg}" specified`);
      if (long === '--wait') throw problem('wait seconds not numeric');
      const takesValue = long in conditions || ['--table', '--jump', '--goto', '--match'].includes(long);
      this.args.splice(this.at, 0, takesValue || commands[long]?.[1] ? rest : `-${rest}`);
    }
    if (!long) throw problem(`unknown option "${rest ? arg.slice(0, 2) : arg}"`);
    return long;
  }

  private value(option: string): string {
    const value = this.args[this.at];
    if (value === undefined) throw problem(`option "${option}" requires an argument`);
    this.at += 1;
    return value;
  }

  /** The next argument, where it is no option. */
  private optional(): string | undefined {
    const value = this.args[this.at];
    if (value === undefined || value.startsWith('-') || value === '!') return undefined;
    this.at += 1;
    return value;
  }

  private command(arg: string, [letter, needed, optional = 0]: [string, number, number?]): void {
    if (this.result.command !== undefined) {
      throw problem(`Cannot use -${letter} with -${this.result.command}`);
    }
    this.result.command = letter;
    const words: string[] = [];
    if (needed > 0) words.push(this.value(arg));
    for (let count = 1; count < needed; count += 1) {
      const word = this.optional();
      if (word === undefined) {
        if (letter === 'P') throw problem('-P requires a chain and a policy');
        if (letter === 'E') throw problem('-E requires old-chain-name and new-chain-name');
        throw problem('-R requires a rule number');
      }
      words.push(word);
    }
    for (let count = 0; count < optional; count += 1) {
      const word = this.optional();
      if (word !== undefined) words.push(word);
    }
    const [chain, argument] = words;
    if (letter === 'N') checkChainName(chain ?? '');
    if (chain !== undefined) this.result.chain = chain;
    if (argument !== undefined) this.result.argument = argument;
    if (['D', 'I', 'R', 'L', 'S', 'Z'].includes(letter) && argument !== undefined && !/^[1-9]\d*$/.test(argument)) {
      throw problem(`Invalid rule number \`${argument}'`);
    }
  }

  private once(key: string, letter: string): void {
    if (this.seen.has(key)) throw problem(`multiple -${letter} flags not allowed`);
    this.seen.add(key);
  }

  private condition(arg: string, { field, letter }: (typeof conditions)[string]): void {
    const value = this.value(arg);
    this.once(field, letter);
    const not = this.not;
    this.not = false;
    if (field === 'source' || field === 'destination') {
      if (not) this.seen.add(`!${field}`);
      const networks = value.split(',').flatMap((each) => this.networks(each));
      if (field === 'source') this.sources = networks;
      else this.destinations = networks;
      return;
    }
    if (field === 'protocol') {
      const number = protocolNumber(value);
      if (number === undefined) throw problem(`unknown protocol "${value.toLowerCase()}" specified`);
      if (number === 0 && not) throw problem('rule would never match protocol');
      if (number !== 0) set(this.rule, 'protocol', protocolName(number), not);
      return;
    }
    if (value.length > 15) {
      throw problem(`interface name \`${value}' must be shorter than IFNAMSIZ (15)`);
    }
    set(this.rule, field, value, not);
  }

  /** The networks that a written address or host name means: "192.0.2.77/24" is 192.0.2.0/24. */
  private networks(written: string): string[] {
    const [host = '', mask] = written.split('/');
    const full = this.family === 'ipv4' && /^\d+(?:\.\d+){0,2}$/.test(host) ? padded(host) : host;
    const literal = parseAddress(full);
    const addresses =
      literal?.family === this.family ? [literal] : this.lookup(host).flatMap((each) => parseAddress(each) ?? []);
    const own = addresses.filter(({ family }) => family === this.family);
    if (own.length === 0) throw problem(`host/network \`${host}' not found`);
    const most = this.family === 'ipv4' ? 32 : 128;
    const length =
      mask === undefined
        ? most
        : mask.includes('.')
          ? prefixLength(mask)
          : /^\d+$/.test(mask)
            ? Number(mask)
            : undefined;
    if (length === undefined || length > most) throw problem(`invalid mask \`${mask ?? ''}' specified`);
    return own.map((address) => formatPrefix(networkOf({ ...address, length } satisfies Prefix)));
  }

  private jump(arg: string, goto: boolean): void {
    if (this.not) throw problem(`cannot have ! before ${arg}`);
    const name = this.value(arg);
    this.once('jump', goto ? 'g' : 'j');
    this.rule.target = name;
    if (goto) this.rule.goto = true;
    if (otherTargets.has(name)) throw new NotSimulated(`the target '${name}'`);
  }

  private match(name: string): void {
    if (otherMatches.has(name)) throw new NotSimulated(`the match '${name}'`);
    if (!Object.hasOwn(matchExtensions, name)) {
      throw problem(`Couldn't load match \`${name}':No such file or directory\n`);
    }
    this.rule.matches.push({ module: name, options: {} });
  }

  private wait(): void {
    if (/^\d+$/.test(this.args[this.at] ?? '')) this.at += 1;
  }

  private counters(arg: string): void {
    const [packets = '', bytes = this.args[this.at++] ?? ''] = this.value(arg).split(',');
    if (!/^\d+$/.test(packets) || !/^\d+$/.test(bytes)) throw new NotSimulated(`the counters '${packets}'`);
    this.rule.packets = Number(packets);
    this.rule.bytes = Number(bytes);
  }

  /** The extension that goes with the protocol of the rule. */
  private implied(): string | undefined {
    const { protocol } = this.rule;
    if (!protocol || protocol.not) return undefined;
    const name = protocol.value === 'ipv6-icmp' ? 'icmp6' : protocol.value;
    return ['tcp', 'udp', 'icmp', 'icmp6'].includes(name) ? name : undefined;
  }

  private extensionOption(arg: string, long: string): void {
    const target = targets[this.rule.target ?? ''];
    const targetOption = Object.keys(target?.options ?? {}).find((each) => each === long || isShortened(long, each));
    if (target && targetOption) {
      const reader = target.options[targetOption] ?? text;
      this.rule.options[targetOption] = reader(this.value(arg), this.family);
      return;
    }
    const loaded = this.rule.matches.toReversed();
    const implied = this.implied();
    for (const module of [...loaded.map((each) => each.module), ...(implied ? [implied] : [])]) {
      const extension = matchExtensions[module];
      const option = extension?.aliases?.[long] ?? long;
      const syn = module === 'tcp' && option === '--syn';
      if (!extension || !(syn || option in extension.options)) continue;
      let match = loaded.find((each) => each.module === module);
      if (!match) {
        match = { module, options: {} };
        this.rule.matches.push(match);
      }
      const not = this.not;
      this.not = false;
      if (
        module === 'multiport' &&
        !['tcp', 'udp', 'udplite', 'sctp', 'dccp'].includes(this.rule.protocol?.value ?? '')
      ) {
        throw problem("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'");
      }
      const value = syn
        ? 'FIN,SYN,RST,ACK SYN'
        : option === '--tcp-flags'
          ? this.flagPair(arg)
          : (extension.options[option] ?? text)(this.value(arg), this.family);
      match.options[syn ? '--tcp-flags' : option] = { value, ...(not ? { not } : {}) };
      return;
    }
    throw problem(`unknown option "${arg}"`);
  }

  /** The two values of --tcp-flags: which flags are looked at, and which of them are set. */
  private flagPair(arg: string): string {
    const mask = this.value(arg);
    const flags = this.optional();
    if (flags === undefined) throw problem(`${arg} requires two args.`);
    return `${tcpFlags(mask)} ${tcpFlags(flags)}`;
  }

  private finish(): void {
    const { result, rule } = this;
    if (result.command === undefined) throw problem('no command specified');
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
      rule.options['--reject-with'] ??= this.family === 'ipv4' ? 'icmp-port-unreachable' : 'icmp6-port-unreachable';
    }
    if (rule.options['--log-level'] === '4') delete rule.options['--log-level'];
    const { chain = '' } = result;
    if (rule.out && ['PREROUTING', 'INPUT'].includes(chain)) throw problem(`Can't use -o with ${chain}\n`);
    if (rule.in && ['POSTROUTING', 'OUTPUT'].includes(chain)) throw problem(`Can't use -i with ${chain}\n`);
  }
}

function set(rule: Rule, field: 'protocol' | 'source' | 'destination' | 'in' | 'out', value?: string, not?: boolean) {
  if (value === undefined || value === '0.0.0.0/0' || value === '::/0') return;
  rule[field] = { value, ...(not ? { not: true } : {}) } satisfies Condition;
}

const isShortened = (written: string, option: string) => written.length > 3 && option.startsWith(written);

function padded(host: string): string {
  return [...host.split('.'), '0', '0', '0'].slice(0, 4).join('.');
}

function tcpFlags(value: string): string {
  const all = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];
  if (value === 'ALL') return all.join(',');
  if (value === 'NONE') return 'NONE';
  const words = value.split(',');
  if (!words.every((word) => all.includes(word))) throw new NotSimulated(`the flags '${value}'`);
  return all.filter((flag) => words.includes(flag)).join(',');
}

function checkChainName(name: string): void {
  if (name.startsWith('-') || name.startsWith('!')) {
    throw problem(`chain name not allowed to start with \`${name.slice(0, 1)}'`);
  }
  if (isTarget(name)) throw problem('chain name may not clash with target name');
  if (name.length > 28) throw problem(`chain name \`${name}' too long (must be under 29 chars)`);
  if (/\s/.test(name)) throw problem(`Invalid chain name \`${name}'`);
}

/** The chains of a table as the kernel would list them; those of a table that is not there yet are empty. */
export function chainsOf(machine: Machine, family: Family, table: string): Chain[] {
  const chains = machine.firewall[family][table] ?? builtIn(table);
  const own = chains.filter(({ policy }) => policy === undefined);
  return [
    ...chains.filter(({ policy }) => policy !== undefined),
    ...own.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  ];
}

/** How many rules lead to a chain. */
export function referencesTo(chains: Chain[], name: string): number {
  return chains.flatMap(({ rules }) => rules).filter(({ target }) => target === name).length;
}

/**
 * Does what a command line asks for.
 *
 * @returns what it prints to stdout
 * @throws {IptablesError}
 */
export function execute(
  machine: Machine,
  family: Family,
  order: Order,
  list: (order: Order) => string = () => '',
): string {
  const { kind } = variantOf(machine);
  const ruleset = machine.firewall[family];
  const { table, chain: chainName, argument } = order;
  if (!Object.hasOwn(builtInChains, table)) {
    throw new IptablesError(
      'table',
      kind === 'legacy'
        ? `can't initialize iptables table \`${table}': Table does not exist (do you need to insmod?)`
        : `table '${table}' does not exist`,
    );
  }
  const changes = 'ARIPNDCE'.includes(order.command ?? '');
  // The legacy variant loads a table as soon as it is named.
  if (!(table in ruleset) && (kind === 'legacy' || changes)) ruleset[table] = builtIn(table);
  const chains = ruleset[table] ?? builtIn(table);
  const named = chains.find(({ name }) => name === chainName);
  const some = chainName === undefined ? chains : named ? [named] : [];
  if ('ARIDC'.includes(order.command ?? '')) checkTarget(chains, order, kind);

  switch (order.command) {
    case 'V':
    case 'h':
      return '';
    case 'L':
    case 'S':
      if (chainName !== undefined && !named) throw cannotList(kind, chainName, table);
      return list(order);
    case 'F':
      if (some.length === 0) throw noSuchChain();
      for (const chain of some) chain.rules = [];
      return '';
    case 'Z':
      if (some.length === 0) throw noSuchChain();
      if (argument !== undefined && named) {
        const rule = named.rules[Number(argument) - 1];
        if (!rule && kind === 'legacy') throw new IptablesError('plain', 'Index of counter too big.');
        if (rule) Object.assign(rule, { packets: 0, bytes: 0 });
        return '';
      }
      for (const chain of some) {
        for (const counted of [chain, ...chain.rules]) Object.assign(counted, { packets: 0, bytes: 0 });
      }
      return '';
    case 'N':
      if (named) throw new IptablesError('plain', 'Chain already exists.');
      chains.push({ name: chainName ?? '', packets: 0, bytes: 0, rules: [] });
      return '';
    case 'X':
      deleteChains(ruleset, table, chains, chainName, kind);
      return '';
    case 'E':
      if (!named) throw noSuchChain();
      if (chains.some(({ name }) => name === argument)) throw new IptablesError('plain', 'File exists.');
      checkChainName(argument ?? '');
      for (const rule of chains.flatMap(({ rules }) => rules)) {
        if (rule.target === chainName) rule.target = argument ?? '';
      }
      named.name = argument ?? '';
      return '';
    case 'P':
      if (table === 'nat' && argument === 'DROP') {
        throw problem('\nThe "nat" table is not intended for filtering, the use of DROP is therefore inhibited.\n\n');
      }
      if (named?.policy === undefined) throw new IptablesError('plain', 'Bad built-in chain name.');
      if (argument !== 'ACCEPT' && argument !== 'DROP') {
        throw new IptablesError('plain', "Bad policy name. Run `dmesg' for more information.");
      }
      named.policy = argument;
      return '';
  }
  changeRules(order, named);
  return '';
}

function cannotList(kind: Variant['kind'], chain: string, table: string): IptablesError {
  return kind === 'legacy'
    ? noSuchChain()
    : new IptablesError('kernel', `chain \`${chain}' in table \`${table}' is incompatible, use 'nft' tool.`, 1);
}

/** What the kernel refuses in a rule. */
function checkTarget(chains: Chain[], order: Order, kind: Variant['kind']): void {
  const rule = order.rules[0];
  const { target } = rule ?? {};
  if (!rule || target === undefined) return;
  const known = targets[target];
  if (!known) {
    const chain = chains.find(({ name }) => name === target);
    if (!chain) {
      throw problem(
        kind === 'legacy'
          ? `Couldn't load target \`${target}':No such file or directory\n`
          : `Chain '${target}' does not exist`,
      );
    }
    if (chain.policy !== undefined && order.command !== 'D' && order.command !== 'C') {
      throw refused(kind, `${verbOf(order)} failed (Operation not supported): rule in chain ${order.chain ?? ''}`);
    }
    return;
  }
  const { chain: name = '' } = order;
  const wrongChain = known.chains && isBuiltIn(name) && !known.chains.includes(name);
  const wrongTable = known.tables && !known.tables.includes(order.table);
  const needsTcp = rule.options['--reject-with'] === 'tcp-reset' && rule.protocol?.value !== 'tcp';
  if ((wrongChain || wrongTable || needsTcp) && 'AIR'.includes(order.command ?? '')) {
    throw refused(kind, `${verbOf(order)} failed (Invalid argument): rule in chain ${order.chain ?? ''}`);
  }
}

const isBuiltIn = (name: string) => Object.values(builtInChains).some((names) => names.includes(name));
const verbOf = ({ command }: Order) =>
  ({ A: 'RULE_APPEND', I: 'RULE_INSERT', R: 'RULE_REPLACE' })[command ?? ''] ?? 'RULE_APPEND';

function deleteChains(
  ruleset: Record<string, Chain[]>,
  table: string,
  chains: Chain[],
  wanted: string | undefined,
  kind: Variant['kind'],
): void {
  const doomed =
    wanted === undefined
      ? chains.filter(({ policy }) => policy === undefined)
      : [wanted].flatMap((name) => chains.find((chain) => chain.name === name) ?? []);
  if (wanted !== undefined && doomed.length === 0) throw noSuchChain();
  for (const chain of doomed) {
    if (chain.policy !== undefined) {
      throw new IptablesError(
        'plain',
        kind === 'legacy' ? "Invalid argument. Run `dmesg' for more information." : 'Directory not empty.',
      );
    }
    if (referencesTo(chains, chain.name) > 0) {
      throw refused(kind, `CHAIN_DEL failed (Device or resource busy): chain ${chain.name}`, 'Too many links.');
    }
    if (chain.rules.length > 0) throw new IptablesError('plain', 'Directory not empty.');
  }
  if (ruleset[table]) ruleset[table] = chains.filter((chain) => !doomed.includes(chain));
}

function changeRules(order: Order, chain: Chain | undefined): void {
  const { command, argument, rules } = order;
  const index = argument === undefined ? undefined : Number(argument) - 1;
  if (!chain) throw (command === 'D' && index === undefined) || command === 'C' ? badRule() : noSuchChain();
  const count = chain.rules.length;
  switch (command) {
    case 'A':
      chain.rules.push(...rules);
      return;
    case 'I':
      if ((index ?? 0) > count) throw new IptablesError('plain', 'Index of insertion too big.');
      chain.rules.splice(index ?? 0, 0, ...rules);
      return;
    case 'R':
      if ((index ?? 0) >= count) throw new IptablesError('plain', 'Index of replacement too big.');
      chain.rules.splice(index ?? 0, 1, ...rules);
      return;
    case 'D':
      if (index !== undefined) {
        if (index >= count) throw new IptablesError('plain', 'Index of deletion too big.');
        chain.rules.splice(index, 1);
        return;
      }
      for (const rule of rules) chain.rules.splice(find(chain, rule), 1);
      return;
    case 'C':
      for (const rule of rules) find(chain, rule);
  }
}

function find(chain: Chain, wanted: Rule): number {
  const key = (rule: Rule) => ruleText('', rule);
  const index = chain.rules.findIndex((rule) => key(rule) === key(wanted));
  if (index < 0) throw badRule();
  return index;
}

/** A value as iptables-save writes it: in quotes where it has other than plain characters. */
function quoted(value: string): string {
  return /^[-_0-9A-Za-z]+$/.test(value) ? value : `"${value.replace(/["\\']/g, '\\$&')}"`;
}

/** The order in which the options of an extension are written. */
const written: Record<string, string[]> = {
  tcp: ['--sport', '--dport', '--tcp-flags'],
  udp: ['--sport', '--dport'],
  addrtype: ['--src-type', '--dst-type'],
  limit: ['--limit', '--limit-burst'],
};

/** The options of a match, in their own order. */
export function optionsInOrder({ module, options }: Match): [option: string, condition: Condition][] {
  const order = written[module];
  const entries = Object.entries(options);
  return order ? entries.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)) : entries;
}

/**
 * A rule as iptables -S writes it.
 *
 * @param counters whether to write what it counted, behind its matches
 */
export function ruleText(chain: string, rule: Rule, counters = false): string {
  const parts = [`-A ${chain}`];
  const add = (option: string, condition?: Condition) => {
    if (condition) parts.push(`${condition.not ? '! ' : ''}${option} ${condition.value}`);
  };
  add('-s', rule.source);
  add('-d', rule.destination);
  add('-i', rule.in);
  add('-o', rule.out);
  add('-p', rule.protocol);
  for (const match of rule.matches) {
    parts.push(`-m ${match.module}`);
    for (const [option, { value, not }] of optionsInOrder(match)) {
      if (option === '--limit-burst' && value === '5') continue;
      parts.push(`${not ? '! ' : ''}${option} ${option === '--comment' ? quoted(value) : value}`);
    }
  }
  if (counters) parts.push(`-c ${String(rule.packets)} ${String(rule.bytes)}`);
  if (rule.target !== undefined) parts.push(`${rule.goto ? '-g' : '-j'} ${rule.target}`);
  for (const option of ['--log-prefix', '--log-level']) {
    const value = rule.options[option];
    if (value !== undefined) parts.push(`${option} ${quoted(value)}`);
  }
  for (const [option, value] of Object.entries(rule.options)) {
    if (!option.startsWith('--log')) parts.push(`${option} ${value}`);
  }
  return parts.join(' ');
}

/**
 * Loads rules as iptables-restore does: a table at a time, each wholly or not at all.
 *
 * @param text as iptables-save writes it
 * @param options.keep whether rules that are there stay (-n)
 * @param options.test whether nothing is to be changed
 * @returns the exit status, and the error as it is printed
 */
export function restore(
  machine: Machine,
  family: Family,
  text: string,
  options: { keep?: boolean; test?: boolean; lookup?: Lookup; name?: string } = {},
): { status: number; error: string } {
  const name = options.name ?? (family === 'ipv4' ? 'iptables-restore' : 'ip6tables-restore');
  const { kind } = variantOf(machine);
  const lookup = options.lookup ?? (() => []);
  const draft = structuredClone(machine);
  const lines = text.split('\n');
  const named = new Set<string>();
  let table: string | undefined;
  let deferred: IptablesError | undefined;
  for (const [index, raw] of lines.entries()) {
    const number = index + 1;
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    try {
      if (line.startsWith('*') && table === undefined) {
        table = line.slice(1).trim();
        if (!Object.hasOwn(builtInChains, table)) {
          throw problem(
            kind === 'legacy'
              ? `${name}: unable to initialize table '${table}'`
              : `${name}: line ${String(number)} table name '${table}' invalid`,
          );
        }
        named.clear();
        const before = draft.firewall[family][table];
        if (!options.keep || !before) {
          // nf_tables puts back the policies too; the legacy variant leaves those that the file does not name.
          draft.firewall[family][table] = builtIn(table).map((chain) => {
            const policy = before?.find((each) => each.name === chain.name)?.policy;
            return kind === 'legacy' && policy ? { ...chain, policy } : chain;
          });
        }
        deferred = undefined;
      } else if (table === undefined) {
        return { status: 1, error: `${name}: line ${String(number)} failed\n` };
      } else if (line === 'COMMIT') {
        if (deferred) throw deferred;
        if (!options.test) machine.firewall[family] = structuredClone(draft.firewall[family]);
        table = undefined;
      } else if (line.startsWith(':')) {
        declare(draft, family, table, line, named);
      } else {
        const counted = /^\[(\d+):(\d+)\]\s*(.*)$/.exec(line);
        const words = wordsOf(counted?.[3] ?? line);
        const order = readOrder(family, words, lookup);
        order.table = table;
        for (const rule of order.rules) {
          if (counted) Object.assign(rule, { packets: Number(counted[1]), bytes: Number(counted[2]) });
        }
        execute(draft, family, order);
      }
    } catch (error) {
      if (!(error instanceof IptablesError)) throw error;
      // nf_tables notices an unknown target only when it commits.
      if (kind !== 'legacy' && /^Chain '.*' does not exist$/.test(error.message) && line !== 'COMMIT') {
        deferred = error;
        continue;
      }
      return { status: error.status, error: errorText(machine, name, error, number) };
    }
  }
  if (table !== undefined) return { status: 1, error: `${name}: COMMIT expected at line ${String(lines.length)}\n` };
  return { status: 0, error: '' };
}

/** A line that names a chain: ":INPUT DROP [0:0]" or ":mine - [0:0]". */
function declare(machine: Machine, family: Family, table: string, line: string, named: Set<string>): void {
  const match = /^:(\S+)\s+(\S+)(?:\s+\[(\d+):(\d+)\])?/.exec(line);
  const [, name = '', policy = '', packets, bytes] = match ?? [];
  const chains = machine.firewall[family][table] ?? [];
  const chain = chains.find((each) => each.name === name);
  named.add(name);
  if (chain?.policy === undefined) {
    if (!chain) chains.push({ name, packets: 0, bytes: 0, rules: [] });
    else chain.rules = [];
    return;
  }
  if (policy === 'ACCEPT' || policy === 'DROP') {
    Object.assign(chain, { policy, packets: Number(packets ?? 0), bytes: Number(bytes ?? 0) });
  }
}

/** The words of a line, with quotes taken off. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [found] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g)) {
    words.push(
      found.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double: string | undefined, single: string) =>
        double === undefined ? single : double.replace(/\\(.)/g, '$1'),
      ),
    );
  }
  return words;
}
