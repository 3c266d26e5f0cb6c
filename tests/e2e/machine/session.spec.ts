// The machine at the end of the page: its prompt, Run all and Reset.
import { expect, test, type Locator } from '../../test.ts';
import { violations } from '../../axe.ts';
import { address, open, openOne, printed, prompt, run, said, session, type } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

/** What Run all says first where the machine was used before. */
const begun = 'Begun on a new machine, without what was run before. ';

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

  test('a program that does not arrive is said, and can be tried again', async ({ page, context, browserName }) => {
    test.fail(browserName === 'firefox', 'Firefox remembers an import that failed until the page is reloaded.');
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

  test(
    'Run all runs every snippet on a new machine, and answers their questions',
    { tag: '@beyond-bidi' },
    async ({ page }) => {
      const [first, second, third] = await open(
        page,
        { steps: [['mkdir /srv/once']] },
        { steps: [['read -p "Go on [y/N]: " answer', 'Go on [y/N]: y']], input: ['y'] },
        { steps: [['echo missing >&2; (exit 2)', 'missing']], exit: 2 },
      );
      await run(first as Locator);
      await expect(said(first as Locator)).toHaveText('As shown.');
      await session(page).getByRole('button', { name: 'Run all' }).click();
      await expect(said(session(page))).toHaveText(`${begun}All snippets of this page have run, as shown.`);
      for (const snippet of [first, second, third])
        await expect(snippet as Locator).toHaveAttribute('data-state', 'done');
      expect(await violations(page)).toEqual([]);
    },
  );

  test('Run all says that it takes away what was typed, and only then', async ({ page }) => {
    await openOne(page, { steps: [['ls /root']], danger: 'Careful with this.' });
    const all = session(page).getByRole('button', { name: 'Run all' });
    const answer = (name: string) => session(page).getByRole('button', { name }).click();
    await all.click();
    await expect(said(session(page))).toHaveText('1 of 1 carries a warning.');
    await answer('Stop here');
    await type(page, 'touch /root/mine');
    await all.click();
    await expect(said(session(page))).toHaveText(`${begun}1 of 1 carries a warning.`);
    await expect(printed(session(page))).toBeHidden();
    await answer('Run it');
    await expect(said(session(page))).toHaveText(`${begun}All snippets of this page have run, as shown.`);
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(said(session(page))).toHaveText('This is a new machine, as at first.');
    await all.click();
    await answer('Run it');
    await expect(said(session(page))).toHaveText('All snippets of this page have run, as shown.');
  });

  test('a snippet that differs because those above have not run says so', async ({ page }) => {
    const [first, second, third] = (await open(
      page,
      { steps: [['echo one > /root/one']] },
      { steps: [['echo two > /root/two']] },
      { steps: [['cat /root/one /root/two', 'one\ntwo']] },
    )) as [Locator, Locator, Locator];
    const early = 'Not everything above has run yet: run that first, or press “Run all” below.';
    const runToEnd = async (snippet: Locator, state: RegExp) => {
      await run(snippet);
      await expect(snippet).toHaveAttribute('data-state', state);
    };
    await runToEnd(third, /differs/);
    await expect(said(third)).toHaveText(`${early} Ended with status 1. Differs from what is shown here:`);
    await runToEnd(first, /done/);
    await run(third);
    await expect(third.locator('.difference')).not.toContainText('one');
    await expect(said(third)).toContainText(early);
    await runToEnd(second, /done/);
    await run(third);
    await expect(said(third)).toHaveText('As shown.');
    await session(page).getByRole('button', { name: 'Reset' }).click();
    await expect(third).toHaveAttribute('data-state', 'idle');
    await runToEnd(third, /differs/);
    await expect(said(third)).toContainText(early);
    await session(page).getByRole('button', { name: 'Run all' }).click();
    await expect(said(third)).toHaveText('As shown.');
    await type(page, 'rm /root/one');
    await runToEnd(third, /differs/);
    await expect(said(third)).toHaveText('Ended with status 1. Differs from what is shown here:');
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

  test('Run all asks before what carries a warning', { tag: '@beyond-bidi' }, async ({ page }) => {
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
    await expect(said(session(page))).toHaveText(/ Stopped before 1 of 2\.$/);
    await all.click();
    await question.getByRole('button', { name: 'Run it' }).click();
    await expect(first as Locator).toHaveAttribute('data-state', 'done');
  });
});
