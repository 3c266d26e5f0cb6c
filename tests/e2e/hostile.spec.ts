// A thousand hostile inputs, in every place that takes one: no script runs, nothing is asked for, nothing breaks.
import { expect, test, type Page } from '../test.ts';
import * as keys from '../../src/kept-keys.ts';
import { inputsFor, keptTexts, seed, watch } from './hostile-inputs.ts';
import { prompt, session } from './machine/snippet-page.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ reducedMotion: 'reduce' });

test.beforeAll(() => console.log(`Hostile inputs of seed ${seed}; HOSTILE_SEED=${seed} repeats them.`));

const answered = (page: Page) =>
  expect(page.locator('main site-search')).toHaveAttribute('data-state', /done|empty|idle/);

/** Whoever comes next finds the search working. */
async function expectUsable(page: Page) {
  await page.locator('main site-search input[type=search]').fill('docker');
  await expect(page.locator('main a[data-result]').first()).toBeVisible();
}

test('the watch notes where a page leads to another host', async ({ page }) => {
  const harm = await watch(page);
  await page.goto('faq/');
  harm.expectNoHarm();
  const asked = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
  await page.evaluate(() => location.assign('https://elsewhere.invalid/'));
  await asked;
  expect(() => harm.expectNoHarm()).toThrow('It asked for https://elsewhere.invalid/');
});

test('60 paths that do not exist', async ({ page }) => {
  const harm = await watch(page);
  for (const text of inputsFor('path', 60)) {
    harm.now(text);
    // Half of them malformed on purpose: as they are, without what ends a path.
    const path = /%/.test(text) ? text.replace(/[^!-~]|[?#]/g, '') : encodeURIComponent(text.toWellFormed());
    await page.goto(`faq/${path.slice(0, 4_000)}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no page at this address|All questions/);
  }
  await page.goto('faq/nothing/');
  await expectUsable(page);
  harm.expectNoHarm();
});

test('300 fragments', async ({ page }) => {
  const harm = await watch(page);
  for (const address of ['', 'faq/', 'faq/docker-ps-not-working/']) {
    await page.goto(address);
    for (const text of inputsFor(`fragment of ${address}`, 100)) {
      harm.now(text);
      await page.evaluate((hash) => (location.hash = hash), text);
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  harm.expectNoHarm();
});

test('60 addresses of a search', async ({ page }) => {
  const harm = await watch(page);
  for (const text of inputsFor('address', 60)) {
    harm.now(text);
    const part = (from: number) => encodeURIComponent(text.slice(from, from + 400).toWellFormed());
    const raw = text.replace(/[^!-~]|#/g, '').slice(0, 1_000);
    const address = `search/?topic=${part(3)}&release=${part(1)}&q=${part(0)}&${raw}`;
    // Hosts refuse longer ones.
    await page.goto(address.slice(0, 12_000));
    await answered(page);
  }
  await expectUsable(page);
  harm.expectNoHarm();
});

test('150 searches', async ({ page }) => {
  const harm = await watch(page);
  await page.goto('search/');
  const field = page.locator('main input[type=search]');
  for (const [index, text] of inputsFor('search', 150).entries()) {
    harm.now(text);
    await field.fill(text);
    // Some are overtaken by the next; some are submitted; most are waited for.
    if (index % 4 === 0) continue;
    if (index % 9 === 1) await field.press('Enter');
    await answered(page);
    if (!page.url().includes('/search/')) await page.goto('search/');
  }
  await expectUsable(page);
  harm.expectNoHarm();
});

test('100 commands', async ({ page }) => {
  const harm = await watch(page);
  await page.goto('machine/');
  await prompt(page).focus();
  for (const text of inputsFor('command', 100)) {
    harm.now(text);
    await prompt(page).fill(text);
    await prompt(page).press('Enter');
    await expect(session(page)).toHaveAttribute('data-state', /done|stopped|idle/);
  }
  await prompt(page).fill('echo still here');
  await prompt(page).press('Enter');
  await expect(session(page).locator('.transcript')).toContainText('\nstill here');
  harm.expectNoHarm();
});

test('200 values of a field', async ({ page }) => {
  const harm = await watch(page);
  await page.goto('faq/install-packages/');
  const field = page.locator('.fields input').first();
  for (const text of inputsFor('field', 200)) {
    harm.now(text);
    await field.fill(text);
    const copied = page.locator('figure:has(.fields) copy-button').first();
    await expect(copied).not.toHaveAttribute('data-text', /harm\(\)(?![^]*')/);
  }
  await field.fill('vim');
  await expect(page.locator('figure:has(.fields) var').first()).toHaveText('vim');
  harm.expectNoHarm();
});

test('50 texts in the editors', async ({ page }) => {
  const harm = await watch(page);
  await page.goto('faq/docker-ps-not-working/');
  const snippet = page.locator('command-snippet').first();
  await snippet.getByRole('button', { name: /^Edit/ }).click();
  for (const text of inputsFor('snippet', 25)) {
    harm.now(text);
    await snippet.getByRole('textbox').fill(text);
    await snippet.getByRole('button', { name: /^Run/ }).click();
    await expect(snippet).toHaveAttribute('data-state', /done|differs|stopped|idle/);
  }
  for (const text of inputsFor('editor', 25)) {
    harm.now(text);
    await prompt(page).fill('vim /root/text && cat /root/text');
    await prompt(page).press('Enter');
    await page.getByRole('dialog').getByRole('textbox').fill(text);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(session(page)).toHaveAttribute('data-state', 'done');
  }
  harm.expectNoHarm();
});

test('80 things in storage that this site never put there', async ({ page }) => {
  const harm = await watch(page);
  const texts = keptTexts(80);
  await page.goto('faq/install-packages/');
  for (const [index, text] of texts.entries()) {
    harm.now(text);
    await page.evaluate(
      ({ theme, recentSearches, fields, commandHistory, usedMachine, text, other }) => {
        localStorage.setItem(theme, text);
        localStorage.setItem(recentSearches, text);
        localStorage.setItem(other, text);
        sessionStorage.setItem(fields + location.pathname, text);
        sessionStorage.setItem(commandHistory, text);
        sessionStorage.setItem(usedMachine + location.pathname, text);
      },
      { ...keys, text, other: texts.at(-index) ?? '' },
    );
    await page.reload();
    await expect(page.getByRole('button', { name: /^Colours: (system|light|dark)$/ })).toBeVisible();
    await expect(page.locator('.fields').first()).toBeVisible();
    await expect(session(page).locator('.said')).toContainText(text && 'This is a new machine');
    if (index % 4 !== 0) continue;
    await prompt(page).press('ArrowUp');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    await expect(page.locator('dialog input[type=search]')).toBeFocused();
    await page.keyboard.press('Escape');
  }
  harm.expectNoHarm();
});
