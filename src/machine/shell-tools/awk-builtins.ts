// The built-in functions of GNU awk 5.2.
import { formatted } from '../commands/date.ts';
import { timeIn } from '../local-time.ts';
import { NotSimulated } from '../program.ts';
import type { Evaluator } from './awk-evaluator.ts';
import type { Run } from './awk-run.ts';
import type { Expression } from './awk-tree.ts';
import { compare, number, numeric, NumericText, truth } from './awk-values.ts';
import type { Table, Value } from './awk-values.ts';

/**
 * Calls a function.
 *
 * @param name one of those in awk-lexer.ts
 * @param args as they are written: some of them are names of arrays
 * @throws {FatalError}
 * @throws {NotSimulated} for a function that is not modelled
 */
export function* builtin(name: string, args: Expression[], evaluator: Evaluator): Run<Value> {
  const { call, variables, input, output } = evaluator;
  const [first, second, third, fourth] = args;
  const value = function* (expression: Expression | undefined): Run<Value> {
    return expression ? yield* evaluator.evaluate(expression) : undefined;
  };
  const tableOf = (arg: Expression | undefined): Table => {
    if (arg?.type !== 'variable') throw variables.fatal(`${name}: argument is not an array`);
    return variables.table(arg.name);
  };
  switch (name) {
    case 'length': {
      if (!first) return Array.from(variables.currentRecord()).length;
      if (first.type === 'variable') {
        const cell = variables.cell(first.name);
        if (cell instanceof Map) return cell.size;
      }
      return Array.from(variables.text(yield* value(first))).length;
    }
    case 'substr': {
      const text = Array.from(variables.text(yield* value(first)));
      const start = Math.max(1, Math.round(number(yield* value(second))));
      const length = third ? Math.round(number(yield* value(third))) : Infinity;
      return text.slice(start - 1, start - 1 + Math.max(0, length)).join('');
    }
    case 'index': {
      const [text, part] = [variables.text(yield* value(first)), variables.text(yield* value(second))];
      return text.indexOf(part) + 1;
    }
    case 'split': {
      const text = variables.text(yield* value(first));
      const separator = third
        ? third.type === 'regex'
          ? third.source
          : variables.text(yield* value(third))
        : variables.global('FS');
      const parts =
        third?.type === 'regex' && separator.length === 1
          ? variables.splitBy(text, `(${separator})`)
          : variables.splitBy(text, separator);
      const table = tableOf(second);
      table.clear();
      for (const [index, part] of parts.entries()) table.set(String(index + 1), numeric(part));
      return parts.length;
    }
    case 'sub':
    case 'gsub': {
      if (!first || !second) return 0;
      const regex = yield* evaluator.regexOf(first);
      const replacement = variables.text(yield* value(second));
      const target: Expression = third ?? { type: 'field', index: { type: 'number', value: 0 } };
      const [text, count] = substituted(
        variables.text(yield* value(target)),
        regex,
        (match) => withMatch(replacement, match),
        name === 'gsub' ? 'all' : 1,
      );
      if (count > 0 && (target.type === 'field' || target.type === 'variable' || target.type === 'element'))
        yield* evaluator.set(target, text);
      return count;
    }
    case 'gensub': {
      if (!first || !second) return '';
      const regex = yield* evaluator.regexOf(first);
      const replacement = variables.text(yield* value(second));
      const how = variables.text(yield* value(third));
      const text = fourth ? variables.text(yield* value(fourth)) : variables.currentRecord();
      return substituted(
        text,
        regex,
        (match) => withGroups(replacement, match),
        /^g/i.test(how) ? 'all' : Math.max(1, Number(how) || 1),
      )[0];
    }
    case 'match': {
      const text = variables.text(yield* value(first));
      if (!second) return 0;
      const regex = yield* evaluator.regexOf(second);
      regex.lastIndex = 0;
      const match = regex.exec(text);
      const start = match ? Array.from(text.slice(0, match.index)).length + 1 : 0;
      variables.setGlobal('RSTART', start);
      variables.setGlobal('RLENGTH', match ? Array.from(match[0]).length : -1);
      if (third) {
        const table = tableOf(third);
        table.clear();
        for (const [index, group] of (match ?? []).entries())
          if ((group as string | undefined) !== undefined) table.set(String(index), numeric(group));
      }
      return start;
    }
    case 'sprintf': {
      const values: Value[] = [];
      for (const arg of args) values.push(yield* evaluator.evaluate(arg));
      return variables.format(variables.text(values[0]), values.slice(1));
    }
    case 'tolower':
      return variables.text(yield* value(first)).toLowerCase();
    case 'toupper':
      return variables.text(yield* value(first)).toUpperCase();
    case 'system': {
      const command = variables.text(yield* value(first));
      output.flush();
      return output.passOn(yield { command, stdin: '' });
    }
    case 'close': {
      const file = variables.text(yield* value(first));
      const had = input.close(file);
      return (yield* output.close(file)) ?? (had ? 0 : -1);
    }
    case 'fflush':
      output.flush();
      return 0;
    case 'systime':
      return Math.floor(call.files.machine.now / 1000);
    case 'strftime': {
      const format = first ? variables.text(yield* value(first)) : '%a %b %e %H:%M:%S %Z %Y';
      const seconds = second ? number(yield* value(second)) : Math.floor(call.files.machine.now / 1000);
      const utc = truth(yield* value(third));
      return formatted(format, seconds * 1000, utc ? 'UTC' : call.zone);
    }
    case 'mktime': {
      const parts = variables
        .text(yield* value(first))
        .trim()
        .split(/\s+/)
        .map(Number);
      const [year = 0, month = 1, day = 1, hour = 0, minute = 0, last = 0] = parts;
      const zone = truth(yield* value(second)) ? 'UTC' : call.zone;
      const time = parts.length < 6 ? NaN : timeIn(zone, year, month, day, hour, minute, last);
      return Number.isNaN(time) ? -1 : time / 1000;
    }
    case 'and':
    case 'or':
    case 'xor': {
      let bits: bigint | undefined;
      for (const arg of args) {
        const operand = BigInt(Math.trunc(number(yield* evaluator.evaluate(arg))));
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
      const text = variables.text(yield* value(first)).trim();
      const [hex] = /^0[xX][0-9a-fA-F]+/.exec(text) ?? [];
      const [octal] = /^0[0-7]+/.exec(text) ?? [];
      return hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : number(text);
    }
    case 'asort':
    case 'asorti': {
      const source = tableOf(first);
      const cells =
        name === 'asorti' ? [...source.keys()] : [...source.values()].map((cell) => (cell instanceof Map ? '' : cell));
      cells.sort((a, b) => compare(a, b, variables.text.bind(variables)));
      if (third) throw new NotSimulated(`an order of one's own for ${name}`);
      const table = second ? tableOf(second) : source;
      table.clear();
      for (const [index, cell] of cells.entries()) table.set(String(index + 1), cell);
      return cells.length;
    }
    case 'isarray':
      return first?.type === 'variable' && variables.cell(first.name) instanceof Map ? 1 : 0;
    case 'typeof': {
      if (first?.type === 'variable' && variables.cell(first.name) instanceof Map) return 'array';
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
        call.complain(
          `cmd. line:${variables.line}: warning: log: received negative argument ${variables.text(amount)}`,
        );
      if (name === 'sqrt' && amount < 0)
        call.complain(
          `cmd. line:${variables.line}: warning: sqrt: called with negative argument ${variables.text(amount)}`,
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
