// What lives on when a page is loaded again, and what is said of the rest.
import { expect, test, type Page } from '../../test.ts';
import * as keys from '../../../src/kept-keys.ts';
import { address, open, openOne, printed, prompt, run, said, session, type } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

/** What ↑ brings, from the last command back to the first. */
async function recalled(page: Page, count: number): Promise<string[]> {
  await prompt(page).focus();
  await expect(page.locator('.prompt-text')).toHaveText(/^root@/);
  const commands: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await prompt(page).press('ArrowUp');
    commands.push(await prompt(page).inputValue());
  }
  return commands;
}

const stored = (page: Page) => page.evaluate((key) => sessionStorage.getItem(key) ?? '[]', keys.commandHistory);

test('after a reload the machine is a new one, says so until it is used, and ↑ brings back what was typed', async ({
  page,
}) => {
  await openOne(page, { steps: [['true']] });
  await expect(said(session(page))).toBeEmpty();
  await type(page, 'touch /root/mine');
  await type(page, 'ls /root/mine');
  await page.reload();
  await expect(said(session(page))).toHaveText(
    'This is a new machine, without what was run before; ↑ brings back what was typed.',
  );
  expect(await recalled(page, 3)).toEqual(['ls /root/mine', 'touch /root/mine', 'touch /root/mine']);
  await type(page, 'ls /root/mine');
  await expect(said(session(page))).toHaveText('Ended with status 2.');
});

test('where only a snippet was run, nothing is said of ↑', async ({ page }) => {
  const snippet = await openOne(page, { steps: [['true']] });
  await run(snippet);
  await expect(said(snippet)).toHaveText('As shown.');
  await page.reload();
  await expect(said(session(page))).toHaveText('This is a new machine, without what was run before.');
});

test('all pages of a tab have one history of commands, other tabs have their own', async ({ page, context }) => {
  await page.goto(address);
  await type(page, 'echo first');
  await page.goto('machine/');
  await expect(said(session(page))).toBeEmpty();
  await type(page, 'echo second');
  await page.goto(address);
  expect(await recalled(page, 2)).toEqual(['echo second', 'echo first']);
  const other = await context.newPage();
  await other.goto(address);
  await expect(said(session(other))).toBeEmpty();
  expect(await recalled(other, 1)).toEqual(['']);
});

test('no answer to a question is kept, and no password', async ({ page }) => {
  await openOne(page, { steps: [['true']] });
  const ask = 'read -p "Name: " name; read -s -p "Password: " password';
  await prompt(page).fill(ask);
  await prompt(page).press('Enter');
  for (const [question, answer] of [
    ['Name:', 'Ada'],
    ['Password:', 'correct-Horse-7'],
  ] as const) {
    await page.locator(`.transcript input[aria-label="${question}"]`).fill(answer);
    await page.keyboard.press('Enter');
  }
  await expect(session(page)).toHaveAttribute('data-state', 'done');
  expect(JSON.parse(await stored(page))).toEqual([ask]);
});

test('what is typed while a command asks is not kept', async ({ page }) => {
  const snippet = await openOne(page, { steps: [['read -s -p "Password: " password']] });
  await run(snippet);
  await expect(snippet.locator('.transcript input')).toBeFocused();
  await prompt(page).fill('correct-Horse-7');
  await prompt(page).press('Enter');
  await expect(said(session(page))).toHaveText(/^The machine is busy/);
  expect(await stored(page)).toBe('[]');
});

test('the last hundred commands are kept, and none that is very long', async ({ page }) => {
  await openOne(page, { steps: [['true']] });
  const many = Array.from({ length: 100 }, (_, index) => `echo ${String(index)}`);
  await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [
    keys.commandHistory,
    JSON.stringify(many),
  ] as const);
  await page.reload();
  const long = `echo ${'long'.repeat(300)}`;
  await type(page, 'echo last');
  await type(page, long);
  expect(await recalled(page, 2)).toEqual([long, 'echo last']);
  expect(JSON.parse(await stored(page))).toEqual([...many.slice(1), 'echo last']);
});

test('a new machine has its prompt and its files as at first', async ({ page }) => {
  await open(page, { steps: [['true']] });
  await type(page, 'cd /tmp && touch mine');
  await page.reload();
  await type(page, 'pwd; ls /tmp/mine');
  await expect(printed(session(page))).toHaveText(/\]# pwd; ls \/tmp\/mine\n\/root\n.*No such file/);
});
