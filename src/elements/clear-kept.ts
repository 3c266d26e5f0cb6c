// <clear-kept>: removes what the site has kept on this device, and says what it cannot reach. Markup: pages/privacy.astro
import * as keys from '../kept-keys.ts';

export class ClearKept extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) throw new Error('<clear-kept> needs a <button> inside.');
    this.#listeners = new AbortController();
    button.addEventListener('click', () => void this.clear(), { signal: this.#listeners.signal });
    button.disabled = false; // Disabled in the HTML: without this script it would do nothing.
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /**
   * Removes what this site has kept; what other sites of the same host keep stays. So do, out of a page's reach, the
   * session storage of other tabs and the browser's history.
   */
  async clear() {
    const site = new URL(document.documentElement.dataset['base'] ?? './', location.href).href;
    const done = await Promise.allSettled([
      removeItems(() => localStorage),
      removeItems(() => sessionStorage),
      removeCaches(site),
      removeWorkers(site),
    ]);
    // Browsers tell the other tabs that all is gone; this one is told here.
    dispatchEvent(new StorageEvent('storage'));
    const status = this.querySelector('[role=status]');
    if (!status) return;
    status.textContent = done.some(({ status }) => status === 'rejected')
      ? 'The browser did not allow all of it. Its settings have a list of the sites that keep data: remove this one there.'
      : 'Removed. What stays: what was typed in other open tabs, and your searches in the browser’s history.';
  }
}
customElements.define('clear-kept', ClearKept);

/** @param storage throws where the browser denies it, and then nothing can have been kept there either */
async function removeItems(storage: () => Storage) {
  let items: Storage;
  try {
    items = storage();
  } catch {
    return;
  }
  const isOurs = (key: string) => Object.values(keys).some((ours) => key.startsWith(ours));
  for (const key of Object.keys(items).filter(isOurs)) items.removeItem(key);
  return Promise.resolve();
}

/** The caches of an offline copy: their names end with the site's address, as service-worker/worker.ts has them. */
async function removeCaches(site: string) {
  if (!('caches' in globalThis)) return;
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith('photon-os-faq-') && name.endsWith(`-${site}`));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

async function removeWorkers(site: string) {
  if (!('serviceWorker' in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ours = registrations.filter(({ scope }) => scope === site);
  await Promise.all(ours.map((registration) => registration.unregister()));
}
