// The question of Run all whether a snippet that carries a warning shall run: the warning, the commands, three buttons.
import type { CommandSnippet } from './command-snippet.ts';
import type { MachineSession } from './machine-session.ts';

const choices = ['Run it', 'Skip it', 'Stop here'] as const;
export type Choice = (typeof choices)[number];

/**
 * Asks in the page. The focus goes to the question where it is in the session, and back afterwards.
 *
 * @param dismissed aborted to take the question away, as if the reader had stopped there
 */
export function chosen(snippet: CommandSnippet, session: MachineSession, dismissed: AbortSignal): Promise<Choice> {
  const question = document.createElement('div');
  question.className = 'confirm';
  question.role = 'group';
  const words = document.createElement('p');
  words.textContent = snippet.danger ?? '';
  const command = document.createElement('pre');
  command.textContent = snippet.steps.map((step) => step.command).join('\n');
  const asked = document.createElement('p');
  asked.textContent = 'Run it on the simulated machine?';
  question.ariaLabel = asked.textContent;
  question.append(words, command, asked);
  const focused = session.contains(document.activeElement) ? document.activeElement : undefined;
  return new Promise((resolve) => {
    const choose = (choice: Choice) => {
      question.remove();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      resolve(choice);
    };
    dismissed.addEventListener('abort', () => choose('Stop here'), { once: true });
    for (const label of choices) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => choose(label));
      question.append(button);
    }
    session.at('.said').append(question);
    if (focused) question.querySelector('button')?.focus();
  });
}
