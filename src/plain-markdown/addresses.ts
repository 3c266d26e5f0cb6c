// Where links lead in what is read outside the site's pages.
import { isPlaced } from '../address.ts';
import { absolute, beside } from '../to.ts';

/**
 * Address of a page or file in a text that is read on its own: whole where SITE_URL says where the site will be, else
 * relative, which is right under any path.
 *
 * @param path from the root of the site, as in "faq/get-started/"
 * @param from path of the text, as in "notes/photonos.md"
 */
export function addressIn(from: string, path: string): string {
  return isPlaced ? absolute(path) : '../'.repeat(from.split('/').length - 1) + path || './';
}

/**
 * A link inside the site as plain Markdown has it: to the Markdown of a page where there is one.
 *
 * @param link address from the root, as writers give it: "/faq/get-started/#check"
 * @param from path of the text it stands in
 */
export function addressFor(link: string, from: string): string {
  const [, path = '', rest = ''] = /^\/([^#?]*)(.*)$/.exec(link) ?? [];
  return addressIn(from, isArticle(path) ? beside(path, 'md') : path) + rest;
}

/** Whether a page is there as Markdown: questions, notes, and the list of all questions are. */
function isArticle(path: string): boolean {
  return /^(?:(?:faq|notes)\/[^/]+|faq)\/$/.test(path);
}
