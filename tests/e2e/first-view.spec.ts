// The first sight of a page: how much is asked for, and that nothing moves once it is there.
import { expect, test, type Page } from '../test.ts';
import * as keys from '../../src/kept-keys.ts';

/** One of each kind of page, with whatever appears only where script runs: the machine's bar, buttons, fields. */
const kinds = ['', 'faq/', 'faq/docker-ps-not-working/', 'notes/photonos/', 'search/', 'machine/'];

/** Below it, a shift reads 0.00. A page that reaches the browser in pieces on a busy machine may settle by a hair. */
const still = 0.005;

for (const path of kinds) {
  test(`/${path} asks for the page, its icon and at most ten small scripts`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => !/\.js$|\/favicon/.test(url))).toEqual([page.url()]);
    expect(asked.filter((url) => url.endsWith('.js')).length).toBeLessThanOrEqual(10);
  });
}

for (const viewport of [
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
]) {
  test(`nothing moves on a page when its scripts come late, at ${String(viewport.width)} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    const shifts: Record<string, number> = {};
    for (const path of kinds) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const shift = await layoutShift(page);
      if (shift >= still) shifts[path] = shift;
    }
    expect(shifts).toEqual({});
  });
}

test('a remembered colour scheme is there from the first sight on', async ({ page }) => {
  await page.addInitScript((key) => localStorage.setItem(key, 'dark'), keys.theme);
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('faq/docker-ps-not-working/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await layoutShift(page)).toBeLessThan(still);
});

test('a page says its whole address, wherever it is served', async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', page.url());
});

/** The sum of all layout shifts since the page was opened. https://wicg.github.io/layout-instability/ */
async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
      }),
  );
}
