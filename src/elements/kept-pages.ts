// <kept-pages>: lists the questions and notes that this device keeps. Markup: pages/offline.astro
import { wordsOfPath } from '../search/address.ts';
import { unpackedEntries, type PackedData } from '../search/search-data.ts';
import type { SplitData } from '../search/split-data.ts';

export class KeptPages extends HTMLElement {
  connectedCallback() {
    void this.list().catch(() => undefined);
  }

  /** Lists what is there. @throws where the browser denies its caches */
  async list() {
    const site = new URL(document.documentElement.dataset['base'] ?? './', location.href).href;
    const titles = await titlesOf(site).catch(() => new Map<string, string>());
    const items = (await keptBelow(site)).map((path) => {
      const link = document.createElement('a');
      link.href = site + path;
      link.textContent = titles.get(path) ?? wordsOfPath(path);
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    this.querySelector('ul')?.replaceChildren(...items);
    this.hidden = items.length === 0;
  }
}
customElements.define('kept-pages', KeptPages);

/** Titles by path, of a small site; a large one has them in parts, which may not be there. */
async function titlesOf(site: string): Promise<Map<string, string>> {
  const data = (await (await fetch(`${site}search/questions.json`)).json()) as PackedData | SplitData;
  if (!('titles' in data)) return new Map();
  return new Map(unpackedEntries(data).map(({ path, title }) => [path, title]));
}

/** Paths of the questions and notes that are kept, in order. */
async function keptBelow(site: string): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.endsWith(`-${site}`));
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const paths = requests.flat().map(({ url }) => url.slice(site.length).replace(/\?.*/, ''));
  return [...new Set(paths)].filter((path) => /^(?:faq|notes)\/[^/]+\/$/.test(path)).sort();
}
