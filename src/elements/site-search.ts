// <site-search>: answers as one types, as a combobox of the WAI-ARIA patterns. Markup: components/SiteSearch.astro
import * as keys from '../kept-keys.ts';
import { searchOf, wordsOfPath } from '../search/address.ts';
import type { SearchRequest } from '../search/engine.ts';
import { isSearchKey } from '../search/keys.ts';
import { inOneLine } from '../search/lines.ts';
import { keepSearch } from '../search/recent.ts';
import { AnswerView } from './answer-view.ts';
import { RecentSearches } from './recent-searches.ts';
import { ResultList } from './result-list.ts';
import { SearchClient } from './search-client.ts';
import { keepInHistory, keptQuery, queryBefore, toAddress } from './search-history.ts';

/** Waits, after a key, whether another one follows: each new word may need a further part of an index. */
const paused = async () => new Promise((resolve) => setTimeout(resolve, 150));

/** How long an answer may take before the reader is told that it is coming, in milliseconds. */
const patience = 300;

/** Pause after which the address and what is announced follow the keys, in milliseconds. */
const settled = 600;

let client: SearchClient | undefined;

export class SiteSearch extends HTMLElement {
  #listeners?: AbortController;
  /** Notes the search in the history; waits for the keys to settle, or for a result to be chosen. */
  #note?: () => void;
  #following = 0;
  #title = document.title;
  #results?: ResultList;
  readonly #view = new AnswerView(this, this.#base, {
    literally: () => void this.#search({ query: this.field.value, typing: false, literal: true }),
    unfiltered: () => this.#unfilter(),
  });
  /** Number of the search that is being answered: later ones make it void. */
  #turn = 0;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { form } = this;
    const wanted = () => this.#prepare();
    for (const event of ['focusin', 'pointerenter'] as const) this.addEventListener(event, wanted, { signal });
    this.field.addEventListener('input', (event) => this.#typed(event), { signal });
    form.addEventListener('change', (event) => event.target !== this.field && this.#submit(), { signal });
    form.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.field.addEventListener('keydown', (event) => this.#key(event), { signal });
    const list = this.#part('ol[data-results]', HTMLOListElement);
    this.#results = new ResultList(this.field, list, this.#base, signal);
    const leave = () => {
      keepSearch(this.field.value);
      this.#note?.();
    };
    list.addEventListener('click', leave, { signal });
    const retry = this.#part('[data-retry]', HTMLButtonElement);
    retry.addEventListener('click', () => void this.#search({ query: this.field.value, typing: false }), { signal });
    this.#recent.addEventListener('chosen', (event) => this.#chosen(event), { signal });
    if (this.#isOfPage) addEventListener('keydown', (event) => this.#take(event), { signal });
    addEventListener('storage', (event) => this.#followOtherTabs(event), { signal });
    if (this.#isAddressed) addEventListener('popstate', () => this.#fromAddress(), { signal });

    if (this.contains(document.activeElement)) this.#prepare();
    if (this.#isAddressed) this.#fromAddress();
    else if (this.field.value)
      this.#typed(); // Typed before this script was there.
    else if (this.#isOfPage && queryBefore()) this.ask(queryBefore());
    else if (this.dataset['missing'] !== undefined) this.ask(wordsOfPath(location.pathname));
    else this.#recent.show();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
    clearTimeout(this.#following);
    this.#view.say('');
  }

  /** The field one types in. */
  get field() {
    return this.#part('input[type=search]', HTMLInputElement);
  }

  get form() {
    return this.#part('form', HTMLFormElement);
  }

  /** Puts a query into the field and looks it up. */
  ask(query: string) {
    this.field.value = inOneLine(query);
    void this.#search({ query, typing: false });
  }

  get #isAddressed() {
    return this.dataset['addressed'] !== undefined;
  }

  /** Whether it is the page's own, and not in the dialog that every page has. */
  get #isOfPage() {
    return this.dataset['keys'] !== undefined;
  }

  get #base() {
    return document.documentElement.dataset['base'] ?? './';
  }

  get #client() {
    client ??= new SearchClient(this.#base);
    return client;
  }

  get #recent() {
    return this.#part('recent-searches', RecentSearches);
  }

  #part<T extends Element>(selector: string, type: new () => T): T {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`<site-search> needs ${selector} inside.`);
    return found;
  }

  #choice(name: string): string {
    const field = this.form.elements.namedItem(name);
    return field instanceof HTMLSelectElement ? field.value : '';
  }

  /** The reader shows interest: what every search needs is fetched. What does not arrive is said at the first search. */
  #prepare() {
    void this.#client.open().catch(() => undefined);
  }

  #typed(event?: Event) {
    // What is pasted has no last word that is still being typed.
    const pasted = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    void this.#search({ query: this.field.value, typing: !pasted });
  }

  #submit(event?: SubmitEvent) {
    event?.preventDefault();
    const option = this.#results?.active;
    if (event && option) {
      option.click();
      return;
    }
    keepSearch(this.field.value);
    // What was asked for deliberately can be gone back to; the letters on the way there cannot.
    void this.#search({ query: this.field.value, typing: false }, true);
  }

  /** Looks a query up and shows what comes back, unless a newer one has been asked meanwhile. */
  async #search({ query, ...how }: Pick<SearchRequest, 'query' | 'typing' | 'literal'>, submitted = false) {
    const turn = (this.#turn += 1);
    const isPast = () => turn !== this.#turn;
    clearTimeout(this.#following);
    const [topic, release] = [this.#choice('topic'), this.#choice('release')];
    const request: SearchRequest = { query, ...how, ...(topic && { topic }), ...(release && { release }) };
    this.dataset['query'] = query.trim();
    if (this.#isOfPage) {
      const asked = { q: query.trim(), topic, release };
      const note = () => (this.#isAddressed ? toAddress(asked, this.#title, submitted) : keepInHistory(asked.q));
      this.#note = note;
      if (how.typing) this.#following = window.setTimeout(note, settled);
      else note();
    }
    if (!query.trim()) {
      this.#results?.show([]);
      this.#view.clear();
      this.#view.say('');
      this.#recent.show();
      this.dataset['state'] = 'idle';
      return;
    }
    if (this.#results) this.#results.touched = false;
    this.#recent.hidden = true;
    this.#view.clear();
    this.dataset['state'] = 'searching';
    this.#view.say('Searching…', patience);
    try {
      if (how.typing && (await this.#client.isInParts())) await paused();
      if (isPast()) return;
      const first = await this.#client.first(request);
      if (isPast()) return;
      if (!first.complete) {
        this.#results?.show(first.confidence === 'none' ? [] : first.results);
        if (how.typing) await paused();
        if (isPast()) return;
      }
      const answer = first.complete ? { ...first, incomplete: false } : await this.#client.complete(request);
      const unfiltered =
        answer.confidence === 'none' && (topic || release) ? await this.#client.first({ query, ...how }) : undefined;
      if (isPast()) return;
      this.#results?.show(answer.results);
      this.#view.show(answer, unfiltered, how.typing ? settled : 0);
      this.dataset['state'] = answer.results.length > 0 ? 'done' : 'empty';
    } catch {
      if (isPast()) return;
      this.#results?.show([]);
      this.#view.fail();
      this.dataset['state'] = 'failed';
    }
  }

  #unfilter() {
    for (const name of ['topic', 'release']) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement) field.value = '';
    }
    this.field.focus();
    void this.#search({ query: this.field.value, typing: false }, true);
  }

  /** Up and down go through the results; Enter opens one, with Ctrl or ⌘ in a tab of its own; Esc empties the field. */
  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (plain && this.#results?.first && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.#results.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const option = this.#results?.active ?? this.#results?.first;
      if (!option) return;
      event.preventDefault();
      keepSearch(this.field.value);
      window.open(option.href, '_blank', 'noopener');
    } else if (event.key === 'Escape' && this.field.value && !this.closest('dialog')) {
      event.preventDefault();
      this.ask('');
    }
  }

  #take(event: KeyboardEvent) {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
  }

  /** The recent searches on show are those of all tabs; whoever is about to press one of them keeps it. */
  #followOtherTabs({ key }: StorageEvent) {
    const isTheirs = key === null || key === keys.recentSearches;
    if (isTheirs && !this.field.value && !this.#recent.contains(document.activeElement)) this.#recent.show();
  }

  #chosen(event: Event) {
    if (event instanceof CustomEvent && typeof event.detail === 'string') this.ask(event.detail);
    this.field.focus();
  }

  #fromAddress() {
    const isFirst = this.dataset['query'] === undefined;
    const { q, topic, release } = searchOf(location.href);
    for (const [name, value] of Object.entries({ topic, release })) {
      const field = this.form.elements.namedItem(name);
      if (!(field instanceof HTMLSelectElement) || (isFirst && field.value)) continue;
      field.value = [...field.options].some((option) => option.value === value) ? value : '';
    }
    // Typed before this script was there: the field knows better than the address.
    this.ask((isFirst && this.field.value) || keptQuery() || q);
  }
}
customElements.define('site-search', SiteSearch);
