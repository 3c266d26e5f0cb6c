// <search-dialog>: opens the search from the header's field or by "/", Ctrl+K, ⌘K. Markup: components/SearchDialog.astro
import { SiteSearch } from './site-search.ts';

export class SearchDialog extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    const field = this.querySelector<HTMLInputElement>(':scope > form input');
    const dialog = this.querySelector('dialog');
    if (!field || !dialog) throw new Error('<search-dialog> needs a form with a field, and a <dialog>.');
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;

    field.addEventListener('click', () => this.open(), { signal });
    field.addEventListener('input', () => this.open(), { signal });
    field.form?.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.open();
      },
      { signal },
    );
    dialog.addEventListener(
      'click',
      (event) => {
        const onBackdrop = event.target === dialog;
        // A result may lie on this very page, which then only scrolls.
        const onResult = event.target instanceof Element && event.target.closest('a[data-result]');
        if (onBackdrop || onResult) dialog.close();
      },
      { signal },
    );
    if (field.value) this.open(); // Typed before this script was there.
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Opens the dialog with what stands in the header's field; closing gives the focus back. */
  open() {
    const field = this.querySelector<HTMLInputElement>(':scope > form input');
    const dialog = this.querySelector('dialog');
    const search = dialog?.querySelector('site-search');
    if (!field || !dialog || dialog.open || !(search instanceof SiteSearch)) return;
    dialog.showModal();
    search.field.focus();
    if (field.value) {
      search.field.value = field.value;
      search.search(field.value);
      field.value = '';
    } else {
      search.field.select();
    }
  }
}
customElements.define('search-dialog', SearchDialog);
