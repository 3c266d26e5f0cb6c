// The addresses elsewhere that are known to be gone: content/dead-links.yaml.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'astro/zod';
import { dayOrMonth } from './day.ts';
import { recordMistakes } from './record-mistakes.ts';

const deadLink = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'is no web address' }),
  since: dayOrMonth,
  reason: z.string().trim().min(1, 'is empty'),
  archive: z.url({ protocol: /^https?$/, error: 'is no web address' }).optional(),
  source: z.string().trim().min(1, 'is empty'),
});
const record = z.array(deadLink);

/** What to write in each field. */
const hints: Record<string, string> = {
  url: 'the address that is gone, as the text links it',
  since: 'when it was found to be gone, as YYYY-MM-DD or YYYY-MM',
  reason: 'a sentence on what became of it',
  archive: 'the address of an archived copy that you have seen, or leave it out',
  source: 'how this is known: an issue, a commit, or a look of your own',
};

/** An address that is gone. `since` is a day or a month, in ISO form. */
export type DeadLink = z.infer<typeof deadLink>;

const fileName = 'dead-links.yaml';

/**
 * The record of a content folder, by address; empty where there is none.
 *
 * @throws where the record has mistakes
 */
export function readDeadLinks(contentDir: string): Map<string, DeadLink> {
  const file = join(contentDir, fileName);
  if (!existsSync(file)) return new Map();
  return new Map(record.parse(load(readFileSync(file, 'utf8')) ?? []).map((each) => [each.url, each]));
}

/** What is wrong with the record of a content folder, each a line with file, entry, field and cure. */
export function deadLinkMistakes(contentDir: string): string[] {
  return recordMistakes(join(contentDir, fileName), record, hints);
}

/** Where a copy of a dead address may be read: one that somebody has seen, else the archive's own list of copies. */
export function copyOf({ url, archive }: DeadLink): { address: string; words: string } {
  return archive
    ? { address: archive, words: 'archived copy' }
    : { address: `https://web.archive.org/web/*/${url}`, words: 'look for an archived copy' };
}
