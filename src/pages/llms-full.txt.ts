// Every question and note, whole, in one file of plain Markdown.
import { noteMarkdown, questionMarkdown } from '~/plain-markdown/page.ts';
import { getFamilyOf, getQuestions, getRelatedQuestions } from '~/queries/faq.ts';
import { getNotes } from '~/queries/notes.ts';
import { siteDescription, siteName } from '~/site.ts';

const from = 'llms-full.txt';

/** The file. */
export async function GET(): Promise<Response> {
  const questions = await Promise.all(
    (await getQuestions()).map(async (question) =>
      questionMarkdown(
        question,
        { related: await getRelatedQuestions(question), family: await getFamilyOf(question) },
        from,
      ),
    ),
  );
  const notes = (await getNotes()).map((note) => noteMarkdown(note, from));
  const opening = `# ${siteName}\n\n> ${siteDescription}\n`;
  return new Response([opening, ...questions, ...notes].join('\n---\n\n'));
}
