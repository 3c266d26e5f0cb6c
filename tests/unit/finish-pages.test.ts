// Finishing pages: one that has no picture does not hide what is wrong with the others.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishPages } from '../../src/finish/finish-pages.ts';

test('tells a page without heading beside all other mistakes, and draws the other pictures', async () => {
  const site = mkdtempSync(join(tmpdir(), 'finished-'));
  const write = (folder: string, body: string) => {
    mkdirSync(join(site, folder));
    writeFileSync(join(site, folder, 'index.html'), `<html><body>${body}</body></html>`);
  };
  try {
    write('bare', '<main>Text</main>');
    write('odd', '<main><h1>Why?</h1><a href="/nowhere/">there</a></main>');
    expect(await finishPages(site)).toEqual([
      'odd/index.html: the link "/nowhere/" leads to no page. Check the address; a page is /faq/SLUG/ or /notes/SLUG/.',
      'bare/index.html: has no <h1>, and so no words for its picture. Give the page a heading.',
    ]);
    expect(existsSync(join(site, 'odd.png'))).toBe(true);
  } finally {
    rmSync(site, { recursive: true });
  }
});
