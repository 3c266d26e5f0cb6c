// The index that Pagefind wrote beside the pages, loaded on first use.
import { excerptParts, type ExcerptPart } from './excerpt.ts';

/** What this site uses of Pagefind's API: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}
interface PagefindData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { url: string; excerpt: string }[];
}

export interface SearchResult {
  /** Address of the page, with the fragment of the first section that matched. */
  url: string;
  title: string;
  /** Name of the topic, or "Note". */
  topic: string;
  excerpt: ExcerptPart[];
}

export interface SearchAnswer {
  /** How many pages match. */
  total: number;
  /** The first of them, as Pagefind ranks them. */
  results: SearchResult[];
}

/** Most results that are shown. */
const limit = 10;

/** How often a failed load was tried again: browsers remember a failed import by its address. */
let attempts = 0;
let loaded: Promise<Pagefind> | undefined;

/**
 * Loads the index, once. A failed load is forgotten, so that the next call tries again.
 *
 * @param folder address of Pagefind's folder, with a slash at the end
 * @throws where the index cannot be loaded
 */
export function loadIndex(folder: string): Promise<Pagefind> {
  loaded ??= (async () => {
    const address = `${folder}pagefind.js${attempts > 0 ? `?${attempts}` : ''}`;
    const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
    await pagefind.options({ baseUrl: folder.replace(/pagefind\/$/, '') });
    return pagefind;
  })();
  loaded.catch(() => {
    loaded = undefined;
    attempts += 1;
  });
  return loaded;
}

/**
 * The pages in which all words of a query occur.
 *
 * @param folder address of Pagefind's folder, with a slash at the end
 * @param query what the reader typed
 * @throws where the index cannot be loaded
 */
export async function searchIndex(folder: string, query: string): Promise<SearchAnswer> {
  const pagefind = await loadIndex(folder);
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  return { total: results.length, results: pages.map(resultOf) };
}

function resultOf(page: PagefindData): SearchResult {
  const place = page.sub_results[0] ?? page;
  return {
    url: place.url,
    title: page.meta['title'] ?? page.url,
    topic: page.meta['topic'] ?? 'Note',
    excerpt: excerptParts(place.excerpt),
  };
}
