// What the build writes for the search, and the browser reads: for the first answer, and for what people may type.

/** Where the parts of a large site's index lie, from the base path: each build in a folder that is named by a digest. */
export const partsFolder = 'search/parts/';

/** What entries are filtered by. */
export interface Facets {
  /** Id of the topic; left out for a note. */
  topic?: string;
  /** Releases it applies to; left out for a note. */
  releases?: string[];
}

/** A question or a note, as the small index has it. */
export interface Entry extends Facets {
  /** Address from the base path: "faq/docker-ps-not-working/". */
  path: string;
  /** The question, or the note's title, in plain text. */
  title: string;
  /** The short answer, or what a note begins with, in plain text. */
  answer: string;
  symptoms: string[];
  /** What else one would look it up by. */
  tags: string[];
  /** What people may type who need it, in their words. */
  searches: string[];
}

/** An entry as its writer gives it: of a note only its page tells what it begins with. */
export type EntryFields = Omit<Entry, 'answer'> & { answer?: string };

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

/** Entries as they are written, like by like, which compresses best: a line an entry. */
export interface PackedEntries {
  paths: string;
  titles: string;
  /** Ids of topics; empty for a note. */
  topicIds: string;
  /** With blanks between them; empty for a note. */
  releases: string;
  answers: string;
  /** A line each, with an empty line between entries. */
  symptoms: string;
}

/** The first file as it is written: what a first answer needs. */
export interface PackedData extends PackedEntries {
  /** A digest of what the entries say: files of different builds do not fit each other. */
  edition: string;
  topics: Record<string, string>;
}

/** The second file: what people may type, and other words. It is as large, so the first answer does not wait for it. */
export interface SearchesData {
  /** As in the first file. */
  edition: string;
  /** A line each, with an empty line between entries. */
  searches: string;
  /** A line an entry, with blanks between them. */
  tags: string;
  /** A line each. */
  equivalents: string;
  /** With blanks between them. */
  lookalikes: string;
}

/** Packs the first file. */
export function packed({ entries, topics }: SearchData, edition = ''): PackedData {
  return { edition, ...packedEntries(entries), topics };
}

/** Packs the second file. */
export function packedFurther({ entries, equivalents, lookalikes }: SearchData, edition = ''): SearchesData {
  return {
    edition,
    searches: packedSearches(entries),
    tags: packedTags(entries),
    equivalents: equivalents.join('\n'),
    lookalikes: lookalikes.join(' '),
  };
}

/** Packs entries. */
export function packedEntries(entries: readonly Entry[]): PackedEntries {
  const inLines = (of: (entry: Entry) => string, between = '\n') => entries.map(of).join(between);
  return {
    paths: inLines(({ path }) => path),
    titles: inLines(({ title }) => title),
    topicIds: inLines(({ topic }) => topic ?? ''),
    releases: inLines(({ releases }) => releases?.join(' ') ?? ''),
    answers: inLines(({ answer }) => answer),
    symptoms: inLines(({ symptoms }) => symptoms.join('\n'), '\n\n'),
  };
}

/** Packs the tags of entries: a line an entry. */
export function packedTags(entries: readonly Entry[]): string {
  return entries.map(({ tags }) => tags.join(' ')).join('\n');
}

/** Packs the searches of entries: a line each, with an empty line between entries. */
export function packedSearches(entries: readonly Entry[]): string {
  return entries.map(({ searches }) => searches.join('\n')).join('\n\n');
}

/** Entries, as {@link packedEntries}, {@link packedSearches} and {@link packedTags} were given them. */
export function unpackedEntries(data: PackedEntries, searchLines = '', tagLines = ''): Entry[] {
  const [titles, answers, tags] = [data.titles, data.answers, tagLines].map((text) => text.split('\n'));
  const facets = facetsOf(data);
  const [symptoms, searches] = [data.symptoms, searchLines].map((text) => text.split('\n\n'));
  return partsOf(data.paths, '\n').map((path, at) => ({
    path,
    title: titles?.[at] ?? '',
    ...facets[at],
    answer: answers?.[at] ?? '',
    symptoms: partsOf(symptoms?.[at], '\n'),
    tags: partsOf(tags?.[at], ' '),
    searches: partsOf(searches?.[at], '\n'),
  }));
}

/** What entries are filtered by, in their order. */
export function facetsOf({ topicIds, releases }: Pick<PackedEntries, 'topicIds' | 'releases'>): Facets[] {
  const lines = releases.split('\n');
  return topicIds.split('\n').map((topic, at) => {
    const of = partsOf(lines[at], ' ');
    return { ...(topic ? { topic } : {}), ...(of.length > 0 ? { releases: of } : {}) };
  });
}

/** Parts of a text; none of an empty one. */
export function partsOf(text: string | undefined, between: string): string[] {
  return text ? text.split(between) : [];
}
