// What is only seen in the built pages: links that lead nowhere, and their like.
import { eachBuiltPage, filesBelow, type BuiltPage, type PageElement } from './built-pages.ts';

/**
 * What is wrong in the built pages, each a line that says where, what, and what to do: links and fragments that lead
 * nowhere, pictures without alternative text, empty sections, ids that stand twice, style attributes (the policy
 * blocks them).
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 */
export function pageMistakes(dir: string, base: string): string[] {
  const check = new PageCheck(dir, base);
  for (const page of eachBuiltPage(dir, base)) check.look(page);
  return check.mistakes();
}

/** Looks at one page after the other; of each it keeps what the links of others may lead to. */
export class PageCheck {
  readonly #dir: string;
  readonly #base: string;
  readonly #pages: Looked[] = [];

  /**
   * @param dir folder of the built site
   * @param base path below which it is served, with a slash at both ends
   */
  constructor(dir: string, base: string) {
    this.#dir = dir;
    this.#base = base;
  }

  /** Notes a page: its own mistakes, where it leads, and what others may lead to. */
  look(page: BuiltPage) {
    const { elements } = page;
    this.#pages.push({
      address: page.address,
      source: page.source,
      places: elements.filter(isPlace).map(({ attribs }) => attribs['id']),
      links: new Set(elements.flatMap(({ attribs }) => attribs['href'] ?? attribs['src'] ?? [])),
      mistakes: [...textMistakes(page), ...markupMistakes(elements)],
    });
  }

  /** The mistakes of all pages it has looked at, as pageMistakes() words them. */
  mistakes(): string[] {
    const site = {
      base: this.#base,
      places: new Map(this.#pages.map(({ address, places }) => [address, places])),
      files: new Set(filesBelow(this.#dir, '**/*.*').map((file) => this.#base + file)),
    };
    const mistakes = this.#pages.flatMap((page) =>
      [...linkMistakes(page.links, page.address, site), ...page.mistakes].map(
        (mistake) => `${page.source}: ${mistake}`,
      ),
    );
    return [...new Set(mistakes)];
  }
}

interface Looked {
  address: string;
  source: string;
  /** What can be linked to. */
  places: (string | undefined)[];
  links: Set<string>;
  mistakes: string[];
}

/** Whether an element can be linked to: everything in the main part of the page, which is where its own search field is not. */
function isPlace(element: PageElement): boolean {
  if (element.attribs['id'] === undefined && element.tagName !== 'main') return false;
  return (
    !isWithin(element, ({ tagName }) => tagName === 'site-search') &&
    isWithin(element, ({ tagName }) => tagName === 'main')
  );
}

/** Whether an element, or one it is in, is such a one. */
function isWithin(element: PageElement | undefined, isSuch: (element: PageElement) => boolean): boolean {
  return element !== undefined && (isSuch(element) || isWithin(element.parent, isSuch));
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

function textMistakes(page: BuiltPage): string[] {
  const mistakes: string[] = [];
  for (const { tagName, attribs, parent } of page.elements) {
    if (tagName === 'img' && !attribs['alt'] && isWithin(parent, ({ attribs }) => 'data-source' in attribs)) {
      mistakes.push(
        `the picture "${attribs['src']}" has no text alternative. Write what it shows between the square brackets.`,
      );
    }
  }
  for (const index of emptySections(page.elements)) {
    const heading = page.$('.prose > .heading').eq(index).children('h2, h3, h4').text();
    mistakes.push(`the section "${heading}" is empty. Fill it or take its heading out.`);
  }
  return mistakes;
}

/** Which headings of a text have nothing below them: their numbers among all headings. */
function emptySections(elements: PageElement[]): number[] {
  const levels = new Map(elements.map(({ parent, tagName }) => [/^h[2-4]$/.test(tagName) ? parent : null, tagName]));
  const blocks = elements.filter(({ parent }) => parent && hasClass(parent, 'prose'));
  const headings = blocks.filter((block) => hasClass(block, 'heading'));
  return headings.flatMap((heading, index) => {
    const next = blocks[blocks.indexOf(heading) + 1];
    const below = next && hasClass(next, 'heading') && levels.get(next);
    return next?.parent !== heading.parent || (below && below <= (levels.get(heading) ?? '')) ? [index] : [];
  });
}

function hasClass({ attribs }: PageElement, name: string): boolean {
  return attribs['class']?.split(' ').includes(name) ?? false;
}

function markupMistakes(elements: PageElement[]): string[] {
  const mistakes: string[] = [];
  const ids = new Set<string>();
  for (const { tagName, attribs } of elements) {
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
