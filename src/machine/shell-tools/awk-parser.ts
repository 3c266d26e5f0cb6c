// The programs of awk(1): taken apart into a tree, with the errors of GNU awk 5.2.

/** A wrong program; `message` has the lines as awk prints them. */
export class ProgramError extends Error {
  override name = 'ProgramError';
}

export type Expression =
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'regex'; source: string }
  | { type: 'group'; list: Expression[] }
  | { type: 'field'; index: Expression }
  | { type: 'variable'; name: string }
  | { type: 'element'; name: string; index: Expression[] }
  | { type: 'assign'; operator: string; target: Target; value: Expression }
  | { type: 'step'; target: Target; by: 1 | -1; before: boolean }
  | { type: 'unary'; operator: '!' | '-' | '+'; operand: Expression }
  | { type: 'binary'; operator: string; left: Expression; right: Expression }
  | { type: 'match'; negated: boolean; left: Expression; right: Expression }
  | { type: 'in'; index: Expression[]; name: string }
  | { type: 'condition'; test: Expression; then: Expression; otherwise: Expression }
  | { type: 'call'; name: string; args: Expression[]; own: boolean; line: number }
  | { type: 'getline'; from: 'main' | 'file' | 'command'; source?: Expression; target?: Target };

export type Target = Extract<Expression, { type: 'field' | 'variable' | 'element' }>;

export interface Redirection {
  operator: '>' | '>>' | '|';
  target: Expression;
}

export type Statement = { line: number } & (
  | { type: 'expression'; value: Expression }
  | { type: 'print' | 'printf'; args: Expression[]; to?: Redirection }
  | { type: 'block'; body: Statement[] }
  | { type: 'if'; test: Expression; then: Statement; otherwise?: Statement }
  | { type: 'while'; test: Expression; body: Statement }
  | { type: 'do'; test: Expression; body: Statement }
  | { type: 'for'; start?: Statement; test?: Expression; step?: Statement; body: Statement }
  | { type: 'for-in'; variable: string; name: string; body: Statement }
  | { type: 'switch'; value: Expression; cases: { test: Expression | undefined; body: Statement[] }[] }
  | { type: 'delete'; name: string; index?: Expression[] }
  | { type: 'next' | 'nextfile' | 'break' | 'continue' }
  | { type: 'exit' | 'return'; value?: Expression }
);

export interface Rule {
  kind: 'BEGIN' | 'END' | 'BEGINFILE' | 'ENDFILE' | 'main';
  from?: Expression;
  to?: Expression;
  /** Undefined where the rule prints the line. */
  body?: Statement[];
}

export interface UserFunction {
  name: string;
  parameters: string[];
  body: Statement[];
}

export interface Program {
  rules: Rule[];
  functions: Map<string, UserFunction>;
}

interface Token {
  type: 'number' | 'string' | 'name' | 'function' | 'builtin' | 'keyword' | 'sign' | 'newline' | 'end';
  text: string;
  start: number;
}

const keywords = new Set(
  'BEGIN END BEGINFILE ENDFILE function func if else while for do break continue next nextfile exit return delete in getline print printf switch case default'.split(
    ' ',
  ),
);
/** Built-in functions with the numbers of arguments they take. */
export const arities: Record<string, [least: number, most: number]> = {
  length: [0, 1], substr: [2, 3], index: [2, 2], split: [2, 4], sub: [2, 3], gsub: [2, 3], gensub: [3, 4], match: [2, 3], sprintf: [1, 99],
  sin: [1, 1], cos: [1, 1], atan2: [2, 2], exp: [1, 1], log: [1, 1], sqrt: [1, 1], int: [1, 1], rand: [0, 0], srand: [0, 1], tolower: [1, 1],
  toupper: [1, 1], system: [1, 1], close: [1, 2], fflush: [0, 1], strftime: [0, 3], mktime: [1, 2], systime: [0, 0], and: [2, 99], or: [2, 99],
  xor: [2, 99], lshift: [2, 2], rshift: [2, 2], compl: [1, 1], strtonum: [1, 1], asort: [1, 3], asorti: [1, 3], typeof: [1, 2], isarray: [1, 1],
  patsplit: [2, 4],
}; // prettier-ignore

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  '/': '/',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/**
 * @param source the program
 * @param file the name of the file it comes from; undefined for the command line
 * @throws {ProgramError}
 */
export function parseProgram(source: string, file?: string): Program {
  return new Parser(source, file).program;
}

/** Puts the escapes of a string constant in their place. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|\n|([^]))/g,
    (whole, octal?: string, hex?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      return letter === undefined ? '' : (escapes[letter] ?? whole);
    },
  );
}

class Parser {
  readonly program: Program = { rules: [], functions: new Map() };
  private readonly source: string;
  private readonly file: string | undefined;
  private token: Token = { type: 'newline', text: '\n', start: 0 };
  private end = 0;
  /** Above 0 inside parentheses, where ">" compares. */
  private depth = 0;
  private inPrint = false;
  private inFunction = false;
  private noIn = false;
  private rule: Rule['kind'] = 'main';

  constructor(source: string, file?: string) {
    this.source = source;
    this.file = file;
    this.advance();
    this.items();
  }

  /** A wrong program: shows the line and a mark below the place. */
  private error(message = 'syntax error', at = this.token.start): ProgramError {
    const unfinished = message === 'syntax error' && (this.token.type === 'end' || this.token.type === 'newline');
    const text = unfinished ? 'unexpected newline or end of string' : message;
    const line = this.source.lastIndexOf('\n', at - 1) + 1;
    const shown = this.source.slice(line).split('\n')[0] ?? '';
    const number = this.source.slice(0, at).split('\n').length + (unfinished && this.token.type === 'newline' ? 1 : 0);
    const place = `awk: ${this.file ?? 'cmd. line'}:${number}:`;
    return new ProgramError(
      `${place} ${shown}\n${place} ${shown.slice(0, at - line).replace(/[^\t]/g, ' ')}^ ${text}\n`,
    );
  }

  private lineAt(at: number): number {
    return this.source.slice(0, at).split('\n').length;
  }

  private advance(): Token {
    const before = this.token;
    const blank = /(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y;
    blank.lastIndex = this.end;
    const start = this.end + (blank.exec(this.source)?.[0].length ?? 0);
    const put = (type: Token['type'], text: string) => {
      this.token = { type, text, start };
      this.end = start + text.length;
    };
    const rest = this.source.slice(start);
    const match = (pattern: RegExp) => pattern.exec(rest)?.[0];
    const number = match(/^(?:0[xX][0-9A-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/);
    const name = match(/^[A-Za-z_]\w*/);
    if (rest === '') put('end', '');
    else if (rest.startsWith('\n')) put('newline', '\n');
    else if (number) put('number', number);
    else if (name) {
      if (keywords.has(name)) put('keyword', name);
      else if (Object.hasOwn(arities, name)) put('builtin', name);
      else put(rest[name.length] === '(' ? 'function' : 'name', name);
    } else if (rest.startsWith('"')) {
      const text = match(/^"(?:[^"\\\n]|\\[^])*"/);
      this.token = { type: 'string', text: '', start };
      if (text === undefined) throw this.error('unterminated string', start);
      put('string', text);
    } else {
      const sign = match(
        /^(?:\*\*=|\*\*|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|!~|&&|\|\||>>|\|&|[-+*/%^!<>|?:~$=(){}[\];,])/,
      );
      this.token = { type: 'sign', text: '', start };
      if (sign === undefined)
        throw this.error(
          rest.startsWith('@') ? 'syntax error' : `invalid char '${rest.charAt(0)}' in expression`,
          rest.startsWith('@') ? start + 1 : start,
        );
      put('sign', sign);
    }
    return before;
  }

  private is(...texts: string[]): boolean {
    return (this.token.type === 'sign' || this.token.type === 'keyword') && texts.includes(this.token.text);
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.error();
  }

  private newlines(): void {
    while (this.token.type === 'newline') this.advance();
  }

  private terminators(): void {
    while (this.token.type === 'newline' || this.is(';')) this.advance();
  }

  /** Passes over what separates statements; false where the end is reached. */
  private more(end?: string): boolean {
    this.terminators();
    return end === undefined ? this.token.type !== 'end' : !this.is(end);
  }

  private items(): void {
    while (this.more()) {
      if (this.is('function', 'func')) this.userFunction();
      else this.rules();
    }
    this.check();
  }

  private userFunction(): void {
    this.advance();
    const { text: name, type } = this.token;
    if (type !== 'name' && type !== 'function') throw this.error();
    this.advance();
    this.expect('(');
    const parameters: string[] = [];
    while (!this.is(')')) {
      if (this.token.type !== 'name') throw this.error();
      parameters.push(this.advance().text);
      if (!this.accept(',')) break;
      this.newlines();
    }
    this.expect(')');
    this.newlines();
    this.inFunction = true;
    this.program.functions.set(name, { name, parameters, body: this.block() });
    this.inFunction = false;
  }

  private rules(): void {
    const rule: Rule = { kind: 'main' };
    if (this.is('BEGIN', 'END', 'BEGINFILE', 'ENDFILE')) {
      rule.kind = this.advance().text as Rule['kind'];
      if (!this.is('{')) throw this.error();
    } else if (!this.is('{')) {
      rule.from = this.expression();
      if (this.accept(',')) {
        this.newlines();
        rule.to = this.expression();
      }
    }
    this.rule = rule.kind;
    if (this.is('{')) rule.body = this.block();
    else if (this.token.type !== 'newline' && this.token.type !== 'end' && !this.is(';')) throw this.error();
    this.program.rules.push(rule);
  }

  /** Functions that are called must exist. */
  private check(): void {
    const missing = this.calls.find(({ name }) => !this.program.functions.has(name));
    if (missing)
      throw new ProgramError(
        `awk: ${this.file ?? 'cmd. line'}:${missing.line}: fatal: function \`${missing.name}' not defined\n`,
      );
  }

  private readonly calls: { name: string; line: number }[] = [];

  private block(): Statement[] {
    this.expect('{');
    const body: Statement[] = [];
    while (this.more('}')) {
      if (this.token.type === 'end') throw this.error();
      body.push(this.statement());
    }
    this.advance();
    return body;
  }

  /** What stands behind "if (…)" and its like. */
  private body(): Statement {
    this.newlines();
    if (this.is(';')) {
      const line = this.lineAt(this.advance().start);
      return { type: 'block', body: [], line };
    }
    return this.statement();
  }

  private endOfStatement(): void {
    if (this.token.type === 'newline' || this.is(';')) this.advance();
    else if (!this.is('}') && this.token.type !== 'end') throw this.error();
  }

  private statement(): Statement {
    const { start } = this.token;
    const line = this.lineAt(start);
    if (this.is('{')) {
      const body = this.block();
      return { type: 'block', body, line };
    }
    if (this.accept('if')) {
      const test = this.parenthesised();
      const then = this.body();
      const mark = { token: this.token, end: this.end };
      this.terminators();
      if (this.accept('else')) return { type: 'if', test, then, otherwise: this.body(), line };
      this.token = mark.token;
      this.end = mark.end;
      return { type: 'if', test, then, line };
    }
    if (this.accept('while')) {
      const test = this.parenthesised();
      return { type: 'while', test, body: this.body(), line };
    }
    if (this.accept('do')) {
      const body = this.body();
      this.terminators();
      this.expect('while');
      const test = this.parenthesised();
      this.endOfStatement();
      return { type: 'do', test, body, line };
    }
    if (this.accept('for')) return this.loop(line);
    if (this.accept('switch')) return this.switching(line);
    const simple = this.simple(line, start);
    this.endOfStatement();
    return simple;
  }

  private simple(line: number, start: number): Statement {
    if (this.is('next', 'nextfile', 'break', 'continue')) {
      const type = this.advance().text as 'next' | 'nextfile' | 'break' | 'continue';
      if (type.startsWith('next') && this.rule !== 'main' && !this.inFunction) {
        throw new ProgramError(
          `awk: ${this.file ?? 'cmd. line'}:${line}: error: \`${type}' used in ${this.rule} action\n`,
        );
      }
      return { type, line };
    }
    if (this.is('exit', 'return')) {
      const type = this.advance().text as 'exit' | 'return';
      if (type === 'return' && !this.inFunction) throw this.error("`return' used outside function context", start);
      const ends = this.is(';', '}') || this.token.type === 'newline' || this.token.type === 'end';
      return ends ? { type, line } : { type, value: this.expression(), line };
    }
    if (this.accept('delete')) {
      const name = this.advance();
      if (name.type !== 'name') throw this.error();
      if (!this.accept('[')) return { type: 'delete', name: name.text, line };
      const index = this.list(']');
      this.expect(']');
      return { type: 'delete', name: name.text, index, line };
    }
    if (this.is('print', 'printf')) return this.printing(line);
    return { type: 'expression', value: this.expression(), line };
  }

  private printing(line: number): Statement {
    const type = this.advance().text as 'print' | 'printf';
    this.inPrint = true;
    const depth = this.depth;
    this.depth = 0;
    let args: Expression[] = [];
    if (!this.is(';', '}', '>', '>>', '|') && this.token.type !== 'newline' && this.token.type !== 'end') {
      args = [this.expression()];
      while (this.accept(',')) {
        this.newlines();
        args.push(this.expression());
      }
      const [first] = args;
      if (args.length === 1 && first?.type === 'group') args = first.list;
    }
    this.inPrint = false;
    this.depth = depth;
    if (!this.is('>', '>>', '|')) return { type, args, line };
    const operator = this.advance().text as Redirection['operator'];
    // The target ends at the next operator of its kind: it is a concatenation at most.
    const target = this.concatenation(true);
    return { type, args, to: { operator, target }, line };
  }

  private loop(line: number): Statement {
    this.expect('(');
    const mark = { token: this.token, end: this.end };
    if (this.token.type === 'name') {
      const variable = this.advance().text;
      if (this.accept('in') && (this.token.type as string) === 'name') {
        const name = this.advance().text;
        if (this.accept(')')) return { type: 'for-in', variable, name, body: this.body(), line };
      }
      this.token = mark.token;
      this.end = mark.end;
    }
    const part = (): Statement | undefined => (this.is(';', ')') ? undefined : this.simple(line, this.token.start));
    const start = part();
    this.expect(';');
    this.newlines();
    const test = this.is(';') ? undefined : this.expression();
    this.expect(';');
    this.newlines();
    const step = part();
    this.expect(')');
    return {
      type: 'for',
      ...(start && { start }),
      ...(test && { test }),
      ...(step && { step }),
      body: this.body(),
      line,
    };
  }

  private switching(line: number): Statement {
    const value = this.parenthesised();
    this.newlines();
    this.expect('{');
    const cases: { test: Expression | undefined; body: Statement[] }[] = [];
    while (this.more('}')) {
      if (this.accept('case')) cases.push({ test: this.ternary(), body: [] });
      else if (this.accept('default')) cases.push({ test: undefined, body: [] });
      else {
        const last = cases.at(-1);
        if (!last || this.token.type === 'end') throw this.error();
        last.body.push(this.statement());
        continue;
      }
      this.expect(':');
    }
    this.advance();
    return { type: 'switch', value, cases, line };
  }

  private parenthesised(): Expression {
    this.expect('(');
    this.depth += 1;
    const value = this.expression();
    this.depth -= 1;
    this.expect(')');
    return value;
  }

  private list(end: string): Expression[] {
    this.depth += 1;
    const noIn = this.noIn;
    this.noIn = false;
    const list: Expression[] = [];
    this.newlines();
    while (!this.is(end)) {
      list.push(this.expression());
      this.newlines();
      if (!this.accept(',')) break;
      this.newlines();
    }
    this.depth -= 1;
    this.noIn = noIn;
    return list;
  }

  private expression(): Expression {
    const left = this.ternary();
    if (this.is('=', '+=', '-=', '*=', '/=', '%=', '^=', '**=') && isTarget(left)) {
      const operator = this.advance().text;
      this.newlines();
      return { type: 'assign', operator: operator === '**=' ? '^=' : operator, target: left, value: this.expression() };
    }
    return left;
  }

  private ternary(): Expression {
    const test = this.or();
    if (!this.is('?')) return test;
    this.advance();
    this.newlines();
    const then = this.expression();
    this.newlines();
    this.expect(':');
    this.newlines();
    return { type: 'condition', test, then, otherwise: this.expression() };
  }

  private or(): Expression {
    let left = this.and();
    while (this.is('||')) {
      this.advance();
      this.newlines();
      left = { type: 'binary', operator: '||', left, right: this.and() };
    }
    return left;
  }

  private and(): Expression {
    let left = this.membership();
    while (this.is('&&')) {
      this.advance();
      this.newlines();
      left = { type: 'binary', operator: '&&', left, right: this.membership() };
    }
    return left;
  }

  private membership(): Expression {
    let left = this.matching();
    while (!this.noIn && this.is('in')) {
      this.advance();
      const name = this.advance();
      if (name.type !== 'name') throw this.error();
      left = { type: 'in', index: left.type === 'group' ? left.list : [left], name: name.text };
    }
    return left;
  }

  private matching(): Expression {
    let left = this.comparison();
    while (this.is('~', '!~')) {
      const negated = this.advance().text === '!~';
      left = { type: 'match', negated, left, right: this.comparison() };
    }
    return left;
  }

  private comparison(): Expression {
    let left = this.concatenation(false);
    while (this.is('<', '<=', '==', '!=', '>=', '|', '|&') || (this.is('>') && (!this.inPrint || this.depth > 0))) {
      if (this.is('|', '|&')) {
        const mark = { token: this.token, end: this.end };
        this.advance();
        if (!this.is('getline')) {
          this.token = mark.token;
          this.end = mark.end;
          return left;
        }
        this.advance();
        const target = this.optionalTarget();
        left = { type: 'getline', from: 'command', source: left, ...(target && { target }) };
        continue;
      }
      const operator = this.advance().text;
      left = { type: 'binary', operator, left, right: this.concatenation(false) };
    }
    return left;
  }

  private concatenation(single: boolean): Expression {
    let left = this.additive();
    while (this.startsOperand() && !(single && this.is('|')))
      left = { type: 'binary', operator: ' ', left, right: this.additive() };
    return left;
  }

  private startsOperand(): boolean {
    const { type } = this.token;
    if (type === 'number' || type === 'string' || type === 'name' || type === 'function' || type === 'builtin')
      return true;
    return this.is('$', '!', '(', '++', '--') && !(this.is('!') && this.noIn);
  }

  private additive(): Expression {
    let left = this.multiplicative();
    while (this.is('+', '-')) {
      const operator = this.advance().text;
      left = { type: 'binary', operator, left, right: this.multiplicative() };
    }
    return left;
  }

  private multiplicative(): Expression {
    let left = this.unary();
    while (this.is('*', '/', '%')) {
      const operator = this.advance().text;
      left = { type: 'binary', operator, left, right: this.unary() };
    }
    return left;
  }

  private unary(): Expression {
    if (this.is('!', '-', '+')) {
      const operator = this.advance().text as '!' | '-' | '+';
      return { type: 'unary', operator, operand: this.unary() };
    }
    return this.power();
  }

  private power(): Expression {
    const base = this.postfix();
    if (!this.is('^', '**')) return base;
    this.advance();
    const exponent: Expression = this.is('-', '+', '!')
      ? { type: 'unary', operator: this.advance().text as '-', operand: this.power() }
      : this.power();
    return { type: 'binary', operator: '^', left: base, right: exponent };
  }

  private postfix(): Expression {
    if (this.is('++', '--')) {
      const by = this.advance().text === '++' ? 1 : -1;
      const target = this.primary();
      if (!isTarget(target)) throw this.error();
      return { type: 'step', target, by, before: true };
    }
    const value = this.primary();
    if (isTarget(value) && this.is('++', '--'))
      return { type: 'step', target: value, by: this.advance().text === '++' ? 1 : -1, before: false };
    return value;
  }

  private primary(): Expression {
    const { type, text, start } = this.token;
    if (this.is('/', '/=')) return { type: 'regex', source: this.regex() };
    if (this.is('$')) {
      this.advance();
      const index: Expression = this.is('++', '--')
        ? this.postfix()
        : this.is('-', '+', '!')
          ? this.unary()
          : this.primary();
      return { type: 'field', index };
    }
    if (this.is('(')) {
      this.advance();
      const list = this.list(')');
      this.expect(')');
      const [first] = list;
      if (!first) throw this.error();
      return { type: 'group', list };
    }
    if (this.is('getline')) {
      this.advance();
      const target = this.optionalTarget();
      if (!this.is('<')) return { type: 'getline', from: 'main', ...(target && { target }) };
      this.advance();
      return { type: 'getline', from: 'file', source: this.primary(), ...(target && { target }) };
    }
    if (type === 'number') {
      this.advance();
      return { type: 'number', value: constant(text) };
    }
    if (type === 'string') {
      this.advance();
      return { type: 'string', value: unescaped(text.slice(1, -1)) };
    }
    if (type === 'name') {
      this.advance();
      if (!this.is('[')) return { type: 'variable', name: text };
      this.advance();
      const index = this.list(']');
      this.expect(']');
      if (index.length === 0) throw this.error();
      return { type: 'element', name: text, index };
    }
    if (type === 'function') {
      this.advance();
      this.expect('(');
      const args = this.list(')');
      this.expect(')');
      const line = this.lineAt(start);
      this.calls.push({ name: text, line });
      return { type: 'call', name: text, args, own: true, line };
    }
    if (type === 'builtin') return this.builtin();
    throw this.error();
  }

  private builtin(): Expression {
    const { text: name, start } = this.advance();
    const line = this.lineAt(start);
    if (!this.is('(')) {
      if (name !== 'length') throw this.error();
      return { type: 'call', name, args: [], own: false, line };
    }
    this.advance();
    const args = this.list(')');
    const [least, most] = arities[name] ?? [0, 99];
    if (this.is(')') && (args.length < least || args.length > most))
      throw this.error(`${args.length} is invalid as number of arguments for ${name}`);
    this.expect(')');
    return { type: 'call', name, args, own: false, line };
  }

  private optionalTarget(): Target | undefined {
    if (this.token.type !== 'name' && !this.is('$')) return undefined;
    const target = this.primary();
    return isTarget(target) ? target : undefined;
  }

  /** The rest of a regular expression whose first slash is the token. */
  private regex(): string {
    const { start } = this.token;
    let at = start + 1;
    for (let set = false; ; at += 1) {
      const character = this.source[at];
      if (character === undefined || character === '\n') throw this.error('unterminated regexp', start + 1);
      if (character === '\\') at += 1;
      else if (set) set = character !== ']' || /\[\^?$/.test(this.source.slice(start, at));
      else if (character === '[') set = true;
      else if (character === '/') break;
    }
    const source = this.source.slice(start + 1, at);
    this.end = at + 1;
    this.advance();
    return source;
  }
}

function isTarget(expression: Expression): expression is Target {
  return expression.type === 'field' || expression.type === 'variable' || expression.type === 'element';
}

function constant(text: string): number {
  return /^0[0-7]+$/.test(text) ? parseInt(text, 8) : Number(text);
}
