// What a script of sed(1) is once it has been read: commands, with the lines they are for.

/** Where lines are chosen: by number, as the last, by expression (undefined: the one used last), or every so many. */
export type Address =
  | { kind: 'line'; line: number }
  | { kind: 'last' }
  | { kind: 'regex'; regex: RegExp | undefined }
  | { kind: 'step'; first: number; step: number }
  | { kind: 'count'; lines: number }
  | { kind: 'multiple'; of: number };

/** One command. */
export interface Command {
  name: string;
  from?: Address;
  to?: Address;
  negated: boolean;
  /** Text of a, i, c; file of r, R, w; label of b, t, T and ":". */
  text: string;
  /** Exit status of q and Q; width of l. */
  number?: number | undefined;
  /** Where "{" ends: the place of its "}". */
  end?: number;
  substitution?: Substitution;
  /** From which character to which, of y. */
  map?: Map<string, string>;
}

/** What stands behind the command s. */
export interface Substitution {
  regex: RegExp | undefined;
  replacement: Piece[];
  global: boolean;
  print: boolean;
  /** Which match is the first to be replaced, counted from 1. */
  which: number;
  file: string | undefined;
}

/** A piece of a replacement: text, a group ("&" is 0), or a change of case from there on. */
export type Piece = { text: string } | { group: number } | { shift: 'U' | 'L' | 'u' | 'l' | 'E' };

/** A part of a script: where it came from, for messages, and its text. */
export interface Source {
  /** The name of a file of commands; undefined for the argument of -e. */
  file: string | undefined;
  text: string;
}
