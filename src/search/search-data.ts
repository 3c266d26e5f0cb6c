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

/** The first file as it is written: like stands by like, which compresses better; lists within an entry are lines. */
export interface PackedData extends Omit<SearchData, 'entries' | 'equivalents' | 'lookalikes'> {
  paths: string[];
  titles: string[];
  /** Ids of topics; empty for a note. */
  topicIds: string[];
  /** With blanks between them; empty for a note. */
  releases: string[];
  answers: string[];
  symptoms: string[];
  tags: string[];
  equivalents: string;
  lookalikes: string;
}

/** Packs the first file. */
export function packed({ entries, topics, equivalents, lookalikes }: SearchData): PackedData {
  return {
    paths: entries.map(({ path }) => path),
    titles: entries.map(({ title }) => title),
    topicIds: entries.map(({ topic }) => topic ?? ''),
    releases: entries.map(({ releases }) => releases?.join(' ') ?? ''),
    answers: entries.map(({ answer }) => answer),
    symptoms: entries.map(({ symptoms }) => symptoms.join('\n')),
    tags: entries.map(({ tags }) => tags.join('\n')),
    topics,
    equivalents: equivalents.join('\n'),
    lookalikes: lookalikes.join('\n'),
  };
}

/** The first file, as {@link packed} was given it. */
export function unpacked(data: PackedData): SearchData {
  const lines = (text: string | undefined) => (text ? text.split('\n') : []);
  return {
    entries: data.paths.map((path, at) => {
      const [topic, releases] = [data.topicIds[at], data.releases[at]];
      return {
        path,
        title: data.titles[at] ?? '',
        ...(topic ? { topic } : {}),
        ...(releases ? { releases: releases.split(' ') } : {}),
        answer: data.answers[at] ?? '',
        symptoms: lines(data.symptoms[at]),
        tags: lines(data.tags[at]),
      };
    }),
    topics: data.topics,
    equivalents: lines(data.equivalents),
    lookalikes: lines(data.lookalikes),
  };
}

/** A place on a page: its fragment, its heading, and the number of the word with which it begins, as Pagefind counts. */
export type Place = [id: string, title: string, start: number];

/** The second file, by Pagefind's name for a page: the number of its entry, and the places on it. */
export type FullTextData = Record<string, [entry: number, ...places: Place[]]>;
