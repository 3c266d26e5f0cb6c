// The snippets of a page as they stand in its file, and what they do on the page's machine.
import { startSession, type Start } from '../machine/start.ts';
import type { Piece } from '../machine/session.ts';
import { differenceOf, type Difference } from './expectation.ts';
import { fenceOf, type Fence } from './fence.ts';
import { filled } from './placeholders.ts';
import { stepsOf } from './steps.ts';
import type { Step } from './transcript.ts';

export interface Snippet {
  fence: Fence;
  /** Text between the fences, without the indentation of a list it may stand in. */
  text: string;
  steps: Step[];
  /** Number of the line that opens it, from 1. */
  line: number;
  /** Blanks before each of its lines. */
  indent: string;
}

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
 * The snippets of a Markdown file, in order.
 *
 * @param markdown the file's text, with its front matter
 * @throws where a fence is wrong; the message begins with its line
 */
export function snippetsOf(markdown: string): Snippet[] {
  const snippets: Snippet[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', ticks, language = '', meta = ''] = /^( *)(`{3,})([\w-]*)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (!ticks) continue;
    const line = at + 1;
    const inside: string[] = [];
    for (at += 1; at < lines.length && (lines[at] ?? '').trim() !== ticks; at += 1) {
      const text = lines[at] ?? '';
      inside.push(text.startsWith(indent) ? text.slice(indent.length) : text.trimStart());
    }
    try {
      const fence = fenceOf(language, meta.trim());
      const text = inside.join('\n');
      snippets.push({ fence, text, steps: stepsOf(text, fence), line, indent });
    } catch (error) {
      throw new Error(`line ${String(line)}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  return snippets;
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
export function textOf(output: Piece[]): string {
  // eslint-disable-next-line no-control-regex -- CSI sequences of ECMA-48, as terminals take them
  return output
    .map(({ text }) => text)
    .join('')
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}
