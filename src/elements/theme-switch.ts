// <theme-switch>: goes from the system's colours to light to dark and round again. Markup: components/ThemeSwitch.astro
import * as keys from '../kept-keys.ts';

const names = { system: 'Colours: system', light: 'Colours: light', dark: 'Colours: dark' };
type Theme = keyof typeof names;
const order: Theme[] = ['system', 'light', 'dark'];

export class ThemeSwitch extends HTMLElement {
  #listeners?: AbortController;

  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) throw new Error('<theme-switch> needs a <button> inside.');
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const follow = () => (button.textContent = names[current()]);
    button.addEventListener(
      'click',
      () => {
        choose(order[(order.indexOf(current()) + 1) % order.length] ?? 'system');
        follow();
      },
      { signal },
    );
    // Another tab of the site has changed it, or all that is kept is gone.
    addEventListener(
      'storage',
      (event) => {
        if (event.key !== keys.theme && event.key !== null) return;
        show(event.newValue);
        follow();
      },
      { signal },
    );
    follow();
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }
}
customElements.define('theme-switch', ThemeSwitch);

function current(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function show(theme: string | null) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}

function choose(theme: Theme) {
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem(keys.theme);
    else localStorage.setItem(keys.theme, theme);
  } catch {
    // Storage is denied or full: the choice then lasts as long as the page.
  }
}
