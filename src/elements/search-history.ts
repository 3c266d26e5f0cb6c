// What is asked stands in the history: on the search page in the address, too.
import { searchOf, withSearch, type AddressedSearch } from '../search/address.ts';

/** Longest query that stands in an address, in characters; the whole of it is kept with the entry in the history. */
const longestInAddress = 1_000;

interface Kept {
  query: string;
  /** Whether it was asked deliberately: then it can be gone back to. */
  submitted: boolean;
}

/** The whole of a query that is too long for the address; empty where there is none. */
export function keptQuery(): string {
  const { q } = searchOf(location.href);
  const kept = keptState();
  return kept && q && kept.query.length > longestInAddress && kept.query.startsWith(q) ? kept.query : '';
}

/**
 * Puts a search into the address; the entry in the history is new where the one before was asked deliberately.
 *
 * @param title of the page without a query
 * @param submitted whether this one is asked deliberately
 */
export function toAddress({ q, topic, release }: AddressedSearch, title: string, submitted: boolean) {
  document.title = q ? `${q.slice(0, 80)} – ${title}` : title;
  const address = withSearch(location.href, { q: q.slice(0, longestInAddress).trim(), topic, release });
  const state: Kept = {
    query: q,
    submitted: submitted || (address === location.href && keptState()?.submitted === true),
  };
  try {
    if (address !== location.href && keptState()?.submitted) history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // Browsers refuse too many changes in a short time: the address then follows with the next one.
  }
}

/** Keeps a search of a page whose address says nothing of it, for whoever comes back to the page. */
export function keepInHistory(query: string) {
  try {
    history.replaceState({ query, submitted: false } satisfies Kept, '');
  } catch {
    // As above.
  }
}

/** What was searched for on this page before one went on from it; empty where nothing was. */
export function queryBefore(): string {
  return keptState()?.query ?? '';
}

function keptState(): Kept | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('query' in state) || !('submitted' in state)) return undefined;
  const { query, submitted } = state;
  return typeof query === 'string' && typeof submitted === 'boolean' ? { query, submitted } : undefined;
}
