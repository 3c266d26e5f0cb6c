// The addresses that have no entry any more, and where they lead.
import { contentDir } from '../content.config.ts';
import { readRetired } from '../records/moved.ts';
import { getQuestions } from './faq.ts';
import { getNotes } from './notes.ts';

/** Where an address leads that has no entry: to a page, or to a sentence that says why there is none. */
export type Moved = { path: string } & ({ to: string; title: string } | { gone: string });

/** All of them, by address. Paths are from the base path, as in "faq/old-name/". Throws where one leads to no entry. */
export async function getMoved(): Promise<Moved[]> {
  const living = [
    ...(await getQuestions()).map(({ path, question, formerly }) => ({ path, title: question, formerly })),
    ...(await getNotes()).map(({ path, title, formerly }) => ({ path, title, formerly })),
  ];
  const titles = new Map(living.map(({ path, title }) => [path, title]));
  const former = living.flatMap(({ path, title, formerly }) =>
    formerly.map((slug) => ({ path: path.replace(/[^/]+\/$/, `${slug}/`), to: path, title })),
  );
  const retired = readRetired(contentDir).map(({ address, to, gone = '' }) => {
    const path = address.slice(1);
    if (to === undefined) return { path, gone };
    const title = titles.get(to.slice(1));
    if (title === undefined) throw new Error(`${address} leads to ${to}, where there is no entry.`);
    return { path, to: to.slice(1), title };
  });
  return [...former, ...retired].sort((one, other) => (one.path < other.path ? -1 : 1));
}
