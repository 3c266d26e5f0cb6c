// axe on every kind of page and every text, light and dark, and on the states that scripts bring about.
import { expect, test } from '../test.ts';
import { violations } from '../axe.ts';
import { distinctPaths } from '../sites.ts';

const paths = distinctPaths();

test.use({ reducedMotion: 'reduce' });

for (const path of paths) {
  test(`/${path}`, async ({ page }) => {
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
  });
}

test('/faq/ with all answers open', async ({ page }) => {
  await page.goto('faq/');
  await page.getByRole('button', { name: 'Expand all' }).click();
  expect(await violations(page)).toEqual([]);
});

test('the search dialog with results', async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await page.keyboard.press('/');
  await page.keyboard.type('docker');
  await expect(page.locator('dialog a[data-result]').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the search page without an index', async ({ page, context }) => {
  await context.route('**/search/questions.json', (route) => route.abort());
  await page.goto('search/?q=docker');
  await expect(page.locator('site-search')).toHaveAttribute('data-state', 'failed');
  expect(await violations(page)).toEqual([]);
});

test('the search page without results', async ({ page }) => {
  await page.goto('search/?q=zzzzqqqq');
  await expect(page.locator('site-search')).toHaveAttribute('data-state', 'empty');
  expect(await violations(page)).toEqual([]);
});

test('the figures keep to the reader’s own colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('faq/support/');
  const [bar, text] = await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.setProperty('color', 'CanvasText');
    document.body.append(probe);
    const supported = document.querySelector('figure svg g:not(.over) > rect');
    return [supported && getComputedStyle(supported).fill, getComputedStyle(probe).color];
  });
  expect(bar).toBe(text);
});

for (const width of [360, 768, 1440]) {
  test(`nothing but code scrolls sideways at ${width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    for (const path of paths) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}
