// The programs of awk(1): taken apart into a tree, with the errors of GNU awk 5.2.
import { ExpressionParser } from './awk-expressions.ts';
import { ProgramError } from './awk-lexer.ts';
import type { Expression, Program, Redirection, Rule, Statement } from './awk-tree.ts';

/**
 * Takes a program apart.
 *
 * @param source the program
 * @param file the name of the file it comes from; undefined for the command line
 * @throws {ProgramError}
 */
export function parseProgram(source: string, file?: string): Program {
  return new Parser(source, file).program;
}

class Parser extends ExpressionParser {
  readonly program: Program = { rules: [], functions: new Map() };
  private inFunction = false;
  private rule: Rule['kind'] = 'main';

  constructor(source: string, file?: string) {
    super(source, file);
    this.items();
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
      const mark = this.mark();
      this.terminators();
      if (this.accept('else')) return { type: 'if', test, then, otherwise: this.body(), line };
      this.reset(mark);
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
    const target = this.concatenation();
    return { type, args, to: { operator, target }, line };
  }

  private loop(line: number): Statement {
    this.expect('(');
    const mark = this.mark();
    if (this.token.type === 'name') {
      const variable = this.advance().text;
      if (this.accept('in') && (this.token.type as string) === 'name') {
        const name = this.advance().text;
        if (this.accept(')')) return { type: 'for-in', variable, name, body: this.body(), line };
      }
      this.reset(mark);
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
}
