// Has the pictures of the pages drawn.
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { inOwnThread } from './own-thread.ts';

export function pictures(): AstroIntegration {
  return {
    name: 'photon:pictures',
    hooks: {
      'astro:build:done': async ({ dir }) =>
        inOwnThread(new URL('../pictures/site-pictures.ts', import.meta.url), 'drawPictures', fileURLToPath(dir)),
    },
  };
}
