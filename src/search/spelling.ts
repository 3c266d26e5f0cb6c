// Spelling: the word of the site that a mistyped one was meant to be.

/**
 * Damerau–Levenshtein distance (optimal string alignment: insertions, deletions, substitutions, and transpositions of
 * neighbours, none edited twice), after https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance.
 *
 * @returns the distance, or `most + 1` where it is greater than `most`
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = current;
  }
  return above[other.length] ?? most + 1;
}

/** How many mistakes are forgiven in a word: none in short ones, where each neighbour is another word. */
function mistakesAllowed(word: string): 0 | 1 | 2 {
  if (word.length < 5 || /\d/.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

/**
 * The known word nearest to an unknown one: fewest mistakes, then the same first letter, then the most frequent.
 *
 * @param frequencies known words, each with the number of entries it occurs in
 */
export function correctionOf(word: string, frequencies: ReadonlyMap<string, number>): string | undefined {
  const most = mistakesAllowed(word);
  if (most === 0) return undefined;
  let best: { word: string; rank: number } | undefined;
  const words = wordsByLength(frequencies);
  const near = Array.from({ length: 2 * most + 1 }, (_, at) => words.get(word.length - most + at) ?? []).flat();
  const letters = lettersOf(word);
  for (const { word: known, letters: others } of near) {
    const beginsAlike = known[0] === word[0];
    const allowed = beginsAlike ? most : 1;
    // A mistake brings one letter and takes one at most: of all words that leaves one in ten to be compared.
    if (bitsIn(letters ^ others) > 2 * allowed) continue;
    const mistakes = distance(word, known, allowed);
    if (mistakes > allowed) continue;
    const rank = mistakes * 4 + (beginsAlike ? 0 : 2) - 1 / (1 + 1 / (frequencies.get(known) ?? 0));
    if (!best || rank < best.rank) best = { word: known, rank };
  }
  return best?.word;
}

interface Known {
  word: string;
  letters: number;
}

const kept = new WeakMap<ReadonlyMap<string, number>, Map<number, Known[]>>();

/** Words of letters alone, three at least, by their length: a mistake or two changes it by no more than that. */
function wordsByLength(frequencies: ReadonlyMap<string, number>): ReadonlyMap<number, Known[]> {
  const before = kept.get(frequencies);
  if (before) return before;
  const words = new Map<number, Known[]>();
  for (const word of frequencies.keys()) {
    if (word.length < 3 || /[^\p{L}]/u.test(word)) continue;
    const same = words.get(word.length);
    const known = { word, letters: lettersOf(word) };
    if (same) same.push(known);
    else words.set(word.length, [known]);
  }
  kept.set(frequencies, words);
  return words;
}

/** Which letters a word has, as bits; others than a to z share theirs. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many bits of 32 are set: https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetKernighan */
function bitsIn(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}
