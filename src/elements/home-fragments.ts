// <home-fragments>: old links into the wiki's one long page may arrive here; their answers lie, opened, on /faq/.
// Markup: pages/index.astro
export class HomeFragments extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    this.#listeners = new AbortController();
    addEventListener('hashchange', () => this.follow(), { signal: this.#listeners.signal });
    this.follow();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Goes to the same fragment on /faq/ where it is one of the original page's. */
  follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches('.fragment') && this.contains(target)) {
      location.replace(`${document.documentElement.dataset['base'] ?? ''}faq/${location.hash}`);
    }
  }
}
customElements.define('home-fragments', HomeFragments);
