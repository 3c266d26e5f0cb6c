// Questions of commands, and the editor.
import { expect, test } from '../../test.ts';
import { violations } from '../../axe.ts';
import { openOne, printed, run, said, type Fixture } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

test.describe('questions and the editor', () => {
  const question = {
    steps: [['read -p "Go on [y/N]: " answer; echo "got $answer"', 'Go on [y/N]: y\ngot y']],
    input: ['y'],
  } satisfies Fixture;

  test(
    'a question is a field where the focus goes, with the answer of the page in it',
    { tag: '@beyond-bidi' },
    async ({ page }) => {
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
    },
  );

  test('what is typed takes the place of the answer of the page, where one sees it', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 300 });
    const snippet = await openOne(page, question);
    await run(snippet);
    const field = snippet.getByRole('textbox', { name: 'Go on [y/N]:' });
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    await page.keyboard.type('no');
    await expect(field).toHaveValue('no');
    await page.keyboard.press('Enter');
    await expect(snippet).toContainText('got no');
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
