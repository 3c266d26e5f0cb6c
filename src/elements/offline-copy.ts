// Has the browser keep a copy of the site: see service-worker/
import { takeOver } from '../service-worker/take-over.ts';
import { scriptAddress } from './script-address.ts';

/** Which not all browsers have: https://wicg.github.io/netinfo/ */
interface NetworkInformation {
  connection?: { saveData?: boolean };
}

/**
 * Registers the site's service worker, unless the reader saves data, and has that of a newer build know that a page of
 * it has come: a worker that waits is not told that by the browser. Told while the older one still answers for the page
 * it may be kept waiting for minutes, so the page does it, and not that worker.
 *
 * @param script address of the script of every page, by which a worker knows whether the page is of its build
 * @throws where the browser has none, refuses it over plain http, or its storage is denied or full
 */
export async function keepCopy(script: string): Promise<void> {
  if ((navigator as NetworkInformation).connection?.saveData) return;
  const base = document.documentElement.dataset['base'] ?? './';
  const { waiting } = await navigator.serviceWorker.register(scriptAddress(`${base}sw.js`));
  waiting?.postMessage(takeOver(script));
}
