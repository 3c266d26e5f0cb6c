// What readers do.
import { expect, test } from '../test.ts';
import { globSync } from 'node:fs';
import { listed } from '../../src/site.ts';
import { anchors } from '../plan.ts';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test.describe('reading', () => {
  test('a newcomer goes from the home page to an answer and on to the next', async ({ page }) => {
    await page.goto('');
    const start = page.getByRole('region', { name: 'New here?' });
    await expect(start.getByRole('link')).toHaveCount(4);
    await start.getByRole('link', { name: 'docker ps' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('docker ps');
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('You see');
    const next = page.getByRole('link', { name: /^Next/ });
    const address = await next.evaluate((link: HTMLAnchorElement) => link.href);
    await next.click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('link', { name: /^Previous/ })).toBeVisible();
  });

  test('the home page has every question, or the first of each topic where they are many', async ({ page }) => {
    const inTopics = Map.groupBy(globSync('content/faq/*/*.mdx'), (file) => file.split('/')[2]);
    const numbers = Array.from(inTopics.values(), ({ length }) => length);
    const most = sum(numbers) > listed.together ? listed.first : Infinity;
    const shown = sum(numbers.map((number) => Math.min(number, most)));
    await page.goto('');
    await expect(page.locator('home-fragments li a')).toHaveCount(shown);
  });

  test('a tag leads to all that carries it', async ({ page }) => {
    await page.goto('faq/docker-ps-not-working/');
    await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'docker' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tag: docker');
    await expect(page.getByRole('main').locator('a[href$="/faq/docker-ps-not-working/"]')).toBeVisible();
  });

  test('notes show when they were made and changed', async ({ page }) => {
    await page.goto('notes/photonos/');
    await expect(page.getByText('Created 30 July 2019')).toBeVisible();
    await expect(page.getByText(/Modified \d+ \w+ \d{4}/)).toBeVisible();
    await expect(page.getByRole('img', { name: /stack/i })).toBeVisible();
  });
});

test.describe('the original page’s fragments', () => {
  // There are many, and to scroll to each smoothly takes its time.
  test.slow();
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('lead to their opened question on /faq/', { tag: '@beyond-bidi' }, async ({ page }) => {
    for (const { anchor, slug } of anchors) {
      await page.goto('about:blank');
      await page.goto(`faq/#${anchor}`);
      const answer = page.locator(`details[open]:has([id="${anchor}"])`);
      await expect(answer.locator(`a[href$="/faq/${slug}/"]`), anchor).toBeInViewport();
    }
  });

  test('lead there from the home page too', { tag: '@beyond-bidi' }, async ({ page }) => {
    for (const { anchor, slug } of anchors) {
      await page.goto('about:blank');
      await page.goto(`#${anchor}`);
      await expect(page).toHaveURL(new RegExp(`/faq/#${anchor}$`));
      await expect(page.locator(`details[open] a[href$="/faq/${slug}/"]`), anchor).toBeInViewport();
    }
  });

  test('are followed within the page', async ({ page }) => {
    const [{ anchor, slug } = { anchor: '', slug: '' }] = anchors;
    await page.goto('faq/');
    await page.evaluate((hash) => (location.hash = hash), anchor);
    await expect(page.locator(`details[open] a[href$="/faq/${slug}/"]`)).toBeInViewport();
  });
});

test.describe('all questions', () => {
  test('expand and collapse together', async ({ page }) => {
    await page.goto('faq/');
    await page.getByRole('button', { name: 'Expand all' }).click();
    await expect(page.locator('details:not([open])')).toHaveCount(0);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await expect(page.locator('details[open]')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Expand all' })).toBeVisible();
  });

  test('print with every answer', { tag: '@beyond-bidi' }, async ({ page }) => {
    await page.goto('faq/');
    await page.emulateMedia({ media: 'print' });
    for (const answer of await page.locator('details p').all()) {
      const box = await answer.boundingBox();
      expect(box?.height).toBeGreaterThan(0);
    }
    await expect(page.getByRole('banner').getByRole('navigation')).toBeHidden();
  });
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('takes commands without prompts, output and final newline', async ({ page }) => {
    await page.goto('faq/docker-ps-not-working/');
    const snippet = page.locator('figure.snippet', { hasText: 'systemctl is-active docker' }).first();
    await snippet.getByRole('button', { name: 'Copy' }).click();
    await expect(snippet.locator('copy-button').getByRole('status')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('systemctl is-active docker\ndocker ps');
  });
});

test('copying says what to do where the browser refuses', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await page.goto('faq/docker-ps-not-working/');
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'The code is selected' })).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('docker ps');
});

test.describe('colours', () => {
  const background = () => getComputedStyle(document.body).backgroundColor;

  test('follow the system, then the reader, on every page', { tag: '@beyond-bidi' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('');
    const dark = await page.evaluate(background);
    await page.getByRole('button', { name: 'Colours: system' }).click();
    const light = await page.evaluate(background);
    expect(light).not.toBe(dark);
    await page.goto('faq/');
    expect(await page.evaluate(background)).toBe(light);
    await page.getByRole('button', { name: 'Colours: light' }).click();
    expect(await page.evaluate(background)).toBe(dark);
    await page.getByRole('button', { name: 'Colours: dark' }).click();
    await expect(page.getByRole('button', { name: 'Colours: system' })).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('can be chosen where storage is denied', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto('');
    await page.getByRole('button', { name: 'Colours: system' }).click();
    await expect(page.getByRole('button', { name: 'Colours: light' })).toBeVisible();
  });
});

test('the keyboard alone reaches the content, the search and Copy', async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const copy = page.getByRole('button', { name: 'Copy' }).first();
  for (
    let presses = 0;
    presses < 10 && !(await copy.evaluate((button) => button === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(copy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /copied|copying/i })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.locator('dialog input')).toBeFocused();
});

test('an address that does not exist offers what it says', async ({ page }) => {
  const response = await page.goto('faq/netstat/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
  await expect(page.locator('a[data-result]').first()).toBeVisible();
});

test('the page of missing addresses searches nothing where it is asked for itself', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('404.html', { waitUntil: 'networkidle' });
  await expect(page.locator('main site-search')).toHaveAttribute('data-state', 'idle');
  expect(asked.filter((url) => url.includes('/search/'))).toEqual([]);
});
