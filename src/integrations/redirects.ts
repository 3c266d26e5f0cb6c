// Writes _redirects into the built site: on Cloudflare Pages an address that has moved answers with 301 at once.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { load } from 'cheerio';
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
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const lines = globSync('**/index.html', { cwd: site })
          .map((file) => file.split(sep).join('/'))
          .sort()
          .flatMap((file) => {
            const html = readFileSync(join(site, file), 'utf8');
            const target = html.includes('<moved-page') ? load(html)('moved-page a').attr('href') : undefined;
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
