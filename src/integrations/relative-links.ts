// Makes the built site independent of where it is served: every address inside it is relative.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { load } from 'cheerio/slim';
import { base } from '../address.ts';

/** Attributes that hold one address; `data-base` is where scripts find the root of the site. */
const attributes = ['href', 'src', 'action', 'data-base'];

/** A host shows this page at any address, so it alone has to say where the site is. */
const shownAnywhere = '404.html';

/** Whether a script stands in its page: only where it has to find the site before it could be fetched from there. */
export function isInlined(file: string): boolean {
  return file.includes(`/${shownAnywhere.replace('.html', '.astro')}`);
}

/** Rewrites the pages, and has scripts find each other and their workers from where they lie themselves. */
export function relativeLinks(): AstroIntegration {
  return {
    name: 'photon:relative-links',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const renderBuiltUrl = (_: string, { hostType }: { hostType: string }) =>
          hostType === 'js' ? { relative: true } : undefined;
        updateConfig({ vite: { experimental: { renderBuiltUrl } } });
      },
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        for (const file of globSync('**/*.html', { cwd: site }).filter((each) => each !== shownAnywhere)) {
          const path = join(site, file);
          const toRoot = '../'.repeat(file.split(sep).length - 1) || './';
          writeFileSync(path, withRelativeLinks(readFileSync(path, 'utf8'), base, toRoot));
        }
      },
    },
  };
}

/**
 * A page whose addresses inside the site are relative.
 *
 * @param base path below which it was built, with a slash at both ends
 * @param toRoot the way from the page to the root of the site, as in "../../"
 */
export function withRelativeLinks(html: string, base: string, toRoot: string): string {
  const places = new Set<number>();
  // Where a tag begins is enough: a parser that knows the place of each attribute takes five times as long.
  const $ = load(html, { xml: { xmlMode: false, withStartIndices: true } });
  const literalBase = base.replace(/\W/g, '\\$&');
  const written = attributes.map(
    (name) => [name, new RegExp(`\\s${name}\\s*=\\s*["']?(?=${literalBase})`, 'gi')] as const,
  );
  for (const { attribs, startIndex } of $.root().find(attributes.map((name) => `[${name}^="${base}"]`).join())) {
    for (const [name, pattern] of written) {
      const address = attribs[name];
      if (!address?.startsWith(base) || address.startsWith('//')) continue;
      pattern.lastIndex = startIndex ?? 0;
      if (pattern.test(html)) places.add(pattern.lastIndex);
    }
  }
  // What leads on without script.
  for (const [found] of html.matchAll(/<meta http-equiv="refresh" content="\d+; url=/g)) {
    const place = html.indexOf(found) + found.length;
    if (html.startsWith(base, place)) places.add(place);
  }
  let text = '';
  let end = 0;
  for (const place of [...places].sort((one, other) => one - other)) {
    text += html.slice(end, place) + toRoot;
    end = place + base.length;
  }
  return text + html.slice(end);
}
