// The snippets of a page as they stand in its file.
import { fenceOf, type Fence } from './fence.ts';
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

/**
 * The snippets of a Markdown file, in order.
 *
 * @param markdown the file's text, with its front matter
 * @param runs see {@link fenceOf}
 * @throws where a fence is wrong; the message begins with its line
 */
export function snippetsOf(markdown: string, runs = true): Snippet[] {
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
      const fence = fenceOf(language, meta.trim(), runs);
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
