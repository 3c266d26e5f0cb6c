// The check of built pages cannot pass for want of pages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageMistakes } from '../../src/checks/page-mistakes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'built-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

test('finds pages in a folder whose name looks like a pattern', () => {
  const odd = join(dir, '[x] {a,b} *');
  mkdirSync(odd);
  writeFileSync(join(odd, 'index.html'), '<main><a href="/nowhere/">there</a></main>');
  expect(pageMistakes(odd, '/')).toEqual([
    'index.html: the link "/nowhere/" leads to no page. Check the address; a page is /faq/SLUG/ or /notes/SLUG/.',
  ]);
});

test('refuses a folder without pages', () => {
  expect(() => pageMistakes(dir, '/')).toThrow('There is no page in');
});
