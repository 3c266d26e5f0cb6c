// Stops the build when the built pages have links that lead nowhere or other mistakes only seen there.
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { base } from '../address.ts';
import { pageMistakes } from './built-pages.ts';

/** Checks every page once all are written. */
export function pageCheck(): AstroIntegration {
  return {
    name: 'photon:page-check',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const mistakes = pageMistakes(fileURLToPath(dir), base);
        if (mistakes.length === 0) return;
        throw new AstroError(
          `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in the built pages.`,
          mistakes.join('\n'),
        );
      },
    },
  };
}
