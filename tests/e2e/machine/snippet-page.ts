// A page with snippets of the test's choice. They are put into it on its way to the browser, so that each state can be
// had whatever the pages say.
import { expect, type Locator, type Page } from '../../test.ts';

/** The page, below the site's base. */
export const address = 'faq/docker-ps-not-working/';

export interface Fixture {
  /** Commands with what the page shows under them. */
  steps: [command: string, output?: string][];
  prompt?: '#' | '$';
  input?: string[];
  exit?: number;
  danger?: string;
  /** A field of this name, with this default; it stands in the first command. */
  field?: [name: string, value: string];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

/** As snippets/plugin.ts writes it. */
function markup({ steps, prompt = '#', input, exit, danger, field }: Fixture): string {
  const [name = '', value = ''] = field ?? [];
  const [first = ''] = steps[0] ?? [];
  const variable = `<var data-name="${name}">${value}</var>`;
  const session = steps.map(([command, output]) => {
    const code = escaped(command).replaceAll(`{{${name}=${value}}}`, field ? variable : '');
    const printed = output === undefined ? '' : `<span class="output">\n${escaped(output)}</span>`;
    return `<span class="prompt">${prompt} </span><span class="command">${code}</span>${printed}`;
  });
  const button = (label: string, action: string) =>
    `<button type="button" data-action="${action}" disabled aria-label="${label}: ${escaped(first)}">${label}</button>`;
  return `<command-snippet class="fixture"><figure class="snippet" data-kind="console"
    ${input ? `data-input="${escaped(JSON.stringify(input))}"` : ''} ${exit ? `data-exit="${String(exit)}"` : ''}>
    ${danger ? `<figcaption><span class="danger"><strong>Careful.</strong> ${escaped(danger)}</span></figcaption>` : ''}
    ${field ? `<p class="fields" hidden><label>${name} <input name="${name}" value="${value}" required autocomplete="off" spellcheck="false"></label></p>` : ''}
    <pre><code>${session.join('\n')}</code></pre>
    <div class="actions">${button('Run', 'run')}${button('Edit', 'edit')}<copy-button data-text="${escaped(steps.map(([command]) => command).join('\n'))}"><button type="button" disabled aria-label="Copy: ${escaped(first)}">Copy</button><span role="status"></span></copy-button></div>
    </figure></command-snippet>`;
}

/** Opens a page whose only snippets are these; gives them in order. */
export async function open(page: Page, ...fixtures: Fixture[]): Promise<Locator[]> {
  await page.route(`**/${address}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replaceAll(/<command-snippet>[^]*?<\/command-snippet>/g, '')
      .replace(/<div class="prose[^>]*>/, (start) => start + fixtures.map(markup).join('\n'));
    await route.fulfill({ response, body });
  });
  await page.goto(address);
  return fixtures.map((_, index) => page.locator('command-snippet').nth(index));
}

/** As `open`, for a page with one snippet. */
export async function openOne(page: Page, fixture: Fixture): Promise<Locator> {
  const [snippet] = await open(page, fixture);
  if (!snippet) throw new Error('There is no snippet.');
  return snippet;
}

/** Presses Run, or Run edited. */
export const run = (snippet: Locator) => snippet.getByRole('button', { name: /^Run/ }).click();
/** What a snippet or the machine says of how it goes. */
export const said = (place: Locator) => place.locator('.report [role=status]');
/** What the machine has printed below a snippet or at the end of the page. */
export const printed = (place: Locator) => place.locator('.transcript > pre:not(.difference)');
/** The machine at the end of the page. */
export const session = (page: Page) => page.locator('machine-session');
/** The field one types commands into. */
export const prompt = (page: Page) => page.getByRole('textbox', { name: /root@|^[#$]$/ });

/** Types a command into the prompt and waits until it has ended. */
export async function type(page: Page, command: string) {
  await prompt(page).fill(command);
  await prompt(page).press('Enter');
  await expect(session(page)).toHaveAttribute('data-state', /done|stopped|idle|failed/);
}
