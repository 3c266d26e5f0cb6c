// The small index of a large site, in parts: what every search needs, and files that are fetched by the words of a query.
import { SearchEngine } from './engine.ts';
import { inverted, QuestionIndex, wordsOf, type Posting, type Vocabulary } from './question-index.ts';
import {
  packedEntries,
  packedSearches,
  packedTags,
  unpackedEntries,
  type PackedEntries,
  type SearchData,
} from './search-data.ts';
import { termOf } from './terms.ts';

/** What every search needs. */
export interface SplitData {
  /** Files of different builds do not fit each other. */
  edition: string;
  /** Folder of the other files, from the base path; its name changes with what they say. */
  folder: string;
  /** Words that are looked up, a line each: the word and the number of entries it is in. */
  words: string;
  /** Words that are not, with blanks between them. */
  others: string;
  /** Terms of several words that share entries, a line each: the term and the number of entries it is in. */
  counts: string;
  /** Numbers of the entries whose question has no word that is looked up, with blanks between them. */
  bare: string;
  /** The first term of each file of postings, in order, with blanks between them. */
  firstTerms: string;
  /** How many entries a file has. */
  shelf: number;
  /** By entry, a line each, as in the whole index. */
  topicIds: string;
  releases: string;
  topics: Record<string, string>;
  equivalents: string;
  lookalikes: string;
}

/** A file of postings, by term: for each entry the step from the entry before, and what the term counts, in hundredths. */
type PackedPostings = Record<string, number[]>;

/** A file of entries. */
type PackedShelf = PackedEntries & { searches: string; tags: string };

/** How large the files are: a query needs some ten of either, so that small ones cost less; each costs a request. */
const ample = { postings: 300, shelf: 2 };

/**
 * Splits what the search needs.
 *
 * @param placeOf names the edition, and the folder from the base path, given the files' names and texts
 * @param sizes how many postings and how many entries a file has at most
 * @returns the first file, and the others as JSON, by their names
 */
export function split(
  data: SearchData,
  placeOf: (files: ReadonlyMap<string, string>) => { edition: string; folder: string },
  sizes = ample,
): { first: SplitData; files: Map<string, string> } {
  const { entries, topics, equivalents, lookalikes } = data;
  const { vocabulary, postings } = inverted(entries);
  const files = new Map<string, string>();
  const firstTerms: string[] = [];
  let file: PackedPostings = {};
  let count = 0;
  const close = () => {
    if (count > 0) files.set(termsFile(firstTerms.length - 1), JSON.stringify(file));
    [file, count] = [{}, 0];
  };
  for (const [term, posting] of [...postings].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (count + posting.size > sizes.postings) close();
    if (count === 0) firstTerms.push(term);
    file[term] = packedPosting(posting);
    count += posting.size;
  }
  close();
  for (let at = 0; at < entries.length; at += sizes.shelf) {
    const shelf = entries.slice(at, at + sizes.shelf);
    const packed: PackedShelf = { ...packedEntries(shelf), searches: packedSearches(shelf), tags: packedTags(shelf) };
    files.set(entriesFile(at / sizes.shelf), JSON.stringify(packed));
  }
  const { frequencies, known, counts } = vocabulary;
  const summed = summedCounts(frequencies);
  const inLines = (pairs: Iterable<[string, number]>) => Array.from(pairs, (pair) => pair.join(' ')).sort();
  const { topicIds, releases } = packedEntries(entries);
  return {
    first: {
      ...placeOf(files),
      words: inLines(frequencies).join('\n'),
      others: [...known]
        .filter((word) => !frequencies.has(word))
        .sort()
        .join(' '),
      counts: inLines([...counts].filter(([term, of]) => of !== summed.get(term))).join('\n'),
      bare: [...entries.keys()].filter((number) => isBare(entries[number]?.title ?? '', vocabulary)).join(' '),
      firstTerms: firstTerms.join(' '),
      shelf: sizes.shelf,
      topicIds,
      releases,
      topics,
      equivalents: equivalents.join('\n'),
      lookalikes: lookalikes.join(' '),
    },
    files,
  };
}

/** The search on an index in parts: its further files are fetched when a query needs them. */
export function engineInParts(data: SplitData, fetchFile: FetchFile): SearchEngine {
  const index = new QuestionIndex(vocabularyOf(data));
  return new SearchEngine(data, index, new IndexParts(index, data, fetchFile));
}

/** What the first file knows of all entries. */
function vocabularyOf({ words, others, counts, topicIds }: SplitData): Vocabulary {
  const frequencies = new Map(pairsOf(words));
  return {
    size: topicIds.split('\n').length,
    frequencies,
    known: new Set([...frequencies.keys(), ...others.split(' ')]),
    counts: new Map([...summedCounts(frequencies), ...pairsOf(counts)]),
  };
}

/** Fetches a file of the built site by its path from the base path. @throws where it does not arrive */
export type FetchFile = (path: string) => Promise<unknown>;

/** Brings what a query needs into an index. */
export class IndexParts {
  private readonly index: QuestionIndex;
  private readonly data: SplitData;
  private readonly firstTerms: readonly string[];
  private readonly fetchFile: FetchFile;
  private readonly arriving = new Map<string, Promise<void>>();

  constructor(index: QuestionIndex, data: SplitData, fetchFile: FetchFile) {
    this.index = index;
    this.data = data;
    this.firstTerms = data.firstTerms.split(' ');
    this.fetchFile = fetchFile;
  }

  /** Fetches the entries whose questions have no word that is looked up. @throws where they do not arrive */
  async bringBare() {
    await this.bringEntries(this.data.bare.split(' ').filter(Boolean).map(Number));
  }

  /** Fetches the postings of terms. @throws where they do not arrive */
  async bringTerms(terms: readonly string[]) {
    const files = new Set(terms.map((term) => this.firstTerms.findLastIndex((first) => first <= term)));
    await this.bring([...files].filter((file) => file >= 0).map(termsFile), (content) => {
      for (const [term, packed] of Object.entries(content as PackedPostings)) {
        this.index.addPosting(term, unpackedPosting(packed));
      }
    });
  }

  /** Fetches entries by their numbers. @throws where they do not arrive */
  async bringEntries(numbers: readonly number[]) {
    const { shelf } = this.data;
    const shelves = new Set(numbers.map((number) => Math.floor(number / shelf)));
    await this.bring([...shelves].map(entriesFile), (content, file) => {
      const before = shelfOf(file) * shelf;
      const packed = content as PackedShelf;
      for (const [at, entry] of unpackedEntries(packed, packed.searches, packed.tags).entries()) {
        this.index.addEntry(before + at, entry);
      }
    });
  }

  /** Fetches files, each once; one that does not arrive is fetched again at the next call. */
  private async bring(files: readonly string[], take: (content: unknown, file: string) => void) {
    await Promise.all(
      files.map(async (file) => {
        const known = this.arriving.get(file);
        if (known) return known;
        const arrival = this.fetchFile(`${this.data.folder}${file}`).then((content) => take(content, file));
        this.arriving.set(file, arrival);
        return arrival.catch((error: unknown) => {
          this.arriving.delete(file);
          throw error;
        });
      }),
    );
  }
}

const termsFile = (number: number) => `terms-${String(number)}.json`;
const entriesFile = (number: number) => `entries-${String(number)}.json`;
const shelfOf = (file: string) => Number(/\d+/.exec(file)?.[0]);

function packedPosting(posting: Posting): number[] {
  let before = 0;
  return [...posting].flatMap(([entry, share]) => {
    const step = entry - before;
    before = entry;
    return [step, Math.round(share * 100)];
  });
}

function unpackedPosting(numbers: readonly number[]): Posting {
  const posting = new Map<number, number>();
  let entry = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    entry += numbers[at] ?? 0;
    posting.set(entry, (numbers[at + 1] ?? 0) / 100);
  }
  return posting;
}

function isBare(title: string, { known }: Vocabulary): boolean {
  return wordsOf(title, known).length === 0;
}

/** In how many entries terms are, if no entry had two words of one term. */
function summedCounts(frequencies: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, frequency] of frequencies) counts.set(termOf(word), (counts.get(termOf(word)) ?? 0) + frequency);
  return counts;
}

function pairsOf(lines: string): [string, number][] {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    });
}
