// The machine on a page of its own: its releases, commands to try, guided tours.
import { expect, test, type Locator, type Page } from '../test.ts';
import { tours } from '../../src/machine/tour-texts.ts';
import { violations } from '../axe.ts';

test.use({ reducedMotion: 'reduce' });

const prompt = (page: Page) => page.getByRole('textbox', { name: /@|^[#$]$/ });
const terminal = (page: Page) => page.locator('.terminal pre');

/** What a reader types at the questions of a command. */
const answers: Record<string, string[]> = {
  'passwd admin': ['correct-Horse-7', 'correct-Horse-7'],
  'tdnf install wget': ['y'],
  'tdnf remove wget': ['y'],
};

test('loads nothing of the machine until the prompt is used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('machine/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /\/(?:machine-console|worker)[.-][\w-]+\.js/.test(url))).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await prompt(page).focus();
  await expect(page.locator('.prompt-text')).toHaveText('root@photon-machine [ ~ ]#');
});

for (const release of ['3.0', '4.0', '5.0']) {
  test(`runs Photon OS ${release} where that is chosen`, async ({ page }) => {
    await page.goto('machine/');
    await page.getByRole('navigation', { name: 'Release of the machine' }).getByRole('link', { name: release }).click();
    await expect(page.getByRole('link', { name: release, exact: true })).toHaveAttribute('aria-current', 'true');
    await expect(page.getByText(`Photon OS ${release} Minimal`)).toBeVisible();
    await prompt(page).fill('cat /etc/photon-release');
    await prompt(page).press('Enter');
    await expect(terminal(page)).toContainText(`VMware Photon OS ${release}`);
  });
}

test('a command to try is put into the prompt and run by the reader', async ({ page }) => {
  await page.goto('machine/');
  await page.getByRole('button', { name: 'To the prompt: cat /etc/photon-release' }).click();
  await expect(prompt(page)).toBeFocused();
  await expect(prompt(page)).toHaveValue('cat /etc/photon-release');
  await page.keyboard.press('Enter');
  await expect(terminal(page)).toContainText('VMware Photon OS 5.0');
  expect(await violations(page)).toEqual([]);
});

for (const { id, title, steps } of tours) {
  test(`a tour sees from the machine that its steps are done: ${title}`, async ({ page }) => {
    await page.goto('machine/');
    const tour = page.locator(`[data-tour=${id}]`);
    if (!(await tour.evaluate((element: HTMLDetailsElement) => element.open)))
      await tour.locator('summary').first().click();
    for (const [index, { command }] of steps.entries()) {
      const step = tour.locator('ol > li').nth(index);
      await expect(step.locator('[data-mark]')).toBeEmpty();
      await step
        .getByRole('button', { name: `To the prompt: ${command}`, exact: true })
        .last()
        .click();
      await page.keyboard.press('Enter');
      for (const answer of answers[command] ?? []) await answerWith(page.locator('.terminal pre input'), answer);
      await expect(step.locator('[data-mark]')).toHaveText('Done.');
    }
    await expect(tour.locator('[data-progress]')).toHaveText('all done');
    await expect(page.locator('[data-said]')).toHaveText(`${title}: all done.`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(tour.locator('[data-progress]')).toBeEmpty();
    await expect(tour.locator('[data-done]')).toHaveCount(0);
  });
}

async function answerWith(field: Locator, answer: string) {
  await expect(field).toBeFocused();
  // A second question has a field of its own: the first must be gone before it is waited for.
  const first = await field.elementHandle();
  await field.fill(answer);
  await field.press('Enter');
  await first.waitForElementState('hidden');
}

test('a tour is followed by the keyboard alone', async ({ page }) => {
  await page.goto('machine/');
  await page.locator('[data-tour=port] > summary').focus();
  await page.keyboard.press('Enter');
  const button = page.getByRole('button', { name: 'To the prompt: iptables -A INPUT -p tcp --dport 8080 -j ACCEPT' });
  await expect(button).toBeVisible();
  for (
    let presses = 0;
    presses < 10 && !(await button.evaluate((one) => one === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(prompt(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-tour=port] li[data-done]')).toHaveCount(1);
  await expect(prompt(page)).toBeFocused();
});

test('every step has a hint', async ({ page }) => {
  await page.goto('machine/');
  const hint = page.locator('[data-tour=docker] .hint').first();
  await hint.locator('summary').click();
  await expect(hint).toContainText('systemctl start');
});

for (const width of [360, 768, 1440]) {
  test(`nothing scrolls sideways at ${String(width)} px, with every tour open`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('machine/');
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) {
        one.removeAttribute('name');
        one.setAttribute('open', '');
      }
    });
    await prompt(page).fill('systemctl status sshd');
    await prompt(page).press('Enter');
    await expect(terminal(page)).toContainText('sshd.service');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the tours can be read', async ({ page }) => {
    await page.goto('machine/');
    await expect(page.locator('noscript p')).toContainText('needs JavaScript');
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.getByText('Open a port and keep it open').click();
    await expect(page.getByText('iptables-save > /etc/systemd/scripts/ip4save')).toBeVisible();
  });
});
