// <answer-list>: expands all answers, opens the one a fragment leads to, and all for printing. Markup: pages/faq/index.astro
export class AnswerList extends HTMLElement {
  #listeners?: AbortController;
  #openedForPrint: HTMLDetailsElement[] = [];

  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) throw new Error('<answer-list> needs a <button> inside.');
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    button.addEventListener('click', () => this.setAll(button.getAttribute('aria-pressed') !== 'true'), { signal });
    addEventListener('hashchange', () => this.follow(), { signal });
    addEventListener(
      'beforeprint',
      () => {
        this.#openedForPrint = this.#answers.filter((answer) => !answer.open);
        for (const answer of this.#openedForPrint) answer.open = true;
      },
      { signal },
    );
    addEventListener(
      'afterprint',
      () => {
        for (const answer of this.#openedForPrint) answer.open = false;
      },
      { signal },
    );
    this.follow();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Opens or closes every answer. */
  setAll(open: boolean) {
    for (const answer of this.#answers) answer.open = open;
    const button = this.querySelector('button');
    button?.setAttribute('aria-pressed', String(open));
  }

  /** Opens the answer the address's fragment lies in; browsers that do it by themselves are not disturbed. */
  follow() {
    const target = document.getElementById(location.hash.slice(1));
    const answer = target?.closest('details');
    if (!target || !answer || answer.open) return;
    answer.open = true;
    target.scrollIntoView();
  }

  get #answers() {
    return [...this.querySelectorAll('details')];
  }
}
customElements.define('answer-list', AnswerList);
