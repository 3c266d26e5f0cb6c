// Lists of what the site has, as plain Markdown.
import { getQuestionsByTopic } from '../queries/faq.ts';
import { getNotes } from '../queries/notes.ts';
import { linkTo, questionLine } from './page.ts';

/** A section for each topic: its questions with their short answers, each leading to its Markdown. */
export async function questionSections(): Promise<string[]> {
  return (await getQuestionsByTopic()).map(
    ({ topic, questions }) => `## ${topic.title}\n\n${questions.map(questionLine).join('\n')}`,
  );
}

/** The section of the notes. */
export async function noteSection(): Promise<string> {
  return `## Notes\n\n${(await getNotes()).map((note) => `- ${linkTo(note)}`).join('\n')}`;
}
