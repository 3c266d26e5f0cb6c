// Writes the search index beside the built pages.
import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefindService from 'pagefind';
import sirv from 'sirv';
import { minifySync } from 'vite';
import { base } from '../address.ts';
import { inOwnThread } from './own-thread.ts';
import type * as Data from './search-data.ts';

/** Pagefind also writes user interfaces and a worker; this site has its own. What the browser needs of it is kept. */
const unused = [
  'pagefind-ui.js',
  'pagefind-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-modular-ui.css',
  'pagefind-component-ui.js',
  'pagefind-component-ui.css',
  'pagefind-highlight.js',
  'pagefind-worker.js',
];

/**
 * How much goes into a part of Pagefind's index, in occurrences of words: a search fetches a part for each of its words.
 * With this a part has about 3 KB; with Pagefind's own 20,000 it would have 29. Smaller ones make the list of parts,
 * which every search needs, longer than what they save. Pagefind reads it from its environment only
 * (pagefind/src/options.rs); the test of the bytes of a search tells should it cease to.
 */
const partSize = 2_000;

/** Where it looks: other pages have nothing to index, and reading them takes as long. */
const articles = '{faq,notes}/*/index.html';

/** Indexes what stands in data-pagefind-body: questions and notes, no lists. */
export function pagefind(): AstroIntegration {
  return {
    name: 'photon:pagefind',
    hooks: {
      'astro:server:setup': ({ server }) => {
        // In development the search answers from the last build.
        server.middlewares.use(`${base}pagefind`, sirv('dist/pagefind', { dev: true }));
        // Its page is the development server's own.
        server.middlewares.use(`${base}search`, sirv('dist/search', { dev: true, extensions: [] }));
      },
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(partSize);
        try {
          const { index } = succeeded(await pagefindService.createIndex());
          if (!index) throw new Error('Pagefind gave no index.');
          succeeded(await index.addDirectory({ path: site, glob: articles }));
          succeeded(await index.writeFiles({ outputPath: join(site, 'pagefind') }));
          await Promise.all(unused.map((file) => rm(join(site, 'pagefind', file), { force: true })));
          minify(join(site, 'pagefind/pagefind.js'));
          const data = new URL('search-data.ts', import.meta.url);
          await inOwnThread<typeof Data, 'writeSearchData'>(data, 'writeSearchData', site);
        } finally {
          await pagefindService.close();
        }
      },
    },
  };
}

/** Pagefind's script comes with its long names: a fifth of its bytes. */
function minify(file: string) {
  const { code } = minifySync(file, readFileSync(file, 'utf8'), { module: true });
  writeFileSync(file, code);
}

/** Pagefind's Node API answers with a list of errors where others throw. */
function succeeded<Answer extends { errors: string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join(' ')}`);
  return answer;
}
