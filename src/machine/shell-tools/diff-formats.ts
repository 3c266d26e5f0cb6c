// How diff(1) shows what it has found: the output formats of diffutils 3.8.
import type { Change } from './line-differences.ts';

/** One of the two files that are compared. */
export interface Side {
  /** The name and time in the head of a unified or context diff. */
  label: string;
  /** Without their newlines. */
  lines: string[];
  /** Whether the last line lacks its newline. */
  unended: boolean;
}

type Sides = readonly [Side, Side];

/** Lines of a side with a sign before each, and the remark on a missing newline. */
function signed({ lines, unended }: Side, [start, end]: [number, number], sign: string): string {
  let text = '';
  for (let at = start; at < end; at += 1) {
    text += `${sign}${lines[at] ?? ''}\n`;
    if (unended && at === lines.length - 1) text += '\\ No newline at end of file\n';
  }
  return text;
}

function range([start, end]: [number, number]): string {
  if (end === start) return String(start);
  return end === start + 1 ? String(end) : `${start + 1},${end}`;
}

/** The changes as diff prints them by itself: "2,3c4", and the lines with "<" and ">". */
export function normal([a, b]: Sides, changes: Change[]): string {
  return changes
    .map(({ from, to }) => {
      const letter = from[0] === from[1] ? 'a' : to[0] === to[1] ? 'd' : 'c';
      return `${range(from)}${letter}${range(to)}\n${signed(a, from, '< ')}${letter === 'c' ? '---\n' : ''}${signed(b, to, '> ')}`;
    })
    .join('');
}

/** The changes as commands for ed(1), from the last to the first. @param b the new side */
export function edScript(b: Side, changes: Change[]): string {
  return [...changes]
    .reverse()
    .map(({ from, to }) => {
      const letter = from[0] === from[1] ? 'a' : to[0] === to[1] ? 'd' : 'c';
      return `${range(from)}${letter}\n${letter === 'd' ? '' : `${signed(b, to, '')}.\n`}`;
    })
    .join('');
}

/** Changes that stand so close that their surroundings touch. */
function grouped(changes: Change[], context: number): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.from[0] - last.from[1] <= 2 * context) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function surroundings(group: Change[], [a, b]: Sides, context: number): Change {
  const [first, last] = [group[0], group.at(-1)];
  const before = Math.min(context, first?.from[0] ?? 0, first?.to[0] ?? 0);
  const after = Math.min(context, a.lines.length - (last?.from[1] ?? 0), b.lines.length - (last?.to[1] ?? 0));
  return {
    from: [(first?.from[0] ?? 0) - before, (last?.from[1] ?? 0) + after],
    to: [(first?.to[0] ?? 0) - before, (last?.to[1] ?? 0) + after],
  };
}

/** The changes as of `-u`. @param context how many lines stand around each change */
export function unified(sides: Sides, changes: Change[], context: number): string {
  const [a, b] = sides;
  const place = ([start, end]: [number, number]) =>
    end === start ? `${start},0` : end === start + 1 ? String(end) : `${start + 1},${end - start}`;
  let text = `--- ${a.label}\n+++ ${b.label}\n`;
  for (const group of grouped(changes, context)) {
    const all = surroundings(group, sides, context);
    text += `@@ -${place(all.from)} +${place(all.to)} @@\n`;
    let at = all.from[0];
    for (const { from, to } of group) {
      text += signed(a, [at, from[0]], ' ') + signed(a, from, '-') + signed(b, to, '+');
      at = from[1];
    }
    text += signed(a, [at, all.from[1]], ' ');
  }
  return text;
}

/** The changes as of `-c`. @param context how many lines stand around each change */
export function inContext(sides: Sides, changes: Change[], context: number): string {
  const [a, b] = sides;
  const place = ([start, end]: [number, number]) => (end <= start + 1 ? String(end) : `${start + 1},${end}`);
  let text = `*** ${a.label}\n--- ${b.label}\n`;
  for (const group of grouped(changes, context)) {
    const all = surroundings(group, sides, context);
    const part = (one: Side, key: 'from' | 'to', other: 'from' | 'to', sign: string) => {
      if (group.every((change) => change[key][0] === change[key][1])) return '';
      let at = all[key][0];
      let lines = '';
      for (const change of group) {
        const mark = change[other][0] === change[other][1] ? `${sign} ` : '! ';
        lines += signed(one, [at, change[key][0]], '  ') + signed(one, change[key], mark);
        at = change[key][1];
      }
      return lines + signed(one, [at, all[key][1]], '  ');
    };
    text += `***************\n*** ${place(all.from)} ****\n${part(a, 'from', 'to', '-')}--- ${place(all.to)} ----\n${part(b, 'to', 'from', '+')}`;
  }
  return text;
}

/**
 * Both files beside each other.
 *
 * @param look.width of a line, in columns
 * @param look.suppress whether lines that both have are left out
 */
export function sideBySide(
  [a, b]: Sides,
  changes: Change[],
  { width, suppress }: { width: number; suppress: boolean },
): string {
  // The right column begins at a tab stop; the sign stands in the gap.
  const unaligned = Math.floor((width + 1) / 2) + 1;
  const right = Math.max(0, unaligned - (unaligned % 8));
  const half = Math.max(0, Math.min(right - 3, width - right));
  const row = (left: string | undefined, sign: string, second: string | undefined) => {
    const shown = (left ?? '').slice(0, half);
    const other = second?.slice(0, half);
    if (sign === ' ') return `${shown}${tabs(shown.length, right)}${other ?? ''}\n`;
    const column = Math.floor((half + right - 1) / 2);
    const start = shown + tabs(shown.length, column) + sign;
    return `${start}${other === undefined ? '' : other === '' ? '' : tabs(column + 1, right) + other}\n`;
  };
  let text = '';
  let [x, y] = [0, 0];
  const common = (end: number) => {
    for (; x < end; x += 1, y += 1) if (!suppress) text += row(a.lines[x], ' ', b.lines[y]);
  };
  for (const { from, to } of changes) {
    common(from[0]);
    for (; x < from[1] || y < to[1];) {
      if (x < from[1] && y < to[1]) text += row(a.lines[x++], '|', b.lines[y++]);
      else if (x < from[1]) text += row(a.lines[x++], '<', undefined);
      else text += row('', '>', b.lines[y++]);
    }
  }
  common(a.lines.length);
  return text;
}

function tabs(from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    const stop = (Math.floor(at / 8) + 1) * 8;
    text += stop <= to ? '\t' : ' '.repeat(to - at);
    at = Math.min(to, stop);
  }
  return text;
}
