// Recent searches: kept on this device only, newest first, and only where it lets us.
import * as keys from '../kept-keys.ts';

/** Most searches that are kept. */
const most = 5;
/** A longer one was pasted, and is not worth a line. */
const longest = 80;

/** The recent searches, newest first; none where nothing may be kept. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keys.recentSearches) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Keeps a search as the newest. */
export function keepSearch(query: string) {
  const text = query.trim();
  if (text && text.length <= longest) write([text, ...recentSearches().filter((other) => other !== text)]);
}

/** Forgets one search, or all. */
export function forgetSearch(query?: string) {
  write(query === undefined ? [] : recentSearches().filter((other) => other !== query));
}

function write(queries: string[]) {
  try {
    if (queries.length === 0) localStorage.removeItem(keys.recentSearches);
    else localStorage.setItem(keys.recentSearches, JSON.stringify(queries.slice(0, most)));
  } catch {
    // Nothing may be kept here, or there is no room: then nothing is.
  }
}
