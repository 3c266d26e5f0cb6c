// What a simulated program is, and what it may do.
import type { Files } from './files.ts';
import type { Identity, Machine, Release } from './model.ts';

/**
 * A program: reads its call, changes the machine, prints, and gives its exit status (0 to 255).
 * May throw {@link NotSimulated}; the shell then says so and the status is 125.
 */
export type Program = (call: Call) => number | Promise<number>;

/** Where a program is, and what loads it. */
export interface ProgramFile {
  name: string;
  /** Where it lies; without that file it is "command not found". */
  path: string;
  /** The package of Photon OS that brings it. */
  package: string;
  /** The releases that have it; all, where it is left out. */
  releases?: Release[];
  /** Left out where the shell brings the program: see shell-tools/. */
  load?(): Promise<Program>;
}

/** One run of a program. */
export interface Call {
  /** The name it was called by: "tdnf" and "yum" are one program. */
  name: string;
  /** Its arguments, without the name. */
  args: string[];
  machine: Machine;
  /** The machine's files, with the caller's rights. Paths must be absolute: see `path`. */
  files: Files;
  user: Identity;
  /** Who logged in, where `user` came from sudo or su: what `logname` and $SUDO_USER say. */
  login: Identity;
  cwd: string;
  /** Exported variables. */
  env: Record<string, string>;
  /** What a pipe or redirection brings, as text; empty where the input is the terminal. */
  stdin: string;
  /** Whether stdout is the terminal: no pipe, no redirection, no substitution. */
  toTerminal: boolean;
  /** Width of the terminal in columns. */
  columns: number;
  /** The absolute form of a path as the user wrote it. */
  path(written: string): string;
  /** Prints to stdout. The text brings its own newlines. */
  out: (text: string) => void;
  /** Prints to stderr. */
  err: (text: string) => void;
  /**
   * Prints a question on the terminal and waits for a line.
   *
   * @param question as the program prints it, without newline
   * @param hidden whether what is typed stays unseen, as a password does
   * @returns the line without its newline; undefined where the input has ended
   */
  ask(question: string, hidden?: boolean): Promise<string | undefined>;
  /**
   * Opens the editor on a file and waits until it is closed.
   *
   * @returns the text to be saved; undefined where the user left without saving
   */
  edit(path: string, text: string): Promise<string | undefined>;
  /** Lets the machine's time pass. */
  sleep(milliseconds: number): Promise<void>;
  /**
   * Runs a program, or a script with `bash -c`. Its output goes where this program's goes.
   *
   * @returns its exit status
   */
  run(
    args: string[],
    as?: { user?: Identity; cwd?: string; env?: Record<string, string>; stdin?: string; umask?: number },
  ): Promise<number>;
  /** As `run`, but what it prints comes back. */
  capture(
    args: string[],
    as?: { user?: Identity; cwd?: string; stdin?: string },
  ): Promise<{ stdout: string; stderr: string; exitCode: number }>;
}

/** Thrown for what the real program knows and this one does not: an option is refused, never guessed. */
export class NotSimulated extends Error {
  override name = 'NotSimulated';

  /** @param what as in "option '--root'" or "a tunnel" */
  constructor(what: string) {
    super(`${what} is not simulated here`);
  }
}

/** Options that a program knows. Keys are as typed: "-l", "--list"; values are the name they have in {@link Options}. */
export interface OptionTable {
  /** Options without a value. */
  flags?: Record<string, string>;
  /** Options with a value: "-n 5", "-n5", "--lines=5", "--lines 5". */
  values?: Record<string, string>;
  /** Options that may have a value, only behind "=": "--color=auto". */
  optional?: Record<string, string>;
  /** Options of the real program that are not modelled: refused as such. All others are unknown to both. */
  unmodelled?: string[];
  /** Stop at the first word that is no option, as sudo does. */
  leading?: boolean;
}

export interface Options {
  has(name: string): boolean;
  /** The last value given; undefined where there is none. */
  value(name: string): string | undefined;
  /** All values given, in order. */
  values(name: string): string[];
  /** What is no option. */
  words: string[];
}

/** An option that the real program does not know either; the program prints its own text for it, or the shell refuses it. */
export class UnknownOption extends Error {
  override name = 'UnknownOption';
  readonly option: string;
  readonly missing: boolean;

  /**
   * @param option as typed, "-z" or "--zzz"
   * @param missing whether it is known, but its value is missing
   */
  constructor(option: string, missing = false) {
    super(`option '${option}' is not simulated here`);
    this.option = option;
    this.missing = missing;
  }
}

/**
 * Takes arguments apart by the rules of getopt_long(3): short options may be joined, long ones shortened where that is
 * unambiguous, "--" ends them, and they may stand behind words.
 *
 * @throws {NotSimulated} for an option that is not modelled
 * @throws {UnknownOption} for one that the real program does not know
 */
export function optionsOf(args: string[], table: OptionTable): Options {
  const { flags = {}, values = {}, optional = {}, unmodelled = [] } = table;
  const found = new Map<string, string[]>();
  const words: string[] = [];
  const note = (name: string, value = '') => found.set(name, [...(found.get(name) ?? []), value]);

  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      words.push(...rest);
      break;
    }
    if (arg.startsWith('--')) {
      const [typed = '', ...behind] = arg.split('=');
      const given = behind.length > 0 ? behind.join('=') : undefined;
      const option = longOption(typed, [...Object.keys({ ...flags, ...values, ...optional }), ...unmodelled]);
      if (option in flags) note(flags[option] ?? '');
      else if (option in optional) note(optional[option] ?? '', given);
      else if (option in values) {
        const value = given ?? rest.shift();
        if (value === undefined) throw new UnknownOption(typed, true);
        note(values[option] ?? '', value);
      } else if (unmodelled.includes(option)) throw new NotSimulated(`option '${option}'`);
      else throw new UnknownOption(typed);
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let at = 1; at < arg.length; at += 1) {
        const option = `-${arg[at] ?? ''}`;
        if (option in flags) note(flags[option] ?? '');
        else if (option in optional) {
          note(optional[option] ?? '', arg.slice(at + 1) || undefined);
          break;
        } else if (option in values) {
          const value = arg.slice(at + 1) || rest.shift();
          if (value === undefined) throw new UnknownOption(option, true);
          note(values[option] ?? '', value);
          break;
        } else if (unmodelled.includes(option)) throw new NotSimulated(`option '${option}'`);
        else throw new UnknownOption(option);
      }
    } else {
      words.push(arg);
      if (table.leading) {
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

function longOption(typed: string, known: string[]): string {
  if (known.includes(typed)) return typed;
  const longer = known.filter((option) => option.startsWith(typed) && option.startsWith('--'));
  return longer.length === 1 ? (longer[0] ?? typed) : typed;
}
