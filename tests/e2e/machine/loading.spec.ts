// What of the machine is loaded when, how much that is, and what is said where it does not arrive.
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '../../test.ts';
import { violations } from '../../axe.ts';
import { address, openOne, run, said } from './snippet-page.ts';

test.use({ reducedMotion: 'reduce' });

/** What only the machine asks for. */
const ofMachine = /\/(?:machine-console|worker)[.-][\w-]+\.js/;

test.describe('loading', () => {
  test('nothing of the machine is loaded before a reader shows interest', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => ofMachine.test(url))).toEqual([]);
    await snippet.getByRole('button', { name: /^Run/ }).hover();
    await expect.poll(() => asked.filter((url) => ofMachine.test(url)).length).toBeGreaterThan(1);
  });

  test('before the first Run it costs at most 4 KB of script, and nothing on a page without snippets', async ({
    page,
  }) => {
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      void response.body().then((body) => scripts.set(response.url(), brotliCompressSync(body).length));
    });
    await page.goto('search/', { waitUntil: 'networkidle' });
    const without = new Set(scripts.keys());
    expect([...without].filter((url) => /machine|snippet/i.test(url))).toEqual([]);
    await page.goto(address, { waitUntil: 'networkidle' });
    const added = [...scripts].filter(([url]) => !without.has(url) && !/copy-button|Prose/.test(url));
    expect(added.length).toBeGreaterThan(0);
    expect(added.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(4096);
  });

  test('the first Run of the page on docker loads at most 175 KB', async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    // Workers ask outside of the page: only the whole browser context sees that.
    const sizes: Promise<number>[] = [];
    page.context().on('response', (response) => {
      sizes.push(response.body().then((body) => brotliCompressSync(body).length));
    });
    const snippet = page.locator('command-snippet').first();
    await run(snippet);
    await expect(said(snippet)).toContainText('As shown.');
    const loaded = await Promise.all(sizes);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(175 * 1024);
  });

  test('after all commands of the page on docker, the worker holds at most 12 MB', async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    const attached = new Promise<string>((resolve) => {
      session.on('Target.attachedToTarget', ({ sessionId }) => {
        resolve(sessionId);
      });
    });
    // Playwright's sessions speak to a worker only by messages in messages.
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await page.getByRole('button', { name: 'Run all' }).first().click();
    const sessionId = await attached;
    for (const snippet of await page.locator('command-snippet').all()) {
      await expect(snippet).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
    }
    const answered = new Promise<string>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        resolve(message);
      });
    });
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result } = JSON.parse(await answered) as { result: { usedSize: number; backingStorageSize: number } };
    expect(result.usedSize).toBeGreaterThan(1024 * 1024);
    expect(result.usedSize + result.backingStorageSize).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  test('a reader who waits is told that the machine is starting', async ({ page, context }) => {
    await context.route(/\/worker-[\w-]+\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    const snippet = await openOne(page, { steps: [['echo one', 'one']] });
    await run(snippet);
    await expect(snippet).toHaveAttribute('data-state', 'loading');
    await expect(said(snippet)).toHaveText('Starting the machine…');
    expect(await violations(page)).toEqual([]);
    await expect(said(snippet)).toHaveText('As shown.');
  });

  for (const part of [/\/worker-[\w-]+\.js/, /\/machine-console[.-][\w-]+\.js/]) {
    test(`what does not arrive is said, and can be tried again: ${part.source}`, async ({ page, context }) => {
      await context.route(part, (route) => route.abort());
      const snippet = await openOne(page, { steps: [['echo one', 'one']] });
      await run(snippet);
      await expect(snippet).toHaveAttribute('data-state', 'failed');
      await expect(said(snippet)).toHaveText(
        'The machine could not be loaded. Reload the page if the site was updated. What is shown above was recorded.',
      );
      await expect(snippet.locator('.output').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await context.unroute(part);
      await snippet.getByRole('button', { name: 'Retry' }).click();
      await expect(said(snippet)).toHaveText('As shown.');
      await expect(snippet.getByRole('button', { name: 'Retry' })).toBeHidden();
    });
  }
});
