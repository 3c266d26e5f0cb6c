// Stops the build, with all of them in one message, when the writers' files have mistakes.
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { contentDir } from '../content.config.ts';
import { contentMistakes } from './content-mistakes.ts';

/** Checks the content before anything is built; the development server only warns and goes on. */
export function content(): AstroIntegration {
  return {
    name: 'photon:content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'preview') return;
        const mistakes = contentMistakes(contentDir);
        if (mistakes.length === 0) return;
        if (command === 'dev') {
          for (const mistake of mistakes) logger.error(mistake);
          return;
        }
        throw new AstroError(
          `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in the content.`,
          mistakes.join('\n'),
        );
      },
    },
  };
}
