// Questions and notes together, by when they were last true.
import { getQuestions, type Question } from './faq.ts';
import { getNotes, type Note } from './notes.ts';

export type Entry = Question | Note;

/** The day on which an entry was last true, as an ISO date or time: for a question, when it was last checked. */
export function lastTrue(entry: Entry): string {
  return 'question' in entry ? entry.checked : entry.modified;
}

/** The newest entries, newest first; those of one day in reading order, notes after questions. @param count how many at most */
export async function getNewest(count: number): Promise<Entry[]> {
  const entries: Entry[] = [...(await getQuestions()), ...(await getNotes())];
  return entries.sort((a, b) => lastTrue(b).slice(0, 10).localeCompare(lastTrue(a).slice(0, 10))).slice(0, count);
}
