// Writes the service worker that keeps the site on a reader's device, for the files that were built.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { base, hasServiceWorker } from '../address.ts';
import { keptOf } from '../service-worker/kept.ts';

const folder = fileURLToPath(new URL('../service-worker/', import.meta.url));

/** Runs when every file is written; the development server takes away what was there before. */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'photon:service-worker',
    hooks: {
      'astro:server:setup': ({ server }) => {
        // A worker of `npm start` on the same port would come between.
        server.middlewares.use(`${base}sw.js`, (_, response, next) => {
          response.setHeader('Content-Type', 'text/javascript');
          server.transformRequest(join(folder, 'farewell.ts')).then((result) => response.end(result?.code), next);
        });
      },
      'astro:build:done': async ({ dir }) => writeServiceWorker(fileURLToPath(dir)),
    },
  };
}

/**
 * Writes sw.js into a built site: the worker, or, where SERVICE_WORKER=off, one that removes itself and its copies.
 *
 * @param site folder of the built site
 * @param isOn whether the site has a service worker
 * @param limit most bytes, compressed, up to which all of it is kept; by default as keptOf() has it
 */
export async function writeServiceWorker(site: string, isOn = hasServiceWorker, limit?: number): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const kept = isOn ? keptOf(site, day, limit) : undefined;
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', KEPT: JSON.stringify(kept) },
    build: {
      outDir: site,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(folder, isOn ? 'worker.ts' : 'farewell.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}
