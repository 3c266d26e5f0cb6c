// All questions with their short answers, as plain Markdown.
import { questionSections } from '~/plain-markdown/lists.ts';
import { joined } from '~/plain-markdown/page.ts';
import { canonical } from '~/to.ts';

/** The list. */
export async function GET(): Promise<Response> {
  return new Response(joined(['# All questions', `Page: ${canonical('faq/')}`, ...(await questionSections())]));
}
