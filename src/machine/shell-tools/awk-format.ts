// The formats of awk's printf, as GNU awk 5.2 takes them.
import { number, NumericText } from './awk-values.ts';
import type { Value } from './awk-values.ts';
import { formatNumber, pad } from './number-format.ts';

/**
 * A format with values in the place of its directives.
 *
 * @param text gives a value's text
 * @param fatal makes the error that is thrown where there are too few values
 * @throws what `fatal` gives
 */
export function formatted(
  format: string,
  args: Value[],
  text: (value: Value) => string,
  fatal: (message: string) => Error,
): string {
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
        throw fatal(
          `not enough arguments to satisfy format string\n\t\`${format}'\n\t${' '.repeat(Math.max(0, result.length + whole.length - 1))}^ ran out for this one`,
        );
      const value = rest.shift();
      const side = (wide ?? 0) < 0 ? `${flags}-` : flags;
      if (conversion === 's')
        result += pad(Array.from(text(value)).slice(0, exact).join(''), Math.abs(wide ?? 0), side.replace('0', ''));
      else if (conversion === 'c') {
        const plain = value instanceof NumericText ? value.value : value;
        const character =
          typeof plain === 'number' ? String.fromCodePoint(Math.trunc(plain)) : (Array.from(text(value))[0] ?? '');
        result += pad(character, Math.abs(wide ?? 0), side.replace('0', ''));
      } else {
        const amount = number(value);
        const directive = { flags: side, width: Math.abs(wide ?? 0), precision: exact, conversion };
        result += Number.isFinite(amount)
          ? formatNumber(amount, directive)
          : pad(text(amount), Math.abs(wide ?? 0), side.replace('0', ''));
      }
    }
  }
  return result;
}
