// The search by keys, in the dialog, and on a phone.
import { expect, test } from '../../test.ts';

const search = 'site-search';

for (const keys of ['/', 'Control+k', 'Meta+k']) {
  test(`${keys} opens the dialog; arrows move, Enter opens`, async ({ page }) => {
    await page.goto('faq/ssh-root-login/');
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await page.keyboard.type('vmhgfs');
    await expect(page.locator('dialog site-search[data-query=vmhgfs][data-state=done]')).toBeVisible();
    const field = page.getByRole('dialog').getByRole('combobox', { name: /Search/ });
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    const active = page.locator('a[aria-selected=true]');
    await expect(active).toHaveCount(1);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? 'none');
    await page.keyboard.press('ArrowUp');
    await expect(active).toHaveCount(0);
    await expect(field).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/faq\/transfer-files\//);
  });
}

test('Ctrl+Enter opens a result in a tab of its own', async ({ page, context }) => {
  await page.goto('search/?q=netstat');
  await expect(page.locator(search)).toHaveAttribute('data-state', 'done');
  await page.getByRole('combobox', { name: /Search/ }).focus();
  const opened = context.waitForEvent('page');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/\/faq\/netstat-missing\//);
  await expect(page).toHaveURL(/\/search\//);
});

test('Esc closes the dialog and gives the focus back', async ({ page }) => {
  await page.goto('faq/ssh-root-login/');
  const link = page.getByRole('link', { name: 'Questions' });
  await link.focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('docker');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
});

test('what is typed into the header’s field is kept by the dialog', async ({ page }) => {
  await page.goto('notes/');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('netstat');
  await expect(page.locator('dialog input')).toHaveValue('netstat');
  await expect(page.locator('dialog a[data-result]').first()).toBeVisible();
});

test('on a phone the field and Close stay in sight while results scroll', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('notes/');
  await page.getByRole('searchbox').click();
  await page.keyboard.type('docker');
  await expect(page.locator('dialog site-search')).toHaveAttribute('data-state', 'done');
  const last = page.locator('dialog a[data-result]').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(page.locator('dialog input')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a result on the page one reads closes the dialog', async ({ page }) => {
  await page.goto('faq/netstat-missing/');
  await page.keyboard.press('/');
  await page.keyboard.type('netstat');
  await page.locator('dialog a[data-result][href*="netstat-missing"]').first().click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('marking text in the dialog does not close it', async ({ page }) => {
  await page.goto('faq/netstat-missing/');
  await page.keyboard.press('/');
  await page.keyboard.type('netstat');
  const box = await page.locator('dialog input').boundingBox();
  if (!box) throw new Error('The field is not shown.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toBeVisible();
});
