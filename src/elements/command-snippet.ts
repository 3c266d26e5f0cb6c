// <command-snippet>: runs what it shows on the page's machine, as it is or edited. Markup: snippets/plugin.ts
import { isAsWritten, wireFields, wrongFieldIn } from './machine-fields.ts';
import { Report } from './machine-report.ts';
import { MachineSession } from './machine-session.ts';

/** One command, and what the page shows under it; undefined where there is nothing to compare with. */
export interface Step {
  prompt: '#' | '$';
  command: string;
  expected?: string;
}

export class CommandSnippet extends HTMLElement {
  #listeners?: AbortController;
  #report?: Report;

  connectedCallback() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    wireFields();
    this.#report ??= new Report(this, this.#part('figure'), this.querySelector('[data-action=run]'));
    this.addEventListener('click', (event) => this.#act(event), { signal });
    for (const interest of ['pointerover', 'focusin']) {
      this.addEventListener(interest, (event) => actionOf(event) === 'run' && machineOf(this).preload(), { signal });
    }
    this.querySelectorAll<HTMLButtonElement>('[data-action]').forEach((button) => (button.disabled = false));
  }

  disconnectedCallback() {
    this.#listeners?.abort();
  }

  /** Where it says how it goes. */
  get report(): Report {
    if (!this.#report) throw new Error('<command-snippet> is not part of a page.');
    return this.#report;
  }

  /** What it would run now, in order. */
  get steps(): Step[] {
    const editor = this.#editor;
    if (editor) return this.#typed(editor.value);
    const compared = this.#figure['kind'] === 'console' && isAsWritten(this);
    return this.#written('.command').map((command) => ({
      prompt: promptOf(command),
      command: command.textContent,
      ...(compared ? { expected: outputOf(command) } : {}),
    }));
  }

  /** What the writer typed at its questions, in order. */
  get input(): string[] {
    return JSON.parse(this.#figure['input'] ?? '[]') as string[];
  }

  /** Exit status that its last command should have; undefined where anything may be right. */
  get exit(): number | undefined {
    return this.#editor ? undefined : Number(this.#figure['exit'] ?? 0);
  }

  /** Its warning; undefined where it has none. */
  get danger(): string | undefined {
    return this.querySelector('.danger')?.textContent;
  }

  /** Runs it, unless a field of it is not filled in properly. */
  run() {
    const field = wrongFieldIn(this);
    if (field) this.report.show('idle', `${field.name}: ${field.validationMessage}`);
    else void machineOf(this).use(this.report, (machine) => machine.runSnippet(this));
  }

  /** Opens its commands for editing, or takes the original back. */
  edit() {
    const shown = this.#part('pre');
    const editor = this.#editor;
    if (editor) {
      editor.remove();
    } else {
      const opened = document.createElement('textarea');
      opened.ariaLabel = 'Commands';
      opened.spellcheck = false;
      opened.value = this.steps.map(({ prompt, command }) => (this.#isMixed ? `${prompt} ` : '') + command).join('\n');
      opened.rows = opened.value.split('\n').length;
      shown.after(opened);
      opened.focus();
    }
    shown.hidden = !editor;
    this.#label('run', editor ? 'Run' : 'Run edited');
    this.#label('edit', editor ? 'Edit' : 'Back to the original');
  }

  get #figure(): DOMStringMap {
    return this.#part('figure').dataset;
  }

  get #editor(): HTMLTextAreaElement | null {
    return this.querySelector('pre + textarea');
  }

  /** Whether two users type here: then the prompts stay in what is edited. */
  get #isMixed(): boolean {
    return new Set(this.#written('.prompt').map((prompt) => prompt.textContent)).size > 1;
  }

  #typed(text: string): Step[] {
    if (!this.#isMixed) return [{ prompt: promptOf(this.#written('.command')[0]), command: text }];
    return text.split(/\n(?=[$#] )/).map((line) => ({
      prompt: line.startsWith('$') ? '$' : '#',
      command: line.replace(/^[$#] /, ''),
    }));
  }

  /** Parts of the writer's code; what the machine prints below has the same classes. */
  #written(selector: string): Element[] {
    return [...this.#part('code').querySelectorAll(selector)];
  }

  #label(action: string, label: string) {
    const button = this.#part(`[data-action=${action}]`);
    button.ariaLabel = button.ariaLabel?.replace(/^[^:]+/, label) ?? null;
    button.textContent = label;
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`<command-snippet> needs ${selector} inside.`);
    return found;
  }

  #act(event: Event) {
    const action = actionOf(event);
    if (action === 'run') this.run();
    else if (action === 'edit') this.edit();
  }
}
customElements.define('command-snippet', CommandSnippet);

function actionOf({ target }: Event): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset['action'] : undefined;
}

function machineOf({ ownerDocument }: Element): MachineSession {
  const session = ownerDocument.querySelector('machine-session');
  if (session instanceof MachineSession) return session;
  throw new Error('<command-snippet> needs a <machine-session> on its page.');
}

function promptOf(command?: Element): Step['prompt'] {
  return command?.previousElementSibling?.textContent.startsWith('$') ? '$' : '#';
}

function outputOf(command: Element): string {
  const next = command.nextElementSibling;
  return next?.matches('.output') ? next.textContent.slice(1) : '';
}
