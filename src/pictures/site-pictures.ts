// Draws beside each built page the picture that others show with a link to it.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { pictureOf } from './picture.ts';

/**
 * Takes the words from the pages, so that none is forgotten and none says anything else than its page.
 *
 * @param site folder of the built site
 * @throws where a page has no heading
 */
export async function drawPictures(site: string): Promise<void> {
  for (const file of globSync('**/*.html', { cwd: site })) {
    const { heading, section } = wordsOf(readFileSync(join(site, file), 'utf8'), file);
    writeFileSync(join(site, file.replace(/([\\/]index)?\.html$/, '.png')), await pictureOf(heading, section));
  }
}

/** What stands on a page's picture. Reads two elements alone: to parse each page whole takes longer than to draw. */
function wordsOf(html: string, file: string): { heading: string; section?: string } {
  const [, heading] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
  if (heading === undefined) throw new Error(`${file}: has no <h1>, and so no words for its picture.`);
  const [meta] = /<meta property="article:section"[^>]*>/.exec(html) ?? [];
  const section = meta && load(meta, null, false)('meta').attr('content');
  return { heading, ...(section ? { section } : {}) };
}
