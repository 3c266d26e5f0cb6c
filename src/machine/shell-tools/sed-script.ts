// The scripts of sed(1): taken apart into commands, with the errors of GNU sed 4.9.
import { posixRegex, RegexError } from './regex.ts';
import type { Address, Command, Source, Substitution } from './sed-command.ts';
import { converted, escapes, replacementOf } from './sed-escapes.ts';
import { Scanner, ScriptError } from './sed-scanner.ts';

/**
 * The commands of a script.
 *
 * @param sources its parts, in order
 * @param extended whether its expressions are extended ones
 * @throws {ScriptError}
 */
export function parseScript(sources: Source[], extended: boolean): Command[] {
  return new Parser(sources, extended).commands;
}

class Parser extends Scanner {
  readonly commands: Command[] = [];
  private readonly extended: boolean;

  constructor(sources: Source[], extended: boolean) {
    super(sources);
    this.extended = extended;
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
}
