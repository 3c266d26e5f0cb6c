// Has the browser keep a copy of the site, once the page is there and nothing else is to do: see service-worker/
import { scriptAddress } from './script-address.ts';

/** Which not all browsers have: https://wicg.github.io/netinfo/ */
interface NetworkInformation {
  connection?: { saveData?: boolean };
}

addEventListener('load', () => {
  // Safari has no such callback.
  const whenIdle = 'requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout;
  whenIdle(() => void keep());
});

/** Where there are no service workers, or none may be kept, the site works without. */
async function keep() {
  if ((navigator as NetworkInformation).connection?.saveData) return;
  try {
    const base = document.documentElement.dataset['base'] ?? './';
    await navigator.serviceWorker.register(scriptAddress(`${base}sw.js`));
  } catch {
    // Plain http, or storage that is denied or full.
  }
}
