// Reads the built pages: their addresses, and what each links to and offers to be linked to.
import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';

export interface BuiltPage {
  /** Address below the origin, as in "/photon/faq/"; a page not called index.html keeps its file name. */
  address: string;
  /** File the writer edits, from the root of the repository; the built file where no writer is behind it. */
  source: string;
  html: string;
  $: CheerioAPI;
}

/**
 * All HTML pages of a built site.
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 */
export function builtPages(dir: string, base: string): BuiltPage[] {
  return globSync(join(dir, '**/*.html'))
    .sort()
    .map((path) => {
      const file = relative(dir, path).split(sep).join('/');
      const html = readFileSync(path, 'utf8');
      const $ = load(html);
      return {
        address: base + file.replace(/(^|\/)index\.html$/, '$1'),
        source: $('[data-source]').attr('data-source') ?? file,
        html,
        $,
      };
    });
}

/**
 * What is wrong in the built pages, each a line that says where, what, and what to do: links and fragments that lead
 * nowhere, pictures without alternative text, ids that stand twice, style attributes (the policy blocks them).
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 */
export function pageMistakes(dir: string, base: string): string[] {
  const pages = builtPages(dir, base);
  const ids = new Map(
    pages.map(({ address, $ }) => [
      address,
      $('[id]')
        .map((_, node) => node.attribs['id'])
        .get(),
    ]),
  );
  const files = new Set(globSync(join(dir, '**/*.*')).map((path) => base + relative(dir, path).split(sep).join('/')));
  const mistakes: string[] = [];

  for (const { address, source, $ } of pages) {
    const say = (message: string) => mistakes.push(`${source}: ${message}`);

    for (const node of $('[href], [src]')) {
      const link = node.attribs['href'] ?? node.attribs['src'] ?? '';
      const url = parsed(link, address);
      if (!url) {
        say(`the link "${link}" is not an address. Write /faq/SLUG/, /notes/SLUG/ or https://…`);
        continue;
      }
      if (url.origin !== here || link.startsWith('data:')) continue;
      const path = decodeURI(url.pathname);
      const shown = path.startsWith(base) ? `/${path.slice(base.length)}` : path;
      const offered = ids.get(path);
      if (!offered && !files.has(path)) {
        const slashed = ids.has(`${path}/`)
          ? ' Put a slash at its end.'
          : ' Check the address; a page is /faq/SLUG/ or /notes/SLUG/.';
        say(`the link "${shown}" leads to no page.${slashed}`);
      } else if (offered && url.hash.length > 1 && !url.hash.startsWith('#:~:')) {
        const fragment = decodeURIComponent(url.hash.slice(1));
        if (!offered.includes(fragment)) {
          const near = offered.filter((id) => !id.includes('-search')).join(', ');
          say(`the link "${shown}#${fragment}" leads to no place on that page. Its places are: ${near}.`);
        }
      }
    }
    for (const image of $('[data-source] img:not([alt]), [data-source] img[alt=""]')) {
      say(
        `the picture "${image.attribs['src']}" has no text alternative. Write what it shows between the square brackets.`,
      );
    }
    const seen = new Set<string>();
    for (const id of ids.get(address) ?? []) {
      if (seen.has(id)) say(`the id "${id}" stands twice on the page. Change one of the headings.`);
      seen.add(id);
    }
    for (const node of $('[style]')) {
      say(
        `<${node.tagName} style="${node.attribs['style']}"> would be blocked by the security policy. Leave style out.`,
      );
    }
  }
  return [...new Set(mistakes)];
}

const here = 'http://built.invalid';

function parsed(link: string, address: string): URL | undefined {
  return URL.canParse(link, here + address) ? new URL(link, here + address) : undefined;
}
