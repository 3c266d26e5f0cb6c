// Reads the pages of a built site.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio/slim';

export interface BuiltPage {
  /** Address below the origin, as in "/photon/faq/"; a page not called index.html keeps its file name. */
  address: string;
  /** Path of the file in the site, with slashes. */
  file: string;
  /** File the writer edits, from the root of the repository; the built file where no writer is behind it. */
  source: string;
  html: string;
  $: CheerioAPI;
  /** All elements, in their order: to look at each once is quicker than several searches. */
  elements: PageElement[];
}

/** An element as its tag says it. */
export interface PageElement {
  tagName: string;
  attribs: Record<string, string>;
  parent: object | null;
  /** Place of its "<" in the page's text. */
  startIndex: number | null;
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
    const $ = parsed(html);
    yield {
      address: base + file.replace(/(^|\/)index\.html$/, '$1'),
      file,
      source: $('[data-source]').attr('data-source') ?? file,
      html,
      $,
      elements: elementsOf($),
    };
  }
}

/** A page's elements, which know where they begin: a parser that knew it of each attribute would take five times as long. */
export function parsed(html: string): CheerioAPI {
  return load(html, { xml: { xmlMode: false, withStartIndices: true } });
}

/** All elements of a page, in its order. */
export function elementsOf($: CheerioAPI): PageElement[] {
  const elements: PageElement[] = [];
  const visit = (nodes: ReturnType<CheerioAPI['root']>[0]['children']) => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue;
      elements.push(node);
      visit(node.children);
    }
  };
  visit($.root()[0]?.children ?? []);
  return elements;
}

/** Files below a folder that match a pattern, sorted, with slashes; the folder's own name is no pattern. */
export function filesBelow(dir: string, pattern: string): string[] {
  return globSync(pattern, { cwd: dir })
    .map((file) => file.split(sep).join('/'))
    .sort();
}
