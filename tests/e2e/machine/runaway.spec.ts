// Commands that do not end.
import { expect, test } from '../../test.ts';
import { violations } from '../../axe.ts';
import { openOne, printed, run, said, session, type } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

test.describe('a command that does not end', () => {
  test('can be stopped, and the machine is as it was before', async ({ page }) => {
    const snippet = await openOne(page, { steps: [['touch /tmp/left; while :; do :; done']] });
    await run(snippet);
    await expect(said(snippet)).toHaveText('Running…');
    // By the keyboard: for a click Playwright looks whether the button moves, for longer than a busy machine lets it run.
    await snippet.getByRole('button', { name: 'Stop' }).press('Enter');
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
    test(`is stopped by itself: ${name}`, async ({ page }) => {
      const snippet = await openOne(page, { steps: [['cd /tmp; touch kept', '']] });
      await run(snippet);
      await expect(said(snippet)).toHaveText('As shown.');
      const start = Date.now();
      await type(page, command);
      // It takes five seconds; a busy machine may take twice as long.
      expect(Date.now() - start).toBeLessThan(10_000);
      // A shell may refuse by itself what would not end; else it is stopped, and that is said.
      await expect(said(session(page))).toHaveText(/as it was before this command|Ended with status/);
      expect(await page.locator('.terminal pre > span').count()).toBeLessThan(1_100);
      await type(page, 'pwd; ls kept');
      await expect(printed(session(page))).toContainText(/\/tmp\nkept\n$/);
    });
  }
});
