// expr(1) of coreutils.
import { Failure, UsageError } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { posixRegex, RegexError } from './regex.ts';
import { tool } from './tool.ts';

type Value = string | bigint;

export const expr = tool(
  {
    usage: 2,
    failure: 2,
    leading: true,
    modernise: (args) =>
      args.length > 0 && args[0] !== '--' && args[0] !== '--help' && args[0] !== '--version' ? ['--', ...args] : args,
  },
  ({ words, out }) => {
    if (words.length === 0) throw new UsageError('missing operand');
    const value = new Evaluation(words).result();
    out(`${value}\n`);
    return value === '' || /^-?0+$/.test(String(value)) ? 1 : 0;
  },
);

/** By rank, from the loosest. */
const operators = [['|'], ['&'], ['<', '<=', '=', '==', '!=', '>=', '>'], ['+', '-'], ['*', '/', '%'], [':']];

class Evaluation {
  private readonly words: string[];
  private at = 0;

  constructor(words: string[]) {
    this.words = words;
  }

  result(): Value {
    const value = this.rank(0);
    const extra = this.words[this.at];
    if (extra !== undefined) throw new Failure(`syntax error: unexpected argument ${quoted(extra)}`, 2);
    return value;
  }

  private next(): string {
    const word = this.words[this.at];
    if (word === undefined)
      throw new Failure(`syntax error: missing argument after ${quoted(this.words[this.at - 1] ?? '')}`, 2);
    this.at += 1;
    return word;
  }

  private rank(rank: number): Value {
    const own = operators[rank];
    if (!own) return this.primary();
    let left = this.rank(rank + 1);
    for (let sign = this.words[this.at]; sign !== undefined && own.includes(sign); sign = this.words[this.at]) {
      this.at += 1;
      left = apply(sign, left, this.rank(rank + 1));
    }
    return left;
  }

  private primary(): Value {
    const word = this.next();
    switch (word) {
      case '(': {
        const value = this.rank(0);
        const close = this.words[this.at];
        if (close !== ')')
          throw new Failure(
            close === undefined
              ? `syntax error: expecting ')' after ${quoted(this.words[this.at - 1] ?? '')}`
              : `syntax error: expecting ')' instead of ${quoted(close)}`,
            2,
          );
        this.at += 1;
        return value;
      }
      case ')':
        throw new Failure("syntax error: unexpected ')'", 2);
      case '+':
        return this.next();
      case 'length':
        return BigInt(Array.from(String(this.primary())).length);
      case 'match':
        return matched(String(this.primary()), String(this.primary()));
      case 'index': {
        const [text, characters] = [Array.from(String(this.primary())), String(this.primary())];
        return BigInt(text.findIndex((character) => characters.includes(character)) + 1);
      }
      case 'substr': {
        const text = Array.from(String(this.primary()));
        const [start, length] = [Number(this.primary()), Number(this.primary())];
        return start > 0 && length > 0 ? text.slice(start - 1, start - 1 + length).join('') : '';
      }
      default:
        return word;
    }
  }
}

function isNull(value: Value): boolean {
  return value === '' || /^-?0+$/.test(String(value));
}

function integer(value: Value): bigint {
  if (!/^-?\d+$/.test(String(value))) throw new Failure('non-integer argument', 2);
  return BigInt(value);
}

function apply(sign: string, left: Value, right: Value): Value {
  if (sign === '|') return isNull(left) ? (isNull(right) ? 0n : right) : left;
  if (sign === '&') return isNull(left) || isNull(right) ? 0n : left;
  if (sign === ':') return matched(String(left), String(right));
  if (/[<>=]/.test(sign)) {
    const numeric = [left, right].every((value) => /^-?\d+$/.test(String(value)));
    const [a, b] = numeric ? [BigInt(left), BigInt(right)] : [String(left), String(right)];
    const holds: Record<string, boolean> = {
      '<': a < b,
      '<=': a <= b,
      '=': a === b,
      '==': a === b,
      '!=': a !== b,
      '>=': a >= b,
      '>': a > b,
    };
    return holds[sign] ? 1n : 0n;
  }
  const [a, b] = [integer(left), integer(right)];
  if ((sign === '/' || sign === '%') && b === 0n) throw new Failure('division by zero', 2);
  return sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : sign === '/' ? a / b : a % b;
}

/** What a basic expression matches at the start of a text: its first group, or how many characters. */
function matched(text: string, pattern: string): Value {
  try {
    const match = posixRegex(`^${pattern.replace(/^\^/, '')}`, { extended: false }).exec(text);
    const hasGroup = /\\\(/.test(pattern);
    if (!match) return hasGroup ? '' : 0n;
    return hasGroup ? (match[1] ?? '') : BigInt(Array.from(match[0]).length);
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    throw new Failure(error.message, 2);
  }
}
