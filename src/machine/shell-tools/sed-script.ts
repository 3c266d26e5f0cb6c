// The scripts of sed(1): taken apart into commands, with the errors of GNU sed 4.9.
import { posixRegex, RegexError } from './regex.ts';

/** A wrong script; `message` is what stands behind "sed: ". */
export class ScriptError extends Error {
  override name = 'ScriptError';
}

/** Where lines are chosen: by number, as the last, by expression (undefined: the one used last), or every so many. */
export type Address =
  | { kind: 'line'; line: number }
  | { kind: 'last' }
  | { kind: 'regex'; regex: RegExp | undefined }
  | { kind: 'step'; first: number; step: number }
  | { kind: 'count'; lines: number }
  | { kind: 'multiple'; of: number };

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

const escapes: Record<string, string> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** @throws {ScriptError} */
export function parseScript(sources: Source[], extended: boolean): Command[] {
  return new Parser(sources, extended).commands;
}

class Parser {
  readonly commands: Command[] = [];
  private readonly text: string;
  private readonly starts: number[] = [];
  private readonly sources: Source[];
  private readonly extended: boolean;
  private at = 0;

  constructor(sources: Source[], extended: boolean) {
    this.sources = sources;
    this.extended = extended;
    let length = 0;
    for (const { text } of sources) {
      this.starts.push(length);
      length += text.length + 1;
    }
    this.text = sources.map(({ text }) => text).join('\n');
    const blocks: number[] = [];
    for (this.consume(/[\s;]*/y); this.at < this.text.length; this.consume(/[\s;]*/y)) {
      const command = this.command(blocks);
      if (command) this.commands.push(command);
    }
    if (blocks.length > 0) throw this.error("unmatched `{'", 0);
    const labels = new Set(this.commands.filter(({ name }) => name === ':').map(({ text }) => text));
    for (const { name, text } of this.commands) {
      if (/^[btT]$/.test(name) && text && !labels.has(text))
        throw new ScriptError(`can't find label for jump to \`${text}'`);
    }
  }

  private error(message: string, at = this.at): ScriptError {
    const source = Math.max(
      0,
      this.starts.findLastIndex((start) => start < Math.max(1, at)),
    );
    const { file } = this.sources[source] ?? { file: undefined };
    const start = this.starts[source] ?? 0;
    if (file !== undefined)
      return new ScriptError(`file ${file} line ${this.text.slice(start, at).split('\n').length}: ${message}`);
    const last = this.sources[source]?.text.length ?? 0;
    const place = at === 0 ? 0 : Math.min(at - start, last);
    return new ScriptError(
      `-e expression #${this.sources.slice(0, source + 1).filter((one) => one.file === undefined).length}, char ${place}: ${message}`,
    );
  }

  private consume(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Takes the next character; "" at the end. */
  private take(): string {
    const character = this.text[this.at] ?? '';
    if (character) this.at += 1;
    return character;
  }

  private command(blocks: number[]): Command | undefined {
    const command: Command = { name: '', negated: false, text: '' };
    const from = this.address(true);
    if (from) {
      command.from = from;
      this.consume(/[ \t]*/y);
      if (this.text[this.at] === ',') {
        this.at += 1;
        this.consume(/[ \t]*/y);
        const to = this.address(false);
        if (!to) {
          this.take();
          throw this.error("unexpected `,'");
        }
        command.to = to;
      }
    }
    if (from?.kind === 'line' && from.line === 0 && command.to?.kind !== 'regex') {
      this.take();
      throw this.error('invalid usage of line address 0');
    }
    this.consume(/[ \t]*/y);
    while (this.text[this.at] === '!') {
      this.at += 1;
      if (command.negated) throw this.error("multiple `!'s");
      command.negated = true;
      this.consume(/[ \t]*/y);
    }
    const name = this.take();
    if (name === '' || name === '\n' || name === ';') {
      if (!from && !command.negated) return undefined;
      throw this.error('missing command');
    }
    command.name = name;
    this.argument(command, blocks);
    return command;
  }

  private argument(command: Command, blocks: number[]): void {
    const { name } = command;
    switch (name) {
      case '#':
        if (command.from) throw this.error("comments don't accept any addresses");
        this.consume(/[^\n]*/y);
        return;
      case '{':
        blocks.push(this.commands.length);
        return;
      case '}': {
        const open = blocks.pop();
        if (open === undefined) throw this.error("unexpected `}'");
        if (command.from) throw this.error("} doesn't want any addresses");
        const block = this.commands[open];
        if (block) block.end = this.commands.length;
        this.end();
        return;
      }
      case 'a':
      case 'i':
      case 'c':
        command.text = this.inserted();
        return;
      case ':':
        if (command.from) throw this.error(": doesn't want any addresses");
        this.consume(/[ \t]*/y);
        command.text = this.consume(/[^\s;]*/y);
        if (!command.text) throw this.error('":" lacks a label');
        return;
      case 'b':
      case 't':
      case 'T':
        this.consume(/[ \t]*/y);
        command.text = this.consume(/[^\s;}]*/y);
        this.end();
        return;
      case 'r':
      case 'R':
      case 'w':
      case 'W':
        command.text = this.file();
        return;
      case 's':
        command.substitution = this.substitution();
        return;
      case 'y':
        command.map = this.transliteration();
        this.end();
        return;
      case 'l':
      case 'L':
      case 'q':
      case 'Q': {
        this.consume(/[ \t]*/y);
        const digits = this.consume(/\d*/y);
        if (digits) command.number = Number(digits);
        this.end();
        return;
      }
      default:
        if (!/[=dDeFgGhHnNpPxz]/.test(name)) throw this.error(`unknown command: \`${name}'`);
        if (name === 'e') command.text = this.consume(/[^\n]*/y).trim();
        else this.end();
    }
  }

  /** A command ends at a newline, ";", "}" or "#". */
  private end(): void {
    this.consume(/[ \t]*/y);
    const next = this.text[this.at];
    if (next === undefined || next === '}' || next === '#') return;
    this.at += 1;
    if (next !== '\n' && next !== ';') throw this.error('extra characters after command');
  }

  private file(): string {
    this.consume(/[ \t]*/y);
    const file = this.consume(/[^\n]*/y);
    if (!file) throw this.error('missing filename in r/R/w/W commands');
    return file;
  }

  private address(first: boolean): Address | undefined {
    const next = this.text[this.at] ?? '';
    if (/\d/.test(next)) {
      const line = Number(this.consume(/\d+/y));
      this.consume(/[ \t]*/y);
      if (this.text[this.at] === '~' && first) {
        this.at += 1;
        return { kind: 'step', first: line, step: Number(this.consume(/\d*/y)) };
      }
      return { kind: 'line', line };
    }
    if (next === '$') {
      this.at += 1;
      return { kind: 'last' };
    }
    if (next === '+' || next === '~') {
      this.at += 1;
      const digits = this.consume(/\d*/y);
      if (first) throw this.error('invalid usage of +N or ~N as first address');
      return next === '+' ? { kind: 'count', lines: Number(digits) } : { kind: 'multiple', of: Number(digits) };
    }
    if (next === '/' || next === '\\') {
      this.at += 1;
      const delimiter = next === '\\' ? this.take() : next;
      const source = this.delimited(delimiter, true);
      if (source === undefined) throw this.error('unterminated address regex');
      const flags = this.consume(/[IM]*/y);
      return { kind: 'regex', regex: this.regex(source, flags) };
    }
    return undefined;
  }

  private regex(source: string, flags: string): RegExp | undefined {
    if (source === '') return undefined;
    try {
      return posixRegex(
        converted(source),
        { extended: this.extended, strict: true, ignoreCase: /i/i.test(flags), multiline: /m/i.test(flags) },
        'g',
      );
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      if (error.message.startsWith('character class syntax')) throw new ScriptError(error.message);
      throw this.error(error.message);
    }
  }

  /** What stands up to a delimiter, which a backslash makes ordinary; undefined where it is missing. */
  private delimited(delimiter: string, isRegex: boolean): string | undefined {
    let text = '';
    while (this.at < this.text.length) {
      const character = this.take();
      if (character === delimiter) return text;
      if (character === '\\') {
        const next = this.take();
        if (next === delimiter && delimiter !== '&')
          text += isRegex && /[.*[\]^$+?(){}|]/.test(next) ? `[${next}]` : next;
        else text += `\\${next}`;
      } else if (character === '\n' && isRegex) return undefined;
      else if (character === '[' && isRegex) {
        const [, set] =
          /^(\^?\]?(?:\[:[^\]]*:\]|\[\.[^\]]*\.\]|\[=[^\]]*=\]|[^\]])*\])/.exec(this.text.slice(this.at)) ?? [];
        if (set === undefined) {
          this.at = this.text.length;
          return undefined;
        }
        this.at += set.length;
        text += `[${set}`;
      } else text += character;
    }
    return undefined;
  }

  private substitution(): Substitution {
    const delimiter = this.take();
    const unterminated = () => this.error("unterminated `s' command");
    if (!delimiter || delimiter === '\n' || delimiter === '\\') throw unterminated();
    const source = this.delimited(delimiter, true);
    const text = source === undefined ? undefined : this.delimited(delimiter, false);
    if (source === undefined || text === undefined) throw unterminated();
    const found: Substitution = {
      regex: undefined,
      replacement: [],
      global: false,
      print: false,
      which: 1,
      file: undefined,
    };
    let flags = '';
    let numbered = false;
    for (let done = false; !done;) {
      const flag = this.take();
      switch (flag) {
        case 'i':
        case 'I':
        case 'm':
        case 'M':
          flags += flag;
          break;
        case 'e':
          throw new ScriptError('the flag e of s is not simulated here');
        case 'p':
          if (found.print) throw this.error("multiple `p' options to `s' command");
          found.print = true;
          break;
        case 'g':
          if (found.global) throw this.error("multiple `g' options to `s' command");
          found.global = true;
          break;
        case 'w':
          found.file = this.file();
          done = true;
          break;
        case '}':
        case '#':
          this.at -= 1;
          done = true;
          break;
        case '':
        case '\n':
        case ';':
          done = true;
          break;
        case ' ':
        case '\t':
        case '\r':
          break;
        default:
          if (!/\d/.test(flag)) throw this.error("unknown option to `s'");
          if (numbered) throw this.error("multiple number options to `s' command");
          this.at -= 1;
          found.which = Number(this.consume(/\d+/y));
          numbered = true;
          if (found.which === 0) throw this.error("number option to `s' command may not be zero");
      }
    }
    const ended = this.text[this.at - 1];
    const place = (ended === ';' || ended === '\n') && this.at <= this.text.length ? this.at - 1 : this.at;
    const regex = this.regex(source, flags);
    if (regex) found.regex = regex;
    found.replacement = replacementOf(text);
    const most = Math.max(0, ...found.replacement.map((piece) => ('group' in piece ? piece.group : 0)));
    const groups = regex ? (new RegExp(`${regex.source}|`, regex.flags).exec('')?.length ?? 1) - 1 : 9;
    if (most > groups) throw this.error(`invalid reference \\${most} on \`s' command's RHS`, place);
    return found;
  }

  private transliteration(): Map<string, string> {
    const delimiter = this.take();
    const [from, to] = [this.delimited(delimiter, false), this.delimited(delimiter, false)];
    if (!delimiter || from === undefined || to === undefined) throw this.error("unterminated `y' command");
    const [left, right] = [from, to].map((text) =>
      Array.from(
        text.replace(/\\([^])/g, (_, next: string) => (next === '\\' ? '\\' : (escapes[next] ?? `\\${next}`))),
      ),
    );
    if (left?.length !== right?.length) throw this.error("strings for `y' command are different lengths");
    return new Map(left?.map((character, index) => [character, right?.[index] ?? '']));
  }

  /** The text of a, i and c. */
  private inserted(): string {
    this.consume(/[ \t]*/y);
    if (this.at >= this.text.length) throw this.error("expected \\ after `a', `c' or `i'");
    if (this.text[this.at] === '\\') {
      this.at += 1;
      const blanks = this.consume(/[ \t]*/y);
      if (this.text[this.at] === '\n') this.at += 1;
      else this.at -= blanks.length;
      if (this.at >= this.text.length) return '';
    }
    let text = '';
    for (;;) {
      const character = this.take();
      if (character === '' || character === '\n') break;
      if (character === '\\') {
        const next = this.take();
        text += escapes[next] ?? next;
      } else text += character;
    }
    return `${text}\n`;
  }
}

/** Escapes that stand for one character, put in its place, unless that character has a meaning of its own. */
function converted(source: string): string {
  return source.replace(
    /\\(?:([afnrtv])|x([0-9A-Fa-f]{2})|d(\d{3})|o([0-7]{3})|c(.)|[^])/g,
    (whole, letter?: string, hex?: string, decimal?: string, octal?: string, control?: string) => {
      if (letter !== undefined) return escapes[letter] ?? whole;
      const code = characterOf(hex, decimal, octal, control);
      return code === undefined ? whole : /[.*[\]^$+?(){}|\\/]/.test(code) ? `\\${code}` : code;
    },
  );
}

function characterOf(hex?: string, decimal?: string, octal?: string, control?: string): string | undefined {
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
  if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64);
  return undefined;
}

function replacementOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const put = (plain: string) => {
    const last = pieces.at(-1);
    if (last && 'text' in last) last.text += plain;
    else pieces.push({ text: plain });
  };
  const pattern = /&|\\(?:(\d)|([ULulE])|([afnrtv])|x([0-9A-Fa-f]{2})|d(\d{3})|o([0-7]{3})|c(.)|([^]))|[^]/g;
  for (const [whole, group, shift, letter, hex, decimal, octal, control, plain] of text.matchAll(pattern)) {
    if (whole === '&') pieces.push({ group: 0 });
    else if (group !== undefined) pieces.push({ group: Number(group) });
    else if (shift !== undefined) pieces.push({ shift: shift as 'U' | 'L' | 'u' | 'l' | 'E' });
    else
      put(
        (letter === undefined ? undefined : escapes[letter]) ??
          characterOf(hex, decimal, octal, control) ??
          plain ??
          whole,
      );
  }
  return pieces;
}
