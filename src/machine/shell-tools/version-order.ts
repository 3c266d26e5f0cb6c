// The order of `sort -V` and `ls -v`: numbers within names count as numbers.

/** Compares as filevercmp of gnulib does: below 0 where `a` comes first. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  for (const name of ['', '.', '..']) {
    if (a === name) return -1;
    if (b === name) return 1;
  }
  if (a.startsWith('.') !== b.startsWith('.')) return a.startsWith('.') ? -1 : 1;
  const suffix = /(?:\.[A-Za-z~][A-Za-z0-9~]*)*$/;
  const [stemA, stemB] = [a.replace(suffix, ''), b.replace(suffix, '')];
  const byStem = stemA === stemB ? 0 : compareParts(stemA, stemB);
  return byStem || compareParts(a, b) || (a < b ? -1 : 1);
}

function compareParts(a: string, b: string): number {
  const [partsA, partsB] = [a, b].map((text) => [...(text.match(/\d+|\D+/g) ?? [])]) as [string[], string[]];
  // Both begin with letters, be they none.
  if (/^\d/.test(a)) partsA.unshift('');
  if (/^\d/.test(b)) partsB.unshift('');
  for (let index = 0; index < Math.max(partsA.length, partsB.length); index += 1) {
    const [partA = '', partB = ''] = [partsA[index], partsB[index]];
    const order = index % 2 ? Number(partA) - Number(partB) : compareLetters(partA, partB);
    if (order) return order;
  }
  return 0;
}

function compareLetters(a: string, b: string): number {
  const rank = (character: string | undefined) =>
    character === undefined
      ? 0
      : character === '~'
        ? -1
        : /[A-Za-z]/.test(character)
          ? character.charCodeAt(0)
          : character.charCodeAt(0) + 256;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = rank(a[index]) - rank(b[index]);
    if (order) return order;
  }
  return 0;
}
