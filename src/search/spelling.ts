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
  for (const [known, frequency] of frequencies) {
    if (known.length < 3 || /[^\p{L}]/u.test(known)) continue;
    const mistakes = distance(word, known, most);
    if (mistakes > most || (mistakes > 1 && known[0] !== word[0])) continue;
    const rank = mistakes * 4 + (known[0] === word[0] ? 0 : 2) - 1 / (1 + 1 / frequency);
    if (!best || rank < best.rank) best = { word: known, rank };
  }
  return best?.word;
}
