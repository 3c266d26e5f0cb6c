// Runs the programs of awk(1): rules, statements, and the functions they define.
import { NotSimulated } from '../program.ts';
import { Evaluator } from './awk-evaluator.ts';
import { Input } from './awk-input.ts';
import { Output } from './awk-output.ts';
import type { Jump, Run } from './awk-run.ts';
import type { Expression, Program, Rule, Statement } from './awk-tree.ts';
import { compare, number, numeric, truth } from './awk-values.ts';
import type { Cell, Table, Value } from './awk-values.ts';
import { Variables } from './awk-variables.ts';
import type { ToolCall } from './tool.ts';

/** More passes through loops than this, and the program goes round for ever. */
const mostPasses = 1_000_000;

/** One run of a program. */
export class Interpreter {
  private readonly call: ToolCall;
  private readonly program: Program;
  private readonly variables: Variables;
  private readonly output: Output;
  private readonly input: Input;
  private readonly evaluator: Evaluator;
  private readonly active = new Set<Rule>();
  private returned: Value;
  private status = 0;
  private passes = 0;

  /** @param operands files and assignments @param assignments of -v and -F, with their escapes put in place */
  constructor(call: ToolCall, program: Program, operands: string[], assignments: [string, string][]) {
    this.call = call;
    this.program = program;
    this.variables = new Variables(call.env, operands, assignments);
    this.output = new Output(call, this.variables);
    this.input = new Input(call, this.variables, this.output, this.special.bind(this));
    this.evaluator = new Evaluator(call, this.variables, this.input, this.output, this.userCall.bind(this));
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
      this.variables.inMain = true;
      while (jump !== 'exit' && (yield* this.input.readMain())) {
        jump = yield* this.rulesOfLine(of('main'));
        if (jump === 'nextfile') this.input.skipFile();
      }
    }
    if (reads) {
      for (const rule of of('END')) {
        jump = yield* this.statements(rule.body ?? []);
        if (jump === 'exit') break;
      }
    }
    yield* this.output.finish();
    return this.status;
  }

  /** Runs the rules for the beginning or end of a file. */
  private *special(kind: 'BEGINFILE' | 'ENDFILE'): Run<void> {
    for (const rule of this.program.rules) if (rule.kind === kind) yield* this.statements(rule.body ?? []);
  }

  private *rulesOfLine(rules: Rule[]): Run<Jump | undefined> {
    for (const rule of rules) {
      if (!(yield* this.applies(rule))) continue;
      if (!rule.body) {
        this.call.out(this.variables.currentRecord() + this.variables.global('ORS'));
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
    if (!rule.to) return truth(yield* this.evaluator.evaluate(rule.from));
    if (!this.active.has(rule)) {
      if (!truth(yield* this.evaluator.evaluate(rule.from))) return false;
      this.active.add(rule);
    }
    if (truth(yield* this.evaluator.evaluate(rule.to))) this.active.delete(rule);
    return true;
  }

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
    this.variables.line = statement.line;
    switch (statement.type) {
      case 'expression':
        yield* this.evaluator.evaluate(statement.value);
        return undefined;
      case 'print':
      case 'printf':
        yield* this.print(statement);
        return undefined;
      case 'block':
        return yield* this.statements(statement.body);
      case 'if':
        if (truth(yield* this.evaluator.evaluate(statement.test))) return yield* this.statement(statement.then);
        return statement.otherwise ? yield* this.statement(statement.otherwise) : undefined;
      case 'while':
        while (truth(yield* this.evaluator.evaluate(statement.test))) {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        }
        return undefined;
      case 'do':
        do {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        } while (truth(yield* this.evaluator.evaluate(statement.test)));
        return undefined;
      case 'for': {
        if (statement.start) yield* this.statement(statement.start);
        while (!statement.test || truth(yield* this.evaluator.evaluate(statement.test))) {
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
          if (statement.step) yield* this.statement(statement.step);
        }
        return undefined;
      }
      case 'for-in': {
        for (const key of this.keys(this.variables.table(statement.name))) {
          this.variables.assignVariable(statement.variable, numeric(key));
          const jump = yield* this.pass(statement.body);
          if (jump) return jump === 'done' ? undefined : jump;
        }
        return undefined;
      }
      case 'switch':
        return yield* this.choose(statement);
      case 'delete': {
        const table = this.variables.table(statement.name);
        if (statement.index) table.delete(yield* this.evaluator.key(statement.index));
        else table.clear();
        return undefined;
      }
      case 'exit':
        if (statement.value) this.status = Math.trunc(number(yield* this.evaluator.evaluate(statement.value))) & 255;
        return 'exit';
      case 'return':
        this.returned = statement.value ? yield* this.evaluator.evaluate(statement.value) : undefined;
        return 'return';
      default:
        return statement.type;
    }
  }

  private *choose({ value, cases }: Extract<Statement, { type: 'switch' }>): Run<Jump | undefined> {
    const subject = yield* this.evaluator.evaluate(value);
    let found = -1;
    for (const [index, { test }] of cases.entries()) {
      if (!test) continue;
      const matches =
        test.type === 'regex'
          ? this.variables.regex(test.source).test(this.variables.text(subject))
          : compare(subject, yield* this.evaluator.evaluate(test), this.variables.text.bind(this.variables)) === 0;
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
    const order = this.variables.table('PROCINFO').get('sorted_in');
    const [, by, way, descending] =
      /^@(ind|val)_(str|num|type)_(?:asc|(desc))$/.exec(order instanceof Map ? '' : this.variables.text(order)) ?? [];
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
      return cell instanceof Map ? '' : way === 'str' ? this.variables.text(cell) : way === 'num' ? number(cell) : cell;
    };
    keys.sort((a, b) => compare(of(a), of(b), this.variables.text.bind(this.variables)) || (a < b ? -1 : 1));
    return descending ? keys.reverse() : keys;
  }

  private *print(statement: Extract<Statement, { type: 'print' | 'printf' }>): Run<void> {
    const values: Value[] = [];
    for (const arg of statement.args) values.push(yield* this.evaluator.evaluate(arg));
    let text: string;
    if (statement.type === 'printf') {
      if (values.length === 0) throw this.variables.fatal('printf: no arguments');
      text = this.variables.format(this.variables.text(values[0]), values.slice(1));
    } else {
      const shown =
        statement.args.length === 0
          ? this.variables.currentRecord()
          : values.map((value) => this.variables.text(value, 'OFMT')).join(this.variables.global('OFS'));
      text = shown + this.variables.global('ORS');
    }
    if (!statement.to) {
      this.call.out(text);
      return;
    }
    const { operator, target } = statement.to;
    const name = this.variables.text(yield* this.evaluator.evaluate(target));
    this.output.print(text, operator, name);
  }

  private *userCall(name: string, args: Expression[]): Run<Value> {
    const own = this.program.functions.get(name);
    if (!own) return undefined;
    const { parameters, body } = own;
    if (this.variables.scopes.length > 1000) throw new NotSimulated(`so deep a recursion of ${name}`);
    if (args.length > parameters.length)
      throw this.variables.fatal(`function \`${name}' called with more arguments than declared`);
    const scope = new Map<string, Cell>();
    const untyped: [parameter: string, variable: string][] = [];
    for (const [index, parameter] of parameters.entries()) {
      const arg = args[index];
      if (arg?.type === 'variable') {
        const cell = this.variables.cell(arg.name);
        scope.set(parameter, cell instanceof Map ? cell : this.variables.variable(arg.name));
        // A variable that has no value yet may become an array in the function.
        if (cell === undefined && arg.name !== 'NF') untyped.push([parameter, arg.name]);
      } else scope.set(parameter, arg ? yield* this.evaluator.evaluate(arg) : undefined);
    }
    this.variables.scopes.push(scope);
    this.returned = undefined;
    const jump = yield* this.statements(body);
    this.variables.scopes.pop();
    for (const [parameter, variable] of untyped) {
      const cell = scope.get(parameter);
      if (cell instanceof Map) this.variables.share(variable, cell);
    }
    const { returned } = this;
    this.returned = undefined;
    if (jump === 'exit' || jump === 'next' || jump === 'nextfile')
      throw new NotSimulated(`'${jump}' within a function`);
    return returned;
  }
}
