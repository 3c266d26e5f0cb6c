// <machine-guide>: leads through the machine: its release, commands to try, tours whose steps it sees done.
// Markup: pages/machine/index.astro
import type { MachineSession } from './machine-session.ts';

export class MachineGuide extends HTMLElement {
  #listeners?: AbortController;
  #looking: Promise<void> = Promise.resolve();

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#choose(new URLSearchParams(location.search).get('release'));
    this.addEventListener('click', (event) => this.#click(event), { signal });
    this.addEventListener('run-finished', () => this.look(), { signal });
    this.addEventListener('machine-renewed', () => this.look(true), { signal });
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-command]')) button.disabled = false;
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Has the steps of the tours marked as the machine is now; after a new start, none is done. */
  look(isNew = false) {
    this.#looking = this.#looking
      .then(async () => (await import('./machine-tours.ts')).markDone(this, this.#session, isNew))
      .catch(() => undefined);
  }

  #click({ target }: Event) {
    const command = target instanceof Element && target.closest<HTMLElement>('[data-command]')?.dataset['command'];
    if (command) this.#session.propose(command);
  }

  /** Has the machine start with another release; the address says which. */
  #choose(release: string | null) {
    const links = [...this.querySelectorAll<HTMLElement>('a[data-profile]')];
    const chosen = links.find((link) => link.textContent === release);
    if (!chosen) return;
    for (const link of links) link.ariaCurrent = link === chosen ? 'true' : null;
    this.#session.dataset['start'] = JSON.stringify({ profile: chosen.dataset['profile'], setup: [] });
    this.#session.at('[data-release]').textContent = chosen.textContent;
  }

  get #session(): MachineSession {
    const session = this.querySelector<MachineSession>('machine-session');
    if (!session) throw new Error('<machine-guide> needs a <machine-session> inside.');
    return session;
  }
}
customElements.define('machine-guide', MachineGuide);
