// A session as it stands in a `console` fence: prompts, commands, and what the machine printed.

export interface Step {
  /** "$" for an ordinary user, "#" for root. */
  prompt: '$' | '#';
  /** The command, of several lines where it is continued by a backslash, an open quote or a here-document. */
  command: string;
  /** What the machine prints, without the last newline; empty where it prints nothing. */
  output: string;
}

/**
 * Takes a session apart.
 *
 * @param text the fence's text: lines that begin with "$ " or "# " are commands, all others output
 * @returns the steps in order
 * @throws where output comes before the first command, or a command is not closed
 */
export function transcriptOf(text: string): Step[] {
  const steps: Step[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const start = /^([$#]) (.*)$/.exec(line);
    const step = steps.at(-1);
    if (start) {
      let command = start[2] ?? '';
      while (isOpen(command)) {
        at += 1;
        if (at >= lines.length)
          throw new Error(`The command "${start[2]}" is not closed: a quote or here-document is open.`);
        command += `\n${lines[at] ?? ''}`;
      }
      steps.push({ prompt: start[1] as Step['prompt'], command, output: '' });
    } else if (step) {
      step.output += step.output ? `\n${line}` : line;
    } else {
      throw new Error('A console block begins with a command: a line that starts with "$ " or "# ".');
    }
  }
  return steps.map((step) => ({ ...step, output: step.output.trimEnd() }));
}

/**
 * The commands of a session as one would type them: no prompts, no output, no final newline.
 *
 * @param steps from {@link transcriptOf}
 */
export function commandsOf(steps: Step[]): string {
  return steps.map((step) => step.command).join('\n');
}

/** Whether the shell would wait for more, by the rules of POSIX 2.2 (quoting) and 2.7.4 (here-documents). */
function isOpen(command: string): boolean {
  let quote = '';
  for (let at = 0; at < command.length; at += 1) {
    const character = command[at] ?? '';
    if (quote) {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '\\') {
      if (at === command.length - 1) return true;
      at += 1;
    } else if (character === "'" || character === '"') {
      quote = character;
    } else if (character === '#' && /(?:^|\s)$/.test(command.slice(0, at))) {
      at = command.indexOf('\n', at);
      if (at === -1) return false;
    } else if (command.startsWith('((', at)) {
      // Arithmetic, where << shifts.
      at = command.indexOf('))', at);
      if (at === -1) return true;
    } else if (command.startsWith('<<<', at)) {
      at += 2;
    } else if (command.startsWith('<<', at)) {
      const end = endOfHereDocument(command, at);
      if (end === -1) return true;
      at = end;
    }
  }
  return quote !== '';
}

/** Where the here-document that begins at a place ends; -1 where it does not, or is none. */
function endOfHereDocument(command: string, start: number): number {
  const [opening = '', dash, quote, word = ''] = /^<<(-?)[ \t]*(['"\\]?)([\w-]+)/.exec(command.slice(start)) ?? [];
  let at = command.indexOf('\n', start + opening.length + (quote ? 1 : 0));
  while (at !== -1) {
    const next = command.indexOf('\n', at + 1);
    const line = command.slice(at + 1, next === -1 ? undefined : next);
    // Only <<- takes tabs before the last line away.
    if ((dash ? line.replace(/^\t+/, '') : line) === word) return next === -1 ? command.length : next - 1;
    at = next;
  }
  return -1;
}
