// How much alike two short texts are, letter by letter.

/** The runs of three letters in a text, with blanks around its words. */
export function trigramsOf(text: string): Set<string> {
  const padded = ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

/** The Dice coefficient of two sets: 0 where they share nothing, 1 where they are the same. */
export function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const member of small) if (large.has(member)) shared += 1;
  return small.size + large.size === 0 ? 0 : (2 * shared) / (small.size + large.size);
}
