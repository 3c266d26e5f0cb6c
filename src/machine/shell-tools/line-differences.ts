// Where two lists of lines differ, as diff(1) finds it: with as few lines as can be (E. Myers, "An O(ND) Difference
// Algorithm and Its Variations", 1986).

/** A change: lines `from` up to, without, `to` of the first list stand for those of the second. Counted from 0. */
export interface Change {
  from: [start: number, end: number];
  to: [start: number, end: number];
}

/** More differing lines than this are not looked at one by one: what lies between is one change. */
const mostSteps = 4000;

/** @param a the lines of one file, as they are compared @param b those of the other */
export function changesOf(a: string[], b: string[]): Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const same = commonLines(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map(
    ([x, y]): [number, number] => [x + head, y + head],
  );
  const changes: Change[] = [];
  let [x, y] = [head, head];
  for (const [nextX, nextY] of [...same, [a.length - tail, b.length - tail] as [number, number]]) {
    if (nextX > x || nextY > y) changes.push({ from: [x, nextX], to: [y, nextY] });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return shifted(changes, a, b);
}

/** Pairs of equal lines in order: a longest common subsequence. */
function commonLines(a: string[], b: string[]): [number, number][] {
  const size = a.length + b.length;
  const reach = new Map<number, number>([[1, 0]]);
  const history: Map<number, number>[] = [];
  for (let depth = 0; depth <= Math.min(size, mostSteps); depth += 1) {
    history.push(new Map(reach));
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down =
        diagonal === -depth ||
        (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
      let x = down ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkedBack(history, a.length, b.length);
    }
  }
  return [];
}

function walkedBack(history: Map<number, number>[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [endX, endY];
  for (let depth = history.length - 1; depth >= 0; depth -= 1) {
    const reach = history[depth] ?? new Map<number, number>();
    const diagonal = x - y;
    const down =
      diagonal === -depth || (diagonal !== depth && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const before = down ? diagonal + 1 : diagonal - 1;
    const beforeX = reach.get(before) ?? 0;
    const beforeY = beforeX - before;
    const [startX, startY] = depth === 0 ? [0, 0] : down ? [beforeX, beforeY + 1] : [beforeX + 1, beforeY];
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [beforeX, beforeY];
  }
  return pairs.reverse();
}

/** A run of lines that were only added or only taken away is moved down as far as it goes, as GNU diff does. */
function shifted(changes: Change[], a: string[], b: string[]): Change[] {
  const result: Change[] = [];
  for (const [index, change] of changes.entries()) {
    const { from, to } = change;
    const limit = changes[index + 1];
    if (from[0] === from[1]) {
      while (to[1] < (limit ? limit.to[0] : b.length) && b[to[0]] === b[to[1]])
        for (const side of [from, to]) move(side);
    } else if (to[0] === to[1]) {
      while (from[1] < (limit ? limit.from[0] : a.length) && a[from[0]] === a[from[1]])
        for (const side of [from, to]) move(side);
    }
    const last = result.at(-1);
    if (last && last.from[1] === from[0] && last.to[1] === to[0]) {
      last.from[1] = from[1];
      last.to[1] = to[1];
    } else result.push({ from: [...from], to: [...to] });
  }
  return result;
}

function move(side: [number, number]): void {
  side[0] += 1;
  side[1] += 1;
}
