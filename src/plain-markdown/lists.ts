// Lists of what the site has, as plain Markdown.
import { getQuestionsByTopic } from '../queries/faq.ts';
import { getNotes } from '../queries/notes.ts';
import { linkTo, questionLine } from './page.ts';

/** A section for each topic: its questions with their short answers, each leading to its Markdown. @param from path of their file */
export async function questionSections(from: string): Promise<string[]> {
  return (await getQuestionsByTopic()).map(
    ({ topic, questions }) =>
      `## ${topic.title}\n\n${questions.map((question) => questionLine(question, from)).join('\n')}`,
  );
}

/** The section of the notes. @param from path of its file */
export async function noteSection(from: string): Promise<string> {
  return `## Notes\n\n${(await getNotes()).map((note) => `- ${linkTo(note, from)}`).join('\n')}`;
}
