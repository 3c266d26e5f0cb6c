// Stops the build when the built pages have links that lead nowhere or other mistakes only seen there.
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { base } from '../address.ts';
import { pageMistakes } from '../checks/built-pages.ts';
import { stopAt } from '../checks/stop.ts';

/** Checks every page once all are written. */
export function pageCheck(): AstroIntegration {
  return {
    name: 'photon:page-check',
    hooks: {
      'astro:build:done': ({ dir }) => stopAt(pageMistakes(fileURLToPath(dir), base), 'the built pages'),
    },
  };
}
