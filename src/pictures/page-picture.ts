// Draws beside a built page the picture that others show with a link to it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltPage } from '../checks/built-pages.ts';
import { pictureOf } from './picture.ts';

/**
 * Takes the words from the page, so that none is forgotten and none says anything else than its page.
 *
 * @param site folder of the built site
 * @throws where the page has no heading
 */
export async function drawPicture(site: string, page: Pick<BuiltPage, 'file' | 'html' | 'elements'>): Promise<void> {
  const [, heading] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(page.html) ?? [];
  if (heading === undefined) throw new Error('has no <h1>, and so no words for its picture. Give the page a heading.');
  const section = page.elements.find(({ attribs }) => attribs['property'] === 'article:section')?.attribs['content'];
  writeFileSync(join(site, page.file.replace(/(\/index)?\.html$/, '.png')), await pictureOf(heading, section));
}
