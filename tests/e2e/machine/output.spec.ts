// Hostile output.
import { expect, test } from '../../test.ts';
import { violations } from '../../axe.ts';
import { openOne, printed, run, session, type } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

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
