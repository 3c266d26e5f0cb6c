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
  /** Words that mean the same or nearly so, a line with blanks between them each. */
  equivalents: string[];
  /** Words of the pages that would be taken for a mistyped word of the entries: they are none. */
  lookalikes: string[];
}

/** A place on a page: its fragment, its heading, and the number of the word with which it begins, as Pagefind counts. */
export type Place = [id: string, title: string, start: number];

/** The second file, by Pagefind's name for a page: the number of its entry, and the places on it. */
export type FullTextData = Record<string, [entry: number, ...places: Place[]]>;
