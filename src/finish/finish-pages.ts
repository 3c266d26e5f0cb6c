// Finishes each page once it is written: its own policy, scripts that wait, addresses that are right anywhere.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base } from '../address.ts';
import { eachBuiltPage } from '../checks/built-pages.ts';
import { PageCheck } from '../checks/page-mistakes.ts';
import { withOwnHashes } from './own-hashes.ts';
import { withPatientScripts } from './patient-scripts.ts';
import { withRelativeLinks } from './relative-links.ts';

/** A host shows this page at any address, so it alone has to say where the site is. */
export const shownAnywhere = '404.html';

/** The service worker shows this one at any address, and tells it where the site is. */
const shownOffline = 'offline/index.html';

/**
 * Finishes the pages of a site, and checks them on the way: mistakes are told with the addresses that were written.
 *
 * @param site folder of the built site
 * @returns the mistakes, as pageMistakes() words them
 */
export function finishPages(site: string): string[] {
  const check = new PageCheck(site, base);
  for (const page of eachBuiltPage(site, base)) {
    check.look(page);
    const toRoot = '../'.repeat(page.file.split('/').length - 1) || './';
    let { html } = page;
    if (page.file !== shownAnywhere) html = withRelativeLinks(html, page.elements, base, toRoot);
    if (page.file !== shownOffline) html = withPatientScripts(html);
    writeFileSync(join(site, page.file), withOwnHashes(html));
  }
  return check.mistakes();
}
