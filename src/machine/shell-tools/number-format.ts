// Numbers as printf(3) writes them.

export interface Directive {
  /** Any of "-+ #0'". */
  flags: string;
  width: number | undefined;
  precision: number | undefined;
  conversion: string;
}

/** A number by one directive: d i o u x X e E f F g G a. Integers are cut off towards zero. */
export function formatNumber(value: number, { flags, width = 0, precision, conversion }: Directive): string {
  let digits: string;
  let sign = value < 0 || Object.is(value, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const size = Math.abs(value);
  if (!Number.isFinite(value)) {
    digits = Number.isNaN(value) ? 'nan' : 'inf';
    return pad(sign + digits, width, flags.replace('0', ''), 0);
  }
  if (/[diu]/.test(conversion)) {
    digits = wholeOf(size);
    if (digits === '0' && sign === '-') sign = flags.includes('+') ? '+' : '';
  } else if (/[oxX]/.test(conversion)) {
    const bits = value < 0 ? BigInt.asUintN(64, BigInt(Math.trunc(value))) : BigInt(Math.trunc(size));
    digits = bits.toString(conversion === 'o' ? 8 : 16);
    sign = flags.includes('#') && digits !== '0' ? (conversion === 'o' ? '0' : '0x') : '';
    if (conversion === 'X') [digits, sign] = [digits.toUpperCase(), sign.toUpperCase()];
  } else {
    digits = floating(size, conversion.toLowerCase(), precision ?? 6, flags.includes('#'));
    if (conversion !== conversion.toLowerCase()) digits = digits.toUpperCase();
    return pad(sign + digits, width, flags, sign.length);
  }
  if (precision !== undefined) digits = precision === 0 && digits === '0' ? '' : digits.padStart(precision, '0');
  return pad(sign + digits, width, precision === undefined ? flags : flags.replace('0', ''), sign.length);
}

/** Fills text up to a width: to the right, to the left with "-", with zeros behind the sign with "0". */
export function pad(text: string, width: number, flags: string, signLength = 0): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  return text.slice(0, signLength) + text.slice(signLength).padStart(width - signLength, '0');
}

function wholeOf(size: number): string {
  return size < 1e21 ? String(Math.trunc(size)) : BigInt(Math.trunc(size)).toString();
}

function floating(size: number, conversion: string, precision: number, keepZeros: boolean): string {
  if (conversion === 'f') return fixed(size, precision);
  if (conversion === 'e') return exponential(size, precision);
  const significant = precision === 0 ? 1 : precision;
  const exponent = size === 0 ? 0 : Number(size.toExponential(Math.min(100, significant - 1)).split('e')[1]);
  const text =
    exponent < -4 || exponent >= significant
      ? exponential(size, significant - 1)
      : fixed(size, significant - 1 - exponent);
  return keepZeros || !text.includes('.') ? text : text.replace(/\.?0+(?=e|$)/, '');
}

function fixed(size: number, precision: number): string {
  if (size >= 1e21) return wholeOf(size) + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
  const text = size.toFixed(Math.min(100, precision));
  // toFixed rounds halves up; C rounds what the number really is, to even.
  if (precision === 0 && size % 1 === 0.5) return String(2 * Math.round(size / 2));
  return text;
}

function exponential(size: number, precision: number): string {
  return size.toExponential(Math.min(100, precision)).replace(/e([-+])(\d)$/, 'e$10$2');
}
