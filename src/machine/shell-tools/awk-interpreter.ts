// Runs the programs of awk(1).
import { formatted } from '../commands/date.ts';
import { FileError } from '../files.ts';
import { timeIn } from '../local-time.ts';
import { NotSimulated } from '../program.ts';
import type { Expression, Program, Redirection, Rule, Statement, Target, UserFunction } from './awk-tree.ts';
import { unescaped } from './awk-lexer.ts';
import { formatNumber, pad } from './number-format.ts';
import { posixRegex, RegexError } from './regex.ts';
import type { ToolCall, ToolResult } from './tool.ts';

/** Ends the program; `message` is what stands behind "awk: ". */
export class FatalError extends Error {
  override name = 'FatalError';
}

/** A command that must be run before the program can go on. */
export interface Request {
  command: string;
  stdin: string;
}

type Run<T> = Generator<Request, T, ToolResult>;

/** Text from outside that looks like a number is compared as one. */
class NumericText {
  readonly text: string;
  readonly value: number;

  constructor(text: string, value: number) {
    this.text = text;
    this.value = value;
  }
}

/** Undefined is a variable that was never assigned: "" and 0 at once. */
type Value = number | string | NumericText | undefined;
type Table = Map<string, Value | Table>;
type Cell = Value | Table;

type Jump = 'next' | 'nextfile' | 'break' | 'continue' | 'exit' | 'return';

/** More passes through loops than this, and the program goes round for ever. */
const mostPasses = 1_000_000;

interface Source {
  text: string;
  at: number;
}

export class Interpreter {
  private readonly call: ToolCall;
  private readonly program: Program;
  private readonly globals = new Map<string, Cell>();
  private scopes: Map<string, Cell>[] = [];
  private record = '';
  private fields: Value[] | undefined = [];
  private stale = false;
  private readonly active = new Set<Rule>();
  private readonly outputs = new Map<string, { operator: Redirection['operator']; text: string }>();
  private readonly inputs = new Map<string, Source>();
  private main: Source | undefined;
  private operand = 1;
  private opened = false;
  private returned: Value;
  private status = 0;
  private passes = 0;
  private line = 1;
  private inMain = false;
  private readonly regexes = new Map<string, RegExp>();

  /** @param operands files and assignments @param assignments of -v and -F, with their escapes put in place */
  constructor(call: ToolCall, program: Program, operands: string[], assignments: [string, string][]) {
    this.call = call;
    this.program = program;
    const start: Record<string, Value> = {
      FS: ' ', OFS: ' ', ORS: '\n', RS: '\n', NF: 0, NR: 0, FNR: 0, SUBSEP: '\x1c', CONVFMT: '%.6g', OFMT: '%.6g', RSTART: 0, RLENGTH: -1,
      FILENAME: '', ARGC: operands.length + 1, ERRNO: '', RT: '', IGNORECASE: 0, FPAT: '[^[:space:]]+', FIELDWIDTHS: '', BINMODE: 0, TEXTDOMAIN: 'messages',
    }; // prettier-ignore
    for (const [name, value] of Object.entries(start)) this.globals.set(name, value);
    this.globals.set('ENVIRON', new Map(Object.entries(call.env).map(([name, text]) => [name, numeric(text)])));
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

  /** Runs the program; gives its exit status. */
  *run(): Run<number> {
    const of = (kind: Rule['kind']) => this.program.rules.filter((rule) => rule.kind === kind);
    let jump: Jump | undefined;
    for (const rule of of('BEGIN')) {
      jump = yield* this.statements(rule.body ?? []);
      if (jump === 'exit') break;
    }
    const reads = this.program.rules.some((rule) => rule.kind !== 'BEGIN');
    if (jump !== 'exit' && reads) {
      this.inMain = true;
      while (jump !== 'exit' && (yield* this.readMain())) {
        jump = yield* this.rulesOfLine(of('main'));
        if (jump === 'nextfile') this.main = undefined;
      }
    }
    if (reads) {
      for (const rule of of('END')) {
        jump = yield* this.statements(rule.body ?? []);
        if (jump === 'exit') break;
      }
    }
    for (const name of [...this.outputs.keys()]) yield* this.close(name);
    return this.status;
  }

  private *rulesOfLine(rules: Rule[]): Run<Jump | undefined> {
    for (const rule of rules) {
      if (!(yield* this.applies(rule))) continue;
      if (!rule.body) {
        this.call.out(this.currentRecord() + this.text(this.globals.get('ORS') as Value));
        continue;
      }
      const jump = yield* this.statements(rule.body);
      if (jump === 'next') return undefined;
      if (jump) return jump;
    }
    return undefined;
  }

  private *applies(rule: Rule): Run<boolean> {
    if (!rule.from) return true;
    if (!rule.to) return truth(yield* this.evaluate(rule.from));
    if (!this.active.has(rule)) {
      if (!truth(yield* this.evaluate(rule.from))) return false;
      this.active.add(rule);
    }
    if (truth(yield* this.evaluate(rule.to))) this.active.delete(rule);
    return true;
  }

  // Input

  /** Takes the next record of the operands; false at the end of the last. */
  private *readMain(): Run<boolean> {
    const text = yield* this.nextMain();
    if (text === undefined) return false;
    this.setRecord(text);
    return true;
  }

  private *nextMain(): Run<string | undefined> {
    for (;;) {
      if (!this.main && !(yield* this.openNext())) return undefined;
      const { main } = this;
      const text = main && this.take(main);
      if (text !== undefined) {
        this.globals.set('NR', number(this.globals.get('NR')) + 1);
        this.globals.set('FNR', number(this.globals.get('FNR')) + 1);
        return text;
      }
      for (const rule of this.program.rules) if (rule.kind === 'ENDFILE') yield* this.statements(rule.body ?? []);
      this.main = undefined;
    }
  }

  private *openNext(): Run<boolean> {
    const argv = this.table('ARGV');
    for (; this.operand < number(this.globals.get('ARGC')); this.operand += 1) {
      const cell = argv.get(String(this.operand));
      const word = cell instanceof Map ? '' : this.text(cell);
      if (word === '') continue;
      const [, name, value] = /^([A-Za-z_]\w*)=([^]*)$/.exec(word) ?? [];
      if (name !== undefined && value !== undefined) {
        this.assignVariable(name, numeric(unescaped(value)));
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
      this.call.complain(`cmd. line:${this.line}: warning: command line argument \`${file}' is a directory: skipped`);
      return yield* this.openNext();
    }
    this.globals.set('FILENAME', shown);
    this.globals.set('FNR', 0);
    for (const rule of this.program.rules) if (rule.kind === 'BEGINFILE') yield* this.statements(rule.body ?? []);
    return true;
  }

  /** Takes a record from a source, as RS says. */
  private take(source: Source): string | undefined {
    if (source.at >= source.text.length) return undefined;
    const separator = this.text(this.globals.get('RS') as Value);
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
      const at = source.text.indexOf(separator, source.at);
      end = at === -1 ? source.text.length : at;
      next = at === -1 ? source.text.length : at + separator.length;
      // A newline at the very end belongs to the last record, unless it separates records.
    } else {
      const regex = this.regex(separator);
      regex.lastIndex = source.at;
      const match = regex.exec(source.text);
      end = match?.[0] ? match.index : source.text.length;
      next = match?.[0] ? match.index + match[0].length : source.text.length;
    }
    const text = source.text.slice(source.at, end);
    this.globals.set('RT', source.text.slice(end, next));
    source.at = next;
    return text;
  }

  // Fields

  private setRecord(text: string): void {
    this.record = text;
    this.fields = undefined;
    this.stale = false;
  }

  private split(): Value[] {
    if (this.fields) return this.fields;
    const widths = this.text(this.globals.get('FIELDWIDTHS') as Value);
    const pattern = this.text(this.globals.get('FPAT') as Value);
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
      const separator = this.text(this.globals.get('FS') as Value);
      const byParagraph = this.text(this.globals.get('RS') as Value) === '' && separator !== ' ';
      parts = this.splitBy(this.record, separator, byParagraph);
    }
    this.fields = parts.map(numeric);
    this.globals.set('NF', parts.length);
    return this.fields;
  }

  private splitBy(text: string, separator: string, newlineToo = false): string[] {
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

  private currentRecord(): string {
    if (this.stale) {
      const separator = this.text(this.globals.get('OFS') as Value);
      this.record = this.split()
        .map((field) => this.text(field))
        .join(separator);
      this.stale = false;
    }
    return this.record;
  }

  private field(index: number): Value {
    if (index < 0) throw this.fatal(`attempt to access field ${Math.trunc(index)}`);
    return Math.trunc(index) === 0 ? numeric(this.currentRecord()) : this.split()[Math.trunc(index) - 1];
  }

  private setField(index: number, value: Value): void {
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

  // Variables

  private scopeOf(name: string): Map<string, Cell> {
    const scope = this.scopes.at(-1);
    return scope?.has(name) ? scope : this.globals;
  }

  private variable(name: string): Value {
    if (name === 'NF') this.split();
    const cell = this.scopeOf(name).get(name);
    if (cell instanceof Map) throw this.fatal(`attempt to use array \`${name}' in a scalar context`);
    return cell;
  }

  private assignVariable(name: string, value: Value): void {
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

  private table(name: string): Table {
    const scope = this.scopeOf(name);
    let cell = scope.get(name);
    if (cell === undefined) {
      cell = new Map();
      scope.set(name, cell);
    }
    if (!(cell instanceof Map)) throw this.fatal(`attempt to use scalar \`${name}' as an array`);
    return cell;
  }

  private *key(index: Expression[]): Run<string> {
    const parts: string[] = [];
    for (const part of index) parts.push(this.text(yield* this.evaluate(part)));
    return parts.join(this.text(this.globals.get('SUBSEP') as Value));
  }

  private *get(target: Target): Run<Value> {
    if (target.type === 'variable') return this.variable(target.name);
    if (target.type === 'field') return this.field(number(yield* this.evaluate(target.index)));
    const key = yield* this.key(target.index);
    const table = this.table(target.name);
    if (!table.has(key)) table.set(key, undefined);
    const cell = table.get(key);
    return cell instanceof Map ? undefined : cell;
  }

  private *set(target: Target, value: Value): Run<void> {
    if (target.type === 'variable') this.assignVariable(target.name, value);
    else if (target.type === 'field') this.setField(number(yield* this.evaluate(target.index)), value);
    else this.table(target.name).set(yield* this.key(target.index), value);
  }

  // Conversions

  private text(value: Value, format = 'CONVFMT'): string {
    if (typeof value === 'string') return value;
    if (value === undefined) return '';
    if (value instanceof NumericText) return value.text;
    if (Number.isInteger(value))
      return formatNumber(value, { flags: '', width: undefined, precision: undefined, conversion: 'd' });
    if (!Number.isFinite(value)) return Number.isNaN(value) ? '-nan' : value > 0 ? '+inf' : '-inf';
    return this.format(this.text(this.globals.get(format) as Value), [value]);
  }

  private regex(source: string): RegExp {
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

  private *regexOf(expression: Expression): Run<RegExp> {
    return this.regex(expression.type === 'regex' ? expression.source : this.text(yield* this.evaluate(expression)));
  }

  private fatal(message: string): FatalError {
    const file = this.text(this.globals.get('FILENAME') as Value);
    const place = this.inMain ? `(FILENAME=${file || '-'} FNR=${number(this.globals.get('FNR'))}) ` : '';
    return new FatalError(`cmd. line:${this.line}: ${place}fatal: ${message}`);
  }

  private format(format: string, args: Value[]): string {
    const rest = [...args];
    let result = '';
    for (const [whole, flags = '', width, precision, conversion] of format.matchAll(
      /%([-+ #0']*)(\*|\d+)?(?:\.(\*|\d*))?[hlLjzt]*([^])|[^%]+|%/g,
    )) {
      if (conversion === undefined) result += whole;
      else if (conversion === '%') result += '%';
      else if (!/[cdiouxXeEfFgGs]/.test(conversion)) result += whole;
      else {
        const star = (given: string | undefined) =>
          given === '*' ? number(rest.shift()) : given === undefined ? undefined : Number(given);
        const [wide, exact] = [star(width), star(precision)];
        if (rest.length === 0)
          throw this.fatal(
            `not enough arguments to satisfy format string\n\t\`${format}'\n\t${' '.repeat(Math.max(0, result.length + whole.length - 1))}^ ran out for this one`,
          );
        const value = rest.shift();
        const side = (wide ?? 0) < 0 ? `${flags}-` : flags;
        if (conversion === 's')
          result += pad(
            Array.from(this.text(value)).slice(0, exact).join(''),
            Math.abs(wide ?? 0),
            side.replace('0', ''),
          );
        else if (conversion === 'c') {
          const plain = value instanceof NumericText ? value.value : value;
          const character =
            typeof plain === 'number'
              ? String.fromCodePoint(Math.trunc(plain))
              : (Array.from(this.text(value))[0] ?? '');
          result += pad(character, Math.abs(wide ?? 0), side.replace('0', ''));
        } else {
          const amount = number(value);
          const directive = { flags: side, width: Math.abs(wide ?? 0), precision: exact, conversion };
          result += Number.isFinite(amount)
            ? formatNumber(amount, directive)
            : pad(this.text(amount), Math.abs(wide ?? 0), side.replace('0', ''));
        }
      }
    }
    return result;
  }

  // Statements

  private *statements(body: Statement[]): Run<Jump | undefined> {
    for (const statement of body) {
      const jump = yield* this.statement(statement);
      if (jump) return jump;
    }
    return undefined;
  }

  /** Runs a loop's body; gives what leaves the loop: undefined to go on, "done" to end it in order. */
  private *pass(body: Statement): Run<Jump | 'done' | undefined> {
    this.passes += 1;
    if (this.passes > mostPasses) throw new NotSimulated('a program that does not come to an end');
    const jump = yield* this.statement(body);
    if (jump === 'break') return 'done';
    return jump === 'continue' ? undefined : jump;
  }

  private *statement(statement: Statement): Run<Jump | undefined> {
    this.line = statement.line;
    switch (statement.type) {
      case 'expression':
        yield* this.evaluate(statement.value);
        return undefined;
      case 'print':
      case 'printf':
        yield* this.print(statement);
        return undefined;
      case 'block':
        return yield* this.statements(statement.body);
      case 'if':
        if (truth(yield* this.evaluate(statement.test))) return yield* this.statement(statement.then);
        return statement.otherwise ? yield* this.statement(statement.otherwise) : undefined;
      case 'while':
        while (truth(yield* this.evaluate(statement.test))) {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        }
        return undefined;
      case 'do':
        do {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        } while (truth(yield* this.evaluate(statement.test)));
        return undefined;
      case 'for': {
        if (statement.start) yield* this.statement(statement.start);
        while (!statement.test || truth(yield* this.evaluate(statement.test))) {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
          if (statement.step) yield* this.statement(statement.step);
        }
        return undefined;
      }
      case 'for-in': {
        for (const key of this.keys(this.table(statement.name))) {
          this.assignVariable(statement.variable, numeric(key));
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        }
        return undefined;
      }
      case 'switch':
        return yield* this.choose(statement);
      case 'delete': {
        const table = this.table(statement.name);
        if (statement.index) table.delete(yield* this.key(statement.index));
        else table.clear();
        return undefined;
      }
      case 'exit':
        if (statement.value) this.status = Math.trunc(number(yield* this.evaluate(statement.value))) & 255;
        return 'exit';
      case 'return':
        this.returned = statement.value ? yield* this.evaluate(statement.value) : undefined;
        return 'return';
      default:
        return statement.type;
    }
  }

  private *choose({ value, cases }: Extract<Statement, { type: 'switch' }>): Run<Jump | undefined> {
    const subject = yield* this.evaluate(value);
    let found = -1;
    for (const [index, { test }] of cases.entries()) {
      if (!test) continue;
      const matches =
        test.type === 'regex'
          ? this.regex(test.source).test(this.text(subject))
          : compare(subject, yield* this.evaluate(test), this.text.bind(this)) === 0;
      if (matches) {
        found = index;
        break;
      }
    }
    if (found === -1) found = cases.findIndex(({ test }) => !test);
    if (found === -1) return undefined;
    for (const { body } of cases.slice(found)) {
      const jump = yield* this.statements(body);
      if (jump) return jump === 'break' ? undefined : jump;
    }
    return undefined;
  }

  /** The keys of an array in the order "for (k in a)" visits them. */
  private keys(table: Table): string[] {
    const keys = [...table.keys()];
    const order = this.table('PROCINFO').get('sorted_in');
    const [, by, way, descending] =
      /^@(ind|val)_(str|num|type)_(?:asc|(desc))$/.exec(order instanceof Map ? '' : this.text(order)) ?? [];
    const integer = /^(?:0|-?[1-9]\d{0,9})$/;
    if (by === undefined) {
      // Unverified: the order of keys that are no numbers; here, as they were first used.
      return integer.test(keys[0] ?? '')
        ? [
            ...keys.filter((key) => integer.test(key)).sort((a, b) => Number(a) - Number(b)),
            ...keys.filter((key) => !integer.test(key)),
          ]
        : keys;
    }
    const of = (key: string) => {
      const cell = by === 'ind' ? numeric(key) : table.get(key);
      return cell instanceof Map ? '' : way === 'str' ? this.text(cell) : way === 'num' ? number(cell) : cell;
    };
    keys.sort((a, b) => compare(of(a), of(b), this.text.bind(this)) || (a < b ? -1 : 1));
    return descending ? keys.reverse() : keys;
  }

  private *print(statement: Extract<Statement, { type: 'print' | 'printf' }>): Run<void> {
    const values: Value[] = [];
    for (const arg of statement.args) values.push(yield* this.evaluate(arg));
    let text: string;
    if (statement.type === 'printf') {
      if (values.length === 0) throw this.fatal('printf: no arguments');
      text = this.format(this.text(values[0]), values.slice(1));
    } else {
      const shown =
        statement.args.length === 0
          ? this.currentRecord()
          : values.map((value) => this.text(value, 'OFMT')).join(this.text(this.globals.get('OFS') as Value));
      text = shown + this.text(this.globals.get('ORS') as Value);
    }
    if (!statement.to) {
      this.call.out(text);
      return;
    }
    const { operator, target } = statement.to;
    const name = this.text(yield* this.evaluate(target));
    if (operator !== '|' && name === '/dev/stdout') this.call.out(text);
    else if (operator !== '|' && name === '/dev/stderr') this.call.err(text);
    else {
      let output = this.outputs.get(name);
      if (!output) {
        output = { operator, text: '' };
        this.outputs.set(name, output);
        if (operator !== '|') this.prepare(name, operator);
      }
      output.text += text;
    }
  }

  private prepare(file: string, operator: Redirection['operator']): void {
    const { files, path } = this.call;
    try {
      files.writeBytes(path(file), operator === '>>' && files.exists(path(file)) ? files.readBytes(path(file)) : '');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw this.fatal(`cannot redirect to \`${file}': ${error.message}`);
    }
  }

  /** Brings what was printed to a file or command there. */
  private *close(name: string): Run<number> {
    const had = this.inputs.delete(name);
    const output = this.outputs.get(name);
    if (!output) return had ? 0 : -1;
    this.outputs.delete(name);
    if (output.operator === '|') return this.passOn(yield { command: name, stdin: output.text });
    this.call.files.append(this.call.path(name), output.text);
    return 0;
  }

  /** What a command prints goes where the program's own output goes. */
  private passOn({ stdout, stderr, exitCode }: ToolResult): number {
    this.call.out(stdout);
    this.call.err(stderr);
    return exitCode;
  }

  private flushFiles(): void {
    for (const [name, output] of this.outputs) {
      if (output.operator === '|') continue;
      this.call.files.append(this.call.path(name), output.text);
      output.text = '';
    }
  }

  // Expressions

  private *evaluate(expression: Expression): Run<Value> {
    switch (expression.type) {
      case 'number':
      case 'string':
        return expression.value;
      case 'regex':
        return this.regex(expression.source).test(this.currentRecord()) ? 1 : 0;
      case 'group': {
        const [only] = expression.list;
        return expression.list.length === 1 && only ? yield* this.evaluate(only) : yield* this.key(expression.list);
      }
      case 'field':
      case 'variable':
      case 'element':
        return yield* this.get(expression);
      case 'assign': {
        let value = yield* this.evaluate(expression.value);
        if (expression.operator !== '=')
          value = this.arithmetic(
            expression.operator[0] ?? '',
            number(yield* this.get(expression.target)),
            number(value),
          );
        yield* this.set(expression.target, value);
        return value;
      }
      case 'step': {
        const before = number(yield* this.get(expression.target));
        yield* this.set(expression.target, before + expression.by);
        return expression.before ? before + expression.by : before;
      }
      case 'unary': {
        const value = yield* this.evaluate(expression.operand);
        if (expression.operator === '!') return truth(value) ? 0 : 1;
        return expression.operator === '-' ? -number(value) : number(value);
      }
      case 'binary':
        return yield* this.binary(expression);
      case 'match': {
        const text = this.text(yield* this.evaluate(expression.left));
        const regex = yield* this.regexOf(expression.right);
        regex.lastIndex = 0;
        return regex.test(text) !== expression.negated ? 1 : 0;
      }
      case 'in':
        return this.table(expression.name).has(yield* this.key(expression.index)) ? 1 : 0;
      case 'condition':
        return yield* this.evaluate(
          truth(yield* this.evaluate(expression.test)) ? expression.then : expression.otherwise,
        );
      case 'getline':
        return yield* this.getline(expression);
      case 'call': {
        if (!expression.own) return yield* this.builtin(expression.name, expression.args);
        const own = this.program.functions.get(expression.name);
        return own ? yield* this.userCall(own, expression.args) : undefined;
      }
    }
  }

  private *binary({ operator, left, right }: Extract<Expression, { type: 'binary' }>): Run<Value> {
    const first = yield* this.evaluate(left);
    if (operator === '&&') return truth(first) && truth(yield* this.evaluate(right)) ? 1 : 0;
    if (operator === '||') return truth(first) || truth(yield* this.evaluate(right)) ? 1 : 0;
    const second = yield* this.evaluate(right);
    if (operator === ' ') return this.text(first) + this.text(second);
    if (!/^[<>=!]/.test(operator)) return this.arithmetic(operator, number(first), number(second));
    const order = compare(first, second, this.text.bind(this));
    const holds: Record<string, boolean> = {
      '<': order < 0,
      '<=': order <= 0,
      '==': order === 0,
      '!=': order !== 0,
      '>=': order >= 0,
      '>': order > 0,
    };
    return holds[operator] ? 1 : 0;
  }

  private arithmetic(operator: string, left: number, right: number): number {
    switch (operator) {
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '*':
        return left * right;
      case '/':
        if (right === 0) throw this.fatal('division by zero attempted');
        return left / right;
      case '%':
        if (right === 0) throw this.fatal("division by zero attempted in `%'");
        return left % right;
      default:
        return left ** right;
    }
  }

  private *getline({ from, source, target }: Extract<Expression, { type: 'getline' }>): Run<number> {
    let text: string | undefined;
    if (from === 'main') {
      text = yield* this.nextMain();
    } else {
      const name = source ? this.text(yield* this.evaluate(source)) : '';
      let input = this.inputs.get(name);
      if (!input) {
        if (from === 'command') {
          this.flushFiles();
          const { stdout, stderr } = yield { command: name, stdin: '' };
          this.call.err(stderr);
          input = { text: stdout, at: 0 };
        } else {
          try {
            input = { text: this.call.read(name), at: 0 };
          } catch (error) {
            if (!(error instanceof FileError)) throw error;
            this.globals.set('ERRNO', error.message);
            return -1;
          }
        }
        this.inputs.set(name, input);
      }
      text = this.take(input);
      if (text !== undefined && from === 'command') this.globals.set('NR', number(this.globals.get('NR')) + 1);
    }
    if (text === undefined) return 0;
    if (target) yield* this.set(target, numeric(text));
    else this.setRecord(text);
    return 1;
  }

  private *userCall({ parameters, body, name }: UserFunction, args: Expression[]): Run<Value> {
    if (this.scopes.length > 1000) throw new NotSimulated(`so deep a recursion of ${name}`);
    if (args.length > parameters.length)
      throw this.fatal(`function \`${name}' called with more arguments than declared`);
    const scope = new Map<string, Cell>();
    const untyped: [parameter: string, variable: string][] = [];
    for (const [index, parameter] of parameters.entries()) {
      const arg = args[index];
      if (arg?.type === 'variable') {
        const cell = this.scopeOf(arg.name).get(arg.name);
        scope.set(parameter, cell instanceof Map ? cell : this.variable(arg.name));
        // A variable that has no value yet may become an array in the function.
        if (cell === undefined && arg.name !== 'NF') untyped.push([parameter, arg.name]);
      } else scope.set(parameter, arg ? yield* this.evaluate(arg) : undefined);
    }
    this.scopes.push(scope);
    this.returned = undefined;
    const jump = yield* this.statements(body);
    this.scopes.pop();
    for (const [parameter, variable] of untyped) {
      const cell = scope.get(parameter);
      if (cell instanceof Map) this.scopeOf(variable).set(variable, cell);
    }
    const { returned } = this;
    this.returned = undefined;
    if (jump === 'exit' || jump === 'next' || jump === 'nextfile')
      throw new NotSimulated(`'${jump}' within a function`);
    return returned;
  }

  private *optional(expression: Expression | undefined): Run<Value> {
    return expression ? yield* this.evaluate(expression) : undefined;
  }

  private *builtin(name: string, args: Expression[]): Run<Value> {
    const [first, second, third, fourth] = args;
    const value = this.optional.bind(this);
    const tableOf = (arg: Expression | undefined): Table => {
      if (arg?.type !== 'variable') throw this.fatal(`${name}: argument is not an array`);
      return this.table(arg.name);
    };
    switch (name) {
      case 'length': {
        if (!first) return Array.from(this.currentRecord()).length;
        if (first.type === 'variable') {
          const cell = this.scopeOf(first.name).get(first.name);
          if (cell instanceof Map) return cell.size;
        }
        return Array.from(this.text(yield* value(first))).length;
      }
      case 'substr': {
        const text = Array.from(this.text(yield* value(first)));
        const start = Math.max(1, Math.round(number(yield* value(second))));
        const length = third ? Math.round(number(yield* value(third))) : Infinity;
        return text.slice(start - 1, start - 1 + Math.max(0, length)).join('');
      }
      case 'index': {
        const [text, part] = [this.text(yield* value(first)), this.text(yield* value(second))];
        return text.indexOf(part) + 1;
      }
      case 'split': {
        const text = this.text(yield* value(first));
        const separator = third
          ? third.type === 'regex'
            ? third.source
            : this.text(yield* value(third))
          : this.text(this.globals.get('FS') as Value);
        const parts =
          third?.type === 'regex' && separator.length === 1
            ? this.splitBy(text, `(${separator})`)
            : this.splitBy(text, separator);
        const table = tableOf(second);
        table.clear();
        for (const [index, part] of parts.entries()) table.set(String(index + 1), numeric(part));
        return parts.length;
      }
      case 'sub':
      case 'gsub': {
        if (!first || !second) return 0;
        const regex = yield* this.regexOf(first);
        const replacement = this.text(yield* value(second));
        const target: Expression = third ?? { type: 'field', index: { type: 'number', value: 0 } };
        const [text, count] = substituted(
          this.text(yield* value(target)),
          regex,
          (match) => withMatch(replacement, match),
          name === 'gsub' ? 'all' : 1,
        );
        if (count > 0 && (target.type === 'field' || target.type === 'variable' || target.type === 'element'))
          yield* this.set(target, text);
        return count;
      }
      case 'gensub': {
        if (!first || !second) return '';
        const regex = yield* this.regexOf(first);
        const replacement = this.text(yield* value(second));
        const how = this.text(yield* value(third));
        const text = fourth ? this.text(yield* value(fourth)) : this.currentRecord();
        return substituted(
          text,
          regex,
          (match) => withGroups(replacement, match),
          /^g/i.test(how) ? 'all' : Math.max(1, Number(how) || 1),
        )[0];
      }
      case 'match': {
        const text = this.text(yield* value(first));
        if (!second) return 0;
        const regex = yield* this.regexOf(second);
        regex.lastIndex = 0;
        const match = regex.exec(text);
        this.globals.set('RSTART', match ? Array.from(text.slice(0, match.index)).length + 1 : 0);
        this.globals.set('RLENGTH', match ? Array.from(match[0]).length : -1);
        if (third) {
          const table = tableOf(third);
          table.clear();
          for (const [index, group] of (match ?? []).entries())
            if ((group as string | undefined) !== undefined) table.set(String(index), numeric(group));
        }
        return this.globals.get('RSTART') as Value;
      }
      case 'sprintf': {
        const values: Value[] = [];
        for (const arg of args) values.push(yield* this.evaluate(arg));
        return this.format(this.text(values[0]), values.slice(1));
      }
      case 'tolower':
        return this.text(yield* value(first)).toLowerCase();
      case 'toupper':
        return this.text(yield* value(first)).toUpperCase();
      case 'system': {
        const command = this.text(yield* value(first));
        this.flushFiles();
        return this.passOn(yield { command, stdin: '' });
      }
      case 'close':
        return yield* this.close(this.text(yield* value(first)));
      case 'fflush':
        this.flushFiles();
        return 0;
      case 'systime':
        return Math.floor(this.call.files.machine.now / 1000);
      case 'strftime': {
        const format = first ? this.text(yield* value(first)) : '%a %b %e %H:%M:%S %Z %Y';
        const seconds = second ? number(yield* value(second)) : Math.floor(this.call.files.machine.now / 1000);
        const utc = truth(yield* value(third));
        return formatted(format, seconds * 1000, utc ? 'UTC' : this.call.zone);
      }
      case 'mktime': {
        const parts = this.text(yield* value(first))
          .trim()
          .split(/\s+/)
          .map(Number);
        const [year = 0, month = 1, day = 1, hour = 0, minute = 0, last = 0] = parts;
        const zone = truth(yield* value(second)) ? 'UTC' : this.call.zone;
        const time = parts.length < 6 ? NaN : timeIn(zone, year, month, day, hour, minute, last);
        return Number.isNaN(time) ? -1 : time / 1000;
      }
      case 'and':
      case 'or':
      case 'xor': {
        let bits: bigint | undefined;
        for (const arg of args) {
          const operand = BigInt(Math.trunc(number(yield* this.evaluate(arg))));
          bits =
            bits === undefined
              ? operand
              : name === 'and'
                ? bits & operand
                : name === 'or'
                  ? bits | operand
                  : bits ^ operand;
        }
        return Number(bits ?? 0n);
      }
      case 'lshift':
        return number(yield* value(first)) * 2 ** number(yield* value(second));
      case 'rshift':
        return Math.floor(number(yield* value(first)) / 2 ** number(yield* value(second)));
      case 'strtonum': {
        const text = this.text(yield* value(first)).trim();
        const [hex] = /^0[xX][0-9a-fA-F]+/.exec(text) ?? [];
        const [octal] = /^0[0-7]+/.exec(text) ?? [];
        return hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : number(text);
      }
      case 'asort':
      case 'asorti': {
        const source = tableOf(first);
        const cells =
          name === 'asorti'
            ? [...source.keys()]
            : [...source.values()].map((cell) => (cell instanceof Map ? '' : cell));
        cells.sort((a, b) => compare(a, b, this.text.bind(this)));
        if (third) throw new NotSimulated(`an order of one's own for ${name}`);
        const table = second ? tableOf(second) : source;
        table.clear();
        for (const [index, cell] of cells.entries()) table.set(String(index + 1), cell);
        return cells.length;
      }
      case 'isarray':
        return first?.type === 'variable' && this.scopeOf(first.name).get(first.name) instanceof Map ? 1 : 0;
      case 'typeof': {
        if (first?.type === 'variable' && this.scopeOf(first.name).get(first.name) instanceof Map) return 'array';
        const of = yield* value(first);
        return of === undefined
          ? first?.type === 'variable'
            ? 'untyped'
            : 'unassigned'
          : of instanceof NumericText
            ? 'strnum'
            : typeof of;
      }
      case 'srand':
      case 'rand':
      case 'compl':
      case 'patsplit':
        throw new NotSimulated(`the function ${name}`);
      default: {
        const amount = number(yield* value(first));
        if (name === 'log' && amount < 0)
          this.call.complain(`cmd. line:${this.line}: warning: log: received negative argument ${this.text(amount)}`);
        if (name === 'sqrt' && amount < 0)
          this.call.complain(
            `cmd. line:${this.line}: warning: sqrt: called with negative argument ${this.text(amount)}`,
          );
        const functions: Record<string, (of: number) => number> = {
          sin: Math.sin,
          cos: Math.cos,
          exp: Math.exp,
          log: Math.log,
          sqrt: Math.sqrt,
          int: Math.trunc,
        };
        return name === 'atan2' ? Math.atan2(amount, number(yield* value(second))) : (functions[name]?.(amount) ?? 0);
      }
    }
  }
}

const looksNumeric = /^\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf|nan)\s*$/;

function numeric(text: string): Value {
  return looksNumeric.test(text) && !/^\s*(?:inf|nan)/i.test(text) ? new NumericText(text, number(text)) : text;
}

function number(value: Cell): number {
  if (typeof value === 'number') return value;
  if (value === undefined || value instanceof Map) return 0;
  if (value instanceof NumericText) return value.value;
  return Number(/^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(value)?.[1] ?? 0);
}

function truth(value: Value): boolean {
  if (value instanceof NumericText) return value.value !== 0;
  return typeof value === 'number' ? value !== 0 : value !== undefined && value !== '';
}

function compare(a: Value, b: Value, text: (value: Value) => string): number {
  if (typeof a !== 'string' && typeof b !== 'string') return number(a) - number(b);
  const [left, right] = [text(a), text(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Replaces matches: all, or the one of that number. Gives the text and how many there were. */
function substituted(
  text: string,
  regex: RegExp,
  replacement: (match: RegExpExecArray) => string,
  which: 'all' | number,
): [string, number] {
  let result = '';
  let from = 0;
  let count = 0;
  let replaced = 0;
  let end = -1;
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    const empty = match[0] === '';
    if (!(empty && match.index === end)) {
      count += 1;
      if (which === 'all' || count === which) {
        result += text.slice(from, match.index) + replacement(match);
        from = match.index + match[0].length;
        replaced += 1;
        if (which !== 'all') break;
      }
    }
    end = match.index + match[0].length;
    if (empty) regex.lastIndex += 1;
    if (regex.lastIndex > text.length) break;
  }
  return [result + text.slice(from), replaced];
}

function withMatch(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\\\\|\\&|&/g, (sign) => (sign === '&' ? match[0] : sign === '\\&' ? '&' : '\\'));
}

function withGroups(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\\(\d)|\\&|\\\\|&/g, (sign, group?: string) =>
    group !== undefined ? (match[Number(group)] ?? '') : sign === '&' ? match[0] : sign.slice(1),
  );
}
