// Addresses of this site that no longer have an entry: former names, retired entries, and the list of all ever published.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'astro/zod';
import { recordMistakes } from './record-mistakes.ts';

const address = z.string().regex(/^\/(?:faq|notes)\/[a-z0-9]+(?:-[a-z0-9]+)*\/$/, 'is no address of an entry');
const retired = z
  .strictObject({ address, to: address.optional(), gone: z.string().trim().min(1, 'is empty').optional() })
  .refine(({ to, gone }) => (to === undefined) !== (gone === undefined), {
    error: 'needs one of the two: "to" or "gone"',
    path: ['to'],
  });
const record = z.array(retired);

const hints = {
  address: 'the address the entry had, as in /faq/old-name/',
  to: 'the address that answers it now, as in /faq/new-name/, or "gone" with a sentence where nothing does',
  gone: 'a sentence that says why there is nothing any more',
};

/** An address whose entry was taken out: `to` leads to what answers it now; `gone` says why nothing does. */
export type Retired = z.infer<typeof retired>;

const publishedFile = 'published.txt';
const retiredFile = 'retired.yaml';

/**
 * The retired entries of a content folder; none where there is no record.
 *
 * @throws where the record has mistakes
 */
export function readRetired(contentDir: string): Retired[] {
  const file = join(contentDir, retiredFile);
  return existsSync(file) ? record.parse(load(readFileSync(file, 'utf8')) ?? []) : [];
}

/** All addresses of entries that were ever published, sorted; none where the content folder keeps no list. */
export function readPublished(contentDir: string): string[] {
  const file = join(contentDir, publishedFile);
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/\r?\n/)
        .filter((line) => line.startsWith('/'))
    : [];
}

/** Adds the addresses of entries to the list of those ever published, where the content folder keeps one. */
export function publish(contentDir: string, ...addresses: string[]) {
  const file = join(contentDir, publishedFile);
  if (!existsSync(file)) return;
  const all = [...new Set([...readPublished(contentDir), ...addresses])].sort();
  writeFileSync(file, all.map((each) => `${each}\n`).join(''));
}

/** An entry that has an address: the file behind it, and the names it had before. */
interface Living {
  file: string;
  /** As in "/faq/get-started/". */
  address: string;
  formerly: string[];
}

/** What is wrong with former, retired and published addresses, each a line with file, place and cure. */
export function movedMistakes(contentDir: string, entries: Living[]): string[] {
  const file = relative('.', join(contentDir, retiredFile));
  const wrong = recordMistakes(join(contentDir, retiredFile), record, hints);
  if (wrong.length > 0) return wrong;

  const mistakes: string[] = [];
  const living = new Map(entries.map((entry) => [entry.address, entry.file]));
  /** Where each address leads that has no entry, and who says so. */
  const old = new Map<string, { to: string | undefined; by: string }>();
  const leads = (from: string, to: string | undefined, by: string, place: string) => {
    const owner = living.get(from) ?? old.get(from)?.by;
    if (owner) mistakes.push(`${by}: ${place}: ${from} belongs to ${owner} already. Take it out of one of them.`);
    else old.set(from, { to, by });
  };
  for (const entry of entries) {
    const collection = entry.address.split('/')[1] ?? '';
    for (const slug of entry.formerly) leads(`/${collection}/${slug}/`, entry.address, entry.file, 'formerly');
  }
  const all = readRetired(contentDir);
  all.forEach(({ address, to }, index) => leads(address, to, file, `entry ${String(index + 1)}`));
  all.forEach(({ to }, index) => {
    if (to === undefined || living.has(to)) return;
    const next = old.get(to)?.to;
    const cure =
      next && living.has(next) ? `Write ${next}.` : 'Write the address of an entry, or "gone" with a sentence.';
    mistakes.push(`${file}: entry ${String(index + 1)}: to: there is no entry at ${to}. ${cure}`);
  });
  for (const address of readPublished(contentDir)) {
    if (living.has(address) || old.has(address)) continue;
    const [, collection = '', slug = ''] = address.split('/');
    mistakes.push(
      `${relative('.', join(contentDir, publishedFile))}: ${address}: was published and leads nowhere now. Write "formerly: [${slug}]" in the file of ${collection}/ that has taken its place, or the address with what answers it now into ${file}.`,
    );
  }
  return mistakes;
}
