// What the full text is asked, and what it answers: known before it is there.
import type { Place } from './full-text-data.ts';
import type { Alternative, Query, QueryWord } from './query.ts';

/** Where words of a query are. */
export interface FullTextAnswer {
  /** By word as typed, then by entry: 1 for the page that Pagefind puts first. */
  scores: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** The words that were looked up, as typed. */
  asked: ReadonlySet<string>;
  /** By phrase, the entries that have its words side by side. */
  phrases: ReadonlyMap<string, ReadonlySet<number>>;
  /** By entry, the place that has most of these words. */
  places: ReadonlyMap<number, Place>;
}

export const nothing: FullTextAnswer = {
  scores: new Map(),
  asked: new Set(),
  phrases: new Map(),
  places: new Map(),
};

/** Most words that are looked up in one query: each may need a part of the index that has not been fetched. */
const mostWords = 4;

/** The words of a query that only the text of a page may have; none of a log, which is full of names. */
export function wordsToLookUp({ words, pasted, bare }: Query): QueryWord[] {
  return pasted || bare ? [] : words.filter(({ alternatives }) => alternatives.every(isEquivalent)).slice(0, mostWords);
}

const isEquivalent = ({ reason }: Alternative) => reason === 'equivalent';

/** Whether the full text could add to what the small index says. */
export function needsFullText(query: Query): boolean {
  return query.phrases.length > 0 || wordsToLookUp(query).length > 0;
}
