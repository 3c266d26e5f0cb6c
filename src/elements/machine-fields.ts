// What a reader fills in: fields whose text goes into every command of the page, and into what is copied.
import * as keys from '../kept-keys.ts';

/** By name of the field. */
type Values = Map<string, string>;

let originals: Map<HTMLElement, string> | undefined;

/** A value as one word of the shell: as it is where that is safe, else between single quotes. */
export function shellWord(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** Shows the page's fields and keeps what is typed; a second call does nothing. */
export function wireFields() {
  if (originals) return;
  originals = new Map();
  const fields = all<HTMLInputElement>('.fields input');
  if (fields.length === 0) return;
  for (const button of all('copy-button')) originals.set(button, button.dataset['text'] ?? '');
  const kept = read();
  for (const field of fields) {
    field.closest('p')?.removeAttribute('hidden');
    field.value = kept.get(field.name) ?? field.value;
    field.addEventListener('input', () => take(field));
    take(field);
  }
}

/** The first field of a place that cannot be used as it is, with the reason as its validation message. */
export function wrongFieldIn(place: Element): HTMLInputElement | undefined {
  return all<HTMLInputElement>('.fields input', place).find((field) => !field.checkValidity());
}

/** Whether everything in a place is as the writer left it. */
export function isAsWritten(place: Element): boolean {
  return all<HTMLInputElement>('.fields input', place).every((field) => field.value === field.defaultValue);
}

function take(field: HTMLInputElement) {
  const { name, value } = field;
  field.setCustomValidity(/\p{Cc}/u.test(value) ? 'Control characters cannot be used.' : '');
  field.ariaInvalid = field.checkValidity() ? null : 'true';
  if (field.ariaInvalid) return;
  const word = value === field.defaultValue ? value : shellWord(value);
  for (const other of all<HTMLInputElement>('.fields input')) if (other.name === name) other.value = value;
  for (const place of all('var')) if (place.dataset['name'] === name) place.textContent = word;
  const values = keep(name, value);
  for (const [button, text] of originals ?? []) {
    button.dataset['text'] = text.replace(
      /\{\{([a-z][a-z0-9-]*)=([^{}\n]*)\}\}/g,
      (_, key: string, written: string) => {
        const typed = values.get(key) ?? written;
        return typed === written ? written : shellWord(typed);
      },
    );
  }
}

function all<T extends HTMLElement = HTMLElement>(selector: string, place: ParentNode = document): T[] {
  return [...place.querySelectorAll<T>(selector)];
}

// Where the browser keeps nothing, the page does, while it is open.
let memory: Values | undefined;

/** What is kept of this page; whatever else lies under its key was not written by this site. */
function read(): Values {
  if (memory) return memory;
  memory = new Map();
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keys.fields + location.pathname) ?? '{}');
    for (const [name, value] of Object.entries(kept ?? {})) if (typeof value === 'string') memory.set(name, value);
  } catch {
    // Nothing may be kept here, or it cannot be read.
  }
  return memory;
}

function keep(name: string, value: string): Values {
  const values = read();
  values.set(name, value);
  try {
    sessionStorage.setItem(keys.fields + location.pathname, JSON.stringify(Object.fromEntries(values)));
  } catch {
    // What was typed is then gone with the page.
  }
  return values;
}
