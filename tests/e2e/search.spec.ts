// Searching, on its own page, in the dialog and on the home page.
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { violations } from '../axe.ts';

const search = 'site-search';

test('an address with a question shows its results, which can be opened and come back to', async ({ page }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await expect(page.locator(search)).toHaveAttribute('data-query', 'netstat');
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('netstat');
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
    await page.getByRole('combobox', { name: /Search/ }).fill(query);
    await page.keyboard.press('Enter');
    await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
    await expect(page).toHaveTitle(new RegExp(`^${query} – Search`));
  }
  await page.goBack();
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('docker');
  await expect(page.locator(search)).toHaveAttribute('data-query', 'docker');
  await page.goBack();
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('netstat');
  await page.goForward();
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('docker');
  await expect(page.locator('a[data-result]').first()).toContainText(/docker/i);
});

test('results come as one types and the address follows', async ({ page }) => {
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill('kickstart');
  await expect(page.locator('a[data-result]').first()).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/kickstart/i);
  await expect(page).toHaveURL(/\?q=kickstart$/);
  await page.getByRole('combobox', { name: /Search/ }).fill('');
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
    const field = page.getByRole('dialog').getByRole('combobox', { name: /Search/ });
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    const active = page.locator('a[aria-selected=true]');
    await expect(active).toHaveCount(1);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? 'none');
    await page.keyboard.press('ArrowUp');
    await expect(active).toHaveCount(0);
    await expect(field).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/faq\/transfer-files\//);
  });
}

test('Ctrl+Enter opens a result in a tab of its own', async ({ page, context }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await page.getByRole('combobox', { name: /Search/ }).focus();
  const opened = context.waitForEvent('page');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/\/faq\/netstat-missing\//);
  await expect(page).toHaveURL(/\/search\//);
});

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
  const ofSearch = /\/pagefind\/|\/search\/|engine|full-text/;
  expect(asked.filter((url) => ofSearch.test(url))).toEqual([]);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('d');
  await expect.poll(() => asked.filter((url) => ofSearch.test(url)).length).toBeGreaterThan(3);
});

test('a first answer costs at most 30 KB, a complete one 130 KB, and a later one next to nothing', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  const sum = async () => (await Promise.all(sizes.values())).reduce((all, size) => all + size, 0) / 1024;
  await page.goto('search/', { waitUntil: 'networkidle' });
  page.context().on('response', (response) => {
    // What Pagefind writes is compressed already.
    sizes.set(
      response.url(),
      response.body().then((body) => Math.min(body.length, brotliCompressSync(body).length)),
    );
  });
  const field = page.getByRole('combobox', { name: /Search/ });
  await field.fill('docker ps not working');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  const first = [...sizes].filter(([url]) => /questions\.json|engine/.test(url)).map(([, size]) => size);
  expect(first).toHaveLength(2);
  expect((await Promise.all(first)).reduce((all, size) => all + size, 0) / 1024).toBeLessThanOrEqual(30);
  expect([...sizes.keys()].some((url) => url.endsWith('.pf_index'))).toBe(true);
  const complete = await sum();
  expect(complete).toBeLessThanOrEqual(130);

  const later: number[] = [];
  for (const query of ['docker daemon', 'netstat', 'root login', 'shared folders', 'upgrade', 'kickstart', 'yum']) {
    const before = await sum();
    await field.fill(query);
    await expect(page.locator(`${search}[data-query="${query}"]`)).toHaveAttribute('data-state', 'done');
    later.push((await sum()) - before);
  }
  expect(later.sort((one, other) => one - other)[Math.floor(later.length / 2)]).toBeLessThanOrEqual(5);
});

test('says that there is no answer, and where to ask', async ({ page }) => {
  await page.goto('search/?q=zzzzqqqq');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'empty');
  await expect(page.getByRole('status')).toHaveText('There is no answer to this here.');
  await expect(page.locator('ol[data-results] a')).toHaveCount(0);
  await expect(page.getByText('On no page: zzzzqqqq.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'all questions' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'its issues on GitHub' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('says what it corrected, and looks for the words as they were typed when asked', async ({ page }) => {
  await page.goto('search/?q=dokcer+ps');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await expect(page.getByText('Showing results for docker.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Search for dokcer instead' }).click();
  await expect(page.getByText('On no page: dokcer.')).toBeVisible();
});

test('a pasted log keeps its lines, and finds the error in it', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only there a test may write the clipboard');
  await page.goto('search/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const log = [
    'Nov 22 08:00:01 photon-5 systemd[1]: Starting something else...',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ...Array.from({ length: 40 }, (_, line) => `Nov 22 08:00:02 photon-5 kernel: eth0: link ${line} up at 192.0.2.4`),
  ].join('\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await page.getByRole('combobox', { name: /Search/ }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('a[data-result]').first()).toContainText('docker ps');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue(/else\.\.\. ⏎ Cannot connect/);
});

test('topic and release narrow the results, and stand in the address', async ({ page }) => {
  await page.goto('search/?q=docker');
  await expect(page.locator('a[data-result]').first()).toBeVisible();
  await page.getByLabel('Topic').selectOption('Docker');
  await expect(page).toHaveURL(/topic=docker/);
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  for (const where of await page.locator('a[data-result] small').allTextContents()) expect(where).toMatch(/^Docker/);
  await page.reload();
  await expect(page.getByLabel('Topic')).toHaveValue('docker');
  await expect(page.locator('a[data-result]').first()).toContainText(/docker/i);
});

test('searches are remembered on this device, and can be forgotten', async ({ page }) => {
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill('netstat');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  const recent = page.locator('recent-searches');
  await expect(recent.getByRole('button', { name: 'netstat', exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await recent.getByRole('button', { name: 'netstat', exact: true }).click();
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  await recent.getByRole('button', { name: 'Forget “netstat”' }).click();
  await expect(recent).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem('recent-searches'))).toBeNull();
});

test('results under the pointer do not move when the full text arrives', async ({ page, context }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/search/full-text.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill('docker package');
  const titles = page.locator('a[data-result] strong');
  await titles.first().hover();
  const before = await titles.allTextContents();
  release();
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  expect((await titles.allTextContents()).slice(0, 1)).toEqual(before.slice(0, 1));
});

for (const part of [
  'pagefind/pagefind.js',
  'pagefind/pagefind-entry.json',
  'pagefind/wasm.*',
  'pagefind/index/*',
  'search/full-text.json',
]) {
  test(`answers without the full text where it does not arrive, says so, and tries again when asked: ${part}`, async ({
    page,
    context,
  }) => {
    await context.route(`**/${part}*`, (route) => route.abort());
    await page.goto('search/?q=netstat');
    await expect(page.locator(search)).toHaveAttribute('data-state', 'done', { timeout: 15_000 });
    await expect(page.locator('a[data-result]').first()).toContainText('netstat');
    await expect(page.getByRole('status')).toContainText('could not be searched in full');
    await context.unroute(`**/${part}*`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('status')).toHaveText(/^\d+ results?\.$/);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
  });
}

test('says that the search did not load, and tries again when asked', async ({ page, context }) => {
  await context.route('**/search/questions.json', (route) => route.abort());
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('status')).toContainText('did not load');
  expect(await violations(page)).toEqual([]);
  await context.unroute('**/search/questions.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
});

test('answers from what has come where the connection is lost afterwards', async ({ page, context }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await context.setOffline(true);
  await page.getByRole('combobox', { name: /Search/ }).fill('kickstart');
  await expect(page.locator('a[data-result]').first()).toContainText(/kickstart/i);
  await expect(page.locator(`${search}[data-query=kickstart]`)).toHaveAttribute('data-state', 'done');
});

test('a browser without workers answers from the questions, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Worker');
  });
  await page.goto('search/?q=netstat');
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
  await expect(page.getByRole('status')).toContainText('could not be searched in full');
});

test('tells a reader who waits that an answer is coming', async ({ page, context }) => {
  await context.route('**/search/questions.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto('search/?q=netstat');
  await expect(page.getByRole('status')).toHaveText('Searching…');
  await expect(page.getByRole('status')).toContainText(/result/);
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
    await page.getByRole('combobox', { name: /Search/ }).fill(query);
    await expect(page.locator(search)).toHaveAttribute('data-state', /done|empty|idle/);
    await page.goto(`search/?q=${query.startsWith('%') ? query : encodeURIComponent(query.slice(0, 4_000))}`);
    await expect(page.locator(search)).toHaveAttribute('data-state', /done|empty|idle/);
    await expect(page.locator('main img')).toHaveCount(0);
    expect(wrongs).toEqual([]);
  });
}
