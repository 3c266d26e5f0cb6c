// What the snippets of a page do on the page's machine, beside what the page shows.
import { startSession, type Start } from '../machine/start.ts';
import type { Piece } from '../machine/session-output.ts';
import { differenceOf, type Difference } from './expectation.ts';
import type { Snippet } from './page.ts';
import { filled } from './placeholders.ts';
import type { Step } from './transcript.ts';

/** What one command did, beside what the page shows. */
export interface Trial {
  snippet: Snippet;
  step: Step;
  /** What was printed, in order, with questions and what was typed. */
  printed: string;
  exitCode: number;
  expectedExit: number;
  /** Left out where the page shows what was printed. */
  difference?: Difference[];
  /** Why it was stopped, where it was. */
  stopped?: string;
}

/**
 * Runs all snippets of a page that can be run, in order, in one session.
 *
 * @param snippets see {@link snippetsOf}
 * @param start the page's machine
 */
export async function trialsOf(snippets: Snippet[], start: Start): Promise<Trial[]> {
  const trials: Trial[] = [];
  let session: Awaited<ReturnType<typeof startSession>> | undefined;
  for (const snippet of snippets) {
    if (!snippet.fence.run) continue;
    session ??= await startSession(start);
    const input = [...snippet.fence.input];
    for (const [index, step] of snippet.steps.entries()) {
      const last = index === snippet.steps.length - 1;
      const outcome = await session.run(filled(step.command), { prompt: step.prompt, input });
      const printed = textOf(outcome.output);
      // What was typed at one command's questions is gone for the next.
      input.splice(0, outcome.answered);
      const difference = snippet.fence.kind === 'console' ? differenceOf(filled(step.output), printed) : undefined;
      trials.push({
        snippet,
        step,
        printed,
        exitCode: outcome.exitCode,
        expectedExit: last ? snippet.fence.exit : 0,
        ...(difference ? { difference } : {}),
        ...(outcome.stopped ? { stopped: outcome.stopped } : {}),
      });
    }
  }
  return trials;
}

/** All that was printed as one text, without the marks that colour it. */
function textOf(output: Piece[]): string {
  const text = output.map((piece) => piece.text).join('');
  // eslint-disable-next-line no-control-regex -- CSI sequences of ECMA-48, as terminals take them
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}
