// The search of a built site in Node.js: the same code and the same files as in a browser.
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SearchEngine } from '../search/engine.ts';
import { FullText, lookUpIn, type Hit, type Pagefind } from '../search/full-text.ts';
import type { FullTextData } from '../search/full-text-data.ts';
import type { PackedData, SearchesData } from '../search/search-data.ts';
import { engineInParts, type SplitData } from '../search/split-data.ts';

/**
 * The search of a built site.
 *
 * @param site folder of the built site
 * @param options `fullText: false` leaves Pagefind out
 */
export async function openSearch(site: string, { fullText = true } = {}): Promise<SearchEngine> {
  const data = read(site, 'search/questions.json') as PackedData | SplitData;
  const engine =
    'folder' in data ? engineInParts(data, async (path) => Promise.resolve(read(site, path))) : SearchEngine.on(data);
  const searches = join(site, 'search/searches.json');
  if (existsSync(searches)) engine.addSearches(read(site, 'search/searches.json') as SearchesData);
  if (fullText)
    engine.addFullText(
      new FullText(lookUpIn(await openPagefind(site)), read(site, 'search/full-text.json') as FullTextData),
    );
  return engine;
}

/** HTML files of the questions and notes of a built site, by name: what Pagefind is to take in, and no lists of them. */
export function entryFiles(site: string): string[] {
  return globSync('{faq,notes}/*/index.html', { cwd: site })
    .filter((file) => /<\w[^>]* data-pagefind-body/.test(readFileSync(join(site, file), 'utf8')))
    .sort();
}

/** Slugs of the questions and notes of a built site. */
export function entrySlugs(site: string): string[] {
  return entryFiles(site).map((file) => basename(dirname(file)));
}

/** Pagefind with what it says of a page. */
interface PlainPagefind extends Pagefind {
  search(term: string): Promise<{ results: (Hit & { data(): Promise<{ url: string }> })[] }>;
}

/** Pagefind, as a site has it, reading files in place of addresses. */
export async function openPagefind(site: string): Promise<PlainPagefind> {
  const folder = `${pathToFileURL(resolve(site, 'pagefind')).href}/`;
  const network = globalThis.fetch;
  globalThis.fetch = async (input, options) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith('file:')) return network(input, options);
    return Promise.resolve(new Response(readFileSync(new URL(address.replace(/\?.*$/, '')))));
  };
  // As a module by its name: Node.js would take a .js of a folder without package.json for CommonJS.
  const module = join(mkdtempSync(join(tmpdir(), 'pagefind-')), 'pagefind.mjs');
  copyFileSync(join(site, 'pagefind/pagefind.js'), module);
  const loaded: unknown = await import(pathToFileURL(module).href);
  rmSync(dirname(module), { recursive: true });
  const { createInstance } = loaded as {
    createInstance: (options: Record<string, unknown>) => PlainPagefind & { init(): Promise<void> };
  };
  const pagefind = createInstance({ basePath: folder, language: 'en', noWorker: true });
  await pagefind.init();
  return pagefind;
}

function read(site: string, file: string): unknown {
  return JSON.parse(readFileSync(join(site, file), 'utf8'));
}
