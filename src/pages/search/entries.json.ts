// What the search knows of each question and note before their pages are read; the search's index takes its place.
import type { APIRoute } from 'astro';
import { plainText } from '~/inline-code.ts';
import { getQuestions } from '~/queries/faq.ts';
import { getNotes } from '~/queries/notes.ts';
import type { EntryFields } from '~/search/search-data.ts';

/** All of them, as a list of EntryFields. */
export const GET: APIRoute = async () => {
  const questions = (await getQuestions()).map(
    ({ path, question, answer, topic, releases, symptoms, tags, searches }): EntryFields => ({
      path,
      title: plainText(question),
      answer: plainText(answer),
      topic,
      releases,
      symptoms,
      tags,
      searches,
    }),
  );
  const notes = (await getNotes()).map(({ path, title, symptoms, tags, searches }): EntryFields => ({
    path,
    title: plainText(title),
    symptoms,
    tags,
    searches,
  }));
  return Response.json([...questions, ...notes]);
};
