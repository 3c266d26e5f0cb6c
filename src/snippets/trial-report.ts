// What a writer reads where a page and its machine disagree: which of the two has what, and what to do.
import type { Trial } from './trial.ts';

/** Whether a command prints something else than its page shows, or ends with another status. */
function disagrees({ difference, exitCode, expectedExit }: Trial): boolean {
  return difference !== undefined || exitCode !== expectedExit;
}

/**
 * Why what a command printed must not get into its page: it was stopped, or the machine refused it.
 *
 * @returns a sentence, and what to do; undefined where it may, and where the page shows it already
 */
export function unfit(trial: Trial): string | undefined {
  if (!disagrees(trial)) return undefined;
  const refusal = /^.* is not simulated here$/m.exec(trial.printed)?.[0];
  const reason = trial.stopped ?? (refusal && `The machine refuses it: "${refusal}".`);
  return reason && `${reason} ${withoutRun(trial)}`;
}

/** What is wrong with the exit status of a command, and what to do; undefined where it is the expected one. */
export function statusMistake({ snippet, step, exitCode, expectedExit }: Trial): string | undefined {
  if (exitCode === expectedExit) return undefined;
  const cure =
    step !== snippet.steps.at(-1)
      ? `End the snippet with this command and write exit=${exitCode}`
      : exitCode === 0
        ? 'Take exit out'
        : `Write exit=${exitCode} behind \`\`\`${snippet.fence.language}`;
  return `It ends with status ${exitCode}, and ${expectedExit} is expected. ${cure}, if that is right.`;
}

/** Where a command stands, as the other messages for writers have it: the line of its fence, and the command. */
export function placeOf(file: string, { snippet, step }: Trial): string {
  return `${file}: snippet (line ${snippet.line}): ${step.prompt} ${step.command.split('\n')[0] ?? ''}`;
}

/**
 * All that is wrong with the commands of a page.
 *
 * @param file path of the page, as the writer knows it
 * @returns some lines for each command, and at the end what to do; empty where page and machine agree
 */
export function reportOf(file: string, trials: Trial[]): string {
  const wrong = trials.filter(disagrees);
  const reports = wrong.map((trial) => [placeOf(file, trial), ...mistakesOf(trial)].join('\n  '));
  return [...reports, ...(wrong.some(isRecordable) ? [adviceFor(file)] : [])].join('\n\n');
}

function mistakesOf(trial: Trial): string[] {
  const refusal = unfit(trial);
  if (refusal) return [refusal];
  const sides = { '-': 'page   ', '+': 'machine', ' ': 'both   ' };
  const status = statusMistake(trial);
  const lines = (trial.difference ?? []).map(({ sign, line }) => `  ${sides[sign]} | ${line}`);
  return [
    ...(lines.length > 0 ? ['The page does not show what the machine prints:', ...lines] : []),
    ...(status ? [status] : []),
  ];
}

function withoutRun({ snippet }: Trial): string {
  return `Write norun="the reason" behind \`\`\`${snippet.fence.language}, or another command.`;
}

function isRecordable(trial: Trial): boolean {
  return trial.difference !== undefined && !unfit(trial);
}

function adviceFor(file: string): string {
  return `Where the machine is right, this writes what it prints into the page:
  npm run record -- ${file}
What differs each time: write "..." for lines and "[..]" within a line. What the machine does otherwise than a real
one: write norun="the reason" behind the fence.`;
}
