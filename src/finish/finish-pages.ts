// Finishes each page once it is written: its own policy, scripts that wait, addresses that are right anywhere, its picture.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base, shownAnywhere } from '../address.ts';
import { eachBuiltPage } from '../checks/built-pages.ts';
import { PageCheck } from '../checks/page-mistakes.ts';
import { drawPicture } from '../pictures/page-picture.ts';
import { withOwnHashes } from './own-hashes.ts';
import { withPatientScripts } from './patient-scripts.ts';
import { withRelativeLinks } from './relative-links.ts';

/** The service worker shows this one at any address, and tells it where the site is. */
const shownOffline = 'offline/index.html';

/**
 * Finishes the pages of a site, and checks them on the way: mistakes are told with the addresses that were written.
 *
 * @param site folder of the built site
 * @returns the mistakes, as pageMistakes() words them
 */
export async function finishPages(site: string): Promise<string[]> {
  const check = new PageCheck(site, base);
  const undrawn: string[] = [];
  for (const page of eachBuiltPage(site, base)) {
    // Another thread sets its words meanwhile.
    const picture = drawPicture(site, page).catch((error: unknown) => {
      undrawn.push(`${page.source}: ${error instanceof Error ? error.message : String(error)}`);
    });
    check.look(page);
    const toRoot = '../'.repeat(page.file.split('/').length - 1) || './';
    let { html } = page;
    if (page.file !== shownAnywhere) html = withRelativeLinks(html, page.elements, base, toRoot);
    if (page.file !== shownOffline) html = withPatientScripts(html);
    writeFileSync(join(site, page.file), withOwnHashes(html));
    await picture;
  }
  return [...check.mistakes(), ...undrawn];
}
