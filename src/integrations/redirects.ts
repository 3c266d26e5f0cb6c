// Writes _redirects into the built site: on Cloudflare Pages an address that has moved answers with 301 at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { load } from 'cheerio/slim';
import { base } from '../address.ts';
import { beside } from '../to.ts';

/**
 * Reads the pages that lead on. The format is that of Cloudflare Pages, which looks here before it looks for a file: from,
 * to, status (https://developers.cloudflare.com/pages/configuration/redirects/). Netlify and GitLab Pages prefer the file,
 * so there the page itself leads on; Netlify's "301!", which would change that, is an invalid line to Cloudflare.
 */
export function redirects(): AstroIntegration {
  return {
    name: 'photon:redirects',
    hooks: {
      'astro:build:done': ({ dir, assets }) => {
        const site = fileURLToPath(dir);
        const lines = (assets.get('/[...moved]') ?? [])
          .map((page) => relative(site, fileURLToPath(page)).split(sep).join('/'))
          .sort()
          .flatMap((file) => {
            const target = load(readFileSync(join(site, file), 'utf8'))('moved-page a').attr('href');
            if (!target) return [];
            const from = base + file.replace('index.html', '');
            const to = new URL(target, `http://localhost${from}`).pathname;
            return [`${from} ${to} 301`, `${beside(from, 'md')} ${beside(to, 'md')} 301`];
          });
        writeFileSync(join(site, '_redirects'), lines.map((line) => `${line}\n`).join(''));
      },
    },
  };
}
