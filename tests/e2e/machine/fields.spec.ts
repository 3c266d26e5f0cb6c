// What a reader fills in.
import { expect, test, type Locator } from '../../test.ts';
import { violations } from '../../axe.ts';
import { open, openOne, printed, run, said, type Fixture } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

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
