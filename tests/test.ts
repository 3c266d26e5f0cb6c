// Playwright's test, with pages that are ready once they are gone to: their scripts come after the first paint.
import { test as base, type Page } from '@playwright/test';

export * from '@playwright/test';

export const test = base.extend({
  context: async ({ context, javaScriptEnabled }, use) => {
    if (javaScriptEnabled) context.on('page', readyWhenGoneTo);
    await use(context);
  },
});

/** Has all that a page does to get somewhere wait for the scripts of what it comes to. */
function readyWhenGoneTo(page: Page) {
  const ready = async <Answer>(answer: Answer) => {
    await page.evaluate(modulesOfPage).catch(() => undefined);
    return answer;
  };
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const goBack = page.goBack.bind(page);
  const goForward = page.goForward.bind(page);
  page.goto = async (...request) => ready(await goto(...request));
  page.reload = async (...request) => ready(await reload(...request));
  page.goBack = async (...request) => ready(await goBack(...request));
  page.goForward = async (...request) => ready(await goForward(...request));
}

/**
 * Imports what the page imports, which gives the same modules, and waits for the elements that these fetch the scripts
 * of: when it ends they are there, or have failed, or do not come soon.
 */
async function modulesOfPage() {
  const { modules } = document.querySelector<HTMLElement>('script[data-modules]')?.dataset ?? {};
  const imported =
    modules?.split(' ').map(async (module): Promise<unknown> => import(new URL(module, document.baseURI).href)) ?? [];
  const elements = async () =>
    Promise.all(
      ['machine-session', 'machine-guide']
        .filter((name) => document.querySelector(name))
        .map(async (name): Promise<unknown> => customElements.whenDefined(name)),
    );
  // Longer than any but a machine that stands still for a while takes.
  const soon = new Promise((resolve) => setTimeout(resolve, 20_000));
  await Promise.race([Promise.all(imported).then(elements), soon]).catch(() => undefined);
}
