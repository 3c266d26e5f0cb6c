// The index that Pagefind wrote beside the pages, loaded on first use.
import { excerptParts, type ExcerptPart } from './excerpt.ts';
import { isWholeWord, wordsOf } from './words.ts';

/** What this site uses of Pagefind's API: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
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
  /** Whether more pages match than are given. */
  more: boolean;
  /** The best matches, as Pagefind ranks them. */
  results: SearchResult[];
}

/** Most results that are shown. */
const limit = 10;

let attempts = 0;
let loaded: Promise<Pagefind> | undefined;

/**
 * Loads the index, once. One that fails is forgotten, so that the next call starts anew.
 *
 * @param folder address of Pagefind's folder, with a slash at the end
 * @throws where the index cannot be loaded
 */
export function loadIndex(folder: string): Promise<Pagefind> {
  if (!loaded) {
    loaded = start(folder);
    loaded.catch(forget);
  }
  return loaded;
}

async function start(folder: string): Promise<Pagefind> {
  // Browsers remember a failed import by its address, and Pagefind its failed start: another address is a new start.
  const address = `${folder}pagefind.js${attempts > 0 ? `?${attempts}` : ''}`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ baseUrl: folder.replace(/pagefind\/$/, '') });
  await pagefind.init();
  return pagefind;
}

function forget() {
  loaded = undefined;
  attempts += 1;
}

/**
 * The first ten pages in which all words of a query occur. An index that fails is forgotten, so that the next call
 * starts anew.
 *
 * @param folder address of Pagefind's folder, with a slash at the end
 * @param query what the reader typed
 * @throws where the index, or what it needs to answer, cannot be loaded
 */
export async function searchIndex(folder: string, query: string): Promise<SearchAnswer> {
  try {
    const pagefind = await loadIndex(folder);
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    const found = pages.filter((page) => hasWords(page, query));
    if (found.length === 0) await assertReachable(folder);
    return { more: results.length > limit && found.length === limit, results: found.map(resultOf) };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Pagefind keeps silent about parts of its index that do not arrive, and then finds nothing. */
async function assertReachable(folder: string) {
  const response = await fetch(`${folder}pagefind-entry.json?${Date.now()}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${response.status} for the search index`);
}

/** Pagefind shortens a word it does not know until something begins with it; such a page has nothing of the word. */
function hasWords({ meta, excerpt, sub_results }: PagefindData, query: string): boolean {
  const marked = [excerpt, ...sub_results.map((place) => place.excerpt)]
    .flatMap((text) => excerptParts(text))
    .filter((part) => part.marked)
    .flatMap((part) => wordsOf(part.text));
  const words = [...marked, ...wordsOf(Object.values(meta).join(' '))];
  return wordsOf(query).some((typed) => words.some((word) => isWholeWord(typed, word)));
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
