// What people may type, by the path of the entry that helps; the search's index takes it up and puts its own in this place.
import type { APIRoute } from 'astro';
import { getNotes } from '~/queries/notes.ts';
import { getQuestions } from '~/queries/faq.ts';

export const GET: APIRoute = async () => {
  const entries = [...(await getQuestions()), ...(await getNotes())];
  return Response.json(Object.fromEntries(entries.map(({ path, searches }) => [path, searches])));
};
