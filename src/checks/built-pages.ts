// Reads the built pages and finds what is only seen there: links that lead nowhere, and their like.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio/slim';

export interface BuiltPage {
  /** Address below the origin, as in "/photon/faq/"; a page not called index.html keeps its file name. */
  address: string;
  /** File the writer edits, from the root of the repository; the built file where no writer is behind it. */
  source: string;
  html: string;
  $: CheerioAPI;
}

/**
 * All HTML pages of a built site, by address.
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 * @throws where the folder has no page, which then is no built site
 */
export function builtPages(dir: string, base: string): BuiltPage[] {
  return [...eachPage(dir, base)];
}

/** One page at a time: the parsed pages of a large site together would take gigabytes. */
function* eachPage(dir: string, base: string): Generator<BuiltPage> {
  const files = filesBelow(dir, '**/*.html');
  if (files.length === 0) throw new Error(`There is no page in ${dir}.`);
  for (const file of files) {
    const html = readFileSync(join(dir, file), 'utf8');
    const $ = load(html);
    yield {
      address: base + file.replace(/(^|\/)index\.html$/, '$1'),
      source: $('[data-source]').attr('data-source') ?? file,
      html,
      $,
    };
  }
}

/**
 * What is wrong in the built pages, each a line that says where, what, and what to do: links and fragments that lead
 * nowhere, pictures without alternative text, empty sections, ids that stand twice, style attributes (the policy
 * blocks them).
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 */
export function pageMistakes(dir: string, base: string): string[] {
  const pages = Array.from(eachPage(dir, base), (page) => {
    // One search of the page for all that has such an attribute: a large site has millions of elements.
    const marked = page.$('[id], [href], [src], [style]').get();
    return {
      address: page.address,
      source: page.source,
      // What can be linked to: everything in the main part of the page, which is where its own search field is not.
      places: page
        .$('main, main [id]')
        .not('site-search *')
        .get()
        .map(({ attribs }) => attribs['id']),
      links: new Set(marked.flatMap(({ attribs }) => attribs['href'] ?? attribs['src'] ?? [])),
      mistakes: [...textMistakes(page), ...markupMistakes(marked)],
    };
  });
  const site = {
    base,
    places: new Map(pages.map(({ address, places }) => [address, places])),
    files: new Set(filesBelow(dir, '**/*.*').map((file) => base + file)),
  };
  const mistakes = pages.flatMap((page) =>
    [...linkMistakes(page.links, page.address, site), ...page.mistakes].map((mistake) => `${page.source}: ${mistake}`),
  );
  return [...new Set(mistakes)];
}

interface Site {
  base: string;
  /** Ids that can be linked to, by the address of their page. */
  places: Map<string, (string | undefined)[]>;
  /** Addresses of all files. */
  files: Set<string>;
}

const here = 'http://built.invalid';

function linkMistakes(links: Set<string>, address: string, { base, places, files }: Site): string[] {
  const mistakes: string[] = [];
  for (const link of links) {
    const target = targetOf(link, address);
    if (target === 'broken') {
      mistakes.push(`the link "${link}" is not an address. Write /faq/SLUG/, /notes/SLUG/ or https://…`);
    } else if (target !== 'elsewhere') {
      const { path, fragment } = target;
      const shown = path.startsWith(base) ? `/${path.slice(base.length)}` : path;
      const offered = places.get(path);
      if (!offered && !files.has(path)) {
        const cure = places.has(`${path}/`)
          ? 'Put a slash at its end.'
          : 'Check the address; a page is /faq/SLUG/ or /notes/SLUG/.';
        mistakes.push(`the link "${shown}" leads to no page. ${cure}`);
      } else if (offered && fragment && !offered.includes(fragment)) {
        const known = offered.join(', ');
        mistakes.push(`the link "${shown}#${fragment}" leads to no place on that page. Its places are: ${known}.`);
      }
    }
  }
  return mistakes;
}

/** Where a link leads, seen from the page it stands on. A text fragment (#:~:) is found by the browser, not by an id. */
function targetOf(link: string, address: string): { path: string; fragment: string } | 'elsewhere' | 'broken' {
  try {
    const url = new URL(link, here + address);
    if (url.origin !== here) return 'elsewhere';
    const fragment = url.hash.startsWith('#:~:') ? '' : decodeURIComponent(url.hash.slice(1));
    return { path: decodeURI(url.pathname), fragment };
  } catch {
    return 'broken';
  }
}

function textMistakes({ $ }: BuiltPage): string[] {
  const mistakes: string[] = [];
  for (const image of $('[data-source] img:not([alt]), [data-source] img[alt=""]')) {
    mistakes.push(
      `the picture "${image.attribs['src']}" has no text alternative. Write what it shows between the square brackets.`,
    );
  }
  for (const block of $('.prose > .heading')) {
    const heading = $(block).children('h2, h3, h4');
    const next = $(block).next();
    const below = next.children('h2, h3, h4').prop('tagName');
    if (next.length === 0 || (next.is('.heading') && below && below <= (heading.prop('tagName') ?? ''))) {
      mistakes.push(`the section "${heading.text()}" is empty. Fill it or take its heading out.`);
    }
  }
  return mistakes;
}

function markupMistakes(marked: { tagName: string; attribs: Record<string, string> }[]): string[] {
  const mistakes: string[] = [];
  const ids = new Set<string>();
  for (const { tagName, attribs } of marked) {
    const { id, style } = attribs;
    if (id !== undefined && ids.has(id)) {
      mistakes.push(`the id "${id}" stands twice on the page. Change one of the headings.`);
    }
    if (id !== undefined) ids.add(id);
    if (style !== undefined) {
      mistakes.push(`<${tagName} style="${style}"> would be blocked by the security policy. Leave style out.`);
    }
  }
  return mistakes;
}

/** Files below a folder that match a pattern, sorted, with slashes; the folder's own name is no pattern. */
function filesBelow(dir: string, pattern: string): string[] {
  return globSync(pattern, { cwd: dir })
    .map((file) => file.split(sep).join('/'))
    .sort();
}
