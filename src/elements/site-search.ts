// <site-search>: answers as one types. Markup: components/SiteSearch.astro
import { queryOf, withQuery, wordsOfPath } from '../search/address.ts';
import { loadIndex, searchIndex, type SearchResult } from '../search/index.ts';
import { isSearchKey } from '../search/keys.ts';
import { resultItem } from '../search/result-item.ts';

/** Pause after the last key before the index is asked, in milliseconds: Pagefind fetches a part for each new prefix. */
const pause = 120;

/** How long an answer may take before the reader is told that it is coming, in milliseconds. */
const patience = 300;

/** Longest query that is looked up, in characters; the field keeps what was typed. */
const longest = 200;

export class SiteSearch extends HTMLElement {
  #listeners?: AbortController;
  #timer = 0;
  #title = document.title;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const form = this.#part('form', HTMLFormElement);
    this.field.addEventListener('focus', () => void loadIndex(this.#index).catch(() => undefined), { signal });
    this.field.addEventListener('input', () => this.#soon(), { signal });
    form.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('keydown', (event) => this.#move(event), { signal });
    if (this.dataset['keys'] !== undefined) {
      addEventListener('keydown', (event) => this.#take(event), { signal });
    }
    if (this.#isAddressed) addEventListener('popstate', () => this.#fromAddress(), { signal });

    if (this.#isAddressed) this.#fromAddress();
    else if (this.dataset['missing'] !== undefined) this.ask(wordsOfPath(location.pathname));
    else if (this.field.value) this.#soon(); // Typed before this script was there.
  }

  disconnectedCallback() {
    this.#listeners?.abort();
    clearTimeout(this.#timer);
  }

  /** The field one types in. */
  get field() {
    return this.#part('input', HTMLInputElement);
  }

  /** Puts a query into the field and looks it up. */
  ask(query: string) {
    this.field.value = query;
    void this.#search(query);
  }

  get #isAddressed() {
    return this.dataset['addressed'] !== undefined;
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
    this.#timer = window.setTimeout(() => void this.#search(this.field.value), pause);
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    if (this.#isAddressed) {
      // What was asked for deliberately can be gone back to; the letters on the way there cannot.
      const words = this.field.value.trim().slice(0, longest);
      this.#toAddress(words);
      history.replaceState({ submitted: true }, '');
    }
    void this.#search(this.field.value);
  }

  /** Looks a query up and shows what comes back, unless a newer query has been asked meanwhile. */
  async #search(query: string) {
    clearTimeout(this.#timer);
    const words = query.trim().slice(0, longest);
    const { state } = this.dataset;
    if (words === this.dataset['query'] && (state === 'done' || state === 'searching')) return;
    this.dataset['query'] = words;
    if (this.#isAddressed) this.#toAddress(words);
    if (!words) {
      this.#show('idle', [], '');
      return;
    }

    this.dataset['state'] = 'searching';
    const slow = setTimeout(() => this.#say('Searching…'), patience);
    try {
      const { results, more } = await searchIndex(this.#index, words);
      if (this.dataset['query'] !== words) return;
      if (results.length > 0) this.#show('done', results, counted(results.length, more));
      else this.#show('empty', [], `No page has all of these words: ${words}. Try fewer or other words.`);
    } catch {
      if (this.dataset['query'] !== words) return;
      this.#show('failed', [], 'The search index did not load. Check the connection, then press Search again.');
    } finally {
      clearTimeout(slow);
    }
  }

  #show(state: string, results: SearchResult[], words: string) {
    // The focus must not fall off the page with a result that goes.
    if (this.#list.contains(document.activeElement)) this.field.focus();
    this.#list.replaceChildren(...results.map(resultItem));
    this.#say(words);
    this.dataset['state'] = state;
  }

  #say(words: string) {
    this.#part('[role=status]', HTMLElement).textContent = words;
  }

  /** Arrow keys go through the results; above the first stands the field. */
  #move(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.field, ...this.#list.querySelectorAll<HTMLElement>('a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = at === -1 ? undefined : stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #take(event: KeyboardEvent) {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
  }

  #fromAddress() {
    const query = queryOf(location.href);
    // Typed before this script was there: the field knows better than the address.
    this.ask(query || (this.dataset['query'] === undefined ? this.field.value : ''));
  }

  /** The address follows what is typed; the entry in the history is new where the one before was asked deliberately. */
  #toAddress(query: string) {
    document.title = query ? `${query} – ${this.#title}` : this.#title;
    if (query === queryOf(location.href)) return;
    const address = withQuery(location.href, query);
    if (isSubmitted(history.state)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }
}
customElements.define('site-search', SiteSearch);

function isSubmitted(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'submitted' in state;
}

function counted(count: number, more: boolean): string {
  if (more) return `More than ${count} pages found; the first ${count} are shown.`;
  return count === 1 ? '1 page found.' : `${count} pages found.`;
}
