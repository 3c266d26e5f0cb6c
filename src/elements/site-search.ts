// <site-search>: answers as one types, as a combobox of the WAI-ARIA patterns. Markup: components/SiteSearch.astro
import type { SearchAnswer, SearchRequest } from '../search/engine.ts';
import { searchOf, withSearch, wordsOfPath } from '../search/address.ts';
import { isSearchKey } from '../search/keys.ts';
import { keepSearch } from '../search/recent.ts';
import { RecentSearches } from './recent-searches.ts';
import { ResultList } from './result-list.ts';
import { SearchClient } from './search-client.ts';
import { nearestItem, remarks } from './search-results.ts';

/** Pause after the last key before the full text is asked, in milliseconds: each new word may need a part of its index. */
const pause = 150;

/** How long an answer may take before the reader is told that it is coming, in milliseconds. */
const patience = 300;

/** Longest query that stands in an address, in characters; more is looked up, but cannot be shared. */
const longestInAddress = 1_500;

/** Stands for the end of a line, which a field of one line cannot hold; see `lineMark` in search/query.ts. */
const inOneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ⏎ ');

let client: SearchClient | undefined;

export class SiteSearch extends HTMLElement {
  #listeners?: AbortController;
  #timer = 0;
  #title = document.title;
  #results?: ResultList;
  /** Number of the search that is being answered: later ones make it void. */
  #turn = 0;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { form } = this;
    const wanted = () => this.#prepare();
    for (const event of ['focusin', 'pointerenter'] as const) this.addEventListener(event, wanted, { signal });
    this.field.addEventListener('input', () => this.#typed(), { signal });
    this.field.addEventListener('paste', (event) => this.#paste(event), { signal });
    form.addEventListener('change', (event) => event.target !== this.field && this.#submit(), { signal });
    form.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.field.addEventListener('keydown', (event) => this.#key(event), { signal });
    const list = this.#part('ol[data-results]', HTMLOListElement);
    this.#results = new ResultList(this.field, list, this.#base, signal);
    list.addEventListener('click', () => keepSearch(this.field.value), { signal });
    this.#retry.addEventListener('click', () => this.#again(), { signal });
    this.#recent.addEventListener('chosen', (event) => this.#chosen(event), { signal });
    if (this.dataset['keys'] !== undefined) addEventListener('keydown', (event) => this.#take(event), { signal });
    if (this.#isAddressed) addEventListener('popstate', () => this.#fromAddress(), { signal });

    if (this.#isAddressed) this.#fromAddress();
    else if (this.dataset['missing'] !== undefined) this.ask(wordsOfPath(location.pathname));
    else if (this.field.value)
      this.#typed(); // Typed before this script was there.
    else this.#recent.show();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
    clearTimeout(this.#timer);
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

  get #base() {
    return this.dataset['base'] ?? '/';
  }

  get #client() {
    client ??= new SearchClient(this.#base);
    return client;
  }

  get #recent() {
    return this.#part('recent-searches', RecentSearches);
  }

  get #retry() {
    return this.#part('[data-retry]', HTMLButtonElement);
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

  #typed() {
    void this.#search({ query: this.field.value, typing: true });
  }

  /** A field of one line would glue the lines of a log together. */
  #paste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.field;
    this.field.setRangeText(
      inOneLine(text.trim()),
      selectionStart ?? value.length,
      selectionEnd ?? value.length,
      'end',
    );
    void this.#search({ query: this.field.value, typing: false });
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
    void this.#search({ query: this.field.value, typing: false });
    if (this.#isAddressed) history.replaceState({ submitted: true }, '');
  }

  #again(literal = false) {
    if (!literal) this.#client.forget();
    void this.#search({ query: this.field.value, typing: false, literal });
  }

  /** Looks a query up and shows what comes back, unless a newer one has been asked meanwhile. */
  async #search({ query, ...how }: Pick<SearchRequest, 'query' | 'typing' | 'literal'>) {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    const [topic, release] = [this.#choice('topic'), this.#choice('release')];
    const request: SearchRequest = { query, ...how, ...(topic && { topic }), ...(release && { release }) };
    this.dataset['query'] = query.trim();
    if (this.#isAddressed) this.#toAddress({ q: query.trim(), topic, release });
    if (!query.trim()) {
      this.#clear();
      return;
    }
    if (this.#results) this.#results.touched = false;
    this.#recent.hidden = true;
    this.dataset['state'] = 'searching';
    const slow = setTimeout(() => this.#say('Searching…'), patience);
    const isPast = () => turn !== this.#turn;
    try {
      const first = await this.#client.first(request);
      if (isPast()) return;
      if (first.complete) {
        this.#show({ ...first, incomplete: false }, () => this.#again(true));
        return;
      }
      if (first.confidence !== 'none') this.#results?.show(first.results);
      if (how.typing) await new Promise((resolve) => (this.#timer = window.setTimeout(resolve, pause)));
      const complete = await this.#client.complete(request);
      if (isPast()) return;
      this.#show(complete, () => this.#again(true));
    } catch {
      if (isPast()) return;
      this.#empty();
      this.#say(
        'The search did not load. Check the connection, then try again, or look through the list of all questions.',
      );
      this.#retry.hidden = false;
      this.dataset['state'] = 'failed';
    } finally {
      clearTimeout(slow);
    }
  }

  #show(answer: SearchAnswer & { incomplete: boolean }, literally: () => void) {
    this.#results?.show(answer.results);
    this.#remark(remarks(answer, literally));
    const count = answer.results.length;
    const found = count === 1 ? '1 result.' : `${String(count)} results.`;
    const said = {
      answer: found,
      near: `No question fits all of it. ${count === 1 ? 'The nearest:' : `The nearest ${String(count)}:`}`,
      none: 'There is no answer to this here.',
    }[answer.confidence];
    const lacking = answer.incomplete ? ' The text of the pages could not be searched in full.' : '';
    this.#say(said + lacking);
    this.#retry.hidden = !answer.incomplete;
    const none = this.#part('[data-none]', HTMLElement);
    none.hidden = answer.confidence !== 'none';
    none
      .querySelector('[data-nearest]')
      ?.replaceChildren(...answer.nearest.map((result) => nearestItem(result, this.#base)));
    this.dataset['confidence'] = answer.confidence;
    this.dataset['state'] = count > 0 ? 'done' : 'empty';
  }

  #empty() {
    this.#results?.show([]);
    this.#remark([]);
    this.#retry.hidden = true;
    this.#part('[data-none]', HTMLElement).hidden = true;
  }

  #clear() {
    this.#empty();
    this.#say('');
    this.#recent.show();
    this.dataset['state'] = 'idle';
  }

  #remark(nodes: Node[]) {
    this.#part('[data-remarks]', HTMLElement).replaceChildren(...nodes);
  }

  #say(words: string) {
    this.#part('[role=status]', HTMLElement).textContent = words;
  }

  /** Up and down go through the results; Enter opens one, with Ctrl or ⌘ in a tab of its own; Esc empties the field. */
  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#results?.move(event.key === 'ArrowDown' ? 1 : -1);
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

  #chosen(event: Event) {
    if (event instanceof CustomEvent && typeof event.detail === 'string') this.ask(event.detail);
    this.field.focus();
  }

  #fromAddress() {
    const { q, topic, release } = searchOf(location.href);
    for (const [name, value] of Object.entries({ topic, release })) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement) {
        field.value = [...field.options].some((option) => option.value === value) ? value : '';
      }
    }
    // Typed before this script was there: the field knows better than the address.
    this.ask(q || (this.dataset['query'] === undefined ? this.field.value : ''));
  }

  /** The address follows what is typed; the entry in the history is new where the one before was asked deliberately. */
  #toAddress({ q, topic, release }: { q: string; topic: string; release: string }) {
    document.title = q ? `${q.slice(0, 80)} – ${this.#title}` : this.#title;
    const address = withSearch(location.href, { q: q.slice(0, longestInAddress), topic, release });
    if (address === location.href) return;
    if (isSubmitted(history.state)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }
}
customElements.define('site-search', SiteSearch);

function isSubmitted(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'submitted' in state;
}
