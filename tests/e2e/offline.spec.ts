// The copy that readers' devices keep: there where the site does not answer, never in the way where it does.
import { cpSync, globSync, rmSync } from 'node:fs';
import { expect, test, type Page } from '../test.ts';
import { writeServiceWorker } from '../../src/integrations/service-worker.ts';
import { violations } from '../axe.ts';
import { subPath } from '../sites.ts';
import { Host } from './host.ts';

const question = 'faq/docker-ps-not-working/';
const note = 'main > p.muted:first-child';

let host: Host;

test.use({ serviceWorkers: 'allow' });
// Every file of the site is fetched one after the other.
test.setTimeout(120_000);

test.beforeEach(async () => {
  host = new Host();
  cpSync(subPath.dir, host.dir, { recursive: true, filter: (path) => !path.endsWith('.br') });
  await host.start();
});

test.afterEach(() => {
  host.stop();
  rmSync(host.dir, { recursive: true, force: true });
});

/** Waits until the copy is there and answers for the page. */
async function kept(page: Page) {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 90_000 })
    .toBe('activated');
}

/** Has the browser look for another build, as it does at times, and waits until it has it. */
async function arrived(page: Page, of: 'waiting' | 'active' = 'waiting') {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const state = async (which: 'waiting' | 'active') => {
    const registration = await navigator.serviceWorker.getRegistration();
    return Boolean(registration?.[which]) && !registration?.installing;
  };
  await expect.poll(() => page.evaluate(state, of), { timeout: 90_000 }).toBe(true);
}

async function search(page: Page, query: string) {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /Search/ }).fill(query);
  await expect(page.locator('site-search').last()).toHaveAttribute('data-state', 'done');
}

test('after one visit the site is read, searched and run without it', async ({ page, context }) => {
  await page.addInitScript(() => {
    const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
    navigator.serviceWorker.register = (...words) => {
      document.documentElement.dataset['registered'] = document.readyState;
      return register(...words);
    };
  });
  await page.goto(host.at(''));
  await kept(page);
  await expect(page.locator('html')).toHaveAttribute('data-registered', 'complete');
  await context.setOffline(true);
  host.stop();

  await page.goto(host.at(question));
  await expect(page.locator(note)).toContainText(/The site does not answer\. This is the copy .* from \d+ \w+ \d{4}/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('machine-session .said')).toContainText('have run');
  await search(page, 'dokcer mkdir');
  await expect(page.getByRole('status').filter({ hasText: /result|nearest/ })).not.toContainText('could not');
  await page.locator('a[data-result]').first().click();
  await expect(page.locator(note)).toBeVisible();
  for (const path of ['faq/', 'notes/photonos/', 'tags/docker/', 'machine/', 'search/?q=netstat']) {
    await page.goto(host.at(path));
    await expect(page.locator(note), path).toBeVisible();
  }
  await expect(page.locator('a[data-result]').first()).toContainText('netstat');
  await page.goto(host.at('faq/netstat-missing'));
  await expect(page).toHaveURL(host.at('faq/netstat-missing/'));
});

test('of a page that is not kept it is said so, with what is', async ({ page }) => {
  await page.goto(host.at(''));
  await kept(page);
  host.stop();
  await page.goto(host.at('faq/docker/daemon-that-was-moved'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not kept on your device');
  await expect(page.locator('a[data-result]').first()).toContainText(/daemon/i);
  await expect(page.locator('kept-pages a')).toHaveCount(globSync('content/{faq,notes}/**/*.{md,mdx}').length);
  expect(await violations(page)).toEqual([]);
  await page.locator('kept-pages').getByRole('link', { name: 'docker ps' }).first().click();
  await expect(page).toHaveURL(host.at(question));
});

test('while the site answers, nothing old is shown', async ({ page }) => {
  await page.goto(host.at(''));
  await kept(page);
  host.stop();
  await page.goto(host.at(question));
  await expect(page.locator(note)).toBeVisible();

  await host.publish('Second');
  await host.start();
  await page.goto(host.at(question));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Second');
  await expect(page.locator(note)).toHaveCount(0);
  // The worker of the older build does not have the scripts of this page: they come from the site.
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('machine-session .said')).toContainText('have run');
  await page.goto(host.at('faq/no-such-question/'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('There is no page at this address');
});

/** Whether a newer build waits for the pages of the older one to be left. */
const waits = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));

test('a new build waits while another tab has a page of the old', async ({ page, context }) => {
  await page.goto(host.at(question));
  await kept(page);
  await host.publish('Second');
  await arrived(page);
  const other = await context.newPage();
  await other.goto(host.at('faq/'));
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Second');
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('machine-session .said')).toContainText('have run');
  expect(await waits(other)).toBe(true);
  await page.close();
  await other.goto(host.at('notes/'));
  await expect.poll(() => waits(other)).toBe(false);
});

test('a page of the old build that comes from the copy leaves the new one waiting', async ({ page }) => {
  await page.goto(host.at(question));
  await kept(page);
  await host.publish('Second');
  await arrived(page);
  host.stop();
  await page.goto(host.at('faq/install-packages/'));
  await expect(page.locator(note)).toBeVisible();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('machine-session .said')).toContainText('have run');
  expect(await waits(page)).toBe(true);
});

test('a new build takes the place of the old when its last page is left, and takes nothing from who reads it', async ({
  page,
}) => {
  await page.goto(host.at(question));
  await kept(page);
  await host.publish('Second');
  const prompt = page.locator('#prompt');
  await prompt.pressSequentially('echo half');
  await arrived(page);
  await expect(prompt).toHaveValue('echo half');
  // What loads late is no longer on the host, but still in the copy.
  await prompt.press('Enter');
  await expect(page.locator('machine-session .transcript')).toContainText('half');

  await page.goto(host.at('faq/'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Second');
  await expect.poll(() => waits(page)).toBe(false);
  await kept(page);
  const copies = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().filter(({ url }) => /\/faq\/(\?|$)|machine-console/.test(url)).length;
    });
  await expect.poll(copies).toBe(2);
  host.stop();
  await page.goto(host.at(question));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Second');
  await expect(page.locator(note)).toBeVisible();
});

test('where the site hangs or is broken, the copy is shown; who reloads waits for the site', async ({ page }) => {
  await page.goto(host.at(''));
  await kept(page);
  host.answer(502);
  await page.goto(host.at(question));
  await expect(page.locator(note)).toBeVisible();
  host.answer();
  await page.goto(host.at('faq/'));
  await expect(page.locator(note)).toBeVisible();
  await expect(page.reload({ timeout: 8_000 })).rejects.toThrow('Timeout');
});

test('a large site keeps what every page needs, and the pages that were visited', async ({ page }) => {
  await writeServiceWorker(host.dir, true, 0);
  await page.goto(host.at(question));
  await kept(page);
  await page.goto(host.at('faq/netstat-missing/'));
  host.stop();
  for (const path of [question, 'faq/netstat-missing/', 'faq/']) {
    await page.goto(host.at(path));
    await expect(page.locator(note), path).toBeVisible();
  }
  await page.goto(host.at('faq/support/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not kept on your device');
  await expect(page.locator('kept-pages a')).toHaveCount(2);
});

test('of a large site, what was visited stays as it was where a new build does not get it', async ({ page }) => {
  const visited = 'faq/netstat-missing/';
  await writeServiceWorker(host.dir, true, 0);
  await page.goto(host.at(question));
  await kept(page);
  await page.goto(host.at(visited));
  await host.publish('Second', 0);
  await arrived(page);
  host.answer(502, visited);
  await page.goto(host.at('faq/'));
  await expect.poll(() => waits(page)).toBe(false);
  await kept(page);
  host.stop();
  await page.goto(host.at(visited));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('netstat');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Second');
  await page.goto(host.at(question));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Second');
});

test('a site that is switched off takes its worker and its copies away', async ({ page }) => {
  await page.goto(host.at(''));
  await kept(page);
  await writeServiceWorker(host.dir, false);
  await page.reload();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const left = async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length];
  await expect.poll(() => page.evaluate(left)).toEqual([0, 0]);
});

test('where nothing may be kept, the site works without a copy', async ({ page, context }) => {
  const wrongs: string[] = [];
  page.on('pageerror', (error) => wrongs.push(error.message));
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.at('')).origin, quotaSize: 1_000 });
  await page.goto(host.at(question));
  const installing = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.installing?.state ?? registration?.active?.state ?? 'none';
  };
  await expect.poll(() => page.evaluate(installing)).toBe('none');
  await search(page, 'netstat');
  expect(wrongs).toEqual([]);
});

test('nothing is fetched ahead for who saves data', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(host.at(''), { waitUntil: 'networkidle' });
  await page.waitForTimeout(1_000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('without a copy', () => {
  test.use({ serviceWorkers: 'block' });

  test('a page whose parts the site no longer has says what to do', async ({ page }) => {
    await page.goto(host.at(question));
    await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible();
    await host.publish('Second');
    await page.getByRole('button', { name: 'Run all' }).click();
    const reload = 'eload the page if the site was updated';
    await expect(page.locator('machine-session .said')).toContainText(reload);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /Search/ }).fill('netstat');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(reload);
    await page.reload();
    await page.getByRole('button', { name: 'Run all' }).click();
    await expect(page.locator('machine-session .said')).toContainText('have run');
  });
});
