// The script of every page. It is one: over a slow network each further one would be waited for by itself.
import './search-dialog.ts';
import './theme-switch.ts';
import { fetchWhenWanted } from './search-loader.ts';

// The field in the dialog is the dialog's to see to.
for (const search of document.querySelectorAll<HTMLElement>('main site-search')) fetchWhenWanted(search);

// What only some pages have. Where it does not arrive, the page is what it is without script.
const others: Record<string, () => Promise<unknown>> = {
  'machine-session': async () => import('./command-snippet.ts'),
  'machine-guide': async () => import('./machine-guide.ts'),
};
for (const [name, load] of Object.entries(others)) {
  if (document.querySelector(name)) void load().catch(() => undefined);
}

// A site that was built to be read anywhere says of each page only its place in it; search engines want all of it.
const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
canonical?.setAttribute('href', canonical.href);

if (document.documentElement.dataset['offline'] !== undefined) {
  // Safari has no such callback.
  const whenIdle = 'requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout;
  // Where it does not arrive, the site works without.
  whenIdle(
    () => void import('./offline-copy.ts').then(({ keepCopy }) => keepCopy(import.meta.url)).catch(() => undefined),
  );
}
