// Runs the commands of sed(1) on line after line.
import { NotSimulated } from '../program.ts';
import { Addresses } from './sed-addresses.ts';
import type { Position } from './sed-addresses.ts';
import type { Command, Substitution } from './sed-command.ts';
import { linesIn, replaceFile } from './sed-files.ts';
import type { Line } from './sed-files.ts';
import { Output, visible } from './sed-output.ts';
import { substituted } from './sed-substitution.ts';
import type { ToolCall } from './tool.ts';

/** More steps than this on one line, and the script goes round for ever. */
const mostSteps = 200_000;

type Ending = 'quit' | 'cycle' | 'restart';

/** Runs a script on the lines of files. */
export class Editor implements Position {
  number = 0;
  pattern = '';
  private readonly call: ToolCall;
  private readonly commands: Command[];
  private readonly quiet: boolean;
  private readonly end: string;
  private readonly separate: boolean;
  private readonly output: Output;
  private readonly addresses: Addresses;
  private readonly reading = new Map<string, string[]>();
  private readonly labels: Map<string, number>;
  private lines: Line[] = [];
  private next = 0;
  private hold = '';
  private ended = true;
  private file = '-';
  private substituted = false;
  private status = 0;
  private quitting = false;

  constructor(call: ToolCall, commands: Command[], quiet: boolean) {
    this.call = call;
    this.commands = commands;
    this.quiet = quiet;
    this.end = call.options.has('zero') ? '\0' : '\n';
    this.separate = call.options.has('separate') || call.options.has('inPlace');
    this.labels = new Map(commands.flatMap(({ name, text }, index) => (name === ':' ? [[text, index]] : [])));
    const written = commands.flatMap(
      (command) => command.substitution?.file ?? (/^[wW]$/.test(command.name) ? command.text : []),
    );
    this.output = new Output(call, this.end, written);
    this.addresses = new Addresses(this);
  }

  get isLast(): boolean {
    return this.next >= this.lines.length;
  }

  /** @param files names, "-" for stdin @returns the exit status */
  run(files: string[]): number {
    const inPlace = this.call.options.has('inPlace');
    if (this.separate) {
      for (const file of files) {
        if (this.quitting) break;
        const lines = linesIn(this.call, file, this.end, inPlace);
        if (typeof lines === 'number') {
          this.status = lines;
          continue;
        }
        this.lines = lines;
        this.next = 0;
        this.number = 0;
        this.addresses.clear();
        if (inPlace) this.output.divert();
        this.edit();
        if (inPlace) this.replace(file);
      }
    } else {
      for (const file of files) {
        const lines = linesIn(this.call, file, this.end, false);
        if (typeof lines === 'number') this.status = lines;
        else this.lines = this.lines.concat(lines);
      }
      this.edit();
    }
    this.output.finish();
    return this.status;
  }

  private replace(file: string): void {
    while (this.quitting && this.next < this.lines.length) {
      const line = this.lines[this.next];
      this.next += 1;
      if (line) this.output.print(line.text, line.ended);
    }
    if (!replaceFile(this.call, file, this.output.diverted)) this.status = 4;
  }

  private edit(): void {
    let restart = false;
    while (!this.quitting) {
      if (!restart && !this.read()) break;
      restart = false;
      const ending = this.cycle();
      if (ending === 'restart') {
        this.output.flush();
        restart = true;
        continue;
      }
      if (!this.quiet && ending !== 'quit') this.output.print(this.pattern, this.ended);
      this.output.flush();
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

  private cycle(): Ending {
    this.substituted = false;
    let steps = 0;
    for (let at = 0; at < this.commands.length; at += 1) {
      if ((steps += 1) > mostSteps) throw new NotSimulated('a script that does not come to an end');
      const command = this.commands[at];
      if (!command) break;
      if (command.name === '}' || command.name === ':' || command.name === '#') continue;
      if (!this.addresses.chosen(command)) {
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
        this.output.raw(`${this.number}\n`);
        return undefined;
      case 'a':
        this.output.append(text, true);
        return undefined;
      case 'i':
        this.output.raw(text);
        return undefined;
      case 'c':
        if (!command.to || command.negated || !this.addresses.isOpen(command)) this.output.raw(text);
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
        this.output.raw(`${this.file}\n`);
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
        this.output.raw(visible(this.pattern, command.number ?? Number(this.call.options.value('width') ?? 70)));
        return undefined;
      case 'n':
        if (this.isLast) return this.quit(true);
        if (!this.quiet) this.output.print(this.pattern, this.ended);
        this.output.flush();
        this.read();
        return undefined;
      case 'N': {
        if (this.isLast) return this.quit(true);
        this.output.flush();
        const before = this.pattern;
        this.read();
        this.pattern = before + this.end + this.pattern;
        return undefined;
      }
      case 'p':
        this.output.print(this.pattern, this.ended);
        return undefined;
      case 'P':
        this.output.print(this.pattern.split(this.end)[0] ?? '');
        return undefined;
      case 'q':
      case 'Q':
        this.status = command.number ?? this.status;
        return this.quit(name === 'q');
      case 'r': {
        try {
          this.output.append(text === '/dev/stdin' ? this.call.stdin : this.call.read(text), true);
        } catch {
          // A file that cannot be read counts as empty.
        }
        return undefined;
      }
      case 'R': {
        const line = this.lineOf(text);
        if (line !== undefined) this.output.append(line, false);
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
        this.output.write(text, this.pattern, this.ended);
        return undefined;
      case 'W':
        this.output.write(text, this.pattern.split('\n')[0] ?? '', this.ended);
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
    this.output.flush();
    // Nothing is left to print, and the next cycle begins.
    return this.read() ? 'restart' : this.quit(false);
  }

  private quit(print: boolean): Ending {
    if (print && !this.quiet) this.output.print(this.pattern, this.ended);
    this.output.flush();
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

  /** Runs the command s; gives whether it replaced something. */
  private substitute(substitution: Substitution): boolean {
    const { regex, print, file } = substitution;
    const text = substituted(this.pattern, this.addresses.used(regex), substitution);
    if (text === undefined) return false;
    this.pattern = text;
    if (print) this.output.print(text, this.ended);
    if (file !== undefined) this.output.write(file, text, this.ended);
    return true;
  }
}
