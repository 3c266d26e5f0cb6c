// Writes what the search needs beside Pagefind's index, read from the built pages and from what Pagefind made of them.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { equivalentsFor } from '../search/equivalents.ts';
import { QuestionIndex } from '../search/question-index.ts';
import { packed, type Entry, type FullTextData, type Place } from '../search/search-data.ts';
import { correctionOf } from '../search/spelling.ts';
import { termOf } from '../search/terms.ts';
import { normalized, tokensOf } from '../search/tokens.ts';
import { topics } from '../site.ts';

/** What Pagefind 1 keeps of a page: gzip around a signature and JSON. */
interface Fragment {
  url: string;
  content: string;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/**
 * Writes search/questions.json and search/full-text.json into a built site that has Pagefind's index.
 *
 * @param site folder of the built site
 */
export function writeSearchData(site: string) {
  const fragments = globSync('pagefind/fragment/*.pf_fragment', { cwd: site })
    .sort()
    .map((file) => ({ id: basename(file, '.pf_fragment'), ...fragmentOf(readFileSync(join(site, file))) }))
    .sort((one, other) => (one.url < other.url ? -1 : 1));
  const entries = fragments.map(({ url }) => withoutIdleTags(entryOf(site, url.replace(/^\//, ''))));
  const words = new Set(
    fragments.flatMap(({ content }) => tokensOf(normalized(content)).flatMap(({ parts }) => parts)),
  );
  const { frequencies } = new QuestionIndex(entries);
  const terms = new Set([...frequencies.keys()].map(termOf));
  const questions = packed({
    entries,
    topics: Object.fromEntries(topics.map(({ id, title }) => [id, title])),
    equivalents: equivalentsFor(frequencies.keys()),
    lookalikes: [...words].filter((word) => !terms.has(termOf(word)) && correctionOf(word, frequencies)).sort(),
  });
  const fullText: FullTextData = Object.fromEntries(
    fragments.map(({ id, anchors }, entry) => [id, [entry, ...placesOf(anchors)]]),
  );
  mkdirSync(join(site, 'search'), { recursive: true });
  writeFileSync(join(site, 'search/questions.json'), JSON.stringify(questions));
  writeFileSync(join(site, 'search/full-text.json'), JSON.stringify(fullText));
}

function fragmentOf(file: Buffer): Fragment {
  const signature = 'pagefind_dcd';
  const text = gunzipSync(file).toString('utf8');
  if (!text.startsWith(signature)) throw new Error('Pagefind has changed how it writes what it keeps of a page.');
  return JSON.parse(text.slice(signature.length)) as Fragment;
}

function entryOf(site: string, path: string): Entry {
  const $ = load(readFileSync(join(site, path, 'index.html'), 'utf8'));
  const article = $('article[data-pagefind-body]');
  const releases = article
    .find('[data-pagefind-filter^="release:"]')
    .map((_, element) => ($(element).attr('data-pagefind-filter') ?? '').replace('release:', ''))
    .get();
  const topic = /#topic-(.+)$/.exec(article.find('[data-pagefind-filter=topic]').attr('href') ?? '')?.[1];
  const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  return {
    path,
    title: inOneLine(article.find('h1').text()),
    ...(topic === undefined ? {} : { topic }),
    ...(releases.length > 0 ? { releases } : {}),
    answer:
      topic === undefined
        ? beginningOf(inOneLine(article.find('p').first().text()))
        : inOneLine(article.find('.answer').text()),
    symptoms: article
      .find('[data-pagefind-meta^=symptom]')
      .map((_, element) => inOneLine($(element).text()))
      .get(),
    tags: article
      .find('.tags li')
      .map((_, element) => $(element).text().trim())
      .get(),
  };
}

/** An entry without the tags that its address or its title says again: they cost bytes and find little. */
function withoutIdleTags(entry: Entry): Entry {
  const said = new Set(
    tokensOf(normalized(`${entry.path.replaceAll('/', ' ')} ${entry.title}`)).flatMap(({ parts }) => parts.map(termOf)),
  );
  return { ...entry, tags: entry.tags.filter((tag) => !tag.split('-').every((word) => said.has(termOf(word)))) };
}

/** Whole sentences of a text, as many as a short answer may have letters. */
function beginningOf(text: string): string {
  const sentences =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/.*?[.:?!](?=\s|$)|.+$/g) ?? [];
  return sentences.reduce((sum, sentence) => (sum && sum.length + sentence.length > 200 ? sum : sum + sentence), '');
}

/** Headings that every answer has say nothing of a place. */
const common = new Set(['You see', 'Do', 'Check', 'Why', 'On other releases']);

function placesOf(anchors: Fragment['anchors']): Place[] {
  return anchors
    .filter(({ element, text }) => /^h[2-4]$/.test(element) && !common.has(text))
    .map(({ id, text, location }) => [id, text, location]);
}
