// All questions with their short answers, as plain Markdown.
import { addressIn } from '~/plain-markdown/addresses.ts';
import { questionSections } from '~/plain-markdown/lists.ts';
import { joined } from '~/plain-markdown/page.ts';

const from = 'faq.md';

/** The list. */
export async function GET(): Promise<Response> {
  return new Response(
    joined(['# All questions', `Page: ${addressIn(from, 'faq/')}`, ...(await questionSections(from))]),
  );
}
