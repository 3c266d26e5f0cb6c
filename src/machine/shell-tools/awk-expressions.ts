// The expressions of awk's programs, by the grammar of POSIX with what GNU awk 5.2 adds.
import { arities, Lexer, unescaped } from './awk-lexer.ts';
import type { Expression, Target } from './awk-tree.ts';

/** Reads expressions; each method one level of precedence, from the weakest on. */
export class ExpressionParser extends Lexer {
  /** Above 0 inside parentheses, where ">" compares. */
  protected depth = 0;
  protected inPrint = false;
  /** Calls of functions that the program itself must define. */
  protected readonly calls: { name: string; line: number }[] = [];

  protected parenthesised(): Expression {
    this.expect('(');
    this.depth += 1;
    const value = this.expression();
    this.depth -= 1;
    this.expect(')');
    return value;
  }

  protected list(end: string): Expression[] {
    this.depth += 1;
    const list: Expression[] = [];
    this.newlines();
    while (!this.is(end)) {
      list.push(this.expression());
      this.newlines();
      if (!this.accept(',')) break;
      this.newlines();
    }
    this.depth -= 1;
    return list;
  }

  protected expression(): Expression {
    const left = this.ternary();
    if (this.is('=', '+=', '-=', '*=', '/=', '%=', '^=', '**=') && isTarget(left)) {
      const operator = this.advance().text;
      this.newlines();
      return { type: 'assign', operator: operator === '**=' ? '^=' : operator, target: left, value: this.expression() };
    }
    return left;
  }

  protected ternary(): Expression {
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
    while (this.is('in')) {
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
    let left = this.concatenation();
    while (this.is('<', '<=', '==', '!=', '>=', '|', '|&') || (this.is('>') && (!this.inPrint || this.depth > 0))) {
      if (this.is('|', '|&')) {
        const mark = this.mark();
        this.advance();
        if (!this.is('getline')) {
          this.reset(mark);
          return left;
        }
        this.advance();
        const target = this.optionalTarget();
        left = { type: 'getline', from: 'command', source: left, ...(target && { target }) };
        continue;
      }
      const operator = this.advance().text;
      left = { type: 'binary', operator, left, right: this.concatenation() };
    }
    return left;
  }

  protected concatenation(): Expression {
    let left = this.additive();
    while (this.startsOperand()) left = { type: 'binary', operator: ' ', left, right: this.additive() };
    return left;
  }

  private startsOperand(): boolean {
    const { type } = this.token;
    if (type === 'number' || type === 'string' || type === 'name' || type === 'function' || type === 'builtin')
      return true;
    return this.is('$', '!', '(', '++', '--');
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
