// Has the pictures of the pages drawn.
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type * as Drawing from '../pictures/site-pictures.ts';
import { inOwnThread } from './own-thread.ts';

/** Has a picture drawn for each page once all are written. */
export function pictures(): AstroIntegration {
  return {
    name: 'photon:pictures',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const drawing = new URL('../pictures/site-pictures.ts', import.meta.url);
        await inOwnThread<typeof Drawing, 'drawPictures'>(drawing, 'drawPictures', fileURLToPath(dir));
      },
    },
  };
}
