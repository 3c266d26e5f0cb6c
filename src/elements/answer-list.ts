// <answer-list>: expands all answers, and opens the one a fragment leads to. Markup: components/AnswerList.astro
export class AnswerList extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#button.addEventListener('click', () => this.setAll(!this.#isExpanded), { signal });
    // "toggle" does not bubble, but it can be caught on its way down.
    this.addEventListener('toggle', () => this.#label(), { signal, capture: true });
    addEventListener('hashchange', () => this.follow(), { signal });
    this.follow();
    this.#label();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Opens or closes every answer. */
  setAll(open: boolean) {
    for (const answer of this.#answers) answer.open = open;
  }

  /** Opens the answer the address's fragment lies in; browsers that do it by themselves are not disturbed. */
  follow() {
    const target = document.getElementById(location.hash.slice(1));
    const answer = target?.closest('details');
    if (!target || !answer || answer.open) return;
    answer.open = true;
    target.scrollIntoView();
  }

  get #button() {
    const button = this.querySelector('button');
    if (!button) throw new Error('<answer-list> needs a <button> inside.');
    return button;
  }

  get #answers() {
    return [...this.querySelectorAll('details')];
  }

  get #isExpanded() {
    return this.#answers.every((answer) => answer.open);
  }

  #label() {
    this.#button.textContent = this.#isExpanded ? 'Collapse all' : 'Expand all';
  }
}
customElements.define('answer-list', AnswerList);
