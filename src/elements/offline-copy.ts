// Has the browser keep a copy of the site: see service-worker/
import { scriptAddress } from './script-address.ts';

/** Which not all browsers have: https://wicg.github.io/netinfo/ */
interface NetworkInformation {
  connection?: { saveData?: boolean };
}

/**
 * Registers the site's service worker, unless the reader saves data.
 *
 * @throws where the browser has none, refuses it over plain http, or its storage is denied or full
 */
export async function keepCopy(): Promise<void> {
  if ((navigator as NetworkInformation).connection?.saveData) return;
  const base = document.documentElement.dataset['base'] ?? './';
  await navigator.serviceWorker.register(scriptAddress(`${base}sw.js`));
}
