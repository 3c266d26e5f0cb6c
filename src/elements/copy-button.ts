// <copy-button data-text="…">: copies its text, and says so. Markup: snippets/plugin.ts
/** How long the reader is told that it is copied, in milliseconds. */
const told = 3_000;

export class CopyButton extends HTMLElement {
  #listeners?: AbortController;
  #timer = 0;

  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) throw new Error('<copy-button> needs a <button> inside.');
    this.#listeners = new AbortController();
    button.addEventListener('click', () => void this.copy(), { signal: this.#listeners.signal });
    button.disabled = false; // Disabled in the HTML: without this script it would do nothing.
  }

  disconnectedCallback() {
    this.#listeners?.abort();
    clearTimeout(this.#timer);
  }

  /** Copies `data-text` to the clipboard; where the browser refuses, selects the code, so that one keystroke does it. */
  async copy() {
    clearTimeout(this.#timer);
    this.#say('');
    try {
      await navigator.clipboard.writeText(this.dataset['text'] ?? '');
      this.#say('Copied.');
      this.#timer = window.setTimeout(() => this.#say(''), told);
    } catch {
      const code = this.closest('figure')?.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
      this.#say('The browser did not allow copying. The code is selected: press Ctrl+C or ⌘C.');
    }
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }
}
customElements.define('copy-button', CopyButton);
