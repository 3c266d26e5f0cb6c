// What the site is when it has grown: past one page of questions, one page a topic or tag, one file of search.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPages, type BuiltPage } from '../../src/checks/built-pages.ts';
import { contentDir } from '../../src/content.config.ts';
import { listed, topics } from '../../src/site.ts';
import { toolEnvironment } from '../../src/tasks/built.ts';
import { generateContent } from '../../src/tasks/generated-content.ts';
import { entrySlugs, openSearch } from '../../src/tasks/search-site.ts';
import { anchors } from '../plan.ts';

const count = 420;
const notes = globSync('notes/*.mdx', { cwd: contentDir }).length;
const work = mkdtempSync(join(tmpdir(), 'growing-'));
const site = join(work, 'site');
let pages: Map<string, BuiltPage>;
/** Addresses of the questions. */
let questions: Set<string>;

beforeAll(() => {
  const content = join(work, 'content');
  generateContent(contentDir, content, count);
  // The build's own checks pass, too: no link on any page leads nowhere.
  const { status, stdout, stderr } = spawnSync('astro', ['build', '--force', '--outDir', site], {
    env: { ...process.env, ...toolEnvironment, CONTENT_DIR: content, BASE_PATH: '/' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status, stdout + stderr).toBe(0);
  pages = new Map(builtPages(site, '/').map((page) => [page.address, page]));
  questions = new Set([...pages.values()].filter(({ $ }) => $('.answer').length === 1).map(({ address }) => address));
});
afterAll(() => rmSync(work, { recursive: true }));

/** Addresses of pages that a page leads to. */
function linksOn(address: string): string[] {
  const links = pages.get(address)?.$('main a[href]').get() ?? [];
  return links.map(({ attribs }) => new URL(attribs['href'] ?? '', `http://localhost${address}`).pathname);
}

test('each page still arrives in the first round trip: 14,000 bytes compressed', () => {
  const longest = [...pages.values()].sort((one, other) => other.html.length - one.html.length).slice(0, 40);
  const heavy = longest.map(({ address, html }) => [address, brotliCompressSync(html).length] as const);
  expect(heavy.filter(([, bytes]) => bytes > 14_000)).toEqual([]);
});

test('the home page and the list of all show the first of each topic, and lead to all the others', () => {
  expect(questions.size).toBe(count);
  for (const start of ['/', '/faq/']) {
    const shown = new Set(linksOn(start).filter((address) => questions.has(address)));
    expect(shown.size).toBeGreaterThanOrEqual(topics.length * listed.first);
    expect(shown.size).toBeLessThan(count / 2);
    // Through the pages of the topics, and nothing else.
    const lists = new Set(linksOn(start).filter((address) => topics.some(({ id }) => address === `/faq/${id}/`)));
    expect(lists.size).toBe(topics.length);
    for (const list of lists) {
      for (const next of linksOn(list)) if (next.startsWith(list)) lists.add(next);
    }
    const reached = new Set([...lists].flatMap(linksOn));
    expect([...questions].filter((address) => !reached.has(address))).toEqual([]);
    for (const list of lists)
      expect(linksOn(list).filter((address) => questions.has(address)).length).toBeLessThanOrEqual(listed.onPage);
  }
});

test('the fragments of the original page still lead to their questions', () => {
  const { $ } = pages.get('/faq/') as BuiltPage;
  const lost = anchors.filter(
    ({ anchor, slug }) => $(`details:has([id="${anchor}"]) a[href$="/faq/${slug}/"]`).length !== 1,
  );
  expect(lost).toEqual([]);
});

test('beside a question stand the nearest of its topic', () => {
  for (const address of questions) {
    expect(pages.get(address)?.$('aside li').length, address).toBeLessThanOrEqual(listed.beside);
  }
});

test('programs get all of it, and readers of the feed the newest', () => {
  expect(readFileSync(join(site, 'llms.txt'), 'utf8').match(/^- \[/gm)?.length).toBeGreaterThanOrEqual(count + notes);
  expect(readFileSync(join(site, 'rss.xml'), 'utf8').match(/<item>/g)).toHaveLength(50);
  expect(entrySlugs(site)).toHaveLength(count + notes);
});

test('the search comes in parts, and finds each question by its own words', async () => {
  const engine = await openSearch(site, { fullText: false });
  expect(globSync('search/parts/*/*', { cwd: site }).length).toBeGreaterThan(10);
  expect(globSync('search/searches.json', { cwd: site })).toEqual([]);
  const wrong: string[] = [];
  for (const address of questions) {
    const { results } = await engine.complete({ query: pages.get(address)?.$('h1').text() ?? '' });
    if (`/${results[0]?.path.replace(/#.*/, '') ?? ''}` !== address) wrong.push(address);
  }
  expect(wrong).toEqual([]);
});
