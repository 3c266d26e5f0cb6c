// Stops the build, with all of them at once, when the writers' files have mistakes.
import type { AstroIntegration } from 'astro';
import { contentMistakes } from '../checks/content-mistakes.ts';
import { stopAt } from '../checks/stop.ts';
import { contentDir } from '../content.config.ts';

/** Checks the content before anything is built; the development server only warns and goes on. */
export function content(): AstroIntegration {
  return {
    name: 'photon:content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        const mistakes = contentMistakes(contentDir);
        if (command === 'dev') for (const mistake of mistakes) logger.error(mistake);
        else stopAt(mistakes, 'the content');
      },
    },
  };
}
