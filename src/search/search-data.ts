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

/** The first file as it is written, like by like, which compresses best: a line an entry. */
export interface PackedData {
  paths: string;
  titles: string;
  /** Ids of topics; empty for a note. */
  topicIds: string;
  /** With blanks between them; empty for a note. */
  releases: string;
  answers: string;
  /** A line each, with an empty line between entries. */
  symptoms: string;
  /** With blanks between them. */
  tags: string;
  topics: Record<string, string>;
  equivalents: string;
  lookalikes: string;
}

/** Packs the first file. */
export function packed({ entries, topics, equivalents, lookalikes }: SearchData): PackedData {
  const inLines = (of: (entry: Entry) => string, between = '\n') => entries.map(of).join(between);
  return {
    paths: inLines(({ path }) => path),
    titles: inLines(({ title }) => title),
    topicIds: inLines(({ topic }) => topic ?? ''),
    releases: inLines(({ releases }) => releases?.join(' ') ?? ''),
    answers: inLines(({ answer }) => answer),
    symptoms: inLines(({ symptoms }) => symptoms.join('\n'), '\n\n'),
    tags: inLines(({ tags }) => tags.join(' ')),
    topics,
    equivalents: equivalents.join('\n'),
    lookalikes: lookalikes.join(' '),
  };
}

/** The first file, as {@link packed} was given it. */
export function unpacked(data: PackedData): SearchData {
  const parts = (text: string | undefined, between: string) => (text ? text.split(between) : []);
  const [titles, topicIds, releases, answers, tags] = [
    data.titles,
    data.topicIds,
    data.releases,
    data.answers,
    data.tags,
  ].map((text) => text.split('\n'));
  const symptoms = data.symptoms.split('\n\n');
  return {
    entries: parts(data.paths, '\n').map((path, at) => {
      const topic = topicIds?.[at];
      const of = parts(releases?.[at], ' ');
      return {
        path,
        title: titles?.[at] ?? '',
        ...(topic ? { topic } : {}),
        ...(of.length > 0 ? { releases: of } : {}),
        answer: answers?.[at] ?? '',
        symptoms: parts(symptoms[at], '\n'),
        tags: parts(tags?.[at], ' '),
      };
    }),
    topics: data.topics,
    equivalents: parts(data.equivalents, '\n'),
    lookalikes: parts(data.lookalikes, ' '),
  };
}

/** A place on a page: its fragment, its heading, and the number of the word with which it begins, as Pagefind counts. */
export type Place = [id: string, title: string, start: number];

/** The second file, by Pagefind's name for a page: the number of its entry, and the places on it. */
export type FullTextData = Record<string, [entry: number, ...places: Place[]]>;
