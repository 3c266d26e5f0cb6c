// The site on a phone: 360 px wide, by touch alone.
import { expect, test, type Page } from '../test.ts';
import { distinctPaths } from '../sites.ts';

/** The smallest side of what one taps, in CSS pixels: WCAG 2.2, 2.5.8. */
const least = 24;

/** Targets that are too small, and stand closer to another than the criterion allows; links within a sentence aside. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isInText = (element: Element) => {
      if (!element.matches('a, summary a') || getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, summary');
      return block !== null && block.textContent.trim().length > element.textContent.trim().length;
    };
    // What lies behind an open dialog cannot be tapped.
    const place = document.querySelector('dialog[open]') ?? document;
    const targets = [...place.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => isShown(element) && !element.closest('.skip') && !(element as HTMLButtonElement).disabled)
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const centre = ({ left, top, width, height }: DOMRect) => [left + width / 2, top + height / 2] as const;
    const isSmall = ({ width, height }: DOMRect) => width < least - 0.5 || height < least - 0.5;
    return targets
      .filter(({ element, box }) => isSmall(box) && !isInText(element))
      .filter(({ element, box }) => {
        // A circle of that size around it may not meet another target, or another small one's circle.
        const [x, y] = centre(box);
        return targets.some((other) => {
          if (other.element === element || other.element.contains(element) || element.contains(other.element))
            return false;
          if (isSmall(other.box)) {
            const [otherX, otherY] = centre(other.box);
            return Math.hypot(x - otherX, y - otherY) < least;
          }
          const nearestX = Math.max(other.box.left, Math.min(x, other.box.right));
          const nearestY = Math.max(other.box.top, Math.min(y, other.box.bottom));
          return Math.hypot(x - nearestX, y - nearestY) < least / 2;
        });
      })
      .map(({ element, box }) => `${box.width.toFixed(0)}×${box.height.toFixed(0)} ${element.outerHTML.slice(0, 120)}`);
  }, least);
}

test('on no page anything scrolls sideways, and all that one taps is large enough or stands apart', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const wrongs: string[] = [];
  for (const path of distinctPaths()) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wrongs.push(`/${path} is ${width} px wide`);
    for (const small of await smallTargets(page)) wrongs.push(`/${path}: ${small}`);
  }
  expect(wrongs).toEqual([]);
});

test('a reader taps from the home page to an answer, copies and runs it', async ({ page }) => {
  await page.goto('');
  await page.getByRole('region', { name: 'New here?' }).getByRole('link', { name: 'docker ps' }).first().tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('docker ps');
  await page.getByRole('button', { name: 'Copy' }).first().tap();
  await expect(page.getByRole('status').filter({ hasText: /copied|copying/i })).toBeVisible();
  const snippet = page.locator('command-snippet').first();
  await snippet.getByRole('button', { name: /^Run/ }).tap();
  await expect(snippet.locator('.report [role=status]')).toContainText('As shown.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('a reader taps the search, types, and taps a result', async ({ page }) => {
  await page.goto('faq/docker-ps-not-working/');
  await page.getByRole('searchbox').first().tap();
  await page.locator('dialog input[type=search]').fill('netstat');
  const result = page.locator('dialog a[data-result]').first();
  await expect(result).toContainText('netstat');
  expect(await smallTargets(page)).toEqual([]);
  await result.tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('netstat');
});

test('a reader types a command into the machine and taps Enter', async ({ page }) => {
  await page.goto('machine/');
  const prompt = page.getByRole('textbox', { name: /root@|^[#$]$/ });
  await prompt.tap();
  await prompt.fill('cat /etc/photon-release');
  await page.locator('machine-session [data-action=enter]').tap();
  await expect(page.locator('machine-session .transcript')).toContainText('VMware Photon OS');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await smallTargets(page)).toEqual([]);
});
