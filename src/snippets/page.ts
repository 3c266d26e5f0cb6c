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
  return blocksOf(markdown).map((block) => {
    try {
      return snippetOf(block, runs);
    } catch (error) {
      throw new Error(`line ${String(block.line)}: ${messageOf(error)}`, { cause: error });
    }
  });
}

/**
 * What is wrong with the snippets of a Markdown file, each with the line that opens it; none when all is well.
 *
 * @param markdown the file's text, with its front matter
 * @param runs see {@link fenceOf}
 */
export function snippetMistakes(markdown: string, runs = true): { line: number; message: string }[] {
  return blocksOf(markdown).flatMap((block) => {
    try {
      snippetOf(block, runs);
      return [];
    } catch (error) {
      return [{ line: block.line, message: messageOf(error) }];
    }
  });
}

interface Block extends Pick<Snippet, 'text' | 'line' | 'indent'> {
  language: string;
  meta: string;
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = '', ticks, language = '', meta = ''] = /^( *)(`{3,})([\w-]*)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (!ticks) continue;
    const line = at + 1;
    const inside: string[] = [];
    for (at += 1; at < lines.length && (lines[at] ?? '').trim() !== ticks; at += 1) {
      const text = lines[at] ?? '';
      inside.push(text.startsWith(indent) ? text.slice(indent.length) : text.trimStart());
    }
    blocks.push({ language, meta: meta.trim(), text: inside.join('\n'), line, indent });
  }
  return blocks;
}

function snippetOf({ language, meta, text, line, indent }: Block, runs: boolean): Snippet {
  const fence = fenceOf(language, meta, runs);
  return { fence, text, steps: stepsOf(text, fence), line, indent };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
