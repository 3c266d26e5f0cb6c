// <site-search>: answers as one types. Markup: components/SiteSearch.astro
import { loadIndex, searchIndex, type SearchResult } from '../search/index.ts';

/** Pause after the last key before the index is asked, in milliseconds: Pagefind fetches a part for each new prefix. */
const pause = 120;

/** Longest query that is looked up, in characters; the field keeps what was typed. */
const longest = 200;

export class SiteSearch extends HTMLElement {
  #listeners?: AbortController;
  #timer = 0;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.field.addEventListener('focus', () => void loadIndex(this.#index).catch(() => undefined), { signal });
    this.field.addEventListener('input', () => this.#soon(), { signal });
    this.form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.search(this.field.value);
      },
      { signal },
    );
    this.addEventListener('keydown', (event) => this.#move(event), { signal });
    if (this.dataset['addressed'] !== undefined) {
      addEventListener('popstate', () => this.#fromAddress(), { signal });
      this.#fromAddress();
    } else if (this.field.value) {
      this.#soon(); // Typed before this script was there.
    }
  }

  disconnectedCallback() {
    this.#listeners?.abort();
    clearTimeout(this.#timer);
  }

  /** The field one types in. */
  get field() {
    return this.#part('input', HTMLInputElement);
  }

  get form() {
    return this.#part('form', HTMLFormElement);
  }

  /** Looks a query up and shows what comes back, unless a newer query has been asked meanwhile. */
  search(query: string) {
    clearTimeout(this.#timer);
    const words = query.trim().slice(0, longest);
    if (words === this.dataset['query'] && this.dataset['state'] !== 'failed') return;
    this.dataset['query'] = words;
    this.#toAddress(words);
    if (!words) {
      this.#show('idle', [], '');
      return;
    }
    this.dataset['state'] = 'searching';
    searchIndex(this.#index, words).then(
      ({ total, results }) => {
        if (this.dataset['query'] !== words) return;
        if (results.length > 0) this.#show('done', results, counted(results.length, total));
        else this.#show('empty', [], `No page has all of these words: ${words}. Try fewer or other words.`);
      },
      () => {
        if (this.dataset['query'] !== words) return;
        this.#show('failed', [], 'The search index did not load. Check the connection, then press Search again.');
      },
    );
  }

  get #index() {
    return this.dataset['index'] ?? '/pagefind/';
  }

  get #list() {
    return this.#part('ol[data-results]', HTMLOListElement);
  }

  #part<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`<site-search> needs ${selector} inside.`);
    return found;
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.search(this.field.value), pause);
  }

  #show(state: string, results: SearchResult[], words: string) {
    this.#list.replaceChildren(...results.map(itemOf));
    this.#part('[role=status]', HTMLElement).textContent = words;
    this.dataset['state'] = state;
  }

  /** Arrow keys go through the results; above the first stands the field. */
  #move(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.field, ...this.#list.querySelectorAll<HTMLElement>('a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (at === -1) return;
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #fromAddress() {
    const query = new URLSearchParams(location.search).get('q') ?? '';
    if (query || !this.field.value) this.field.value = query;
    this.search(this.field.value);
  }

  /** The address follows the query without a new entry in the history for each letter. */
  #toAddress(query: string) {
    if (this.dataset['addressed'] === undefined) return;
    const address = new URL(location.href);
    if (query === (address.searchParams.get('q') ?? '').trim()) return;
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  }
}
customElements.define('site-search', SiteSearch);

function counted(shown: number, total: number): string {
  if (total === 1) return '1 page found.';
  return shown < total ? `${total} pages found; the first ${shown} are shown.` : `${total} pages found.`;
}

function itemOf(result: SearchResult): HTMLLIElement {
  const link = document.createElement('a');
  link.href = result.url;
  link.dataset['result'] = '';
  link.textContent = result.title;

  const excerpt = document.createElement('p');
  excerpt.append(`${result.topic}: `);
  for (const { text, marked } of result.excerpt) {
    if (marked) {
      const mark = document.createElement('mark');
      mark.textContent = text;
      excerpt.append(mark);
    } else {
      excerpt.append(text);
    }
  }

  const item = document.createElement('li');
  item.append(link, excerpt);
  return item;
}
