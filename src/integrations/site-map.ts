// Lists the pages for search engines, from what the built pages say of themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { base, isPlaced, site } from '../address.ts';

/** All pages but those that ask not to be listed, each with the day on which it was last true, if it says one. */
export function siteMap(): AstroIntegration {
  let dir = '';
  const days = new Map<string, string>();
  const { hooks } = sitemap({
    filter(address) {
      const file = join(dir, decodeURI(new URL(address).pathname).slice(base.length), 'index.html');
      const html = readFileSync(file, 'utf8');
      const [, day] = /<meta property="article:modified_time" content="([^"]+)"/.exec(html) ?? [];
      if (day) days.set(address, day);
      return !html.includes('<meta name="robots" content="noindex"');
    },
    serialize(item) {
      const lastmod = days.get(item.url);
      return lastmod ? { ...item, lastmod } : item;
    },
  });
  return {
    name: 'photon:site-map',
    hooks: {
      ...hooks,
      'astro:build:done': async (build) => {
        dir = fileURLToPath(build.dir);
        await hooks['astro:build:done']?.(build);
        if (isPlaced) return;
        build.logger.warn(
          `The feed and the sitemap name ${site}${base}. Before you publish the site, say where it will be: ` +
            'SITE_URL=https://faq.example.org npm run build',
        );
      },
    },
  };
}
