// The notes, newest first. The only caller of getCollection('notes').
import { getCollection, type CollectionEntry } from 'astro:content';
import type { NoteFields } from '../content.config.ts';
import type { Start } from '../machine/start.ts';
import { machineFor } from '../snippets/start.ts';
import { bodyOf } from './body.ts';
import { once } from './once.ts';

export interface Note extends NoteFields {
  slug: string;
  /** Address from the base path, as in "notes/kickstart/". */
  path: string;
  /** File the writer edits, from the root of the repository. */
  file: string;
  /** The machine its snippets run on; undefined where it has none that run. */
  start: Start | undefined;
  entry: CollectionEntry<'notes'>;
}

/** All notes, the last modified first, then by title. */
export const getNotes = once(async (): Promise<Note[]> => {
  const entries = await getCollection('notes');
  return entries
    .map((entry) => ({
      ...entry.data,
      slug: entry.id,
      path: `notes/${entry.id}/`,
      file: entry.filePath ?? '',
      start: machineFor(entry, bodyOf(entry)),
      entry,
    }))
    .sort((a, b) => b.modified.localeCompare(a.modified) || a.title.localeCompare(b.title));
});
