// The files of the worker's bundle: all that the simulated machine starts with is one of them.
import type { Rolldown } from 'vite';

/**
 * Output options of the worker's build. By itself the bundler makes a file of every set of modules that the same
 * programs share, so that the machine would start from many small files, which compress worse than one.
 */
export const workerChunks: Rolldown.OutputOptions = {
  codeSplitting: { groups: [{ name: 'machine', tags: ['$initial'] }] },
};
