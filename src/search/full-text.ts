// The full text of all pages, by Pagefind: one search a word, so that any word may be missing.
import type { Query, QueryWord } from './query.ts';
import { unpackWords, type FullTextData, type Place } from './search-data.ts';

/** What this site uses of Pagefind's API: https://pagefind.app/docs/api/ */
export interface Pagefind {
  search(term: string): Promise<{ results: Hit[] }>;
}

/** A page on which a word is. */
export interface Hit {
  /** Pagefind's name for the page. */
  id: string;
  score: number;
  /** Numbers of the words of the page that match. */
  words: number[];
}

/** Asks Pagefind for several terms, and gives the pages of each; it runs in a worker, where there are workers. */
export type LookUp = (terms: string[]) => Promise<Hit[][]>;

/** Asks a Pagefind in the same thread. */
export function lookUpIn(pagefind: Pagefind): LookUp {
  return async (terms) =>
    Promise.all(
      terms.map(async (term) => {
        const { results } = await pagefind.search(term);
        return results.map(({ id, score, words }) => ({ id, score, words }));
      }),
    );
}

/** Where words of a query are. */
export interface FullTextAnswer {
  /** By word as typed, then by entry: 1 for the page that Pagefind puts first. */
  scores: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** By phrase, the entries that have its words side by side. */
  phrases: ReadonlyMap<string, ReadonlySet<number>>;
  /** By entry, the place that has most of what the question itself does not have. */
  places: ReadonlyMap<number, Place>;
  /** Whether a part of the index did not arrive: a word that is on a page was not found. */
  incomplete: boolean;
}

export const nothing: FullTextAnswer = {
  scores: new Map(),
  phrases: new Map(),
  places: new Map(),
  incomplete: false,
};

/** Most words that are looked up in one query: each may need a part of the index that has not been fetched. */
const mostWords = 4;

export class FullText {
  /** All words of the pages, each with the number of pages it is on. */
  readonly frequencies: ReadonlyMap<string, number>;
  private readonly lookUp: LookUp;
  private readonly pages: FullTextData['pages'];

  constructor(lookUp: LookUp, data: FullTextData) {
    this.lookUp = lookUp;
    this.pages = data.pages;
    this.frequencies = unpackWords(data.words);
  }

  /**
   * Looks the rarest words of a query up, and its phrases.
   *
   * @param isNamed whether a word is in the question, the answer or the symptoms of an entry
   * @throws where Pagefind cannot be asked
   */
  async answer(query: Query, isNamed: (word: QueryWord, entry: number) => boolean): Promise<FullTextAnswer> {
    const chosen = query.words
      .flatMap((word) => {
        const known = word.alternatives.find((other) => other.reason !== 'equivalent' && this.countOf(other.word) > 0);
        return known ? [{ ...known, of: word }] : [];
      })
      .sort((one, other) => this.countOf(one.word) - this.countOf(other.word))
      .slice(0, mostWords);
    const terms = [...chosen.map(({ word }) => word), ...query.phrases.map((phrase) => `"${phrase}"`)];
    const found = terms.length > 0 ? await this.lookUp(terms) : [];

    const scores = new Map<string, Map<number, number>>();
    const weights = new Map<number, Map<Place, number>>();
    for (const [at, { of, weight }] of chosen.entries()) {
      const hits = found[at] ?? [];
      const best = Math.max(...hits.map(({ score }) => score));
      const byEntry = new Map<number, number>();
      for (const { id, score, words } of hits) {
        const page = this.pages[id];
        if (!page) continue;
        byEntry.set(page.entry, (weight * score) / best);
        if (isNamed(of, page.entry)) continue;
        for (const place of placesOf(page.places, words)) {
          const known = weights.get(page.entry) ?? new Map<Place, number>();
          weights.set(page.entry, known.set(place, (known.get(place) ?? 0) + weight));
        }
      }
      scores.set(of.typed, byEntry);
    }
    return {
      scores,
      phrases: new Map(query.phrases.map((phrase, at) => [phrase, this.entriesOf(found[chosen.length + at] ?? [])])),
      places: new Map([...weights].flatMap(([entry, known]) => bestOf(known).map((place) => [entry, place] as const))),
      incomplete: chosen.some((_, at) => found[at]?.length === 0),
    };
  }

  private countOf(word: string): number {
    return this.frequencies.get(word) ?? 0;
  }

  private entriesOf(hits: readonly Hit[]): Set<number> {
    return new Set(hits.flatMap(({ id }) => this.pages[id]?.entry ?? []));
  }
}

/** The places in which words lie, each once. */
function placesOf(places: readonly Place[], words: readonly number[]): Set<Place> {
  const found = new Set<Place>();
  for (const word of words) {
    const place = places.findLast(({ start }) => start <= word);
    if (place) found.add(place);
  }
  return found;
}

/** The heaviest place; none where there are several. */
function bestOf(weights: ReadonlyMap<Place, number>): Place[] {
  const most = Math.max(...weights.values());
  const best = [...weights].filter(([, weight]) => weight === most);
  return best.length === 1 ? best.map(([place]) => place) : [];
}
