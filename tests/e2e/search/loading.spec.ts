// What the search loads, when, how much, and what it says where something does not arrive.
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '../../test.ts';
import { violations } from '../../axe.ts';
import { held } from '../../held.ts';

const search = 'site-search';

test('nothing of search is loaded before it is wanted', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('faq/docker-ps-not-working/', { waitUntil: 'networkidle' });
  const ofSearch = /\/pagefind\/|\/search\/|engine|full-text/;
  expect(asked.filter((url) => ofSearch.test(url))).toEqual([]);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('d');
  await expect.poll(() => asked.filter((url) => ofSearch.test(url)).length).toBeGreaterThanOrEqual(2);
});

test('a first answer costs at most 30 KB, a complete one 50 KB, one from the full text 130 KB, and a later one next to nothing', async ({
  page,
  context,
}) => {
  const release = await held(context, '**/search/searches.json');
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
  const ask = async (query: string) => {
    const before = await sum();
    await field.fill(query);
    await expect(page.locator(`${search}[data-query="${query}"]`)).toHaveAttribute('data-state', /done|empty/);
    return (await sum()) - before;
  };
  await field.fill('docker ps not working');
  await expect(page.locator('a[data-result]').first()).toContainText('docker ps');
  expect(await sum()).toBeLessThanOrEqual(30);
  expect(sizes.size).toBeGreaterThanOrEqual(2);
  release();
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  expect(await sum()).toBeLessThanOrEqual(50);
  await ask('mkdir');
  expect([...sizes.keys()].some((url) => url.endsWith('.pf_index'))).toBe(true);
  expect(await sum()).toBeLessThanOrEqual(130);
  const later: number[] = [];
  for (const query of ['docker daemon', 'netstat', 'root login', 'umount', 'upgrade', 'kickstart', 'yum']) {
    later.push(await ask(query));
  }
  expect(later.sort((one, other) => one - other)[Math.floor(later.length / 2)]).toBeLessThanOrEqual(5);
});

test('results under the pointer do not move when the full text arrives', async ({ page, context }) => {
  const titles = page.locator('a[data-result] strong');
  const done = async () => {
    await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
    return titles.allTextContents();
  };
  await page.goto('search/?q=docker+package+mkdir');
  const untouched = await done();

  const release = await held(context, '**/search/full-text.json');
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill('docker package mkdir');
  await titles.first().hover();
  const before = await titles.allTextContents();
  release();
  const touched = await done();
  const staying = before.filter((title) => untouched.includes(title));
  expect(touched.slice(0, staying.length)).toEqual(staying);
  expect([...touched].sort()).toEqual([...untouched].sort());
  // Without the pointer they would have moved.
  expect(untouched.slice(0, staying.length)).not.toEqual(staying);
});

for (const part of [
  'pagefind/pagefind.js',
  'pagefind/pagefind-entry.json',
  'pagefind/wasm.*',
  'pagefind/index/*',
  'search/full-text.json',
  'search/searches.json',
]) {
  test(`answers without the full text where it does not arrive, says so, and tries again when asked: ${part}`, async ({
    page,
    context,
  }) => {
    await context.route(`**/${part}*`, (route) => route.abort());
    await page.goto('search/?q=netstat+mkdir');
    await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
    await expect(page.locator('a[data-result]').first()).toContainText('netstat');
    await expect(page.getByRole('status')).toContainText('could not be searched in full');
    await context.unroute(`**/${part}*`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('status')).not.toContainText('could not');
    await expect(page.getByRole('status')).toContainText(/result|nearest/);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
  });
}

test('a search that is overtaken leaves nothing behind', async ({ page, context }) => {
  await context.route('**/search/full-text.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.goto('search/');
  const field = page.getByRole('combobox', { name: /Search/ });
  await field.fill('mkdir');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'searching');
  await field.fill('netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await page.waitForTimeout(1_500);
  await expect(page.getByRole('status')).toHaveText(/result/);
  await expect(page.locator(`${search}[data-query=netstat]`)).toHaveAttribute('data-state', 'done');
});

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
  await page.goto('search/?q=netstat+mkdir');
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
