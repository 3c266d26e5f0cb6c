// <search-dialog>: opens the search from the header's field or by "/", Ctrl+K, ⌘K. Markup: components/SearchDialog.astro
import { isSearchKey } from '../search/keys.ts';
import { keepLines } from './pasted-lines.ts';
import { fetchSearch, sayMissing } from './search-script.ts';

/** Where the search does not arrive, the dialog's form leads to the search page; the next time it is fetched again. */
const load = () => void fetchSearch().catch(() => sayMissing(document.querySelector('dialog')));

export class SearchDialog extends HTMLElement {
  #listeners?: AbortController;
  #pressed: EventTarget | null = null;

  connectedCallback() {
    const { field, dialog } = this.#parts();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;

    for (const event of ['focus', 'pointerenter']) field.addEventListener(event, load, { signal });
    field.addEventListener('click', () => this.open(), { signal });
    field.addEventListener('input', (event) => this.#typed(event), { signal });
    field.addEventListener('compositionend', () => this.open(), { signal });
    field.form?.addEventListener('submit', (event) => this.#submit(event), { signal });
    dialog.addEventListener('pointerdown', (event) => (this.#pressed = event.target), { signal });
    dialog.addEventListener('click', (event) => this.#click(event), { signal });
    dialog.addEventListener('keydown', (event) => this.#leave(event), { signal });
    addEventListener('keydown', (event) => this.#take(event), { signal });
    this.addEventListener('paste', keepLines, { signal });
    if (field.value) this.open(); // Typed before this script was there.
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Opens the dialog with what stands in the header's field; closing gives the focus back. */
  open() {
    const { field, dialog, searched } = this.#parts();
    load();
    if (!dialog.open) dialog.showModal();
    searched.focus();
    if (field.value) {
      searched.value = field.value;
      field.value = '';
      // Where the search is not there yet, it will look into its field when it comes.
      searched.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      searched.select();
    }
  }

  #parts() {
    const field = this.querySelector<HTMLInputElement>(':scope > form input');
    const dialog = this.querySelector('dialog');
    const searched = dialog?.querySelector<HTMLInputElement>('site-search input[type=search]');
    if (!field || !dialog || !searched) {
      throw new Error('<search-dialog> needs a form with a field, and a <dialog> with a <site-search>.');
    }
    return { field, dialog, searched };
  }

  #typed(event: Event) {
    // While a word is being composed, as in Japanese, the focus must stay where it is.
    if (!(event instanceof InputEvent && event.isComposing)) this.open();
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    this.open();
  }

  #take(event: KeyboardEvent) {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    this.open();
  }

  /** Browsers empty a search field at the first Esc and close at the second; here one is enough. */
  #leave(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#parts().dialog.close();
  }

  #click(event: MouseEvent) {
    const { dialog } = this.#parts();
    // Who marks text in the field may let go of the button outside of the dialog.
    const onBackdrop = event.target === dialog && this.#pressed === dialog;
    // A result may lie on this very page, which then only scrolls; one for another tab leaves all as it is.
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    const within = (selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;
    if (onBackdrop || within('[data-close]') || (within('a[data-result]') && !elsewhere)) dialog.close();
  }
}
customElements.define('search-dialog', SearchDialog);
