// docker's options and arguments by the rules of github.com/spf13/pflag and cobra, and what they say of mistakes.
import { NotSimulated } from '../program.ts';
import { usageOf, type Command, type Flag } from './docker-table.ts';

/** Ends the command: `message` goes to stderr, followed by a newline. */
export class Failure extends Error {
  override name = 'Failure';
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** The user asked for help instead. */
export class HelpWanted extends Error {
  override name = 'HelpWanted';
  /** Whether by "-h", which is deprecated. */
  readonly short: boolean;

  constructor(short: boolean) {
    super('help');
    this.short = short;
  }
}

/** What was given to a command. */
export interface Given {
  has: (name: string) => boolean;
  /** The last value given; undefined where there is none. */
  value: (name: string) => string | undefined;
  /** All values given, in order. */
  values: (name: string) => string[];
  /** What is no option. */
  words: string[];
}

export interface Rules {
  flags: Flag[];
  /** Names of those that are modelled; all others are refused. */
  modelled: string[];
  /** Stop at the first word that is no option, as `docker run` does. */
  leading?: boolean;
}

/** Options that the help does not show, with what they are now called. */
const hidden: Record<string, string> = { net: 'network', 'net-alias': 'network-alias' };

/**
 * Takes arguments apart.
 *
 * @throws {HelpWanted} for --help
 * @throws {NotSimulated} for an option that is not modelled
 * @throws {Error} with pflag's text for one that does not exist, or has a wrong value
 */
export function parseFlags(args: string[], { flags, modelled, leading = false }: Rules): Given {
  const found = new Map<string, string[]>();
  const words: string[] = [];
  const rest = [...args];
  const note = (flag: Flag, value: string, dashed: string) => {
    check(flag, value);
    if (!modelled.includes(flag.name)) throw new NotSimulated(`option '${dashed}'`);
    if (flag.type || value === 'true') found.set(flag.name, [...(found.get(flag.name) ?? []), value]);
    else found.delete(flag.name);
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      words.push(...rest);
      break;
    }
    if (arg.startsWith('--')) {
      const [, typed = '', attached] = /^--([^=]*)(?:=([^]*))?$/.exec(arg) ?? [];
      const name = hidden[typed] && flags.some((flag) => flag.name === hidden[typed]) ? hidden[typed] : typed;
      const flag = flags.find((known) => known.name === name);
      if (name === 'help') throw new HelpWanted(false);
      if (!flag) throw new Error(`unknown flag: --${typed}`);
      if (!flag.type) note(flag, attached ?? 'true', `--${typed}`);
      else {
        const value = attached ?? rest.shift();
        if (value === undefined) throw new Error(`flag needs an argument: --${typed}`);
        note(flag, value, `--${typed}`);
      }
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let at = 1; at < arg.length; at += 1) {
        const letter = arg[at] ?? '';
        const flag = flags.find(({ short }) => short === letter);
        if (!flag && letter === 'h') throw new HelpWanted(true);
        if (!flag) throw new Error(`unknown shorthand flag: '${letter}' in -${arg.slice(at)}`);
        if (!flag.type) {
          const attached = arg[at + 1] === '=' ? arg.slice(at + 2) : undefined;
          note(flag, attached ?? 'true', `-${letter}`);
          if (attached !== undefined) break;
        } else {
          const value = arg.slice(at + 1).replace(/^=/, '') || rest.shift();
          if (value === undefined) throw new Error(`flag needs an argument: '${letter}' in -${arg.slice(at)}`);
          note(flag, value, `-${letter}`);
          break;
        }
      }
    } else {
      words.push(arg);
      if (leading) {
        words.push(...rest);
        break;
      }
    }
  }
  return {
    has: (name) => found.has(name),
    value: (name) => found.get(name)?.at(-1),
    values: (name) => found.get(name) ?? [],
    words,
  };
}

function check({ short, name, type }: Flag, value: string): void {
  const shown = short ? `-${short}, --${name}` : `--${name}`;
  const refuse = (why: string) => {
    throw new Error(`invalid argument "${value}" for "${shown}" flag: ${why}`);
  };
  if (!type && !/^(1|t|true|0|f|false)$/i.test(value)) {
    refuse(`strconv.ParseBool: parsing "${value}": invalid syntax`);
  }
  if (type === 'int' && !/^[+-]?\d+$/.test(value)) refuse(`strconv.ParseInt: parsing "${value}": invalid syntax`);
  if (type === 'bytes' && !/^\d+(\.\d+)? ?[kmgtp]?i?b?$/i.test(value)) refuse(`invalid size: '${value}'`);
  if (type === 'filter' && !value.includes('=')) refuse('bad format of filter (expected name=value)');
}

/** How many arguments a command takes: at least, at most. */
export type Arity = [least: number, most: number];

/** @throws {Failure} with cobra's text where the number is wrong */
export function checkArity(words: string[], [least, most]: Arity, command: Command, path: string): void {
  if (words.length >= least && words.length <= most) return;
  const arguments_ = (count: number) => `${count} argument${count === 1 ? '' : 's'}`;
  const wanted =
    most === 0
      ? 'accepts no arguments'
      : least === most
        ? `requires exactly ${arguments_(least)}`
        : most === Infinity
          ? `requires at least ${arguments_(least)}`
          : least === 0
            ? `requires at most ${arguments_(most)}`
            : `requires at least ${least} and at most ${arguments_(most)}`;
  const usage = usageOf(command, path).trimEnd();
  throw new Failure(`"docker ${path}" ${wanted}.\nSee 'docker ${path} --help'.\n\n${usage}`);
}

/** Name and value of a variable or a label: "NAME=value", or a name alone, whose value is empty. */
export function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
