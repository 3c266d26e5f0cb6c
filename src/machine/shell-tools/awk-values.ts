// The values of awk's programs: numbers, texts, and texts that count as numbers.

/** Text from outside that looks like a number is compared as one. */
export class NumericText {
  readonly text: string;
  readonly value: number;

  constructor(text: string, value: number) {
    this.text = text;
    this.value = value;
  }
}

/** Undefined is a variable that was never assigned: "" and 0 at once. */
export type Value = number | string | NumericText | undefined;
/** An array, by its keys. */
export type Table = Map<string, Value | Table>;
/** What a name can stand for. */
export type Cell = Value | Table;

const looksNumeric = /^\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf|nan)\s*$/;

/** A text from outside as a value. */
export function numeric(text: string): Value {
  return looksNumeric.test(text) && !/^\s*(?:inf|nan)/i.test(text) ? new NumericText(text, number(text)) : text;
}

/** What a value counts as in arithmetic. */
export function number(value: Cell): number {
  if (typeof value === 'number') return value;
  if (value === undefined || value instanceof Map) return 0;
  if (value instanceof NumericText) return value.value;
  return Number(/^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(value)?.[1] ?? 0);
}

/** Whether a value holds as a condition. */
export function truth(value: Value): boolean {
  if (value instanceof NumericText) return value.value !== 0;
  return typeof value === 'number' ? value !== 0 : value !== undefined && value !== '';
}

/**
 * Which of two values comes first: below 0, above 0, or 0 where they are equal.
 *
 * @param text gives a value's text, which CONVFMT has a say in
 */
export function compare(a: Value, b: Value, text: (value: Value) => string): number {
  if (typeof a !== 'string' && typeof b !== 'string') return number(a) - number(b);
  const [left, right] = [text(a), text(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
