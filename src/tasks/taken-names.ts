// Which names can be the address of an entry: what every command asks that gives one its address.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatterOf } from '../checks/content-mistakes.ts';
import { slugOf } from '../content.config.ts';
import { readRetired } from '../records/moved.ts';
import { topics } from '../site.ts';

/**
 * What keeps a name from being an entry's address, asked of the files as they are now.
 *
 * @param contentDir folder with `faq/` and `notes/`
 * @param own file of the entry that is to get the name: a name that it had before is free for it
 * @returns gives for a name what is wrong with it, as sentences; undefined where it is free
 * @throws where the record of retired entries has mistakes
 */
export function nameCheck(
  contentDir: string,
  collection: 'faq' | 'notes',
  own?: string,
): (name: string) => string | undefined {
  const owners = new Map<string, string>();
  if (collection === 'faq') for (const { id, title } of topics) owners.set(id, `the topic “${title}”`);
  for (const { address } of readRetired(contentDir)) {
    const [, its, name = ''] = address.split('/');
    if (its === collection) owners.set(name, `an entry in ${join(contentDir, 'retired.yaml')}`);
  }
  for (const file of globSync(`${contentDir}/${collection}/**/*.{md,mdx}`)) {
    owners.set(slugOf(file), file);
    if (file !== own) for (const name of formerNamesOf(file)) owners.set(name, `${file} (formerly)`);
  }
  return (name) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return 'Use a–z, 0–9 and single "-" only.';
    const owner = owners.get(name);
    return owner && `That address is taken. It belongs to ${owner}: choose another.`;
  };
}

/** The names that the entry of a file had before; none where its front matter cannot be read. */
export function formerNamesOf(file: string): string[] {
  try {
    const { formerly } = frontMatterOf(readFileSync(file, 'utf8')) as { formerly?: string | string[] | null };
    return [formerly ?? []].flat();
  } catch {
    return []; // The checks of the content say what is wrong with it.
  }
}
