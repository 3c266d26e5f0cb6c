// What the search answers: results, remarks, filters, recent searches, and hostile questions.
import { expect, test, type Locator, type Page } from '../../test.ts';
import * as keys from '../../../src/kept-keys.ts';
import { violations } from '../../axe.ts';
import { held } from '../../held.ts';

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

test('whoever comes back to a page finds there what was asked on it', async ({ page }) => {
  await page.goto('');
  const field = page.locator('main input[type=search]');
  await field.fill('netstat');
  await page.locator('main a[data-result]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('netstat');
  await page.goBack();
  await expect(field).toHaveValue('netstat');
  await expect(page.locator('main a[data-result]').first()).toContainText('netstat');
  await page.reload();
  await expect(field).toHaveValue('netstat');
});

test('what one types while the script is awaited stands, whatever was asked before', async ({ page }) => {
  await page.goto('');
  const field = page.locator('main input[type=search]');
  await field.fill('netstat');
  await page.locator('main a[data-result]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('netstat');
  await page.route('**/site-search.*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goBack();
  await field.fill('docker');
  await expect(page.locator('main site-search')).toHaveAttribute('data-query', 'docker');
  await expect(field).toHaveValue('docker');
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

test('the home page answers below its field', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.keyboard.type('kickstart');
  await expect(page.locator('main a[data-result]').first()).toBeVisible();
});

test('says that there is no answer, and where to ask', async ({ page }) => {
  await page.goto('search/?q=zzzzqqqq');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'empty');
  await expect(page.getByRole('status')).toHaveText('There is no answer to this here.');
  await expect(page.locator('ol[data-results] a')).toHaveCount(0);
  await expect(page.getByText('On no page: zzzzqqqq.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'all questions' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'issues of Photon OS' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('says what it corrected, and looks for the words as they were typed when asked', async ({ page }) => {
  await page.goto('search/?q=dokcer+ps');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await expect(page.locator('.remarks').getByText('Showing results for docker.')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Showing results for docker.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Search for dokcer instead' }).click();
  await expect(page.getByText('On no page: dokcer.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
});

test.describe('a pasted log keeps its lines, and finds the error in it', { tag: '@beyond-bidi' }, () => {
  const log = [
    'Nov 22 08:00:01 photon-5 systemd[1]: Starting something else...',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ...Array.from({ length: 40 }, (_, line) => `Nov 22 08:00:02 photon-5 kernel: eth0: link ${line} up at 192.0.2.4`),
  ].join('\n');

  async function paste(page: Page, field: Locator) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    await field.focus();
    await page.keyboard.press('ControlOrMeta+v');
  }

  async function showsAnswer(around: Locator) {
    await expect(around.locator('a[data-result]').first()).toContainText('docker ps');
    await expect(around.locator(search)).toHaveAttribute('data-state', 'done');
    await expect(around.getByRole('combobox', { name: /Search/ })).toHaveValue(/else\.\.\. ⏎ Cannot connect/);
  }

  test('on the search page', async ({ page }) => {
    await page.goto('search/');
    await paste(page, page.getByRole('combobox', { name: /Search/ }));
    await showsAnswer(page.locator('main'));
  });

  test('before the script of the search is there', async ({ page }) => {
    const release = await held(page.context(), '**/_astro/site-search.*.js');
    await page.goto('search/');
    const field = page.getByRole('combobox', { name: /Search/ });
    await paste(page, field);
    await expect(field).toHaveValue(/else\.\.\. ⏎ Cannot connect/);
    release();
    await showsAnswer(page.locator('main'));
  });

  test('in the header of any page', async ({ page }) => {
    await page.goto('faq/');
    await paste(page, page.getByRole('searchbox', { name: /Search/ }));
    await showsAnswer(page.getByRole('dialog'));
  });
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

test('where topic and release leave nothing, that is said, and they can be taken off', async ({ page }) => {
  await page.goto('search/?q=kickstart&topic=network');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'empty');
  await expect(page.getByRole('status')).toHaveText('Nothing in this topic and release.');
  await page.getByRole('button', { name: /without them/ }).click();
  await expect(page.locator('a[data-result]').first()).toContainText(/kickstart/i);
  await expect(page).toHaveURL(/\?q=kickstart$/);
});

test('a long log can be reloaded whole', async ({ page }) => {
  const noise = Array.from({ length: 60 }, (_, line) => `Nov 22 08:00:02 photon-5 kernel: eth0: link ${line} up`);
  const log = [...noise, 'Error(1011) : No matching packages'].join(' ⏎ ');
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill(log);
  await page.keyboard.press('Enter');
  const first = page.locator('a[data-result] strong').first();
  await expect(first).toContainText('1011');
  await page.reload();
  await expect(first).toContainText('1011');
});

test('searches are remembered on this device, and can be forgotten', async ({ page }) => {
  await page.goto('search/');
  await page.getByRole('combobox', { name: /Search/ }).fill('netstat');
  await page.keyboard.press('Enter');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  const recent = page.locator('recent-searches');
  const kept = (key: string) => localStorage.getItem(key);
  await expect(recent.getByRole('button', { name: 'netstat', exact: true })).toBeVisible();
  expect(await page.evaluate(kept, keys.recentSearches)).toBe('["netstat"]');
  expect(await violations(page)).toEqual([]);
  await recent.getByRole('button', { name: 'netstat', exact: true }).click();
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  await recent.getByRole('button', { name: 'Forget “netstat”' }).click();
  await expect(recent).toBeHidden();
  expect(await page.evaluate(kept, keys.recentSearches)).toBeNull();
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
