// Writes licences.txt into the built site: what of others is in it. The build stops where a licence is not allowed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { licenceFile, licenceMistakes, partIn } from '../checks/licences.ts';
import { stopAt } from '../checks/stop.ts';

/** Folders of packages whose modules are in what is built for the browser. */
const folders = new Set<string>();

/** Notes whose modules are in a bundle; it belongs to each build for the browser: pages and workers. */
export function licensed(): Plugin {
  return {
    name: 'photon:licensed',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of file.moduleIds) {
          const folder = folderOf(id.replace(/^\0/, ''));
          if (folder) folders.add(folder);
        }
      }
    },
  };
}

/** @param whole packages that are in the site without being bundled */
export function licences(whole: readonly string[]): AstroIntegration {
  return {
    name: 'photon:licences',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const name of whole) folders.add(folderOf(fileURLToPath(import.meta.resolve(name))) ?? name);
        const parts = [...folders].map(partIn).sort((one, other) => (one.name < other.name ? -1 : 1));
        stopAt(licenceMistakes(parts), 'the licences of the parts');
        writeFileSync(new URL('licences.txt', dir), licenceFile(parts));
      },
    },
  };
}

/** The package that a file is in; undefined for a file of this site. */
function folderOf(path: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+/.exec(path)?.[0];
}
