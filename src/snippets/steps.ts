// What a snippet runs, and what it must print: the same for the page, the tests and the recorder.
import { isHidden } from './expectation.ts';
import type { Fence } from './fence.ts';
import { filled } from './placeholders.ts';
import { transcriptOf, type Step } from './transcript.ts';

/**
 * The commands of a snippet with what they print; none for a file.
 *
 * @param text the fence's text
 * @throws where a session is malformed, an output is hidden whole, or a placeholder is left in what is run
 */
export function stepsOf(text: string, fence: Fence): Step[] {
  if (fence.kind === 'file') return [];
  const steps = fence.kind === 'console' ? transcriptOf(text) : [{ prompt: '#' as const, command: text, output: '' }];
  if (!fence.run) return steps;
  for (const { command, output } of steps) {
    const first = command.split('\n')[0] ?? '';
    if (isHidden(output)) {
      throw new Error(
        `The whole output of "${first}" is hidden by a wildcard: show at least one line that tells something.`,
      );
    }
    const left = /(?:^|[\s=/])<([a-z][\w -]*)>(?=$|[\s/])/.exec(filled(command));
    if (left)
      throw new Error(
        `"<${left[1] ?? ''}>" is left in "${first}". Make it a placeholder: {{${(left[1] ?? '').replaceAll(/\W+/g, '-')}=…}}.`,
      );
  }
  return steps;
}
