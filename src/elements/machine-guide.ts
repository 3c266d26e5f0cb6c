// <machine-guide>: leads through the machine: its release, commands to try, tours whose steps it sees done.
// Markup: pages/machine/index.astro
import { MachineSession } from './machine-session.ts';

export class MachineGuide extends HTMLElement {
  #listeners?: AbortController;
  #looking: Promise<void> = Promise.resolve();

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.#choose(new URLSearchParams(location.search).get('release'));
    this.addEventListener('click', (event) => this.#click(event), { signal });
    this.addEventListener('run-finished', () => this.look(), { signal });
    this.addEventListener('machine-renewed', () => this.#forget(), { signal });
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-command]')) button.disabled = false;
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Asks the machine which steps are done now, and marks them. */
  look() {
    this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined);
  }

  async #look() {
    const next = this.#tours.flatMap(
      (tour) => tour.querySelector<HTMLElement>('li[data-check]:not([data-done])') ?? [],
    );
    const met = await this.#session.inspect(next.map((step) => step.dataset['check'] ?? ''));
    const done = next.filter((step) => met.includes(step.dataset['check'] ?? ''));
    for (const step of done) this.#mark(step);
    // One command may do more than one step.
    if (done.length > 0) await this.#look();
  }

  #mark(step: HTMLElement) {
    const tour = step.closest('details[data-tour]');
    if (!tour) return;
    step.dataset['done'] = '';
    this.#part('[data-mark]', step).textContent = 'Done.';
    const steps = tour.querySelectorAll('ol > li');
    const done = tour.querySelectorAll('ol > li[data-done]').length;
    const progress = done === steps.length ? 'all done' : `${String(done)} of ${String(steps.length)} done`;
    this.#part('[data-progress]', tour).textContent = progress;
    const title = this.#part('[data-title]', tour).textContent;
    this.#part('[data-said]').textContent = `${title}: ${progress}.`;
  }

  #forget() {
    for (const step of this.querySelectorAll<HTMLElement>('li[data-done]')) delete step.dataset['done'];
    for (const words of this.querySelectorAll('[data-mark], [data-progress], [data-said]')) {
      words.textContent = '';
    }
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
    this.#part('[data-release]').textContent = chosen.textContent;
  }

  get #session(): MachineSession {
    const session = this.#part('machine-session');
    if (session instanceof MachineSession) return session;
    throw new Error('<machine-guide> needs a <machine-session> inside.');
  }

  get #tours(): Element[] {
    return [...this.querySelectorAll('details[data-tour]')];
  }

  #part(selector: string, place: Element = this): HTMLElement {
    const found = place.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`<machine-guide> needs ${selector} inside.`);
    return found;
  }
}
customElements.define('machine-guide', MachineGuide);
