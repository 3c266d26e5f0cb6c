// Reads the pages of a built site.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio/slim';
import { Parser } from 'htmlparser2';

export interface BuiltPage {
  /** Address below the origin, as in "/photon/faq/"; a page not called index.html keeps its file name. */
  address: string;
  /** Path of the file in the site, with slashes. */
  file: string;
  /** File the writer edits, from the root of the repository; the built file where no writer is behind it. */
  source: string;
  html: string;
  /** All elements, in their order: to look at each once is quicker than to search, and takes no tree. */
  elements: PageElement[];
  /** The page as a tree, made when it is first asked for. */
  readonly $: CheerioAPI;
}

/** An element as its tag says it. */
export interface PageElement {
  tagName: string;
  attribs: Record<string, string>;
  parent: PageElement | undefined;
  /** Place of its "<" in the page's text. */
  startIndex: number;
}

/**
 * All HTML pages of a built site, by address.
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 * @throws where the folder has no page, which then is no built site
 */
export function builtPages(dir: string, base: string): BuiltPage[] {
  return [...eachBuiltPage(dir, base)];
}

/** As builtPages(), one page at a time: the parsed pages of a large site together would take gigabytes. */
export function* eachBuiltPage(dir: string, base: string): Generator<BuiltPage> {
  const files = filesBelow(dir, '**/*.html');
  if (files.length === 0) throw new Error(`There is no page in ${dir}.`);
  for (const file of files) {
    const html = readFileSync(join(dir, file), 'utf8');
    const elements = elementsOf(html);
    let tree: CheerioAPI | undefined;
    yield {
      address: base + file.replace(/(^|\/)index\.html$/, '$1'),
      file,
      source: elements.find(({ attribs }) => 'data-source' in attribs)?.attribs['data-source'] ?? file,
      html,
      elements,
      get $() {
        return (tree ??= load(html, { xml: { xmlMode: false } }));
      },
    };
  }
}

/** All elements of a page, in its order. */
export function elementsOf(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const open: PageElement[] = [];
  const parser = new Parser({
    onopentag(tagName, attribs) {
      const element = { tagName, attribs, parent: open.at(-1), startIndex: parser.startIndex };
      elements.push(element);
      open.push(element);
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return elements;
}

/** Files below a folder that match a pattern, sorted, with slashes; the folder's own name is no pattern. */
export function filesBelow(dir: string, pattern: string): string[] {
  return globSync(pattern, { cwd: dir })
    .map((file) => file.split(sep).join('/'))
    .sort();
}
