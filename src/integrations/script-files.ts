// The files that scripts are written into, for browsers and for the build itself: their names, and what is together in one.
import type { Rolldown } from 'vite';

/** The file of a script that a page names: what it is of, without what Astro adds, and a digest. */
export function scriptName({ name }: Pick<Rolldown.PreRenderedChunk, 'name'>): string {
  return `_astro/${name.replace(/\..*/s, '')}.[hash].js`;
}

/**
 * Output options of the worker's build. By itself the bundler makes a file of every set of modules that the same
 * programs share, so that the machine would start from many small files, which compress worse than one.
 */
export const workerChunks: Rolldown.OutputOptions = {
  codeSplitting: { groups: [{ name: 'machine', tags: ['$initial'] }] },
};

/**
 * Output options of what the build itself runs to make the pages. By itself the bundler writes a file for each text, and
 * at 1,000 questions to load them one by one took a twentieth of a build. Parts of some megabytes: 5,000 as well.
 */
export const textChunks: Rolldown.OutputOptions = {
  codeSplitting: { groups: [{ name: 'texts', test: /\.mdx$/, maxSize: 2 ** 21 }] },
};
