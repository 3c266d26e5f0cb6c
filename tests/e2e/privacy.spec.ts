// The page on privacy says what is kept, all of it, and its button removes it.
import { expect, test, type Page } from '../test.ts';
import { violations } from '../axe.ts';
import { prompt, session } from './machine/snippet-page.ts';

/** Keys of what the browser keeps of the site, with where; its own copies of files aside. */
const keptIn = (page: Page) =>
  page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `local storage: ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session storage: ${key}`),
    ...document.cookie.split(';').flatMap((cookie) => (cookie ? [`cookie: ${cookie}`] : [])),
    ...(await indexedDB.databases()).map(({ name }) => `database: ${name ?? ''}`),
    ...(await caches.keys()).map((name) => `cache: ${name}`),
  ]);

/** Does whatever may be remembered. */
async function leaveTraces(page: Page) {
  await page.goto('search/');
  await page.locator('main input[type=search]').fill('netstat');
  await page.keyboard.press('Enter');
  await expect(page.locator('main site-search')).toHaveAttribute('data-state', 'done');
  await page.goto('faq/install-packages/');
  await page.locator('.fields input').first().fill('vim');
  await page.getByRole('button', { name: 'Colours: system' }).click();
  await prompt(page).fill('echo seen');
  await prompt(page).press('Enter');
  await expect(session(page)).toHaveAttribute('data-state', 'done');
}

test('names everything that the site keeps, and nothing else', async ({ page }) => {
  await leaveTraces(page);
  const kept = await keptIn(page);
  await page.goto('privacy/');
  const named = await page
    .locator('code[data-key]')
    .evaluateAll((codes) => codes.map((code) => `${(code as HTMLElement).dataset['key'] ?? ''}: ${code.textContent}`));
  expect(kept.filter((key) => !named.some((name) => key.startsWith(name)))).toEqual([]);
  const stored = named.filter((name) => / storage: /.test(name));
  expect(stored.length).toBeGreaterThan(2);
  expect(stored.filter((name) => !kept.some((key) => key.startsWith(name)))).toEqual([]);
});

test('its button removes it, and leaves what others keep on the same host', async ({ page }) => {
  await leaveTraces(page);
  const others = ['recent-searches', 'theme'];
  await page.evaluate((keys) => keys.forEach((key) => localStorage.setItem(key, 'dark')), others);
  await page.goto('privacy/');
  await expect(page.getByRole('button', { name: 'Colours: light' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove it from this device' }).click();
  await expect(page.locator('clear-kept [role=status]')).toHaveText(/^Removed\./);
  await expect(page.getByRole('button', { name: 'Colours: system' })).toBeVisible();
  expect((await keptIn(page)).sort()).toEqual(others.map((key) => `local storage: ${key}`));
  expect(await violations(page)).toEqual([]);
});

test('its button says what it cannot reach: what was typed in other tabs, and the browser’s history', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await leaveTraces(other);
  await page.goto(`search/`);
  await page.locator('main input[type=search]').fill('netstat '.repeat(200));
  await page.keyboard.press('Enter');
  await expect(page.locator('main site-search')).toHaveAttribute('data-state', /done|empty/);
  await page.goto('privacy/');
  await page.getByRole('button', { name: 'Remove it from this device' }).click();
  await expect(page.locator('clear-kept [role=status]')).toHaveText(
    'Removed. What stays: what was typed in other open tabs, and your searches in the browser’s history.',
  );
  const left = await keptIn(other);
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((key) => !key.startsWith('session storage: '))).toEqual([]);
  await page.goBack();
  await expect(page.locator('main input[type=search]')).toHaveValue(/(?:netstat ){190}/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('it says how to remove it, and shows no button that does nothing', async ({ page }) => {
    await page.goto('privacy/');
    await expect(page.getByText('can be removed in the settings of the browser')).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  });
});
