// The tags, with the questions and notes that carry them.
import { getQuestions, type Question } from './faq.ts';
import { getNotes, type Note } from './notes.ts';

export interface Tag {
  name: string;
  questions: Question[];
  notes: Note[];
}

/** All tags that are in use, by name. */
export async function getTags(): Promise<Tag[]> {
  const [questions, notes] = await Promise.all([getQuestions(), getNotes()]);
  const names = new Set([...questions, ...notes].flatMap((item) => item.tags));
  return [...names].sort().map((name) => ({
    name,
    questions: questions.filter((question) => question.tags.includes(name)),
    notes: notes.filter((note) => note.tags.includes(name)),
  }));
}
