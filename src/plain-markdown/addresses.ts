// Where links lead in what is read outside the site's pages.
import { beside, canonical } from '../to.ts';

/**
 * A link inside the site as plain Markdown has it: to the Markdown of a page where there is one.
 *
 * @param link address from the root, as writers give it: "/faq/get-started/#check"
 */
export function addressFor(link: string): string {
  const [, path = '', rest = ''] = /^\/([^#?]*)(.*)$/.exec(link) ?? [];
  return canonical(isArticle(path) ? beside(path, 'md') : path) + rest;
}

/** Whether a page is there as Markdown: questions, notes, and the list of all questions are. */
function isArticle(path: string): boolean {
  return /^(?:(?:faq|notes)\/[^/]+|faq)\/$/.test(path);
}
