// No page breaks its own policy, logs an error, or asks another host for anything.
import { expect, test } from '../test.ts';
import { distinctPaths } from '../sites.ts';

const paths = distinctPaths();

test.use({ serviceWorkers: 'allow' });

for (const path of paths) {
  test(`/${path} keeps the policy, logs nothing, and stays on its host`, async ({ page, baseURL }) => {
    const wrongs: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrongs.push(message.text());
    });
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== new URL(baseURL ?? '').origin) wrongs.push(`asks ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) wrongs.push(`${response.status()} ${response.url()}`);
    });

    await page.goto(path);
    // Whatever can be pressed is pressed, and the search is used: what loads late keeps the policy too.
    await page.locator('copy-button, theme-switch, answer-list').evaluateAll((elements) => {
      for (const button of elements.flatMap((element) => [...element.querySelectorAll('button')])) button.click();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('docker');
    await expect(page.locator('site-search').first()).toHaveAttribute('data-state', 'done');
    expect(wrongs).toEqual([]);
  });
}
