// Keeps files from arriving in a browser test, for as long as it takes to look at a page without them.
import type { BrowserContext } from '@playwright/test';

/** Keeps a file, given as a glob, from arriving until what is given back is called. */
export async function held(context: BrowserContext, file: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route(file, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}
