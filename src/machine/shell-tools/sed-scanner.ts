// Goes through the text of a script of sed(1), and says where in it something is wrong, in the words of GNU sed 4.9.
import type { Source } from './sed-command.ts';
import { escapes } from './sed-escapes.ts';

/** A wrong script; `message` is what stands behind "sed: ". */
export class ScriptError extends Error {
  override name = 'ScriptError';
}

/** Where the reading of a script stands. */
export class Scanner {
  protected readonly text: string;
  protected at = 0;
  private readonly starts: number[] = [];
  private readonly sources: Source[];

  /** @param sources the parts of the script, in order */
  constructor(sources: Source[]) {
    this.sources = sources;
    let length = 0;
    for (const { text } of sources) {
      this.starts.push(length);
      length += text.length + 1;
    }
    this.text = sources.map(({ text }) => text).join('\n');
  }

  protected error(message: string, at = this.at): ScriptError {
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

  protected consume(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Takes the next character; "" at the end. */
  protected take(): string {
    const character = this.text[this.at] ?? '';
    if (character) this.at += 1;
    return character;
  }

  /** What stands up to a delimiter, which a backslash makes ordinary; undefined where it is missing. */
  protected delimited(delimiter: string, isRegex: boolean): string | undefined {
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

  protected file(): string {
    this.consume(/[ \t]*/y);
    const file = this.consume(/[^\n]*/y);
    if (!file) throw this.error('missing filename in r/R/w/W commands');
    return file;
  }

  /** The text of a, i and c. */
  protected inserted(): string {
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

  /** A command ends at a newline, ";", "}" or "#". */
  protected end(): void {
    this.consume(/[ \t]*/y);
    const next = this.text[this.at];
    if (next === undefined || next === '}' || next === '#') return;
    this.at += 1;
    if (next !== '\n' && next !== ';') throw this.error('extra characters after command');
  }
}
