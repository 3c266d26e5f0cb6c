// A page's machine, from its front matter.
import type { QuestionFields } from '../content.config.ts';
import type { Start } from '../machine/start.ts';

/** How the machine of a page starts. @param machine the field of that name in the front matter */
export function startOf({ profile, setup, drive, shares, online }: QuestionFields['machine']): Start {
  return {
    profile,
    setup,
    world: {
      ...(drive === undefined ? {} : { drive }),
      ...(shares === undefined ? {} : { shares }),
      ...(online === undefined ? {} : { online }),
    },
  };
}
