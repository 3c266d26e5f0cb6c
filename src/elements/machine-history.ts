// The commands typed so far, as the arrow keys bring them back. As in shells, each page has its own list, which begins
// with what the pages before it have kept.
import { keepCommand, keptCommands } from './machine-kept.ts';

export class History {
  readonly #commands = keptCommands();
  #at = this.#commands.length;
  #typed = '';

  /** Notes a command; one that repeats the last is noted once. */
  add(command: string) {
    if (command.trim() && command !== this.#commands.at(-1)) {
      this.#commands.push(command);
      keepCommand(command);
    }
    this.#at = this.#commands.length;
  }

  /**
   * The command before or behind the one that is shown; behind the last is what was being typed.
   *
   * @param field what is typed now, and where: within several lines the arrows move the caret
   * @returns undefined where the key means something else
   */
  recall(key: 'ArrowUp' | 'ArrowDown', field: { value: string; selectionStart: number; selectionEnd: number }) {
    const { value, selectionStart, selectionEnd } = field;
    const onEdge =
      key === 'ArrowUp' ? !value.slice(0, selectionStart).includes('\n') : !value.slice(selectionEnd).includes('\n');
    const next = this.#at + (key === 'ArrowUp' ? -1 : 1);
    if (!onEdge || next < 0 || next > this.#commands.length) return undefined;
    if (this.#at === this.#commands.length) this.#typed = value;
    this.#at = next;
    return this.#commands[next] ?? this.#typed;
  }
}
