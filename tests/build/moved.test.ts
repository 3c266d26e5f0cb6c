// A site with a renamed entry, by npm run rename, and retired ones, and with links that are gone, under a path.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageMistakes } from '../../src/checks/page-mistakes.ts';

const dir = mkdtempSync(join(tmpdir(), 'content-'));
const site = join(dir, 'dist');
const page = (path: string) => load(readFileSync(join(site, path, 'index.html'), 'utf8'));

beforeAll(() => {
  cpSync('content', dir, { recursive: true });
  const support = join(dir, 'faq/about/support.mdx');
  const text = readFileSync(support, 'utf8')
    .replace('---\n', '---\nformerly: [help]\n')
    .replace('sources:\n', 'sources:\n  - title: An old page\n    url: https://old.example.org/\n');
  writeFileSync(support, `${text}\nSee [the old page](https://old.example.org/).\n`);
  appendFileSync(
    join(dir, 'retired.yaml'),
    '\n- address: /faq/older/\n  to: /faq/support/\n- address: /faq/gone/\n  gone: It was about 2019.\n',
  );
  appendFileSync(
    join(dir, 'dead-links.yaml'),
    '- url: https://old.example.org/\n  since: 2024-05-03\n  reason: Gone.\n  archive: https://archive.example.org/1\n  source: A look\n',
  );
  const renamed = spawnSync(process.execPath, ['src/tasks/rename.ts', 'support', 'paid-support'], {
    env: { ...process.env, CONTENT_DIR: dir },
    encoding: 'utf8',
  });
  expect(renamed.status, renamed.stderr).toBe(0);
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/astro', ['build', '--force', '--outDir', site], {
    env: {
      ...process.env,
      CONTENT_DIR: dir,
      SITE_URL: 'https://example.org/photon/',
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status, stdout + stderr).toBe(0);
}, 180_000);
afterAll(() => {
  rmSync(dir, { recursive: true });
});

test.each(['faq/help', 'faq/older', 'faq/support'])(
  'the former address %s leads on, with script and without',
  (path) => {
    const $ = page(path);
    const now = '/photon/faq/paid-support/';
    const relative = '../../faq/paid-support/';
    expect($('moved-page a').attr('href')).toBe(relative);
    expect($('head noscript').html()).toContain(`<meta http-equiv="refresh" content="0; url=${relative}">`);
    expect($('link[rel=canonical]').attr('href')).toBe(`https://example.org${now}`);
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('h1')).toHaveLength(1);
  },
);

test('a host that reads _redirects answers at once', () => {
  const [now, markdown] = ['/photon/faq/paid-support/', '/photon/faq/paid-support.md'];
  const lines = ['help', 'older', 'support'].flatMap((slug) => [
    `/photon/faq/${slug}/ ${now} 301`,
    `/photon/faq/${slug}.md ${markdown} 301`,
  ]);
  expect(readFileSync(join(site, '_redirects'), 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''));
});

test('the plain Markdown of a former address says where it is now, or why it is gone', () => {
  const title = page('faq/paid-support')('h1').text();
  for (const slug of ['help', 'older', 'support']) {
    expect(readFileSync(join(site, `faq/${slug}.md`), 'utf8')).toBe(
      `# This page has moved\n\nIt is now at [${title}](https://example.org/photon/faq/paid-support.md)\n`,
    );
  }
  expect(readFileSync(join(site, 'faq/gone.md'), 'utf8')).toBe('# This page is gone\n\nIt was about 2019.\n');
});

test('an entry that is gone says so', () => {
  const $ = page('faq/gone');
  expect($('h1').text()).toBe('This page is gone');
  expect($('main').text()).toContain('It was about 2019.');
  expect($('meta[name=robots]').attr('content')).toBe('noindex');
});

test('a link that is gone is told as such in the text and among the sources, with its copy', () => {
  const $ = page('faq/paid-support');
  expect($('.prose .gone').text()).toBe('the old page (gone since 3 May 2024; archived copy)');
  expect($('.prose .gone a').attr('aria-label')).toBe('archived copy: the old page');
  expect($('.sources li').first().text().replace(/\s+/g, ' ')).toContain(
    'An old page (gone since 3 May 2024; archived copy)',
  );
  expect($('a[href="https://archive.example.org/1"]')).toHaveLength(2);
  expect($('a[href="https://old.example.org/"]')).toHaveLength(0);
});

test('no page has a link that leads nowhere', () => {
  expect(pageMistakes(site, '/photon/')).toEqual([]);
});
