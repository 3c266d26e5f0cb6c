// The built site, as any host would serve it.
import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtPages } from '../../src/checks/built-pages.ts';
import { pageMistakes } from '../../src/checks/page-mistakes.ts';
import { contentDir } from '../../src/content.config.ts';
import { root, subPath } from '../sites.ts';

describe.each([root, subPath])('the site at $base', ({ dir, base }) => {
  test('has no link that leads nowhere, no picture without text, no id twice, no style attribute', () => {
    expect(pageMistakes(dir, base)).toEqual([]);
  });

  test('has no address from the root of the host, but on the page that is shown anywhere', () => {
    for (const { address, $ } of builtPages(dir, base)) {
      const absolute = $('[href^="/"], [src^="/"], [action^="/"], [data-base^="/"]')
        .map((_, { attribs }) => attribs['href'] ?? attribs['src'] ?? attribs['action'] ?? attribs['data-base'])
        .get();
      if (address === `${base}404.html`) {
        expect(absolute.filter((link) => !link.startsWith(base))).toEqual([]);
        expect(absolute).toContain(base);
      } else expect(absolute, address).toEqual([]);
    }
  });
});

test('the site is the same wherever it is served, but for what it says of itself to others and the page that is shown anywhere', () => {
  const filesOf = (dir: string) => globSync('**/*.{html,js,json,svg,pf_*,pagefind,webmanifest}', { cwd: dir }).sort();
  expect(filesOf(subPath.dir)).toEqual(filesOf(root.dir));
  const toOthers = /<meta property="og:[^>]*>|<script type="application\/ld\+json">[\s\S]*?<\/script>/g;
  const contentOf = (path: string) => readFileSync(path, 'latin1').replace(toOthers, '');
  const differing = filesOf(root.dir).filter(
    (file) => file !== 'sw.js' && contentOf(`${root.dir}/${file}`) !== contentOf(`${subPath.dir}/${file}`),
  );
  expect(differing).toEqual(['404.html']);
});

describe.each(builtPages(root.dir, root.base))('$address', ({ address, html, $ }) => {
  test('has one h1, a title and a description of its own, a language and landmarks', () => {
    expect($('h1')).toHaveLength(1);
    expect($('title').text().trim()).not.toBe('');
    expect($('meta[name=description]').attr('content')?.trim()).toBeTruthy();
    expect($('html').attr('lang')).toBe('en');
    expect($('main')).toHaveLength(1);
    expect($('a[href="#main"]')).toHaveLength(1);
  });

  test('carries a policy that allows nothing inline and nothing foreign', () => {
    const policy = $('meta[http-equiv=content-security-policy]').attr('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*|data:/);
  });

  test('loads nothing from elsewhere', () => {
    const loaded = $('script[src], link[rel=stylesheet], img, iframe, source').map(
      (_, node) => node.attribs['src'] ?? node.attribs['href'],
    );
    expect(loaded.get().filter((link) => /^(https?:)?\/\//.test(link))).toEqual([]);
  });

  test('arrives in the first round trip: 14,000 bytes compressed', () => {
    expect(brotliCompressSync(html).length, address).toBeLessThanOrEqual(14_000);
  });
});

test('no two pages share a title or a description', () => {
  const pages = builtPages(root.dir, root.base);
  const titles = pages.map(({ $ }) => $('title').text());
  const descriptions = pages.map(({ $ }) => $('meta[name=description]').attr('content'));
  expect(new Set(titles).size).toBe(pages.length);
  expect(new Set(descriptions).size).toBe(pages.length);
});

test('the index holds the questions and notes, and nothing else', () => {
  const entry = JSON.parse(readFileSync(`${root.dir}/pagefind/pagefind-entry.json`, 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  const written = globSync('{faq/*,notes}/*.{md,mdx}', { cwd: contentDir });
  expect(entry.languages['en']?.page_count).toBe(written.length);
});

test('the headers say what a page cannot say of itself', () => {
  const headers = readFileSync(`${root.dir}/_headers`, 'utf8');
  expect(headers).toContain("frame-ancestors 'none'");
  expect(headers).toContain('X-Content-Type-Options: nosniff');
});
