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
  const tags = new Map<string, Tag>([...names].sort().map((name) => [name, { name, questions: [], notes: [] }]));
  for (const question of questions) for (const name of new Set(question.tags)) tags.get(name)?.questions.push(question);
  for (const note of notes) for (const name of new Set(note.tags)) tags.get(name)?.notes.push(note);
  return [...tags.values()].filter((tag) => tag.questions.length + tag.notes.length > 1);
});

const getTagNames = once(async () => new Set((await getTags()).map(({ name }) => name)));

/** A page's tags, each with the address of what else carries it from the base path; without one where nothing does. */
export async function getTagsOf({ tags }: { tags: string[] }): Promise<{ name: string; path?: string }[]> {
  const shared = await getTagNames();
  return tags.map((name) => (shared.has(name) ? { name, path: `tags/${name}/` } : { name }));
}
