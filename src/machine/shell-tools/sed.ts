// sed(1) 4.9 of GNU.
import { bytesOf } from '../byte-strings.ts';
import { FileError } from '../file-error.ts';
import { Failure } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { parseScript, ScriptError } from './sed-script.ts';
import type { Address, Command, Piece, Source, Substitution } from './sed-script.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

/** More steps than this on one line, and the script goes round for ever. */
const mostSteps = 200_000;

export const sed = tool(
  {
    hint: async () => (await import('./sed-usage.ts')).usage,
    flags: {
      '-n': 'quiet', '--quiet': 'quiet', '--silent': 'quiet', '-E': 'extended', '-r': 'extended', '--regexp-extended': 'extended', '-s': 'separate',
      '--separate': 'separate', '-z': 'zero', '--null-data': 'zero', '-u': 'ignored', '--unbuffered': 'ignored', '--posix': 'ignored',
      '--follow-symlinks': 'ignored', '--sandbox': 'ignored',
    }, // prettier-ignore
    values: {
      '-e': 'script',
      '--expression': 'script',
      '-f': 'file',
      '--file': 'file',
      '-l': 'width',
      '--line-length': 'width',
    },
    optional: { '-i': 'inPlace', '--in-place': 'inPlace' },
    unmodelled: ['--debug'],
  },
  async (call) => {
    const { options } = call;
    const words = [...call.words];
    const sources: Source[] = [];
    for (const text of options.values('script')) sources.push({ file: undefined, text });
    for (const file of options.values('file')) {
      try {
        sources.push({ file, text: call.read(file).replace(/\n$/, '') });
      } catch (error) {
        throw new Failure(`couldn't open file ${file}: ${(error as Error).message}`, 4);
      }
    }
    if (sources.length === 0) {
      const text = words.shift();
      if (text === undefined) {
        call.err((await import('./sed-usage.ts')).usage);
        return 1;
      }
      sources.push({ file: undefined, text });
    }
    let commands: Command[];
    try {
      commands = parseScript(sources, options.has('extended'));
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw new Failure(error.message, error.message.startsWith("can't find label") ? 4 : 1);
    }
    const quiet = options.has('quiet') || /^#n(?:\n|$)/.test(sources[0]?.text ?? '');
    if (options.has('inPlace') && words.length === 0) throw new Failure('no input files', 4);
    return new Editor(call, commands, quiet).run(words.length > 0 ? words : ['-']);
  },
);

interface Line {
  text: string;
  /** Whether a newline ended it. */
  ended: boolean;
  file: string;
}

/** Something that prints: what it has printed, and whether its last line still lacks its newline. */
interface Sink {
  text: string;
  unended: boolean;
}

type Ending = 'quit' | 'cycle' | 'restart';

class Editor {
  private readonly call: ToolCall;
  private readonly commands: Command[];
  private readonly quiet: boolean;
  private readonly end: string;
  private readonly separate: boolean;
  private readonly stdout: Sink = { text: '', unended: false };
  private readonly written = new Map<string, Sink>();
  private readonly reading = new Map<string, string[]>();
  private readonly active = new Map<Command, { until: number }>();
  private readonly labels: Map<string, number>;
  private output: Sink = this.stdout;
  private lines: Line[] = [];
  private next = 0;
  private number = 0;
  private pattern = '';
  private hold = '';
  private ended = true;
  private file = '-';
  private substituted = false;
  private last: RegExp | undefined;
  private appended: { text: string; whole: boolean }[] = [];
  private status = 0;
  private quitting = false;

  constructor(call: ToolCall, commands: Command[], quiet: boolean) {
    this.call = call;
    this.commands = commands;
    this.quiet = quiet;
    this.end = call.options.has('zero') ? '\0' : '\n';
    this.separate = call.options.has('separate') || call.options.has('inPlace');
    this.labels = new Map(commands.flatMap(({ name, text }, index) => (name === ':' ? [[text, index]] : [])));
    for (const file of commands.flatMap(
      (command) => command.substitution?.file ?? (/^[wW]$/.test(command.name) ? command.text : []),
    )) {
      if (file !== '/dev/stdout' && file !== '/dev/stderr') this.written.set(file, { text: '', unended: false });
    }
  }

  run(files: string[]): number {
    const inPlace = this.call.options.has('inPlace');
    if (this.separate) {
      for (const file of files) {
        if (this.quitting) break;
        const lines = this.linesIn(file, inPlace);
        if (!lines) continue;
        this.lines = lines;
        this.next = 0;
        this.number = 0;
        this.active.clear();
        if (inPlace) this.output = { text: '', unended: false };
        this.edit();
        if (inPlace) this.replace(file);
      }
    } else {
      this.lines = files.flatMap((file) => this.linesIn(file, false) ?? []);
      this.edit();
    }
    this.call.out(this.stdout.text);
    for (const [file, { text }] of this.written) {
      this.call.attempt(
        () => {
          this.call.files.write(this.call.path(file), text);
        },
        (reason) => `couldn't open file ${file}: ${reason}`,
      );
    }
    return this.status;
  }

  private linesIn(file: string, inPlace: boolean): Line[] | undefined {
    try {
      if (inPlace && this.call.files.stat(this.call.path(file)).type !== 'file') {
        this.call.complain(`couldn't edit ${file}: not a regular file`);
        this.status = 4;
        return undefined;
      }
      const lines = this.call.read(file).split(this.end);
      const last = lines.pop() ?? '';
      return [
        ...lines.map((text) => ({ text, ended: true, file })),
        ...(last === '' ? [] : [{ text: last, ended: false, file }]),
      ];
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const isDirectory = error.code === 'EISDIR';
      this.call.complain(
        isDirectory ? `read error on ${file}: ${error.message}` : `can't read ${file}: ${error.message}`,
      );
      this.status = isDirectory ? 4 : 2;
      return undefined;
    }
  }

  private replace(file: string): void {
    const { files, options, path } = this.call;
    const at = path(file);
    while (this.quitting && this.next < this.lines.length) {
      const line = this.lines[this.next];
      this.next += 1;
      if (line) this.print(line.text, line.ended);
    }
    const suffix = options.value('inPlace');
    try {
      const { mode } = files.stat(at);
      if (suffix) {
        const [, directory = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(at) ?? [];
        const backup = suffix.includes('*') ? suffix.replaceAll('*', name) : name + suffix;
        files.writeBytes(backup.includes('/') ? path(backup) : directory + backup, files.readBytes(at), mode);
      }
      // The new text takes the place of a link, as a renamed file does.
      if (files.lstat(at).type === 'link') files.remove(at);
      files.write(at, this.output.text, mode);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.call.complain(`couldn't open temporary file ./sedXXXXXX: ${error.message}`);
      this.status = 4;
    }
  }

  private edit(): void {
    let restart = false;
    while (!this.quitting) {
      if (!restart && !this.read()) break;
      restart = false;
      const ending = this.cycle();
      if (ending === 'restart') {
        this.flush();
        restart = true;
        continue;
      }
      if (!this.quiet && ending !== 'quit') this.print(this.pattern, this.ended);
      this.flush();
    }
  }

  /** Takes the next line into the pattern space; false where there is none. */
  private read(): boolean {
    const line = this.lines[this.next];
    if (!line) return false;
    this.next += 1;
    this.number += 1;
    this.pattern = line.text;
    this.ended = line.ended;
    this.file = line.file;
    return true;
  }

  private print(text: string, ended = true, sink = this.output): void {
    if (sink.unended) sink.text += this.end;
    sink.text += text + (ended ? this.end : '');
    sink.unended = !ended;
  }

  private raw(text: string): void {
    if (this.output.unended) this.output.text += this.end;
    this.output.unended = false;
    this.output.text += text;
  }

  private flush(): void {
    for (const { text, whole } of this.appended) {
      if (whole) this.raw(text);
      else this.print(text);
    }
    this.appended = [];
  }

  private write(file: string, text: string): void {
    if (file === '/dev/stdout') this.print(text, this.ended);
    else if (file === '/dev/stderr') this.call.err(`${text}\n`);
    else this.print(text, this.ended, this.written.get(file));
  }

  /** Whether a command is to run on this line. */
  private chosen(command: Command): boolean {
    const { from, to, negated } = command;
    if (!from) return !negated;
    return (to ? this.inRange(command, from, to) : this.at(from)) !== negated;
  }

  private at(address: Address): boolean {
    switch (address.kind) {
      case 'line':
        return this.number === address.line;
      case 'last':
        return this.next >= this.lines.length;
      case 'step':
        return address.step === 0
          ? this.number === address.first
          : this.number >= address.first && (this.number - address.first) % address.step === 0;
      case 'regex':
        return this.matches(address.regex);
      default:
        return false;
    }
  }

  private inRange(command: Command, from: Address, to: Address): boolean {
    const begun = this.active.get(command);
    if (!begun) {
      const fromStart = from.kind === 'line' && from.line === 0;
      if (fromStart ? this.number !== 1 : !this.at(from)) return false;
      const until =
        to.kind === 'line'
          ? to.line
          : to.kind === 'count'
            ? this.number + to.lines
            : to.kind === 'multiple'
              ? to.of > 0
                ? Math.ceil(this.number / to.of) * to.of
                : this.number
              : Infinity;
      if (fromStart && to.kind === 'regex' && this.matches(to.regex)) {
        this.active.set(command, { until: -1 });
        return true;
      }
      if (until > this.number && !(to.kind === 'last' && this.at(to))) this.active.set(command, { until });
      return true;
    }
    if (begun.until === -1) return false;
    // A line number that lies behind ends the range before this line, unless it is met exactly.
    if (this.number > begun.until) {
      this.active.delete(command);
      return this.inRange(command, from, to);
    }
    if (this.number === begun.until || ((to.kind === 'regex' || to.kind === 'last') && this.at(to))) {
      if (from.kind === 'line' && from.line === 0) this.active.set(command, { until: -1 });
      else this.active.delete(command);
    }
    return true;
  }

  private matches(regex: RegExp | undefined): boolean {
    const used = this.used(regex);
    used.lastIndex = 0;
    return used.test(this.pattern);
  }

  private used(regex: RegExp | undefined): RegExp {
    this.last = regex ?? this.last;
    if (!this.last) throw new Failure('no previous regular expression');
    return this.last;
  }

  private cycle(): Ending {
    this.substituted = false;
    let steps = 0;
    for (let at = 0; at < this.commands.length; at += 1) {
      if ((steps += 1) > mostSteps) throw new NotSimulated('a script that does not come to an end');
      const command = this.commands[at];
      if (!command) break;
      if (command.name === '}' || command.name === ':' || command.name === '#') continue;
      if (!this.chosen(command)) {
        if (command.name === '{') at = command.end ?? at;
        continue;
      }
      const jump = this.execute(command);
      if (typeof jump === 'number') at = jump;
      else if (jump) return jump;
    }
    return 'cycle';
  }

  /** Runs one command; gives where to go on, if not at the next. */
  private execute(command: Command): number | Ending | undefined {
    const { name, text } = command;
    switch (name) {
      case '=':
        this.raw(`${this.number}\n`);
        return undefined;
      case 'a':
        this.appended.push({ text, whole: true });
        return undefined;
      case 'i':
        this.raw(text);
        return undefined;
      case 'c':
        if (!command.to || command.negated || !this.active.has(command)) this.raw(text);
        return this.dropped();
      case 'd':
        return this.dropped();
      case 'D': {
        const at = this.pattern.indexOf('\n');
        if (at === -1) return this.dropped();
        this.pattern = this.pattern.slice(at + 1);
        return 'restart';
      }
      case 'F':
        this.raw(`${this.file}\n`);
        return undefined;
      case 'g':
        this.pattern = this.hold;
        return undefined;
      case 'G':
        this.pattern += this.end + this.hold;
        return undefined;
      case 'h':
        this.hold = this.pattern;
        return undefined;
      case 'H':
        this.hold += this.end + this.pattern;
        return undefined;
      case 'x':
        [this.pattern, this.hold] = [this.hold, this.pattern];
        return undefined;
      case 'l':
        this.raw(visible(this.pattern, command.number ?? Number(this.call.options.value('width') ?? 70)));
        return undefined;
      case 'n':
        if (this.next >= this.lines.length) return this.quit(true);
        if (!this.quiet) this.print(this.pattern, this.ended);
        this.flush();
        this.read();
        return undefined;
      case 'N': {
        if (this.next >= this.lines.length) return this.quit(true);
        this.flush();
        const before = this.pattern;
        this.read();
        this.pattern = before + this.end + this.pattern;
        return undefined;
      }
      case 'p':
        this.print(this.pattern, this.ended);
        return undefined;
      case 'P':
        this.print(this.pattern.split(this.end)[0] ?? '');
        return undefined;
      case 'q':
      case 'Q':
        this.status = command.number ?? this.status;
        return this.quit(name === 'q');
      case 'r': {
        try {
          this.appended.push({ text: text === '/dev/stdin' ? this.call.stdin : this.call.read(text), whole: true });
        } catch {
          // A file that cannot be read counts as empty.
        }
        return undefined;
      }
      case 'R': {
        const line = this.lineOf(text);
        if (line !== undefined) this.appended.push({ text: line, whole: false });
        return undefined;
      }
      case 's':
        if (command.substitution && this.substitute(command.substitution)) this.substituted = true;
        return undefined;
      case 't':
      case 'T': {
        const jumps = this.substituted === (name === 't');
        if (this.substituted) this.substituted = false;
        return jumps ? this.target(text) : undefined;
      }
      case 'b':
        return this.target(text);
      case 'w':
        this.write(text, this.pattern);
        return undefined;
      case 'W':
        this.write(text, this.pattern.split('\n')[0] ?? '');
        return undefined;
      case 'y':
        this.pattern = Array.from(this.pattern, (character) => command.map?.get(character) ?? character).join('');
        return undefined;
      case 'z':
        this.pattern = '';
        return undefined;
      case 'e':
        throw new NotSimulated("the command 'e'");
      default:
        return undefined;
    }
  }

  private target(label: string): number | Ending {
    return label === '' ? this.commands.length : (this.labels.get(label) ?? this.commands.length);
  }

  private dropped(): Ending {
    this.flush();
    // Nothing is left to print, and the next cycle begins.
    return this.read() ? 'restart' : this.quit(false);
  }

  private quit(print: boolean): Ending {
    if (print && !this.quiet) this.print(this.pattern, this.ended);
    this.flush();
    this.quitting = this.next < this.lines.length || !this.separate;
    return 'quit';
  }

  private lineOf(file: string): string | undefined {
    let lines = this.reading.get(file);
    if (!lines) {
      try {
        lines = this.call.read(file).split('\n');
        if (lines.at(-1) === '') lines.pop();
      } catch {
        lines = [];
      }
      this.reading.set(file, lines);
    }
    return lines.shift();
  }

  private substitute({ regex, replacement, global, print, which, file }: Substitution): boolean {
    const used = this.used(regex);
    used.lastIndex = 0;
    let result = '';
    let from = 0;
    let count = 0;
    let replaced = false;
    for (let match = used.exec(this.pattern), end = -1; match; match = used.exec(this.pattern)) {
      const empty = match[0] === '';
      // An empty match right behind another one does not count.
      if (!(empty && match.index === end)) {
        count += 1;
        if (count === which || (global && count > which)) {
          result += this.pattern.slice(from, match.index) + replacementFor(replacement, match);
          from = match.index + match[0].length;
          replaced = true;
          if (!global) break;
        }
      }
      end = match.index + match[0].length;
      if (empty) used.lastIndex = match.index + ((this.pattern.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
      if (used.lastIndex > this.pattern.length) break;
    }
    if (!replaced) return false;
    this.pattern = result + this.pattern.slice(from);
    if (print) this.print(this.pattern, this.ended);
    if (file !== undefined) this.write(file, this.pattern);
    return true;
  }
}

function replacementFor(pieces: Piece[], match: RegExpExecArray): string {
  let text = '';
  let all: 'U' | 'L' | undefined;
  let one: 'u' | 'l' | undefined;
  for (const piece of pieces) {
    if ('shift' in piece) {
      if (piece.shift === 'u' || piece.shift === 'l') one = piece.shift;
      else {
        all = piece.shift === 'E' ? undefined : piece.shift;
        one = undefined;
      }
      continue;
    }
    let part = 'text' in piece ? piece.text : (match[piece.group] ?? '');
    if (all) part = all === 'U' ? part.toUpperCase() : part.toLowerCase();
    if (one && part) {
      part = (one === 'u' ? part.charAt(0).toUpperCase() : part.charAt(0).toLowerCase()) + part.slice(1);
      one = undefined;
    }
    text += part;
  }
  return text;
}

/** A pattern space as "l" shows it. @param width of a line, in columns; 0 or 1 for no limit */
function visible(text: string, width: number): string {
  const letters: Record<string, string> = {
    '\\': '\\\\',
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
  };
  let lines = '';
  let line = '';
  for (const byte of bytesOf(text)) {
    const shown = letters[byte] ?? (/[ -~]/.test(byte) ? byte : `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
    if (width > 1 && line.length + shown.length > width - 1) {
      lines += `${line}\\\n`;
      line = '';
    }
    line += shown;
  }
  return `${lines}${line}$\n`;
}
