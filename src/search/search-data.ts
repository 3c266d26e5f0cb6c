// What the build writes for the search, and the browser reads: one file for the first answer, one for the full text.

/** A question or a note, as the small index has it. */
export interface Entry {
  /** Address from the base path: "faq/docker-ps-not-working/". */
  path: string;
  /** The question, or the note's title, in plain text. */
  title: string;
  /** Id of the topic; left out for a note. */
  topic?: string;
  /** Releases it applies to; left out for a note. */
  releases?: string[];
  /** The short answer, or what a note begins with, in plain text. */
  answer: string;
  symptoms: string[];
  /** What else one would look it up by. */
  tags: string[];
}

/** The first file: all that is needed to answer the first keystrokes. */
export interface SearchData {
  entries: Entry[];
  /** Titles of the topics, by id. */
  topics: Record<string, string>;
  /** Words of readers, each with words of the site that mean the same or nearly so. */
  equivalents: Record<string, string[]>;
}

/** A place on a page that has an address of its own. */
export interface Place {
  id: string;
  title: string;
  /** Number of the word with which it begins, as Pagefind counts. */
  start: number;
}

/** The second file: what the full text needs beside Pagefind's own files. */
export interface FullTextData {
  /** By Pagefind's name for a page: the number of its entry, and the places on it. */
  pages: Record<string, { entry: number; places: Place[] }>;
  /** All words of the pages in the order of the alphabet: see {@link packWords}. */
  words: string;
}

/**
 * Words in alphabetical order as one text: of each, how many letters it shares with the one before (as a digit in base
 * 36), the rest, and a digit in base 36 for the number of pages it is on, 35 for more. Known as front coding.
 *
 * @param frequencies words, each with the number of pages it is on
 */
export function packWords(frequencies: ReadonlyMap<string, number>): string {
  let before = '';
  return [...frequencies]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, pages]) => {
      let shared = 0;
      while (shared < 35 && shared < before.length && before[shared] === word[shared]) shared += 1;
      before = word;
      return `${shared.toString(36)}${word.slice(shared)} ${Math.min(pages, 35).toString(36)}`;
    })
    .join('\n');
}

/** The words of {@link packWords}, each with the number of pages it is on. */
export function unpackWords(text: string): Map<string, number> {
  const frequencies = new Map<string, number>();
  let before = '';
  for (const line of text.split('\n')) {
    const [coded = '', pages = ''] = line.split(' ');
    if (!coded) continue;
    before = before.slice(0, parseInt(coded[0] ?? '0', 36)) + coded.slice(1);
    frequencies.set(before, parseInt(pages, 36));
  }
  return frequencies;
}
