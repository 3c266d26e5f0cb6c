// Words as they are compared: what was typed with what a page says.

/** The words of a text in lower case, parted at everything that is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Endings by which forms of one English word differ, with the doubled letter of "run", "running". */
const ending = /^[a-z]?(?:e|s|es|d|ed|er|ers|ing|ings|ly|y|ies|ation|ations)?$/;

/**
 * Whether a page's word is the one that was typed, a form of it, or begins with it (the reader may be typing still).
 *
 * @param typed a word of the query, as from {@link wordsOf}
 * @param word a word of the page, as from {@link wordsOf}
 */
export function isWholeWord(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  let shared = 0;
  while (shared < word.length && word[shared] === typed[shared]) shared += 1;
  return shared >= 3 && ending.test(typed.slice(shared)) && ending.test(word.slice(shared));
}
