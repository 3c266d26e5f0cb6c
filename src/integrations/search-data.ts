// Writes what the search needs beside Pagefind's index, from the entries' fields and from what Pagefind made of their pages.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio/slim';
import { equivalentsFor } from '../search/equivalents.ts';
import { packedPages, type FullTextData, type Place } from '../search/full-text-data.ts';
import { inverted } from '../search/question-index.ts';
import {
  packed,
  packedFurther,
  partsFolder,
  type Entry,
  type EntryFields,
  type PackedData,
  type SearchData,
  type SearchesData,
} from '../search/search-data.ts';
import { split, type SplitData } from '../search/split-data.ts';
import { correctionOf } from '../search/spelling.ts';
import { isStopWord } from '../search/stop-words.ts';
import { termOf } from '../search/terms.ts';
import { normalized, tokensOf } from '../search/tokens.ts';
import { topics } from '../site.ts';

/** What Pagefind 1 keeps of a page: gzip around a signature and JSON. */
interface Fragment {
  url: string;
  content: string;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** As long as a short answer may be, in characters. */
const longestBeginning = 200;

/** Up to so many entries the small index is one file, some 230 bytes an entry; beyond, it is fetched in parts. */
const mostWhole = 400;

/**
 * Writes search/questions.json, search/searches.json and search/full-text.json into a built site that has Pagefind's
 * index, in the place of search/entries.json, which it takes away. Of a large site, search/parts/ holds what
 * searches.json would.
 *
 * @param site folder of the built site
 * @throws where Pagefind has not indexed the pages that there are entries of
 */
export function writeSearchData(site: string) {
  const fragments = globSync('pagefind/fragment/*.pf_fragment', { cwd: site })
    .sort()
    .map((file) => ({ id: basename(file, '.pf_fragment'), ...fragmentOf(readFileSync(join(site, file))) }))
    .sort((one, other) => (one.url < other.url ? -1 : 1));
  const given = join(site, 'search/entries.json');
  const fields = JSON.parse(readFileSync(given, 'utf8')) as EntryFields[];
  rmSync(given);
  const entries = fields.map((entry) => entryOf(entry, site)).sort((one, other) => (one.path < other.path ? -1 : 1));
  const indexed = new Set(fragments.map(({ url }) => url.replace(/^\//, '')));
  const [odd] = indexed.symmetricDifference(new Set(entries.map(({ path }) => path)));
  if (odd !== undefined)
    throw new Error(`${odd} is a page in Pagefind's index, or an entry of the search, and not both.`);
  // What stands between blanks is taken apart once, however many pages it stands on.
  const written = new Set(fragments.flatMap(({ content }) => normalized(content).split(/\s+/)));
  const words = new Set(Array.from(written, tokensOf).flatMap((tokens) => tokens.flatMap(({ parts }) => parts)));
  const { frequencies } = inverted(entries).vocabulary;
  const data: SearchData = {
    entries,
    topics: Object.fromEntries(topics.map(({ id, title }) => [id, title])),
    equivalents: equivalentsFor(frequencies.keys()),
    lookalikes: lookalikesAmong(words, frequencies),
  };
  const edition = digestOf(JSON.stringify(entries));
  const write = (name: string, content: PackedData | SplitData | SearchesData | FullTextData) =>
    writeFileSync(join(site, 'search', name), JSON.stringify(content));
  if (entries.length > mostWhole) {
    write('questions.json', writeParts(site, data, edition));
  } else {
    write('questions.json', packed(data, edition));
    write('searches.json', packedFurther(data, edition));
  }
  const pages = fragments.map(({ id, anchors }) => ({ id, places: placesOf(anchors) }));
  write('full-text.json', packedPages(pages, edition));
}

/** A text as it is compared, without the words that are not: a fifth of its bytes. */
function withoutStopWords(text: string): string {
  return tokensOf(normalized(text))
    .map(({ whole }) => whole)
    .filter((word) => !isStopWord(word))
    .join(' ');
}

/** Words of the pages that would be taken for a mistyped word of the entries. */
function lookalikesAmong(words: ReadonlySet<string>, frequencies: ReadonlyMap<string, number>): string[] {
  const terms = new Set([...frequencies.keys()].map(termOf));
  return [...words].filter((word) => !terms.has(termOf(word)) && correctionOf(word, frequencies)).sort();
}

/** The name of the folder is a digest: what a browser or a cache has of an older build is not mixed with it. */
function writeParts(site: string, data: SearchData, edition: string): SplitData {
  const { first, files } = split(data, (parts) => ({
    edition,
    folder: `${partsFolder}${digestOf(JSON.stringify([...parts]))}/`,
  }));
  mkdirSync(join(site, first.folder), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(site, first.folder, name), text);
  return first;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

function fragmentOf(file: Buffer): Fragment {
  const signature = 'pagefind_dcd';
  const text = gunzipSync(file).toString('utf8');
  if (!text.startsWith(signature)) throw new Error('Pagefind has changed how it writes what it keeps of a page.');
  return JSON.parse(text.slice(signature.length)) as Fragment;
}

/** An entry as it is searched: in one line each, without what costs bytes and finds little. */
function entryOf({ answer, ...entry }: EntryFields, site: string): Entry {
  const said = new Set(
    tokensOf(normalized(`${entry.path.replaceAll('/', ' ')} ${entry.title}`)).flatMap(({ parts }) => parts.map(termOf)),
  );
  return {
    ...entry,
    title: inOneLine(entry.title),
    answer: inOneLine(answer ?? beginningOf(site, entry.path)),
    symptoms: entry.symptoms.map(inOneLine),
    // Tags that its address or its title says again.
    tags: entry.tags.filter((tag) => !tag.split('-').every((word) => said.has(termOf(word)))),
    searches: entry.searches.map(withoutStopWords).filter(Boolean),
  };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What an article begins with, in whole sentences. */
function beginningOf(site: string, path: string): string {
  const $ = load(readFileSync(join(site, path, 'index.html'), 'utf8'));
  const text = inOneLine($('article[data-pagefind-body] p').first().text());
  const sentences = text.match(/.*?[.:?!](?=\s|$)|.+$/g) ?? [];
  return sentences.reduce(
    (sum, sentence) => (sum && sum.length + sentence.length > longestBeginning ? sum : sum + sentence),
    '',
  );
}

/** Headings that every answer has say nothing of a place. */
const common = new Set(['You see', 'Do', 'Check', 'Why', 'On other releases']);

function placesOf(anchors: Fragment['anchors']): Place[] {
  return anchors
    .filter(({ element, text }) => /^h[2-4]$/.test(element) && !common.has(text))
    .map(({ id, text, location }) => [id, text, location]);
}
