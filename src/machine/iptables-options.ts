// The command line of iptables: its own options, its words one after the other, and what it asks for.
import { formatPrefix, networkOf, parseAddress, prefixLength, type Prefix } from './addresses.ts';
import type { Family, Rule } from './firewall.ts';
import { problem } from './iptables-errors.ts';

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

/** The commands: their letters, and how many words they take, then how many more they may take. */
export const commands: Record<string, [letter: string, arguments: number, optional?: number]> = {
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
export const conditions: Record<
  string,
  { field: 'protocol' | 'source' | 'destination' | 'in' | 'out'; letter: string }
> = {
  '--protocol': { field: 'protocol', letter: 'p' },
  '--source': { field: 'source', letter: 's' },
  '--destination': { field: 'destination', letter: 'd' },
  '--in-interface': { field: 'in', letter: 'i' },
  '--out-interface': { field: 'out', letter: 'o' },
};

/** Options without a value, by what they set in an order. */
export const flags: Record<string, 'numeric' | 'verbose' | 'exact' | 'lineNumbers'> = {
  '--numeric': 'numeric',
  '--verbose': 'verbose',
  '--exact': 'exact',
  '--line-numbers': 'lineNumbers',
};

/** The words of a command line, read one after the other. */
export class Arguments {
  private readonly words: string[];
  private at = 0;

  /** @param words without the program's name */
  constructor(words: string[]) {
    this.words = [...words];
  }

  /** Whether all words have been read. */
  get done(): boolean {
    return this.at >= this.words.length;
  }

  /** The next word without reading it; empty at the end. */
  peek(): string {
    return this.words[this.at] ?? '';
  }

  /** Reads the next word; empty at the end. */
  next(): string {
    return this.words[this.at++] ?? '';
  }

  /**
   * The long name of an option that was just read; joined short options are taken apart.
   *
   * @throws {IptablesError} for short options that there are not
   */
  longName(arg: string): string {
    if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.split('=');
      if (value.length > 0) this.words.splice(this.at, 0, value.join('='));
      return synonyms[name] ?? name;
    }
    const long = shortOptions[arg.slice(0, 2)];
    const rest = arg.slice(2);
    if (rest && long) {
      // iptables reads the value of a joined -p from the wrong place.
      if (long === '--protocol') throw problem(`unknown protocol "${arg}" specified`);
      if (long === '--wait') throw problem('wait seconds not numeric');
      const takesValue = long in conditions || ['--table', '--jump', '--goto', '--match'].includes(long);
      this.words.splice(this.at, 0, takesValue || commands[long]?.[1] ? rest : `-${rest}`);
    }
    if (!long) throw problem(`unknown option "${rest ? arg.slice(0, 2) : arg}"`);
    return long;
  }

  /** Reads the value of an option. @throws {IptablesError} where there is none */
  value(option: string): string {
    const value = this.words[this.at];
    if (value === undefined) throw problem(`option "${option}" requires an argument`);
    this.at += 1;
    return value;
  }

  /** Reads the next word where it is no option; undefined where it is one, or there is none. */
  optional(): string | undefined {
    const value = this.words[this.at];
    if (value === undefined || value.startsWith('-') || value === '!') return undefined;
    this.at += 1;
    return value;
  }
}

/**
 * The networks that a written address or host name means: "192.0.2.77/24" is 192.0.2.0/24.
 *
 * @throws {IptablesError} where there is no such host or mask
 */
export function networksOf(family: Family, written: string, lookup: Lookup): string[] {
  const [host = '', mask] = written.split('/');
  const full = family === 'ipv4' && /^\d+(?:\.\d+){0,2}$/.test(host) ? padded(host) : host;
  const literal = parseAddress(full);
  const addresses = literal?.family === family ? [literal] : lookup(host).flatMap((each) => parseAddress(each) ?? []);
  const own = addresses.filter((address) => address.family === family);
  if (own.length === 0) throw problem(`host/network \`${host}' not found`);
  const most = family === 'ipv4' ? 32 : 128;
  const length =
    mask === undefined ? most : mask.includes('.') ? prefixLength(mask) : /^\d+$/.test(mask) ? Number(mask) : undefined;
  if (length === undefined || length > most) throw problem(`invalid mask \`${mask ?? ''}' specified`);
  return own.map((address) => formatPrefix(networkOf({ ...address, length } satisfies Prefix)));
}

function padded(host: string): string {
  return [...host.split('.'), '0', '0', '0'].slice(0, 4).join('.');
}
