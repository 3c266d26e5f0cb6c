// Whether a machine printed what a page shows. "..." on a line of its own stands for any lines, "[..]" in one for any text.

/** One line of a comparison. */
export interface Difference {
  /** "-" is shown on the page and was not printed, "+" was printed and is not shown, " " is both. */
  sign: '-' | '+' | ' ';
  line: string;
}

/**
 * Compares what is shown with what was printed. Blanks at the ends of lines and empty lines at the end do not count.
 *
 * @param shown as it stands on the page, with wildcards
 * @param printed all that was printed, in order
 * @returns undefined where they agree; else both, line by line
 */
export function differenceOf(shown: string, printed: string): Difference[] | undefined {
  const expected = linesOf(shown);
  const actual = linesOf(printed);
  if (agrees(expected, actual)) return undefined;
  const reach = longest(expected, actual);
  const result: Difference[] = [];
  let left = 0;
  let right = 0;
  while (left < expected.length || right < actual.length) {
    const line = expected[left];
    const got = actual[right];
    if (line === '...') {
      const next = expected[left + 1];
      const found =
        next === undefined ? actual.length : actual.findIndex((own, at) => at >= right && matches(next, own));
      if (found > right || next === undefined) result.push({ sign: ' ', line });
      if (found !== -1) right = found;
      left += 1;
    } else if (line !== undefined && got !== undefined && matches(line, got)) {
      result.push({ sign: ' ', line: got });
      left += 1;
      right += 1;
    } else if (
      line !== undefined &&
      (got === undefined || (reach[left + 1]?.[right] ?? 0) >= (reach[left]?.[right + 1] ?? 0))
    ) {
      result.push({ sign: '-', line });
      left += 1;
    } else {
      result.push({ sign: '+', line: got ?? '' });
      right += 1;
    }
  }
  return result;
}

/** Whether an output says nothing but wildcards: then it checks nothing. */
export function isHidden(shown: string): boolean {
  const lines = linesOf(shown);
  return lines.length > 0 && lines.every((line) => line === '...' || line.trim() === '[..]' || line.trim() === '');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function matches(shown: string, printed: string): boolean {
  if (shown === printed) return true;
  if (!shown.includes('[..]')) return false;
  const parts = shown.split('[..]');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (printed.length < first.length + last.length || !printed.startsWith(first) || !printed.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = printed.indexOf(part, at);
    if (found === -1 || found + part.length > printed.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** The usual matching of wildcards over a sequence: on a mismatch, the last "..." takes one line more. */
function agrees(expected: string[], actual: string[]): boolean {
  let left = 0;
  let right = 0;
  let wild = -1;
  let mark = 0;
  while (right < actual.length) {
    if (expected[left] === '...') {
      wild = left;
      left += 1;
      mark = right;
    } else if (left < expected.length && matches(expected[left] ?? '', actual[right] ?? '')) {
      left += 1;
      right += 1;
    } else if (wild !== -1) {
      left = wild + 1;
      mark += 1;
      right = mark;
    } else return false;
  }
  while (expected[left] === '...') left += 1;
  return left === expected.length;
}

/** Lengths of the longest common subsequences of what is left of both, for a readable difference. */
function longest(expected: string[], actual: string[]): number[][] {
  const table = Array.from({ length: expected.length + 1 }, () => new Array<number>(actual.length + 1).fill(0));
  for (let left = expected.length - 1; left >= 0; left -= 1) {
    for (let right = actual.length - 1; right >= 0; right -= 1) {
      const below = table[left + 1] ?? [];
      const row = table[left] ?? [];
      row[right] = matches(expected[left] ?? '', actual[right] ?? '')
        ? (below[right + 1] ?? 0) + 1
        : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return table;
}
