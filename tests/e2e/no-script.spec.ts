// Everything that is read works without script.
import { expect, test } from '../test.ts';

test.use({ javaScriptEnabled: false });
test('an answer is complete', { tag: '@beyond-bidi' }, async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await expect(page.getByRole('heading', { name: 'Do', exact: true })).toBeVisible();
  await expect(page.getByText('systemctl enable --now docker').first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('the list opens, and a fragment leads to its opened question', { tag: '@beyond-bidi' }, async ({ page }) => {
  await page.goto('faq/#q-why-cant-i-ssh-in-as-root');
  await expect(page.locator('details[open] a[href$="/faq/ssh-root-login/"]')).toBeInViewport();
});

test('the search field leads to a page that offers all questions', { tag: '@beyond-bidi' }, async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await page.getByRole('searchbox').fill('netstat');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=netstat$/);
  await page.getByRole('main').getByRole('link', { name: 'all questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All questions');
});

test('an old fragment on the home page marks its question', { tag: '@beyond-bidi' }, async ({ page }) => {
  await page.goto('#q-why-cant-i-ssh-in-as-root');
  await expect(page.locator('li:has(:target) a')).toHaveAttribute('href', /\/faq\/ssh-root-login\/$/);
});

test('dark colours follow the system', { tag: '@beyond-bidi' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('');
  // Computed without the page's script: Playwright evaluates on its own.
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe('rgb(20, 23, 26)');
});
