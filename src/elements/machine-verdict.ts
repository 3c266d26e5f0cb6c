// What the run of a snippet came to: whether it did as the page shows, in a word and in a sentence.
import type { Difference } from '../snippets/expectation.ts';
import type { State } from './machine-report.ts';

export interface Verdict {
  state: State;
  words: string;
  /** Lines that the page shows and the machine did not print, or the other way round. */
  difference: Difference[];
}

/** How one step of a snippet ended. */
export interface StepResult {
  /** Whether the page shows what it should print. */
  isCompared: boolean;
  exitCode: number;
  difference: Difference[];
}

/**
 * The verdict on the steps of a snippet.
 *
 * @param exit status that the last one should have; undefined for any
 * @param isEarly whether it ran before something that stands above it
 */
export function verdictOn(results: StepResult[], exit: number | undefined, isEarly: boolean): Verdict {
  let state: State = 'done';
  const said: string[] = [];
  for (const [index, { exitCode }] of results.entries()) {
    const due = index === results.length - 1 ? exit : exit === undefined ? undefined : 0;
    if (exitCode !== (due ?? 0)) said.push(`Ended with status ${String(exitCode)}.`);
    else if (due) said.push(`Ended with status ${String(due)}, as expected.`);
    if (due !== undefined && exitCode !== due) state = 'differs';
  }
  const difference = results.flatMap((result) => result.difference);
  if (difference.length > 0) {
    state = 'differs';
    said.push('Differs from what is shown here:');
  } else if (state === 'done') {
    if (results.every(({ isCompared }) => isCompared)) said.unshift('As shown.');
    else if (said.length === 0) said.push('Done.');
  }
  if (state === 'differs' && isEarly)
    said.unshift('Not everything above has run yet: run that first, or press “Run all” below.');
  return { state, words: said.join(' '), difference };
}
