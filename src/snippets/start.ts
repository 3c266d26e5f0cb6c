// A page's machine, from its front matter.
import type { QuestionFields } from '../content.config.ts';
import type { Start } from '../machine/start.ts';
import { snippetsOf } from './page.ts';

/** How the machine of a page starts. @param machine the field of that name in the front matter */
export function startOf({ profile, date, setup, drive, shares, online }: QuestionFields['machine']): Start {
  return {
    profile,
    ...(date === undefined ? {} : { date }),
    setup,
    world: {
      ...(drive === undefined ? {} : { drive }),
      ...(shares === undefined ? {} : { shares }),
      ...(online === undefined ? {} : { online }),
    },
  };
}

/** The machine of a page whose snippets run; undefined where none does. @param entry its text and front matter */
export function machineFor(
  entry: { filePath?: string | undefined; data: Pick<QuestionFields, 'machine'> },
  body: string,
): Start | undefined {
  return snippetsOf(body, !entry.filePath?.endsWith('.md')).some(({ fence }) => fence.run)
    ? startOf(entry.data.machine)
    : undefined;
}
