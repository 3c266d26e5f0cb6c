// What happens where things are not as they should be: storage, clock, workers, files, a second tab.
import { expect, test, type Page } from '../test.ts';
import { address, printed, prompt, run, said, session, type } from './machine/snippet-page.ts';

const field = (page: Page) => page.locator('main site-search input[type=search]');
const recent = (page: Page) => page.locator('main recent-searches');

/** A file that is gone. Of a wrong type, as hosts send it, it would be in Firefox's log beside. */
const gone = { status: 404, contentType: 'text/javascript', body: '' };

/** Notes what nobody caught. */
function uncaught(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test.describe('two tabs', () => {
  test('have a machine each, and neither sees what the other does', async ({ page, context }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto(address);
    await type(page, 'touch /root/first && ls /root');
    await type(other, 'touch /root/second && ls /root');
    await expect(printed(session(page))).toContainText('\nfirst');
    await expect(printed(session(other))).toContainText('\nsecond');
    await expect(printed(session(other))).not.toContainText('first');
    await type(page, 'rm /root/first && ls /root | wc -l');
    await expect(printed(session(page))).toContainText('\n0');
  });

  test('keep their searches together, and lose none', async ({ page, context }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto('search/');
      await field(tab).focus();
    }
    for (const [tab, query] of [
      [page, 'netstat'],
      [other, 'hostname'],
      [page, 'firewall'],
    ] as const) {
      await field(tab).fill(query);
      await field(tab).press('Enter');
      await expect(tab.locator('main site-search')).toHaveAttribute('data-state', 'done');
      await field(tab).fill('');
      // Browsers tell a tab in its own time what another one has kept; no reader searches in both at once.
      for (const each of [page, other]) await expect(recent(each)).toContainText(query);
    }
    for (const tab of [page, other]) {
      await expect(recent(tab).locator('li button:first-child')).toHaveText(['firewall', 'hostname', 'netstat']);
    }
  });

  test('take on the colours chosen in one of them', async ({ page, context }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto('');
    await page.getByRole('button', { name: 'Colours: system' }).click();
    await expect(other.getByRole('button', { name: 'Colours: light' })).toBeVisible();
  });
});

const storages = {
  denied: () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  },
};
for (const [name, make] of Object.entries(storages)) {
  test(`where storage is ${name}, all works but what is remembered`, async ({ page }) => {
    const errors = uncaught(page);
    await page.addInitScript(make);
    await page.goto('search/');
    await field(page).fill('netstat');
    await field(page).press('Enter');
    await expect(page.locator('main a[data-result]').first()).toContainText('netstat');
    await field(page).fill('');
    await expect(recent(page)).toBeHidden();

    await page.goto('faq/install-packages/');
    const package_ = page.locator('.fields input').first();
    await package_.fill('vim');
    await expect(page.locator('command-snippet var').first()).toHaveText('vim');
    await page.getByRole('button', { name: 'Colours: system' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await type(page, 'echo it runs');
    await expect(printed(session(page))).toContainText('\nit runs');
    await prompt(page).press('ArrowUp');
    await expect(prompt(page)).toHaveValue('echo it runs');

    await page.goto('privacy/');
    await page.getByRole('button', { name: /Remove/ }).click();
    await expect(page.locator('clear-kept [role=status]')).toHaveText(/^Removed\./);
    expect(errors).toEqual([]);
  });
}

// What a page still asks for as its test ends is no mistake.
test.afterEach(async ({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/**
 * Lets the clock of workers go wrong, which Playwright's does not reach.
 *
 * @param shift milliseconds it is ahead
 * @returns the years in which the page's workers were started, by their own clocks
 */
async function shiftWorkerClocks(page: Page, shift: number): Promise<() => Promise<number[]>> {
  // Each script begins with it, since what a module imports runs before the module does.
  const shifted = `if (!globalThis.document && Date.name !== 'Shifted') {
    globalThis.Date = class Shifted extends Date {
      constructor(...parts) { parts.length > 0 ? super(...parts) : super(Shifted.now()); }
      static now() { return super.now() + ${shift}; }
    };
    new BroadcastChannel('years').postMessage(new Date().getUTCFullYear());
  };`;
  await page.route('**/_astro/*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: shifted + (await response.text()) });
  });
  await page.addInitScript(() => {
    const years: number[] = [];
    new BroadcastChannel('years').onmessage = ({ data }: MessageEvent<number>) => years.push(data);
    Object.assign(window, { years });
  });
  return () => page.evaluate(() => (window as unknown as { years: number[] }).years);
}

for (const [year, now] of [
  [1970, 0],
  [2100, Date.UTC(2100, 0, 1)],
] as const) {
  test(`with a clock in ${year} the machine runs at its own time, and the search answers`, async ({ page }) => {
    const errors = uncaught(page);
    await page.clock.setSystemTime(now);
    const yearsOfWorkers = await shiftWorkerClocks(page, now - Date.now());
    await page.goto(address);
    const snippet = page.locator('command-snippet').first();
    await run(snippet);
    await expect(said(snippet)).toContainText('As shown.');
    await type(page, 'date +%Y');
    await expect(printed(session(page))).toContainText(/\n202\d/);
    expect(await yearsOfWorkers()).toEqual([year]);
    await page.goto('search/?q=netstat');
    await expect(page.locator('main a[data-result]').first()).toContainText('netstat');
    expect(errors).toEqual([]);
  });
}

test.describe('where the browser refuses workers', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      window.Worker = function Refused() {
        throw new DOMException('Refused by a policy.', 'SecurityError');
      } as unknown as typeof Worker;
    });
  });

  test('a snippet says so, keeps what was recorded, and can be tried again', async ({ page }) => {
    const errors = uncaught(page);
    await page.goto(address);
    const snippet = page.locator('command-snippet').first();
    await run(snippet);
    await expect(said(snippet)).toHaveText(
      'The machine could not be loaded. Reload the page if the site was updated. What is shown above was recorded.',
    );
    await expect(snippet.locator('.output').first()).toBeVisible();
    await expect(snippet.getByRole('button', { name: 'Retry' })).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('the prompt keeps what was typed', async ({ page }) => {
    const errors = uncaught(page);
    await page.goto(address);
    await type(page, 'echo kept');
    await expect(said(session(page))).toContainText('could not be loaded');
    await expect(prompt(page)).toHaveValue('echo kept');
    expect(errors).toEqual([]);
  });
});

test('a prompt whose machine does not arrive keeps what was typed, and runs it when tried again', async ({
  page,
  browserName,
}) => {
  test.fail(browserName === 'firefox', 'Firefox remembers an import that failed until the page is reloaded.');
  const errors = uncaught(page);
  const part = /\/machine-console[.-][\w-]+\.js/;
  await page.route(part, (route) => route.fulfill(gone));
  await page.goto(address);
  await type(page, 'echo kept');
  await expect(said(session(page))).toContainText('could not be loaded');
  await expect(prompt(page)).toHaveValue('echo kept');
  await page.unroute(part);
  await session(page).getByRole('button', { name: 'Retry' }).click();
  await expect(printed(session(page))).toContainText('\nkept');
  expect(errors).toEqual([]);
});

test('a search whose script is gone from the host says so, and keeps what was typed', async ({ page }) => {
  const errors = uncaught(page);
  await page.route(/\/engine[.-][\w-]+\.js/, (route) => route.fulfill(gone));
  await page.goto('search/');
  await field(page).fill('netstat');
  await expect(page.locator('main site-search')).toHaveAttribute('data-state', 'failed');
  await expect(page.locator('main site-search [role=status]').first()).toContainText('The search did not load.');
  await expect(field(page)).toHaveValue('netstat');
  await expect(page.locator('main').getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(errors).toEqual([]);
});
