// Which files a reader's device keeps, and what becomes of a page that is shown from there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCopy, isHashed, withoutSearch, withRoot } from '../../src/service-worker/copy.ts';
import { partsFolder } from '../../src/search/search-data.ts';
import { keptOf } from '../../src/service-worker/kept.ts';

const site = mkdtempSync(join(tmpdir(), 'kept-'));
const write = (file: string, text = file) => {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), text);
};
const part = `${partsFolder}Ab12Cd34/terms-0.json`;
const urls = (limit?: number) => keptOf(site, '2026-05-04', limit).files.map(([url]) => url);
const core = [
  '',
  '_astro/a.B1.js',
  'faq/',
  'machine/',
  'machine/how/',
  'offline/',
  'pagefind/pagefind.js',
  'search/q.json',
];

beforeAll(() => {
  for (const url of [...core, 'faq/one/', 'tags/x/', 'pagefind/index/en_1.pf_index', part]) {
    write(url === '' || url.endsWith('/') ? `${url}index.html` : url);
  }
  for (const file of [
    '404.html',
    'sw.js',
    'rss.xml',
    'faq/one.md',
    'og/one.png',
    'pagefind/fragment/en_1.pf_fragment',
  ]) {
    write(file);
  }
});
afterAll(() => rmSync(site, { recursive: true }));

test('of a small site everything is kept that can be read, searched and run; no feeds, pictures for previews, sources', () => {
  expect(urls().sort()).toEqual([...core, 'faq/one/', 'pagefind/index/en_1.pf_index', part, 'tags/x/'].sort());
});

test('of a large site what every page needs', () => {
  expect(urls(10).sort()).toEqual([...core].sort());
});

test('a file is marked by what is in it, unless its name is, and another content makes another build', () => {
  const { build, files } = keptOf(site, '2026-05-04');
  const marked = new Map(files.map(([url, ...marks]) => [url, marks]));
  expect(marked.get('_astro/a.B1.js')).toEqual([null]);
  expect(marked.get('faq/one/')).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
  expect(marked.get('search/q.json')).toEqual([expect.any(String), expect.stringMatching(/^sha256-/)]);
  expect(keptOf(site, '2026-05-05').build).toBe(build);
  write('faq/one/index.html', 'another');
  expect(keptOf(site, '2026-05-04').build).not.toBe(build);
});

test('names tell what never changes', () => {
  expect(
    [part, '_astro/a.B1.js', 'pagefind/index/en_1.pf_index', 'pagefind/pagefind.en_1.pf_meta'].every(isHashed),
  ).toBe(true);
  expect(['pagefind/pagefind.js', 'search/questions.json', 'faq/_astro/', ''].some(isHashed)).toBe(false);
  expect(withoutSearch('https://example.org/search/?q=a#b')).toBe('https://example.org/search/');
});

const page = (html: string, type = 'text/html') => new Response(html, { headers: { 'content-type': type } });

test('a copy of a page says that it is one, and of which day; what is no page stays as it is', async () => {
  const copy = await asCopy(page('<main id="main" tabindex="-1"><h1>A</h1></main>'), '2026-05-04');
  expect(await copy.text()).toMatch(
    /^<main id="main" tabindex="-1"><p [^>]*>.* from <time datetime="2026-05-04">4 May 2026<\/time>.*<\/p><h1>/,
  );
  expect(await (await asCopy(page('<main>', 'text/plain'), '2026-05-04')).text()).toBe('<main>');
});

test('the page for what is not kept is made to be shown at any address', async () => {
  const shown = await withRoot(page('<html data-base="../"><a href="../faq/">'), '/photon/');
  expect(await shown.text()).toBe('<html data-base="/photon/"><a href="/photon/faq/">');
});
