// What the machine prints, as text under a snippet or above the prompt. A plain <pre>, never a live region.
import type { Piece } from '../machine/session-output.ts';
import type { Difference } from '../snippets/expectation.ts';
import { AnsiReader, type Token } from './machine-ansi.ts';

/** So many lines stay on the page. */
const mostLines = 1_000;
/** So many changes are seen at once. */
const mostChanges = 8;

type Line = Exclude<Token, string>[];

export class Transcript {
  readonly #place: HTMLElement;
  readonly #changed: HTMLElement;
  readonly #text: HTMLElement;
  #ansi = new AnsiReader();
  #line: HTMLElement | undefined;
  #returned = false;
  #pending = '';
  #frame = 0;
  #dropped = 0;
  #dropNote: HTMLElement | undefined;
  #endInput: (() => void) | undefined;

  /**
   * @param place element that it fills; hidden while there is nothing in it
   * @param label name of the output, for those who do not see it
   * @param changed element that gets the list of changes
   */
  constructor(place: HTMLElement, label: string, changed = place) {
    this.#place = place;
    this.#changed = changed;
    this.#text = document.createElement('pre');
    this.#text.tabIndex = 0;
    this.#text.role = 'group';
    this.#text.ariaLabel = label;
    this.clear();
  }

  /** Takes everything away. */
  clear() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pending = '';
    this.#dropped = 0;
    this.#dropNote = undefined;
    this.#text.replaceChildren();
    this.#place.replaceChildren(this.#text);
    this.#place.hidden = true;
    this.changes([]);
    this.#startLine();
  }

  /** A command behind its prompt, on lines of their own. */
  command(prompt: string, command: string) {
    this.#flush();
    this.#ansi = new AnsiReader();
    this.#place.hidden = false;
    if (this.#line?.childNodes.length) this.#endLine();
    for (const [index, text] of command.split('\n').entries()) {
      this.#append([
        { text: index === 0 ? prompt : '> ', classes: 'prompt' },
        { text, classes: 'command' },
      ]);
      this.#endLine();
    }
    this.#trim();
    this.#scroll();
  }

  /** What is printed; it appears with the next frame. */
  print({ text }: Piece) {
    this.#pending += text;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#flush());
  }

  /** Words of the page itself, on a line of their own. */
  note(text: string) {
    this.#flush();
    if (this.#line?.childNodes.length) this.#endLine();
    this.#append([{ text, classes: 'note' }]);
    this.#endLine();
    this.#scroll();
  }

  /**
   * A field behind the question that was just printed.
   *
   * @param suggested stands in the field already
   * @returns the line; undefined where the reader ended the input, or the command was stopped
   */
  ask(question: string, hidden: boolean, suggested: string, takeFocus: boolean): Promise<string | undefined> {
    this.#flush();
    const field = document.createElement('input');
    field.type = hidden ? 'password' : 'text';
    field.autocomplete = 'off';
    field.spellcheck = false;
    field.enterKeyHint = 'send';
    field.ariaLabel = question.trim() || 'Input';
    field.value = suggested;
    const send = document.createElement('button');
    send.type = 'button';
    send.textContent = 'Send';
    this.#line?.append(field, send);
    this.#scroll();
    if (takeFocus) {
      field.focus({ preventScroll: true });
      // What is typed takes the place of what is suggested.
      field.select();
      field.scrollIntoView({ block: 'nearest' });
    }
    return new Promise((resolve) => {
      const end = (answer?: string) => {
        this.#endInput = undefined;
        field.remove();
        send.remove();
        resolve(answer);
      };
      this.#endInput = end;
      send.addEventListener('click', () => end(field.value));
      field.addEventListener('keydown', (event) => {
        if (event.isComposing) return;
        const ends = event.key === 'Escape' || (event.ctrlKey && event.key === 'd');
        if (!ends && event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        end(ends ? undefined : field.value);
      });
    });
  }

  /** The command has ended: what is still held back is shown, an open question goes. */
  end() {
    this.#endInput?.();
    this.#flush();
  }

  /** What is different from what the page shows. */
  difference(lines: Difference[]) {
    const text = document.createElement('pre');
    text.className = 'difference';
    text.tabIndex = 0;
    text.role = 'group';
    text.ariaLabel = 'Difference: - only shown above, + only printed now';
    for (const { sign, line } of lines.slice(0, mostLines)) {
      const element = document.createElement(sign === '-' ? 'del' : 'ins');
      element.textContent = `${sign} ${line}\n`;
      text.append(element);
    }
    this.#place.prepend(text);
  }

  /** What is different on the machine now. */
  changes(changes: string[]) {
    this.#changed.querySelector('.changes')?.remove();
    if (changes.length === 0) return;
    const section = document.createElement('div');
    section.className = 'changes';
    const title = document.createElement('p');
    title.textContent = 'What changed';
    section.append(title, listOf(changes.slice(0, mostChanges)));
    if (changes.length > mostChanges) {
      const rest = document.createElement('details');
      const summary = document.createElement('summary');
      summary.textContent = `${String(changes.length - mostChanges)} more`;
      rest.append(summary, listOf(changes.slice(mostChanges, mostLines)));
      section.append(rest);
    }
    this.#changed.append(section);
  }

  /** Shows what was held back. Of a flood only the end is made into elements. */
  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#pending) return;
    const lines: Line[] = [[]];
    const clears = [this.#returned];
    for (const token of this.#ansi.read(this.#pending)) {
      const last = lines.length - 1;
      if (token === 'newline') {
        lines.push([]);
        clears.push(false);
        this.#returned = false;
      } else if (token === 'return') this.#returned = true;
      else {
        // What stands behind a carriage return is written over the line.
        if (this.#returned) {
          lines[last] = [];
          clears[last] = true;
        }
        this.#returned = false;
        lines[last]?.push(token);
      }
    }
    this.#pending = '';
    const skipped = Math.max(0, lines.length - mostLines - 1);
    this.#dropped += skipped;
    for (const [index, line] of lines.entries()) {
      if (index > 0 && index >= skipped) this.#endLine();
      if (index < skipped) continue;
      if (clears[index] && line.length > 0) this.#line?.replaceChildren();
      this.#append(line);
    }
    this.#trim();
    this.#scroll();
  }

  #append(line: Line) {
    for (const { text, classes } of line) {
      if (classes) {
        const span = document.createElement('span');
        span.className = classes;
        span.textContent = text;
        this.#line?.append(span);
      } else this.#line?.append(text);
    }
  }

  #endLine() {
    this.#line?.append('\n');
    this.#startLine();
  }

  #startLine() {
    this.#line = document.createElement('span');
    this.#text.append(this.#line);
  }

  #trim() {
    const lines = this.#text.children;
    while (lines.length - (this.#dropNote ? 1 : 0) > mostLines) {
      lines[this.#dropNote ? 1 : 0]?.remove();
      this.#dropped += 1;
    }
    if (this.#dropped === 0) return;
    if (!this.#dropNote) {
      this.#dropNote = document.createElement('span');
      this.#dropNote.className = 'note';
      this.#text.prepend(this.#dropNote);
    }
    this.#dropNote.textContent = `(The first ${this.#dropped.toLocaleString('en')} lines are not kept here.)\n`;
  }

  #scroll() {
    this.#text.scrollTop = this.#text.scrollHeight;
  }
}

function listOf(texts: string[]): HTMLElement {
  const list = document.createElement('ul');
  for (const text of texts) {
    const item = document.createElement('li');
    item.textContent = text;
    list.append(item);
  }
  return list;
}
