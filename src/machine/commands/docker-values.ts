// The values docker prints, as JSON and as text in Go's way.

/** What a template can look into. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

/** How many characters a text has: a letter beyond the first plane of Unicode counts once. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** A time as the engine's JSON has it; the zero time of Go for 0. */
export function timestamp(time: number): string {
  if (time === 0) return '0001-01-01T00:00:00Z';
  return new Date(time).toISOString().replace(/(\.\d+)?Z$/, (all) => (all === '.000Z' ? 'Z' : all));
}

/** A string in Go's quotes. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
}

/** A value that is no structure, as text. */
export function plainText(value: Value | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** JSON as encoding/json writes it, with "<", ">" and "&" escaped. @param indent blanks a level; 0 for one line */
export function jsonText(value: Value, indent = 0): string {
  return plainJson(value, indent).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON as it is, with no letters escaped. @param indent blanks a level; 0 for one line */
export function plainJson(value: Value, indent = 0): string {
  return JSON.stringify(value, undefined, indent);
}

/** An object with its keys in order, as Go writes a map. */
export function sortedKeys(value: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
