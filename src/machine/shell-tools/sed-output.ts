// What sed(1) prints, on stdout and into files, and how it shows what cannot be printed.
import { bytesOf } from '../byte-strings.ts';
import type { ToolCall } from './tool.ts';

/** Something that prints: what it has printed, and whether its last line still lacks its newline. */
interface Sink {
  text: string;
  unended: boolean;
}

/** All that one run prints; it is kept until {@link finish}. */
export class Output {
  private readonly call: ToolCall;
  private readonly end: string;
  private readonly stdout: Sink = { text: '', unended: false };
  private readonly written = new Map<string, Sink>();
  private current: Sink = this.stdout;
  private appended: { text: string; whole: boolean }[] = [];

  /**
   * @param end what ends a line: a newline or NUL
   * @param files names behind the commands and flags w and W
   */
  constructor(call: ToolCall, end: string, files: string[]) {
    this.call = call;
    this.end = end;
    for (const file of files) {
      if (file !== '/dev/stdout' && file !== '/dev/stderr') this.written.set(file, { text: '', unended: false });
    }
  }

  /** Keeps what is printed from here on as the new text of a file. */
  divert(): void {
    this.current = { text: '', unended: false };
  }

  /** What was printed since {@link divert}. */
  get diverted(): string {
    return this.current.text;
  }

  /** Prints a line. @param ended whether it ends with a newline */
  print(text: string, ended = true, sink = this.current): void {
    if (sink.unended) sink.text += this.end;
    sink.text += text + (ended ? this.end : '');
    sink.unended = !ended;
  }

  /** Prints a text that has its own newline. */
  raw(text: string): void {
    if (this.current.unended) this.current.text += this.end;
    this.current.unended = false;
    this.current.text += text;
  }

  /** Keeps a text for the end of the cycle. @param whole whether it has its own newline */
  append(text: string, whole: boolean): void {
    this.appended.push({ text, whole });
  }

  /** Prints what {@link append} has kept. */
  flush(): void {
    for (const { text, whole } of this.appended) {
      if (whole) this.raw(text);
      else this.print(text);
    }
    this.appended = [];
  }

  /** Prints a line into a file of w or W. */
  write(file: string, text: string, ended: boolean): void {
    if (file === '/dev/stdout') this.print(text, ended);
    else if (file === '/dev/stderr') this.call.err(`${text}\n`);
    else this.print(text, ended, this.written.get(file));
  }

  /** Brings everything to stdout and into the files. */
  finish(): void {
    this.call.out(this.stdout.text);
    for (const [file, { text }] of this.written) {
      this.call.attempt(
        () => {
          this.call.files.write(this.call.path(file), text);
        },
        (reason) => `couldn't open file ${file}: ${reason}`,
      );
    }
  }
}

/** A pattern space as "l" shows it. @param width of a line, in columns; 0 or 1 for no limit */
export function visible(text: string, width: number): string {
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
