// Where awk's records come from: the operands, and what getline names.
import { FileError } from '../file-error.ts';
import { unescaped } from './awk-lexer.ts';
import type { Output } from './awk-output.ts';
import { FatalError } from './awk-run.ts';
import type { Run } from './awk-run.ts';
import { number, numeric } from './awk-values.ts';
import type { Variables } from './awk-variables.ts';
import type { ToolCall } from './tool.ts';

/** A text that is read, and how much of it was. */
interface Source {
  text: string;
  at: number;
}

/** What is read, and how far. */
export class Input {
  private readonly call: ToolCall;
  private readonly variables: Variables;
  private readonly output: Output;
  private readonly special: (kind: 'BEGINFILE' | 'ENDFILE') => Run<void>;
  private readonly inputs = new Map<string, Source>();
  private main: Source | undefined;
  private operand = 1;
  private opened = false;

  /** @param special runs the rules for the beginning or end of a file */
  constructor(
    call: ToolCall,
    variables: Variables,
    output: Output,
    special: (kind: 'BEGINFILE' | 'ENDFILE') => Run<void>,
  ) {
    this.call = call;
    this.variables = variables;
    this.output = output;
    this.special = special;
  }

  /** Takes the next record of the operands; false at the end of the last. */
  *readMain(): Run<boolean> {
    const text = yield* this.nextMain();
    if (text === undefined) return false;
    this.variables.setRecord(text);
    return true;
  }

  /** Leaves the rest of the file that is read, as nextfile does. */
  skipFile(): void {
    this.main = undefined;
  }

  /** The next record of the operands; undefined at the end of the last. */
  *nextMain(): Run<string | undefined> {
    for (;;) {
      if (!this.main && !(yield* this.openNext())) return undefined;
      const { main } = this;
      const text = main && this.take(main);
      if (text !== undefined) {
        this.variables.count('NR');
        this.variables.count('FNR');
        return text;
      }
      yield* this.special('ENDFILE');
      this.main = undefined;
    }
  }

  /**
   * The next record of a file or of what a command prints.
   *
   * @returns its text; where there is none, what getline gives: 0 at the end, -1 where the file cannot be read
   */
  *nextOf(from: 'file' | 'command', name: string): Run<string | 0 | -1> {
    let input = this.inputs.get(name);
    if (!input) {
      if (from === 'command') {
        this.output.flush();
        const { stdout, stderr } = yield { command: name, stdin: '' };
        this.call.err(stderr);
        input = { text: stdout, at: 0 };
      } else {
        try {
          input = { text: this.call.read(name), at: 0 };
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          this.variables.setGlobal('ERRNO', error.message);
          return -1;
        }
      }
      this.inputs.set(name, input);
    }
    const text = this.take(input);
    if (text !== undefined && from === 'command') this.variables.count('NR');
    return text ?? 0;
  }

  /** Forgets a file or command that getline has read; false where there was none. */
  close(name: string): boolean {
    return this.inputs.delete(name);
  }

  private *openNext(): Run<boolean> {
    const argv = this.variables.table('ARGV');
    for (; this.operand < number(this.variables.global('ARGC')); this.operand += 1) {
      const cell = argv.get(String(this.operand));
      const word = cell instanceof Map ? '' : this.variables.text(cell);
      if (word === '') continue;
      const [, name, value] = /^([A-Za-z_]\w*)=([^]*)$/.exec(word) ?? [];
      if (name !== undefined && value !== undefined) {
        this.variables.assignVariable(name, numeric(unescaped(value)));
        continue;
      }
      this.operand += 1;
      return yield* this.open(word);
    }
    return this.opened ? false : yield* this.open('-', '');
  }

  private *open(file: string, shown = file): Run<boolean> {
    this.opened = true;
    try {
      this.main = { text: this.call.read(file), at: 0 };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (error.code !== 'EISDIR')
        throw new FatalError(`fatal: cannot open file \`${file}' for reading: ${error.message}`);
      this.call.complain(
        `cmd. line:${this.variables.line}: warning: command line argument \`${file}' is a directory: skipped`,
      );
      return yield* this.openNext();
    }
    this.variables.setGlobal('FILENAME', shown);
    this.variables.setGlobal('FNR', 0);
    yield* this.special('BEGINFILE');
    return true;
  }

  /** Takes a record from a source, as RS says. */
  private take(source: Source): string | undefined {
    if (source.at >= source.text.length) return undefined;
    const separator = this.variables.global('RS');
    let end: number;
    let next: number;
    if (separator === '') {
      while (source.text[source.at] === '\n') source.at += 1;
      if (source.at >= source.text.length) return undefined;
      const gap = /\n\n+/g;
      gap.lastIndex = source.at;
      const match = gap.exec(source.text);
      end = match ? match.index : source.text.replace(/\n$/, '').length;
      next = match ? match.index + match[0].length : source.text.length;
    } else if (Array.from(separator).length === 1) {
      // A newline at the very end belongs to the last record, unless it separates records.
      const at = source.text.indexOf(separator, source.at);
      end = at === -1 ? source.text.length : at;
      next = at === -1 ? source.text.length : at + separator.length;
    } else {
      const regex = this.variables.regex(separator);
      regex.lastIndex = source.at;
      const match = regex.exec(source.text);
      end = match?.[0] ? match.index : source.text.length;
      next = match?.[0] ? match.index + match[0].length : source.text.length;
    }
    const text = source.text.slice(source.at, end);
    this.variables.setGlobal('RT', source.text.slice(end, next));
    source.at = next;
    return text;
  }
}
