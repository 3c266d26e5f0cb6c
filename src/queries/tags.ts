// The tags, with the questions and notes that carry them.
import { getQuestions, type Question } from './faq.ts';
import { getNotes, type Note } from './notes.ts';
import { once } from './once.ts';

export interface Tag {
  name: string;
  questions: Question[];
  notes: Note[];
}

/** All tags that lead from one page to another, by name: those that two or more carry. */
export const getTags = once(async (): Promise<Tag[]> => {
  const [questions, notes] = await Promise.all([getQuestions(), getNotes()]);
  const names = new Set([...questions, ...notes].flatMap((item) => item.tags));
  return [...names]
    .sort()
    .map((name) => ({
      name,
      questions: questions.filter((question) => question.tags.includes(name)),
      notes: notes.filter((note) => note.tags.includes(name)),
    }))
    .filter((tag) => tag.questions.length + tag.notes.length > 1);
});

/** A page's tags, each with the address of what else carries it from the base path; without one where nothing does. */
export async function getTagsOf({ tags }: { tags: string[] }): Promise<{ name: string; path?: string }[]> {
  const shared = new Set((await getTags()).map(({ name }) => name));
  return tags.map((name) => (shared.has(name) ? { name, path: `tags/${name}/` } : { name }));
}
