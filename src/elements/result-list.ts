// The results of a search as the options of its field: shown, kept in their place, and gone through with the arrow keys.
import type { SearchResult } from '../search/engine.ts';
import { resultItem } from './search-results.ts';

/** https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ with the focus in the field, and links as options. */
export class ResultList {
  /** Whether the reader has a hand on the results: then none of them moves. */
  touched = false;
  readonly #field: HTMLInputElement;
  readonly #list: HTMLOListElement;
  readonly #base: string;

  /** @param base address of the site, absolute or from this page, with a slash at the end */
  constructor(field: HTMLInputElement, list: HTMLOListElement, base: string, signal: AbortSignal) {
    this.#field = field;
    this.#list = list;
    this.#base = base;
    for (const event of ['pointerover', 'focusin'] as const) {
      list.addEventListener(event, () => (this.touched = true), { signal });
    }
  }

  /** The result that the arrow keys have come to. */
  get active() {
    return this.#list.querySelector<HTMLAnchorElement>('a[aria-selected=true]');
  }

  get first() {
    return this.#list.querySelector('a');
  }

  /** Shows results; those under the reader's hand stay where they are, and others come below them. */
  show(results: readonly SearchResult[]) {
    const pageOf = (href = '') => new URL(href, location.href).href.replace(/#.*/, '');
    const pages = results.map(({ path }) => pageOf(this.#base + path));
    const kept = [...this.#list.children].filter(
      (item) => this.touched && pages.includes(pageOf(item.querySelector('a')?.href)),
    );
    const keptPages = kept.map((item) => pageOf(item.querySelector('a')?.href));
    // The focus must not fall off the page with a result that goes.
    const focused = document.activeElement;
    if (this.#list.contains(focused) && !kept.some((item) => item.contains(focused))) this.#field.focus();
    const active = kept.map((item) => item.querySelector('a')).find((link) => link === this.active);

    const used = new Set(kept.map((item) => item.querySelector('a')?.id));
    let number = 0;
    const nextId = () => {
      do number += 1;
      while (used.has(`${this.#field.id}-result-${number}`));
      return `${this.#field.id}-result-${number}`;
    };
    const added = results.filter((_, index) => !keptPages.includes(pages[index] ?? ''));
    this.#list.replaceChildren(...kept, ...added.map((result) => resultItem(result, nextId(), this.#base)));
    this.#list.hidden = results.length === 0;
    this.#field.setAttribute('aria-expanded', String(results.length > 0));
    this.#activate(active ?? null);
  }

  /** Goes to the next result or the one before; before the first and after the last stands the field. */
  move(step: 1 | -1) {
    const options = [...this.#list.querySelectorAll('a')];
    if (options.length === 0) return;
    this.touched = true;
    const stops = options.length + 1;
    const at = options.findIndex((option) => option === this.active) + 1;
    this.#activate(options[((at + step + stops) % stops) - 1] ?? null);
  }

  #activate(option: HTMLAnchorElement | null) {
    this.active?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#field.setAttribute('aria-activedescendant', option.id);
    else this.#field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }
}
