// What the site has and where, for language models: https://llmstxt.org
import { addressIn } from '~/plain-markdown/addresses.ts';
import { noteSection, questionSections } from '~/plain-markdown/lists.ts';
import { joined } from '~/plain-markdown/page.ts';
import { siteDescription, siteName } from '~/site.ts';

const from = 'llms.txt';

/** The file. */
export async function GET(): Promise<Response> {
  return new Response(
    joined([
      `# ${siteName}`,
      `> ${siteDescription}`,
      'Each link leads to a page as plain Markdown; the page itself is at the same address with a slash in place of ' +
        '“.md”. Commands and their output are from Photon OS 5.0 where nothing else is said. The content is under CC BY 4.0.',
      ...(await questionSections(from)),
      await noteSection(from),
      `## Optional\n\n- [All of this in one file](${addressIn(from, 'llms-full.txt')}): every question and note, whole`,
    ]),
  );
}
