// Searching, on its own page, in the dialog and on the home page.
import { expect, test } from '@playwright/test';

const search = 'site-search';

test('an address with a question shows its results, which can be opened and come back to', async ({ page }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await expect(page.locator(search)).toHaveAttribute('data-query', 'netstat');
  await expect(page.getByRole('searchbox')).toHaveValue('netstat');
  const first = page.locator('ol[data-results] a[data-result]').first();
  await expect(first).toContainText('netstat');
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('netstat');
  await page.goBack();
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
});

test('queries that were submitted can be gone back and forward to', async ({ page }) => {
  await page.goto('search/');
  for (const query of ['netstat', 'docker', 'kickstart']) {
    await page.getByRole('searchbox').fill(query);
    await page.keyboard.press('Enter');
    await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
    await expect(page).toHaveTitle(new RegExp(`^${query} – Search`));
  }
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('docker');
  await expect(page.locator(search)).toHaveAttribute('data-query', 'docker');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('netstat');
  await page.goForward();
  await expect(page.getByRole('searchbox')).toHaveValue('docker');
  await expect(page.locator('a[data-result]').first()).toContainText(/docker/i);
});

test('results come as one types and the address follows', async ({ page }) => {
  await page.goto('search/');
  await page.getByRole('searchbox').fill('kickstart');
  await expect(page.locator('a[data-result]').first()).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/kickstart/i);
  await expect(page).toHaveURL(/\?q=kickstart$/);
  await page.getByRole('searchbox').fill('');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'idle');
  await expect(page.locator('a[data-result]')).toHaveCount(0);
});

for (const keys of ['/', 'Control+k', 'Meta+k']) {
  test(`${keys} opens the dialog; arrows move, Enter opens`, async ({ page }) => {
    await page.goto('faq/ssh-root-login/');
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await page.keyboard.type('vmhgfs');
    await expect(page.locator('dialog site-search[data-query=vmhgfs][data-state=done]')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('dialog a[data-result]').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('dialog input')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/faq\/transfer-files\//);
  });
}

test('Esc closes the dialog and gives the focus back', async ({ page }) => {
  await page.goto('faq/ssh-root-login/');
  const link = page.getByRole('link', { name: 'Questions' });
  await link.focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('docker');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
});

test('what is typed into the header’s field is kept by the dialog', async ({ page }) => {
  await page.goto('notes/');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('netstat');
  await expect(page.locator('dialog input')).toHaveValue('netstat');
  await expect(page.locator('dialog a[data-result]').first()).toBeVisible();
});

test('on a phone the field and Close stay in sight while results scroll', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('notes/');
  await page.getByRole('searchbox').click();
  await page.keyboard.type('docker');
  const last = page.locator('dialog a[data-result]').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(page.locator('dialog input')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a result on the page one reads closes the dialog', async ({ page }) => {
  await page.goto('faq/netstat-missing/');
  await page.keyboard.press('/');
  await page.keyboard.type('netstat');
  await page.locator('dialog a[data-result][href*="netstat-missing"]').first().click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the home page answers below its field', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.keyboard.type('kickstart');
  await expect(page.locator('main a[data-result]').first()).toBeVisible();
});

test('nothing of search is loaded before it is wanted', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('faq/docker-ps-not-working/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
});

test('says that nothing was found', async ({ page }) => {
  await page.goto('search/?q=zzzzqqqq');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'empty');
  await expect(page.getByRole('status')).toContainText('No page has all of these words: zzzzqqqq.');
});

for (const part of ['pagefind.js', 'pagefind-entry.json', '*.pf_meta', 'wasm.*.pagefind']) {
  test(`says that the index did not load, and tries again when asked: ${part}`, async ({ page, context }) => {
    await context.route(`**/pagefind/${part}*`, (route) => route.abort());
    await page.goto('search/?q=netstat');
    await expect(page.locator(search)).toHaveAttribute('data-state', 'failed', { timeout: 15_000 });
    await expect(page.getByRole('status')).toContainText('did not load');
    await context.unroute(`**/pagefind/${part}*`);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.locator('a[data-result]').first()).toContainText('netstat');
  });
}

test('an index that could not be loaded ahead is loaded when it is needed', async ({ page, context }) => {
  await context.route('**/pagefind/**', (route) => route.abort());
  await page.goto('');
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('searchbox').focus();
  await failed;
  await context.unroute('**/pagefind/**');
  await page.keyboard.type('netstat');
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
});

test('says so when the connection is lost after the index has come', async ({ page, context }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('kickstart');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'failed');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('a[data-result]').first()).toContainText(/kickstart/i);
});

test('tells a reader who waits that an answer is coming', async ({ page, context }) => {
  await context.route('**/pagefind/pagefind-entry.json*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto('search/?q=netstat');
  await expect(page.getByRole('status')).toHaveText('Searching…');
  await expect(page.getByRole('status')).toContainText('found');
});

test('finds nothing for a word that only begins like one of the site', async ({ page }) => {
  await page.goto('search/?q=dockerqqq');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'empty');
});

for (const [name, query] of [
  ['markup', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['a very long one', 'docker '.repeat(5_000)],
  ['control characters', '\u0000\u0007\u202edocker\u2066'],
  ['half a character', '%ED%A0%80'],
] as const) {
  test(`a hostile question does no harm: ${name}`, async ({ page }) => {
    const wrongs: string[] = [];
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('dialog', (dialog) => {
      wrongs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto('search/');
    await page.getByRole('searchbox').fill(query);
    await expect(page.locator(search)).toHaveAttribute('data-state', /done|empty|idle/);
    await page.goto(`search/?q=${query.startsWith('%') ? query : encodeURIComponent(query.slice(0, 4_000))}`);
    await expect(page.locator(search)).toHaveAttribute('data-state', /done|empty|idle/);
    await expect(page.locator('main img')).toHaveCount(0);
    expect(wrongs).toEqual([]);
  });
}
