// Running a snippet: what it says and shows, by the keyboard, in print, in forced colours and without script.
import { expect, test, type Locator } from '../../test.ts';
import { violations } from '../../axe.ts';
import { open, openOne, printed, run, said, session, type } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

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
