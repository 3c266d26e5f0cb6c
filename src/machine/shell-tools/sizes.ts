// Sizes as the GNU tools read them.

const powers = 'KMGTPE';

/** A number with a suffix: "10", "2K" (1024), "2kB" (1000), "1b" (512). Undefined where it is none. */
export function sizeOf(text: string): number | undefined {
  const [, digits, suffix = ''] = /^(\d+)(b|[kKMGTPE](?:i?B)?)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (suffix === '') return Number(digits);
  if (suffix === 'b') return Number(digits) * 512;
  const power = powers.indexOf((suffix[0] ?? '').toUpperCase()) + 1;
  return Number(digits) * (/^.B$/.test(suffix) ? 1000 : 1024) ** power;
}
