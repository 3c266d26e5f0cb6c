// A note's page as plain Markdown.
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { noteMarkdown } from '~/plain-markdown/page.ts';
import { getNotes } from '~/queries/notes.ts';
import { beside } from '~/to.ts';

/** One path for each note. */
export async function getStaticPaths() {
  return (await getNotes()).map((note) => ({ params: { slug: note.slug }, props: { note } }));
}

/** The note. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { note } }) =>
  new Response(noteMarkdown(note, beside(note.path, 'md')));
