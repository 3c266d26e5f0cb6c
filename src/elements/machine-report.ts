// Where a snippet or the machine says how it goes: one line of status, and one button to stop it or to try again.

/** What CSS can see as `data-state`. */
export type State = 'idle' | 'loading' | 'running' | 'done' | 'differs' | 'stopped' | 'failed';

/** What the reader may do about it. */
export interface Action {
  label: 'Stop' | 'Retry';
  act(): void;
}

/** How long something may take before the reader is told that it is under way, in milliseconds. */
const patience = 300;

export class Report {
  readonly #host: HTMLElement;
  readonly #home: HTMLElement | null;
  readonly #words: HTMLElement;
  readonly #button: HTMLButtonElement;
  #action?: Action | undefined;
  #since = 0;
  #timer = 0;

  /**
   * @param host element that gets `data-state`
   * @param place where the line is put
   * @param home gets the focus when the button that had it goes
   */
  constructor(host: HTMLElement, place: HTMLElement, home: HTMLElement | null) {
    this.#host = host;
    this.#home = home;
    this.#words = document.createElement('span');
    this.#words.role = 'status';
    this.#button = document.createElement('button');
    this.#button.type = 'button';
    this.#button.hidden = true;
    this.#button.addEventListener('click', () => this.#action?.act());
    const line = document.createElement('p');
    line.className = 'report';
    line.append(this.#words, this.#button);
    place.append(line);
    host.dataset['state'] = 'idle';
  }

  /** Whether something is under way here. */
  get isBusy(): boolean {
    return ['loading', 'running'].includes(this.#host.dataset['state'] ?? '');
  }

  /** Says how it goes; what is only under way is said when it takes long enough to be worth it. */
  show(state: State, words = '', action?: Action) {
    clearTimeout(this.#timer);
    this.#host.dataset['state'] = state;
    if (state !== 'loading' && state !== 'running') {
      this.#since = 0;
      this.#say(words, action);
      return;
    }
    if (this.#since === 0) {
      this.#since = performance.now();
      this.#say('');
    }
    const left = this.#since + patience - performance.now();
    if (left > 0) this.#timer = window.setTimeout(() => this.#say(words, action), left);
    else this.#say(words, action);
  }

  /** Says that the reader's turn has come: at once, for what appeared later would push away what one is to answer. */
  ask(words: string, action?: Action) {
    clearTimeout(this.#timer);
    this.#host.dataset['state'] = 'running';
    this.#say(words, action);
  }

  #say(words: string, action?: Action) {
    this.#action = action;
    this.#words.textContent = words;
    if (action) this.#button.textContent = action.label;
    else if (this.#button === document.activeElement) this.#home?.focus();
    this.#button.hidden = !action;
  }
}
