// The full text of all pages, by Pagefind: one search a word, so that any word may be missing.
import type { FullTextAnswer } from './full-text-answer.ts';
import { unpackedPages, type FullTextData, type Place } from './full-text-data.ts';
import type { Query, QueryWord } from './query.ts';

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

export class FullText {
  /** Of which build of the site it is. */
  readonly edition: string;
  private readonly lookUp: LookUp;
  private readonly pages: ReadonlyMap<string, { entry: number; places: Place[] }>;

  constructor(lookUp: LookUp, data: FullTextData) {
    this.edition = data.edition;
    this.lookUp = lookUp;
    this.pages = new Map(unpackedPages(data).map(({ id, places }, entry) => [id, { entry, places }]));
  }

  /**
   * Looks up what the small index does not know: words that no question, answer or symptom has, and phrases. For words
   * that it knows, the text of the pages was measured to change next to nothing.
   *
   * @throws where Pagefind cannot be asked
   */
  async answer(query: Query, chosen: readonly QueryWord[]): Promise<FullTextAnswer> {
    // In quotes, for without them a word that Pagefind does not know stands for its beginning.
    const terms = [...chosen.map(({ typed }) => typed), ...query.phrases].map((text) => `"${text}"`);
    const found = terms.length > 0 ? await this.lookUp(terms) : [];

    const scores = new Map<string, Map<number, number>>();
    const weights = new Map<number, Map<Place, number>>();
    for (const [at, { typed }] of chosen.entries()) {
      const hits = found[at] ?? [];
      const best = Math.max(...hits.map(({ score }) => score));
      const byEntry = new Map<number, number>();
      for (const { id, score, words } of hits) {
        const page = this.pages.get(id);
        if (!page) continue;
        const { entry, places } = page;
        byEntry.set(entry, score / best);
        for (const place of placesOf(places, words)) {
          const known = weights.get(entry) ?? new Map<Place, number>();
          weights.set(entry, known.set(place, (known.get(place) ?? 0) + 1));
        }
      }
      if (byEntry.size > 0) scores.set(typed, byEntry);
    }
    return {
      scores,
      asked: new Set(chosen.map(({ typed }) => typed)),
      phrases: new Map(query.phrases.map((phrase, at) => [phrase, this.entriesOf(found[chosen.length + at] ?? [])])),
      places: new Map([...weights].flatMap(([entry, known]) => bestOf(known).map((place) => [entry, place] as const))),
    };
  }

  private entriesOf(hits: readonly Hit[]): Set<number> {
    return new Set(hits.flatMap(({ id }) => this.pages.get(id)?.entry ?? []));
  }
}

/** The places in which words lie, each once. */
function placesOf(places: readonly Place[], words: readonly number[]): Set<Place> {
  const found = new Set<Place>();
  for (const word of words) {
    const place = places.findLast(([, , start]) => start <= word);
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
