// The policy of the pages is in force: what it forbids does not happen.
import { expect, test } from '../test.ts';

test('an inline script put into the page does not run', async ({ page }) => {
  await page.goto('');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.ran = true');
    document.body.append(script);
    return 'ran' in window;
  });
  expect(ran).toBe(false);
});

test('text becomes neither markup nor script, and only this site’s files can be started', async ({ page }) => {
  await page.goto('');
  const allowed = await page.evaluate(() => {
    const host = document.createElement('div');
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => (host.innerHTML = '<b>text</b>'),
      insertAdjacentHTML: () => host.insertAdjacentHTML('beforeend', '<b>text</b>'),
      DOMParser: () => new DOMParser().parseFromString('<b>text</b>', 'text/html'),
      srcdoc: () => (document.createElement('iframe').srcdoc = '<b>text</b>'),
      'the text of a script': () => (document.createElement('script').textContent = 'text'),
      'the address of a script': () => (document.createElement('script').src = 'favicon.svg'),
      'a worker': () => new Worker('favicon.svg'),
      'another policy': () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('another', {}),
    };
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]?.();
        return true;
      } catch {
        return false;
      }
    });
  });
  expect(allowed).toEqual([]);
});

test('a page compiles no WebAssembly: only workers do', async ({ page }) => {
  await page.goto('');
  const compiled = await page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => true,
      () => false,
    ),
  );
  expect(compiled).toBe(false);
});
