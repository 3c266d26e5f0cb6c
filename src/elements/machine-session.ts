// <machine-session data-start="…">: the page's simulated machine, its prompt, Run all and Reset.
// Markup: components/MachineSession.astro
import * as keys from '../kept-keys.ts';
import type { MachineConsole } from './machine-console.ts';
import { Report } from './machine-report.ts';

export class MachineSession extends HTMLElement {
  #listeners?: AbortController;
  #report?: Report;
  #made?: MachineConsole;
  #started?: Promise<MachineConsole> | undefined;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    if (!this.#report) {
      this.#report = new Report(this, this.at('.said'), this.prompt);
      this.#sayWhetherNew();
    }
    this.addEventListener('click', (event) => this.#click(event), { signal });
    this.prompt.addEventListener('focus', () => this.preload(), { signal });
    this.prompt.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.querySelectorAll('button').forEach((button) => (button.disabled = false));
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Where it says how it goes. */
  get report(): Report {
    if (!this.#report) throw new Error('<machine-session> is not part of a page.');
    return this.#report;
  }

  /** The field one types commands into. */
  get prompt(): HTMLTextAreaElement {
    const field = this.querySelector('textarea');
    if (!field) throw new Error('<machine-session> needs a <textarea> inside.');
    return field;
  }

  /** An element of its markup. */
  at(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`<machine-session> needs ${selector} inside.`);
    return found;
  }

  /** Loads the machine ahead, since the reader seems to want it. */
  preload() {
    this.#start().catch(() => undefined);
  }

  /** Where the machine was used on this page before, says that it has not lived on. */
  #sayWhetherNew() {
    try {
      if (!sessionStorage.getItem(keys.usedMachine + location.pathname)) return;
      const recalled = sessionStorage.getItem(keys.commandHistory) ? '; ↑ brings back what was typed' : '';
      this.report.show('idle', `This is a new machine, without what was run before${recalled}.`);
    } catch {
      // Nothing may be kept here, so nothing was.
    }
  }

  /** Puts a command into the prompt, for the reader to run. */
  propose(command: string) {
    this.prompt.value = command;
    this.prompt.focus();
  }

  /** Which of some checks of machine/tours.ts the machine meets now. @throws where it cannot be loaded */
  async inspect(checks: string[]): Promise<string[]> {
    return (await this.#start()).inspect(checks);
  }

  /** Does something with the machine when it is there, and says in a report where it does not arrive. */
  async use<T>(report: Report, work: (machine: MachineConsole) => Promise<T>): Promise<T | undefined> {
    if (report.isBusy) return undefined;
    report.show('loading', 'Starting the machine…');
    let machine: MachineConsole;
    try {
      machine = await this.#start();
    } catch {
      const act = () => void this.use(report, work);
      report.show(
        'failed',
        'The machine could not be loaded. Reload the page if the site was updated. What is shown above was recorded.',
        {
          label: 'Retry',
          act,
        },
      );
      return undefined;
    }
    return work(machine);
  }

  #start(): Promise<MachineConsole> {
    this.#started ??= this.#load().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  async #load(): Promise<MachineConsole> {
    if (!this.#made) {
      const { MachineConsole } = await import('./machine-console.ts');
      this.#made ??= new MachineConsole(this);
    }
    await this.#made.load();
    return this.#made;
  }

  #click({ target }: Event) {
    const action = target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset['action'] : '';
    if (action === 'run-all') void this.use(this.report, (machine) => machine.runAll());
    else if (action === 'reset') this.#reset();
    else if (action === 'enter') this.#enter();
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#enter();
    } else this.#made?.key(event);
  }

  /** What runs does not keep a reader from a new machine. */
  #reset() {
    if (this.#made && this.report.isBusy) void this.#made.reset();
    else void this.use(this.report, (machine) => machine.reset());
  }

  #enter() {
    void this.use(this.report, (machine) => machine.runTyped());
  }
}
customElements.define('machine-session', MachineSession);
