// The variables of a running awk program: those with a name, the record and its fields, and what they have a say in.
import { formatted } from './awk-format.ts';
import { FatalError } from './awk-run.ts';
import { number, numeric, NumericText } from './awk-values.ts';
import type { Cell, Table, Value } from './awk-values.ts';
import { formatNumber } from './number-format.ts';
import { posixRegex, RegexError } from './regex.ts';

/** Keeps them. */
export class Variables {
  /** Variables of the function that runs, innermost last. */
  readonly scopes: Map<string, Cell>[] = [];
  /** Where the program is, for its messages: the line, and whether it is past BEGIN. */
  line = 1;
  inMain = false;
  private readonly globals = new Map<string, Cell>();
  private record = '';
  private fields: Value[] | undefined = [];
  private stale = false;
  private readonly regexes = new Map<string, RegExp>();

  /**
   * @param environment exported variables
   * @param operands files and assignments
   * @param assignments of -v and -F, with their escapes put in place
   */
  constructor(environment: Readonly<Record<string, string>>, operands: string[], assignments: [string, string][]) {
    const start: Record<string, Value> = {
      FS: ' ', OFS: ' ', ORS: '\n', RS: '\n', NF: 0, NR: 0, FNR: 0, SUBSEP: '\x1c', CONVFMT: '%.6g', OFMT: '%.6g', RSTART: 0, RLENGTH: -1,
      FILENAME: '', ARGC: operands.length + 1, ERRNO: '', RT: '', IGNORECASE: 0, FPAT: '[^[:space:]]+', FIELDWIDTHS: '', BINMODE: 0, TEXTDOMAIN: 'messages',
    }; // prettier-ignore
    for (const [name, value] of Object.entries(start)) this.globals.set(name, value);
    this.globals.set('ENVIRON', new Map(Object.entries(environment).map(([name, text]) => [name, numeric(text)])));
    this.globals.set('ARGV', new Map(['awk', ...operands].map((text, index) => [String(index), numeric(text)])));
    this.globals.set(
      'PROCINFO',
      new Map<string, Cell>([
        ['version', '5.2.1'],
        ['strftime', '%a %b %e %H:%M:%S %Z %Y'],
        ['FS', 'FS'],
      ]),
    );
    for (const [name, text] of assignments) this.globals.set(name, numeric(text));
  }

  /** What a name stands for in the function that runs. */
  cell(name: string): Cell {
    return this.scopeOf(name).get(name);
  }

  /** A variable of the whole program, as text. */
  global(name: string): string {
    return this.text(this.globals.get(name) as Value);
  }

  /** Sets a variable of the whole program, and nothing else. */
  setGlobal(name: string, value: Value): void {
    this.globals.set(name, value);
  }

  /** Adds 1 to a variable of the whole program. */
  count(name: string): void {
    this.globals.set(name, number(this.globals.get(name)) + 1);
  }

  private scopeOf(name: string): Map<string, Cell> {
    const scope = this.scopes.at(-1);
    return scope?.has(name) ? scope : this.globals;
  }

  /** The value of a variable. @throws {FatalError} where it is an array */
  variable(name: string): Value {
    if (name === 'NF') this.split();
    const cell = this.scopeOf(name).get(name);
    if (cell instanceof Map) throw this.fatal(`attempt to use array \`${name}' in a scalar context`);
    return cell;
  }

  /** @throws {FatalError} where it is an array */
  assignVariable(name: string, value: Value): void {
    const scope = this.scopeOf(name);
    if (scope.get(name) instanceof Map) throw this.fatal(`attempt to use array \`${name}' in a scalar context`);
    scope.set(name, value);
    if (name === 'NF' && scope === this.globals) {
      const fields = this.fields ?? this.split();
      const count = Math.max(0, Math.trunc(number(value)));
      while (fields.length < count) fields.push('');
      fields.length = count;
      this.globals.set('NF', count);
      this.stale = true;
    }
  }

  /** Puts an array in a variable's place. */
  share(name: string, table: Table): void {
    this.scopeOf(name).set(name, table);
  }

  /** The array of a name, made where there was nothing. @throws {FatalError} where it is a scalar */
  table(name: string): Table {
    const scope = this.scopeOf(name);
    let cell = scope.get(name);
    if (cell === undefined) {
      cell = new Map();
      scope.set(name, cell);
    }
    if (!(cell instanceof Map)) throw this.fatal(`attempt to use scalar \`${name}' as an array`);
    return cell;
  }

  /** Takes a new record. */
  setRecord(text: string): void {
    this.record = text;
    this.fields = undefined;
    this.stale = false;
  }

  private split(): Value[] {
    if (this.fields) return this.fields;
    const widths = this.global('FIELDWIDTHS');
    const pattern = this.global('FPAT');
    let parts: string[];
    if (widths) {
      parts = [];
      let at = 0;
      for (const width of widths.trim().split(/\s+/)) {
        if (at >= this.record.length) break;
        const end = width === '*' ? this.record.length : at + Number(width);
        parts.push(this.record.slice(at, end));
        at = end;
      }
    } else if (pattern !== '[^[:space:]]+') parts = (this.record.match(this.regex(pattern)) ?? []).filter(Boolean);
    else {
      const separator = this.global('FS');
      const byParagraph = this.global('RS') === '' && separator !== ' ';
      parts = this.splitBy(this.record, separator, byParagraph);
    }
    this.fields = parts.map(numeric);
    this.globals.set('NF', parts.length);
    return this.fields;
  }

  /** A text in parts, as a value of FS says. @param newlineToo whether a newline parts them as well */
  splitBy(text: string, separator: string, newlineToo = false): string[] {
    if (text === '') return [];
    if (separator === ' ') return text.split(/[ \t\n]+/).filter(Boolean);
    if (separator === '') return Array.from(text);
    const single = Array.from(separator).length === 1 && separator !== '\\';
    if (single && !newlineToo && !number(this.globals.get('IGNORECASE'))) return text.split(separator);
    const source = single ? `[${separator === '^' ? '\\^' : separator}]` : separator;
    const regex = this.regex(newlineToo ? `(${source})|\\n` : source);
    const parts: string[] = [];
    let from = 0;
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      if (match[0] === '') {
        regex.lastIndex += 1;
        continue;
      }
      parts.push(text.slice(from, match.index));
      from = match.index + match[0].length;
    }
    return [...parts, text.slice(from)];
  }

  /** $0 */
  currentRecord(): string {
    if (this.stale) {
      const separator = this.global('OFS');
      this.record = this.split()
        .map((field) => this.text(field))
        .join(separator);
      this.stale = false;
    }
    return this.record;
  }

  /** $1 and so on. @throws {FatalError} where the index is negative */
  field(index: number): Value {
    if (index < 0) throw this.fatal(`attempt to access field ${Math.trunc(index)}`);
    return Math.trunc(index) === 0 ? numeric(this.currentRecord()) : this.split()[Math.trunc(index) - 1];
  }

  /** @throws {FatalError} where the index is negative */
  setField(index: number, value: Value): void {
    if (index < 0) throw this.fatal(`attempt to access field ${Math.trunc(index)}`);
    if (Math.trunc(index) === 0) {
      this.setRecord(this.text(value));
      return;
    }
    const fields = this.split();
    while (fields.length < index - 1) fields.push('');
    fields[Math.trunc(index) - 1] = value;
    this.globals.set('NF', fields.length);
    this.stale = true;
  }

  /** A value as text. @param format the variable that says how a fraction is written */
  text(value: Value, format = 'CONVFMT'): string {
    if (typeof value === 'string') return value;
    if (value === undefined) return '';
    if (value instanceof NumericText) return value.text;
    if (Number.isInteger(value))
      return formatNumber(value, { flags: '', width: undefined, precision: undefined, conversion: 'd' });
    if (!Number.isFinite(value)) return Number.isNaN(value) ? '-nan' : value > 0 ? '+inf' : '-inf';
    return this.format(this.global(format), [value]);
  }

  /** What printf makes of its arguments. @throws {FatalError} where they are too few */
  format(format: string, args: Value[]): string {
    return formatted(format, args, this.text.bind(this), this.fatal.bind(this));
  }

  /** An expression, with the flag "g", ready to be used. @throws {FatalError} where it is none */
  regex(source: string): RegExp {
    const fold = number(this.globals.get('IGNORECASE')) !== 0;
    const id = `${fold ? 'i' : ''}/${source}`;
    let regex = this.regexes.get(id);
    if (!regex) {
      try {
        regex = posixRegex(source, { extended: true, awk: true, ignoreCase: fold }, 'g');
      } catch (error) {
        if (!(error instanceof RegexError)) throw error;
        throw new FatalError(`cmd. line:${this.line}: error: ${error.message}: /${source}/`);
      }
      this.regexes.set(id, regex);
    }
    regex.lastIndex = 0;
    return regex;
  }

  /** An error that ends the program, with the place. */
  fatal(message: string): FatalError {
    const file = this.global('FILENAME');
    const place = this.inMain ? `(FILENAME=${file || '-'} FNR=${number(this.globals.get('FNR'))}) ` : '';
    return new FatalError(`cmd. line:${this.line}: ${place}fatal: ${message}`);
  }
}
