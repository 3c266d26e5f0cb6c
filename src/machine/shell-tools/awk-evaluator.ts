// The values of awk's expressions, and the assignments in them.
import { builtin } from './awk-builtins.ts';
import type { Input } from './awk-input.ts';
import type { Output } from './awk-output.ts';
import type { Run } from './awk-run.ts';
import type { Expression, Target } from './awk-tree.ts';
import { compare, number, numeric, truth } from './awk-values.ts';
import type { Value } from './awk-values.ts';
import type { Variables } from './awk-variables.ts';
import type { ToolCall } from './tool.ts';

/** Evaluates expressions in a running program. */
export class Evaluator {
  readonly call: ToolCall;
  readonly variables: Variables;
  readonly input: Input;
  readonly output: Output;
  private readonly userCall: (name: string, args: Expression[]) => Run<Value>;

  /** @param userCall calls a function of the program */
  constructor(
    call: ToolCall,
    variables: Variables,
    input: Input,
    output: Output,
    userCall: (name: string, args: Expression[]) => Run<Value>,
  ) {
    this.call = call;
    this.variables = variables;
    this.input = input;
    this.output = output;
    this.userCall = userCall;
  }

  /** The value of an expression. @throws {FatalError} where it has none */
  *evaluate(expression: Expression): Run<Value> {
    switch (expression.type) {
      case 'number':
      case 'string':
        return expression.value;
      case 'regex':
        return this.variables.regex(expression.source).test(this.variables.currentRecord()) ? 1 : 0;
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
        const text = this.variables.text(yield* this.evaluate(expression.left));
        const regex = yield* this.regexOf(expression.right);
        regex.lastIndex = 0;
        return regex.test(text) !== expression.negated ? 1 : 0;
      }
      case 'in':
        return this.variables.table(expression.name).has(yield* this.key(expression.index)) ? 1 : 0;
      case 'condition':
        return yield* this.evaluate(
          truth(yield* this.evaluate(expression.test)) ? expression.then : expression.otherwise,
        );
      case 'getline':
        return yield* this.getline(expression);
      case 'call':
        return expression.own
          ? yield* this.userCall(expression.name, expression.args)
          : yield* builtin(expression.name, expression.args, this);
    }
  }

  /** The key of an element, from what stands in its brackets. */
  *key(index: Expression[]): Run<string> {
    const parts: string[] = [];
    for (const part of index) parts.push(this.variables.text(yield* this.evaluate(part)));
    return parts.join(this.variables.global('SUBSEP'));
  }

  private *get(target: Target): Run<Value> {
    if (target.type === 'variable') return this.variables.variable(target.name);
    if (target.type === 'field') return this.variables.field(number(yield* this.evaluate(target.index)));
    const key = yield* this.key(target.index);
    const table = this.variables.table(target.name);
    if (!table.has(key)) table.set(key, undefined);
    const cell = table.get(key);
    return cell instanceof Map ? undefined : cell;
  }

  /** Assigns a value. */
  *set(target: Target, value: Value): Run<void> {
    if (target.type === 'variable') this.variables.assignVariable(target.name, value);
    else if (target.type === 'field') this.variables.setField(number(yield* this.evaluate(target.index)), value);
    else this.variables.table(target.name).set(yield* this.key(target.index), value);
  }

  /** The expression that is meant: written between slashes, or the text of a value. */
  *regexOf(expression: Expression): Run<RegExp> {
    return this.variables.regex(
      expression.type === 'regex' ? expression.source : this.variables.text(yield* this.evaluate(expression)),
    );
  }

  private *binary({ operator, left, right }: Extract<Expression, { type: 'binary' }>): Run<Value> {
    const first = yield* this.evaluate(left);
    if (operator === '&&') return truth(first) && truth(yield* this.evaluate(right)) ? 1 : 0;
    if (operator === '||') return truth(first) || truth(yield* this.evaluate(right)) ? 1 : 0;
    const second = yield* this.evaluate(right);
    if (operator === ' ') return this.variables.text(first) + this.variables.text(second);
    if (!/^[<>=!]/.test(operator)) return this.arithmetic(operator, number(first), number(second));
    const order = compare(first, second, this.variables.text.bind(this.variables));
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
        if (right === 0) throw this.variables.fatal('division by zero attempted');
        return left / right;
      case '%':
        if (right === 0) throw this.variables.fatal("division by zero attempted in `%'");
        return left % right;
      default:
        return left ** right;
    }
  }

  private *getline({ from, source, target }: Extract<Expression, { type: 'getline' }>): Run<number> {
    const text =
      from === 'main'
        ? ((yield* this.input.nextMain()) ?? 0)
        : yield* this.input.nextOf(from, source ? this.variables.text(yield* this.evaluate(source)) : '');
    if (typeof text === 'number') return text;
    if (target) yield* this.set(target, numeric(text));
    else this.variables.setRecord(text);
    return 1;
  }
}
