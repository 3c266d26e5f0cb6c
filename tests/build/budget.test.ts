// What a reader waits for: nothing before the first sight of a page, and little before it answers.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtPages, type BuiltPage } from '../../src/checks/built-pages.ts';
import { distinctPaths, root } from '../sites.ts';

const distinct = new Set(distinctPaths().map((path) => `/${path}`));
const pages = builtPages(root.dir, root.base).filter(({ address }) => distinct.has(address));

describe.each(pages)('$address', (page) => {
  test('is shown without waiting for a second file', () => {
    const { $ } = page;
    expect($('link[rel=stylesheet]').length).toBe(0);
    // One page is shown at any address by the service worker, which tells it where the site is when it is parsed.
    const isShownAnywhere = page.address === '/offline/';
    expect($(`script[src]${isShownAnywhere ? ':not([type=module])' : ''}`).length).toBe(0);
    expect(page.html).not.toMatch(/@import|@font-face/);
  });

  test('fetches at most 6 KB of script before one does something', () => {
    expect(scriptsOf(page).reduce((sum, script) => sum + brotliCompressSync(script).length, 0)).toBeLessThanOrEqual(
      6 * 1024,
    );
  });
});

test('there is no web font', () => {
  expect(globSync('**/*.{woff,woff2,ttf,otf}', { cwd: root.dir })).toEqual([]);
});

test('what may be kept for ever has the digest of its content in its name', () => {
  const kept = [
    ...readFileSync(join(root.dir, '_headers'), 'utf8').matchAll(/^(\/\S+)\n {2}Cache-Control:.*immutable$/gm),
  ];
  expect(kept.length).toBeGreaterThan(0);
  const files = kept.flatMap(([, pattern = '']) => globSync(`${pattern.slice(1)}*/*`, { cwd: root.dir }));
  const direct = kept.flatMap(([, pattern = '']) => globSync(pattern.slice(1), { cwd: root.dir }));
  expect(direct.length).toBeGreaterThan(0);
  // Eight characters may also be a word: then the whole is the name that a file of ours has before it is built.
  const sources = new Set(globSync('src/**/*.*').map((file) => parse(file).name));
  const hasDigest = (file: string) =>
    // As the bundler and Astro write it, and as Pagefind does.
    /[.-][\w-]{8}(?:_\w+)?\.\w+$|_[\da-f]{7,}\.\w+$/.test(file) && !sources.has(parse(file).name);
  expect(hasDigest('_astro/full-text-worker-BJLBX4ZS.js')).toBe(true);
  expect(['_astro/full-text-worker.js', '_astro/search-history.js'].filter(hasDigest)).toEqual([]);
  expect([...files, ...direct].filter((file) => !hasDigest(file))).toEqual([]);
});

/** The scripts a page fetches when it is opened: those it names, and what these import. */
function scriptsOf({ $, address }: BuiltPage): string[] {
  const loaded = new Map<string, string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    expect(existsSync(file), file).toBe(true);
    const text = readFileSync(file, 'utf8');
    loaded.set(file, text);
    // Static imports only: "import(" fetches when it is called.
    for (const [, from = ''] of text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+from\s*)?["'](\.[^"']+)["']/g,
    )) {
      load(join(dirname(file), from));
    }
  };
  const modules = $('script[data-modules]').attr('data-modules')?.split(' ') ?? [];
  const scripts = $('script[src]')
    .map((_, { attribs }) => attribs['src'] ?? '')
    .get();
  for (const script of [...modules, ...scripts])
    load(join(root.dir, new URL(script, `http://localhost${address}`).pathname));
  // What the script of every page fetches by itself: see elements/every-page.ts.
  const fetched = {
    '[data-offline]': 'offline-copy',
    'machine-session': 'command-snippet',
    'machine-guide': 'machine-guide',
  };
  for (const [selector, name] of Object.entries(fetched)) {
    const files = globSync(`_astro/${name}.*.js`, { cwd: root.dir });
    expect(files).toHaveLength(1);
    if ($(selector).length > 0) for (const file of files) load(join(root.dir, file));
  }
  return [...loaded.values()];
}
