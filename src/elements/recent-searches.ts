// <recent-searches>: the last searches of this device, to be asked again or forgotten; fires "chosen" with the query as
// its detail. Markup: components/SiteSearch.astro
import { forgetSearch, recentSearches } from '../search/recent.ts';

export class RecentSearches extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    this.#listeners = new AbortController();
    this.addEventListener('click', (event) => this.#click(event), { signal: this.#listeners.signal });
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Shows what is kept now; without anything kept, nothing. */
  show() {
    const queries = recentSearches();
    this.hidden = queries.length === 0;
    const template = this.querySelector('template');
    this.querySelector('ul')?.replaceChildren(
      ...queries.flatMap((query) => {
        const item = template?.content.cloneNode(true);
        if (!(item instanceof DocumentFragment)) return [];
        for (const button of item.querySelectorAll('button')) button.value = query;
        const [again, forget] = item.querySelectorAll('button');
        if (again) again.textContent = query;
        forget?.setAttribute('aria-label', `Forget “${query}”`);
        return [item];
      }),
    );
  }

  #click({ target }: MouseEvent) {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const { forget } = button.dataset;
    if (forget === undefined) {
      this.dispatchEvent(new CustomEvent('chosen', { detail: button.value }));
      return;
    }
    forgetSearch(forget === 'all' ? undefined : button.value);
    this.show();
    // The button that had the focus is gone.
    (this.querySelector<HTMLElement>('button') ?? this.closest('site-search')?.querySelector('input'))?.focus();
  }
}
customElements.define('recent-searches', RecentSearches);
