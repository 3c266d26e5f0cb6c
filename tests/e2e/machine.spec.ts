// Running snippets, the prompt, and what goes wrong. The snippets are put into the page on its way to the browser, so
// that each state can be had whatever the pages say.
import { brotliCompressSync } from 'node:zlib';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../axe.ts';

const address = 'faq/docker-ps-not-working/';
/** What only the machine asks for. */
const ofMachine = /\/(?:machine-console|worker)[.-][\w-]+\.js/;

test.use({ reducedMotion: 'reduce' });

interface Fixture {
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
async function open(page: Page, ...fixtures: Fixture[]): Promise<Locator[]> {
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

async function openOne(page: Page, fixture: Fixture): Promise<Locator> {
  const [snippet] = await open(page, fixture);
  if (!snippet) throw new Error('There is no snippet.');
  return snippet;
}

const run = (snippet: Locator) => snippet.getByRole('button', { name: /^Run/ }).click();
const said = (place: Locator) => place.locator('.report [role=status]');
const printed = (place: Locator) => place.locator('.transcript > pre:not(.difference)');
const session = (page: Page) => page.locator('machine-session');
const prompt = (page: Page) => page.getByRole('textbox', { name: /root@|^[#$]$/ });

/** Types a command into the prompt and waits until it has ended. */
async function type(page: Page, command: string) {
  await prompt(page).fill(command);
  await prompt(page).press('Enter');
  await expect(session(page)).toHaveAttribute('data-state', /done|stopped|idle|failed/, { timeout: 15_000 });
}

test.describe('a snippet', () => {
  test('prints what it prints, and says that it is as shown', async ({ page }) => {
    const snippet = await openOne(page, {
      steps: [
        ['whoami', 'root'],
        ['echo one; echo two >&2', 'one\ntwo'],
      ],
    });
    await expect(snippet).toHaveAttribute('data-state', 'idle');
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'done');
    await expect(said(snippet)).toHaveText('As shown.');
    await expect(printed(snippet)).toHaveText('# whoami\nroot\n# echo one; echo two >&2\none\ntwo\n');
    expect(await violations(page)).toEqual([]);
  });

  test('shows the lines that differ from what the page shows', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['echo one; echo two', 'one\nthree']] });
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'differs');
    await expect(said(snippet)).toHaveText('Differs from what is shown here:');
    await expect(snippet.locator('.difference')).toHaveText('- three\n+ two\n');
    expect(await violations(page)).toEqual([]);
  });

  test('says that a status other than 0 is as expected', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['(exit 3)']], exit: 3 });
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'done');
    await expect(said(snippet)).toHaveText('As shown. Ended with status 3, as expected.');
  });

  test('says with which status it ended where that is not as expected', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['(exit 4)']] });
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'differs');
    await expect(said(snippet)).toHaveText('Ended with status 4.');
  });

  test('runs as the user whose prompt it shows', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['id -un', 'photon']], prompt: '$' });
    await run(snippet);
    await expect(said(snippet)).toHaveText('As shown.');
  });

  test('shares the machine with the others and the prompt', async ({ page }) => {
    const [first, second] = await open(
      page,
      { steps: [['cd /tmp; name=value']] },
      { steps: [['pwd; echo $name', '/tmp\nvalue']] },
    );
    await run(first as Locator);
    await expect(said(first as Locator)).toHaveText('As shown.');
    await run(second as Locator);
    await expect(said(second as Locator)).toHaveText('As shown.');
    await type(page, 'pwd');
    await expect(printed(session(page))).toHaveText('root@photon-machine [ /tmp ]# pwd\n/tmp\n');
  });

  test('can be edited, run so, and taken back to the original', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    await snippet.getByRole('button', { name: 'Edit' }).click();
    const editor = snippet.getByRole('textbox', { name: 'Commands' });
    await expect(editor).toBeFocused();
    await expect(editor).toHaveValue('echo one');
    await editor.fill('echo two; false');
    expect(await violations(page)).toEqual([]);
    await snippet.getByRole('button', { name: 'Run edited' }).click();
    await expect(said(snippet)).toHaveText('Ended with status 1.');
    await expect(printed(snippet)).toHaveText('# echo two; false\ntwo\n');
    await snippet.getByRole('button', { name: 'Back to the original' }).click();
    await expect(editor).toHaveCount(0);
    await run(snippet);
    await expect(said(snippet)).toHaveText('As shown.');
  });

  test('lists what changed on the machine', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['echo hello > /root/greeting']] });
    await run(snippet);
    await expect(snippet.getByRole('listitem')).toHaveText([/\/root\/greeting/]);
  });

  test('is used by the keyboard alone', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    const button = snippet.getByRole('button', { name: /^Run/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(said(snippet)).toHaveText('As shown.');
    await expect(button).toBeFocused();
  });
});

test.describe('loading', () => {
  test('nothing of the machine is loaded before a reader shows interest', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => ofMachine.test(url))).toEqual([]);
    await snippet.getByRole('button', { name: /^Run/ }).hover();
    await expect.poll(() => asked.filter((url) => ofMachine.test(url)).length).toBeGreaterThan(1);
  });

  test('before the first Run it costs at most 4 KB of script, and nothing on a page without snippets', async ({
    page,
  }) => {
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      void response.body().then((body) => scripts.set(response.url(), brotliCompressSync(body).length));
    });
    await page.goto('search/', { waitUntil: 'networkidle' });
    const without = new Set(scripts.keys());
    expect([...without].filter((url) => /machine|snippet/i.test(url))).toEqual([]);
    await page.goto(address, { waitUntil: 'networkidle' });
    const added = [...scripts].filter(([url]) => !without.has(url) && !/copy-button|Prose/.test(url));
    expect(added.length).toBeGreaterThan(0);
    expect(added.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(4096);
  });

  test('the first Run of the page on docker loads at most 175 KB', async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    // Workers ask outside of the page: only the whole browser context sees that.
    const sizes: Promise<number>[] = [];
    page.context().on('response', (response) => {
      sizes.push(response.body().then((body) => brotliCompressSync(body).length));
    });
    const snippet = page.locator('command-snippet').first();
    await run(snippet);
    await expect(said(snippet)).toContainText('As shown.');
    const loaded = await Promise.all(sizes);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(175 * 1024);
  });

  test('after all commands of the page on docker, the worker holds at most 12 MB', async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    const attached = new Promise<string>((resolve) => {
      session.on('Target.attachedToTarget', ({ sessionId }) => {
        resolve(sessionId);
      });
    });
    // Playwright's sessions speak to a worker only by messages in messages.
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await page.getByRole('button', { name: 'Run all' }).first().click();
    const sessionId = await attached;
    for (const snippet of await page.locator('command-snippet').all()) {
      await expect(snippet).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
    }
    const answered = new Promise<string>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        resolve(message);
      });
    });
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result } = JSON.parse(await answered) as { result: { usedSize: number; backingStorageSize: number } };
    expect(result.usedSize).toBeGreaterThan(1024 * 1024);
    expect(result.usedSize + result.backingStorageSize).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  test('a reader who waits is told that the machine is starting', async ({ page, context }) => {
    await context.route(/\/worker-[\w-]+\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'loading');
    await expect(said(snippet)).toHaveText('Starting the machine…');
    expect(await violations(page)).toEqual([]);
    await expect(said(snippet)).toHaveText('As shown.');
  });

  for (const part of [/\/worker-[\w-]+\.js/, /\/machine-console[.-][\w-]+\.js/]) {
    test(`what does not arrive is said, and can be tried again: ${part.source}`, async ({ page, context }) => {
      await context.route(part, (route) => route.abort());
      const snippet = await openOne(page, { steps: [['echo one', 'one']] });
      await run(snippet);
      await expect(snippet).toHaveAttribute('data-state', 'failed');
      await expect(said(snippet)).toHaveText('The machine could not be loaded. What is shown above was recorded.');
      await expect(snippet.locator('.output').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await context.unroute(part);
      await snippet.getByRole('button', { name: 'Retry' }).click();
      await expect(said(snippet)).toHaveText('As shown.');
      await expect(snippet.getByRole('button', { name: 'Retry' })).toBeHidden();
    });
  }
});

test.describe('a command that does not end', () => {
  test('can be stopped, and the machine is as it was before', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['touch /tmp/left; while :; do :; done']] });
    await run(snippet);
    await expect(said(snippet)).toHaveText('Running…');
    await snippet.getByRole('button', { name: 'Stop' }).click();
    await expect(snippet).toHaveAttribute('data-state', 'stopped');
    await expect(said(snippet)).toHaveText('Stopped. The machine is as it was before this command.');
    await expect(snippet.getByRole('button', { name: /^Run/ })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await type(page, 'test -e /tmp/left && echo there || echo gone');
    await expect(printed(session(page))).toContainText(/\ngone\n$/);
  });

  for (const [name, command] of [
    ['a loop', 'while :; do :; done'],
    ['output without end', 'yes'],
    ['a fork bomb', ':(){ :|:& };:'],
    ['gigabytes', 'yes 0123456789012345678901234567890123456789 | head -c 5000000000'],
    ['recursion', 'f() { f; }; f'],
  ] as const) {
    test(`is stopped within five seconds: ${name}`, async ({ page }) => {
      test.setTimeout(60_000);
      const snippet = await openOne(page, { steps: [['cd /tmp; touch kept', '']] });
      await run(snippet);
      await expect(said(snippet)).toHaveText('As shown.');
      const start = Date.now();
      await type(page, command);
      expect(Date.now() - start).toBeLessThan(7_000);
      // A shell may refuse by itself what would not end; else it is stopped, and that is said.
      await expect(said(session(page))).toHaveText(/as it was before this command|Ended with status/);
      expect(await page.locator('.terminal pre > span').count()).toBeLessThan(1_100);
      await type(page, 'pwd; ls kept');
      await expect(printed(session(page))).toContainText(/\/tmp\nkept\n$/);
    });
  }
});

test.describe('questions and the editor', () => {
  const question = {
    steps: [['read -p "Go on [y/N]: " answer; echo "got $answer"', 'Go on [y/N]: y\ngot y']],
    input: ['y'],
  } satisfies Fixture;

  test('a question is a field where the focus goes, with the answer of the page in it', async ({ page }) => {
    const snippet = await openOne(page, question);
    await run(snippet);
    const field = snippet.getByRole('textbox', { name: 'Go on [y/N]:' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('y');
    await expect(said(snippet)).toHaveText('It asks, and waits for an answer.');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(said(snippet)).toHaveText('As shown.');
    await expect(snippet.getByRole('button', { name: /^Run/ })).toBeFocused();
  });

  test('a question does not take the focus from elsewhere', async ({ page, context }) => {
    await context.route(/\/worker-[\w-]+\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    const snippet = await openOne(page, question);
    await run(snippet);
    const link = page.getByRole('link', { name: 'Questions', exact: true });
    await link.focus();
    await expect(snippet.getByRole('textbox', { name: 'Go on [y/N]:' })).toBeVisible();
    await expect(link).toBeFocused();
  });

  for (const key of ['Escape', 'Control+d']) {
    test(`${key} ends the input`, async ({ page }) => {
      const snippet = await openOne(page, { steps: [['read -p "Name: " name || echo "no name"']] });
      await run(snippet);
      await expect(snippet.getByRole('textbox', { name: 'Name:' })).toBeFocused();
      await page.keyboard.press(key);
      await expect(printed(snippet)).toContainText('no name');
    });
  }

  test('a password is not shown', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['read -s -p "Password: " secret; echo; echo ${#secret}']] });
    await run(snippet);
    const field = snippet.locator('.transcript input');
    await expect(field).toHaveAccessibleName('Password:');
    await expect(field).toHaveAttribute('type', 'password');
    await field.fill('secret');
    await field.press('Enter');
    await expect(printed(snippet)).toContainText('\n6\n');
    await expect(printed(snippet)).not.toContainText('secret\n6');
  });

  test('a command that asks can be stopped', async ({ page }) => {
    const snippet = await openOne(page, question);
    await run(snippet);
    await expect(snippet.getByRole('textbox')).toBeVisible();
    await snippet.getByRole('button', { name: 'Stop' }).click();
    await expect(snippet).toHaveAttribute('data-state', 'stopped');
    await expect(snippet.getByRole('textbox')).toHaveCount(0);
  });

  test('the editor saves, and leaves without saving', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['vim /root/note; cat /root/note']] });
    await run(snippet);
    const editor = page.getByRole('dialog', { name: 'Editor: /root/note' });
    await editor.getByRole('textbox').fill('written here\n');
    expect(await violations(page)).toEqual([]);
    await editor.getByRole('button', { name: 'Save' }).click();
    await expect(editor).toBeHidden();
    await expect(printed(snippet)).toContainText('\nwritten here\n');
    await run(snippet);
    await editor.getByRole('textbox').fill('not this\n');
    await page.keyboard.press('Escape');
    await expect(printed(snippet)).toContainText('\nwritten here\n');
    await expect(printed(snippet)).not.toContainText('not this');
  });
});

test.describe('what a reader fills in', () => {
  const greeting = {
    steps: [
      ['printf "[%s]\\n" {{name=world}}', '[world]'],
      ['echo done', 'done'],
    ],
    field: ['name', 'world'],
  } satisfies Fixture;

  test('stands in the command, in what is copied and in what is run', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const snippet = await openOne(page, greeting);
    const field = snippet.getByRole('textbox', { name: 'name' });
    await field.fill('Photon');
    await expect(snippet.locator('.command').first()).toHaveText('printf "[%s]\\n" Photon');
    await snippet.getByRole('button', { name: /^Copy/ }).click();
    await expect(snippet.locator('copy-button [role=status]')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('printf "[%s]\\n" Photon\necho done');
    await run(snippet);
    await expect(said(snippet)).toHaveText('Done.');
    await expect(printed(snippet)).toContainText('\n[Photon]\n');
    expect(await violations(page)).toEqual([]);
  });

  test('is one word, whatever it is', async ({ page }) => {
    const snippet = await openOne(page, greeting);
    await snippet.getByRole('textbox', { name: 'name' }).fill("it's $HOME; rm -rf / `id`");
    await run(snippet);
    await expect(printed(snippet)).toContainText("\n[it's $HOME; rm -rf / `id`]\n");
  });

  test('goes into every command of the page, and is remembered on it', async ({ page }) => {
    const [first, second] = await open(page, greeting, {
      steps: [['echo {{name=world}}', 'world']],
      field: ['name', 'world'],
    });
    await first?.getByRole('textbox', { name: 'name' }).fill('Photon');
    await expect(second?.locator('.command') as Locator).toHaveText('echo Photon');
    await page.reload();
    await expect(second?.locator('.command') as Locator).toHaveText('echo Photon');
    await expect(second?.getByRole('textbox', { name: 'name' }) as Locator).toHaveValue('Photon');
  });

  test('is refused with a message where it is empty or has control characters', async ({ page }) => {
    const snippet = await openOne(page, greeting);
    const field = snippet.getByRole('textbox', { name: 'name' });
    await field.fill('');
    await run(snippet);
    await expect(said(snippet)).toHaveText(/^name: .+/);
    await field.fill('a\u0007b');
    await run(snippet);
    await expect(said(snippet)).toHaveText('name: Control characters cannot be used.');
    await expect(snippet.locator('.command').first()).not.toContainText('\u0007');
    await expect(printed(snippet)).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  });
});

test.describe('the machine at the end of the page', () => {
  test('says that it is simulated, and where', async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Try it on the simulated machine' })).toBeVisible();
    await expect(session(page)).toContainText('simulated in this browser tab: nothing leaves the page');
    await expect(session(page).getByRole('link', { name: 'How the simulation works' })).toHaveAttribute(
      'href',
      /\/machine\/how-it-works\/$/,
    );
  });

  test('the prompt runs commands, keeps them, and lists what changed', async ({ page }) => {
    await openOne(page, { steps: [['true']] });
    await type(page, 'echo one');
    await type(page, 'mkdir /srv/new');
    await expect(session(page).getByRole('listitem')).toHaveText([/\/srv\/new/]);
    await prompt(page).fill('half');
    for (const [key, text] of [
      ['ArrowUp', 'mkdir /srv/new'],
      ['ArrowUp', 'echo one'],
      ['ArrowUp', 'echo one'],
      ['ArrowDown', 'mkdir /srv/new'],
      ['ArrowDown', 'half'],
    ] as const) {
      await prompt(page).press(key);
      await expect(prompt(page)).toHaveValue(text);
    }
    await prompt(page).press('Control+c');
    await expect(prompt(page)).toHaveValue('');
    await expect(printed(session(page))).toContainText('echo one');
    await prompt(page).press('Control+l');
    await expect(printed(session(page))).toBeHidden();
    await prompt(page).press('Tab');
    await expect(prompt(page)).not.toBeFocused();
  });

  test('takes several lines, typed or pasted', async ({ page }) => {
    await openOne(page, { steps: [['true']] });
    await prompt(page).fill('for i in 1 2; do');
    await prompt(page).press('End');
    await prompt(page).press('Shift+Enter');
    await page.keyboard.insertText('echo "n$i"\ndone');
    await prompt(page).press('Enter');
    await expect(printed(session(page))).toContainText(/\nn1\nn2\n$/);
  });

  test('Ctrl+C stops what runs', async ({ page }) => {
    await openOne(page, { steps: [['true']] });
    await prompt(page).fill('while :; do :; done');
    await prompt(page).press('Enter');
    await expect(said(session(page))).toHaveText('Running…');
    await prompt(page).press('Control+c');
    await expect(session(page)).toHaveAttribute('data-state', 'stopped');
    await expect(prompt(page)).toBeFocused();
  });

  test('one command waits for no other: while one runs, another is refused in words', async ({ page }) => {
    const [first, second] = await open(page, { steps: [['while :; do :; done']] }, { steps: [['echo one', 'one']] });
    await run(first as Locator);
    await expect(said(first as Locator)).toHaveText('Running…');
    await run(second as Locator);
    await expect(said(second as Locator)).toHaveText(/^The machine is busy/);
  });

  test('Reset gives a new machine and takes the outputs away', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['touch /root/mine']] });
    await run(snippet);
    await expect(said(snippet)).toHaveText('As shown.');
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(said(session(page))).toHaveText('This is a new machine, as at first.');
    await expect(snippet).toHaveAttribute('data-state', 'idle');
    await expect(printed(snippet)).toBeHidden();
    await type(page, 'ls /root/mine');
    await expect(printed(session(page))).toContainText('No such file or directory');
  });

  test('Reset ends what runs', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['while :; do :; done']] });
    await run(snippet);
    await expect(said(snippet)).toHaveText('Running…');
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(said(session(page))).toHaveText('This is a new machine, as at first.');
    await type(page, 'echo alive');
    await expect(printed(session(page))).toContainText('alive');
  });

  test('Reset ends a command of the prompt, and a question of Run all', async ({ page }) => {
    await openOne(page, { steps: [['true']], danger: 'Careful with this.' });
    await prompt(page).fill('while :; do :; done');
    await prompt(page).press('Enter');
    await expect(said(session(page))).toHaveText('Running…');
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(said(session(page))).toHaveText('This is a new machine, as at first.');
    await session(page).getByRole('button', { name: 'Run all' }).click();
    await expect(session(page).getByRole('group', { name: 'Run it on the simulated machine?' })).toBeVisible();
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(said(session(page))).toHaveText('This is a new machine, as at first.');
    await expect(session(page).getByRole('group', { name: 'Run it on the simulated machine?' })).toHaveCount(0);
  });

  test('a program that does not arrive is said, and can be tried again', async ({ page, context }) => {
    await openOne(page, { steps: [['true']] });
    await type(page, 'true');
    const program = /\/seq[.-][\w-]+\.js/;
    await context.route(program, (route) => route.abort());
    await prompt(page).fill('seq 3');
    await prompt(page).press('Enter');
    await expect(session(page)).toHaveAttribute('data-state', 'failed');
    await expect(said(session(page))).toHaveText('A file of the machine could not be loaded.');
    await context.unroute(program);
    await session(page).getByRole('button', { name: 'Retry' }).click();
    await expect(printed(session(page))).toContainText('\n1\n2\n3\n');
  });

  test('Run all runs every snippet on a new machine, and answers their questions', async ({ page }) => {
    const [first, second, third] = await open(
      page,
      { steps: [['mkdir /srv/once']] },
      { steps: [['read -p "Go on [y/N]: " answer', 'Go on [y/N]: y']], input: ['y'] },
      { steps: [['echo missing >&2; (exit 2)', 'missing']], exit: 2 },
    );
    await run(first as Locator);
    await expect(said(first as Locator)).toHaveText('As shown.');
    await session(page).getByRole('button', { name: 'Run all' }).click();
    await expect(said(session(page))).toHaveText('All snippets of this page have run, as shown.');
    for (const snippet of [first, second, third])
      await expect(snippet as Locator).toHaveAttribute('data-state', 'done');
    expect(await violations(page)).toEqual([]);
  });

  test('Run all stops at the first that differs', async ({ page }) => {
    const [, second, third] = await open(
      page,
      { steps: [['true']] },
      { steps: [['echo one', 'two']] },
      { steps: [['true']] },
    );
    await session(page).getByRole('button', { name: 'Run all' }).click();
    await expect(said(session(page))).toHaveText('Stopped at 2 of 3: it does not do as shown there.');
    await expect(second as Locator).toHaveAttribute('data-state', 'differs');
    await expect(third as Locator).toHaveAttribute('data-state', 'idle');
  });

  test('Run all asks before what carries a warning', async ({ page }) => {
    const [first, second] = await open(
      page,
      { steps: [['touch /root/a']], danger: 'It overwrites /root/a.' },
      { steps: [['true']] },
    );
    const all = session(page).getByRole('button', { name: 'Run all' });
    const question = session(page).getByRole('group', { name: 'Run it on the simulated machine?' });
    await all.click();
    await expect(question).toContainText('It overwrites /root/a.');
    await expect(question.getByRole('button', { name: 'Run it' })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Skip it' }).click();
    await expect(second as Locator).toHaveAttribute('data-state', 'done');
    await expect(first as Locator).toHaveAttribute('data-state', 'idle');
    await all.click();
    await question.getByRole('button', { name: 'Stop here' }).click();
    await expect(said(session(page))).toHaveText('Stopped before 1 of 2.');
    await all.click();
    await question.getByRole('button', { name: 'Run it' }).click();
    await expect(first as Locator).toHaveAttribute('data-state', 'done');
  });
});

test.describe('hostile output', () => {
  test('markup stays text, in output, file names and changes', async ({ page }) => {
    const wrongs: string[] = [];
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('dialog', (dialog) => {
      wrongs.push(dialog.message());
      void dialog.dismiss();
    });
    await openOne(page, { steps: [['true']] });
    const markupText = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    await type(page, `cd /tmp; echo '${markupText}'; touch '<b onmouseover=alert(1)>bold'; ls`);
    await expect(printed(session(page))).toContainText(markupText);
    await expect(printed(session(page))).toContainText('<b onmouseover=alert(1)>bold');
    await expect(session(page).locator('img, script, b')).toHaveCount(0);
    expect(wrongs).toEqual([]);
  });

  test('colours become classes; all other sequences and control characters are dropped', async ({ page }) => {
    const title = await openOne(page, { steps: [['true']] }).then(() => page.title());
    await type(
      page,
      `printf 'a\\033[31mred\\033[0m\\033]0;owned\\007b\\033]8;;https://example.org\\033\\\\link\\033]8;;\\033\\\\\\033[2J\\033[Hc\\a\\b\\033Pq\\033\\\\d\\n'`,
    );
    await expect(printed(session(page))).toContainText('\naredblinkcd\n');
    await expect(session(page).locator('.sgr-red')).toHaveText('red');
    await expect(session(page).locator('a:not(.about a)')).toHaveCount(0);
    expect(await page.title()).toBe(title);
    await type(page, `printf '\\033[41;37malert\\033[m \\033[1;4;3mx\\033[0m\\n'`);
    await expect(session(page).locator('.sgr-inverse')).toHaveText('alert');
    expect(await violations(page)).toEqual([]);
  });

  test('marks that turn the direction of text are made visible', async ({ page }) => {
    await openOne(page, { steps: [['true']] });
    await type(page, `printf 'safe\\u202egnp.exe\\n'`);
    await expect(printed(session(page))).toContainText('safe\ufffdgnp.exe');
  });

  test('of very long output the end is kept, and that is said', async ({ page }) => {
    await openOne(page, { steps: [['true']] });
    await type(page, 'seq 5000');
    await expect(printed(session(page))).toContainText(/^\(The first 4,\d\d\d lines are not kept here\.\)\n/);
    await expect(printed(session(page))).toContainText('\n5000\n');
    await expect(printed(session(page))).not.toContainText('\n3000\n');
  });

  for (const width of [360, 768, 1440]) {
    test(`a long line does not make the page wider at ${String(width)} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const snippet = await openOne(page, {
        steps: [['printf "%0500d\\n" 1', 'short']],
        danger: 'Wide.',
        field: ['name', 'x'],
      });
      await run(snippet);
      await expect(snippet).toHaveAttribute('data-state', 'differs');
      await type(page, 'printf "%0500d\\n" 1; touch /tmp/$(printf "%0200d" 1)');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
});

test('in print there are no buttons, and the original stays', async ({ page }) => {
  const snippet = await openOne(page, { steps: [['echo one', 'one']] });
  await snippet.getByRole('button', { name: 'Edit' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(snippet.locator('.output')).toBeVisible();
  await expect(page.getByRole('button').and(page.locator(':visible'))).toHaveCount(0);
});

test('in forced colours what runs and what differs is told by more than colour', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const snippet = await openOne(page, { steps: [['echo one', 'two']] });
  await run(snippet);
  await expect(snippet.locator('.difference')).toHaveText('- two\n+ one\n');
  expect(await violations(page)).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('only what was recorded is shown', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['echo {{name=one}}', 'one']], field: ['name', 'one'] });
    await expect(snippet.locator('.command')).toHaveText('echo one');
    await expect(snippet.locator('.output')).toBeVisible();
    await expect(snippet.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(session(page)).toBeHidden();
  });
});
