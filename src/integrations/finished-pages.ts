// Finishes each page once it is written: its own policy, scripts that wait, addresses that are right anywhere.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { base } from '../address.ts';
import { withOwnHashes } from '../finish/own-hashes.ts';
import { withPatientScripts } from '../finish/patient-scripts.ts';
import { withRelativeLinks } from '../finish/relative-links.ts';

/** A host shows this page at any address, so it alone has to say where the site is. */
const shownAnywhere = '404.html';

/** The service worker shows this one at any address, and tells it where the site is. */
const shownOffline = join('offline', 'index.html');

/** Whether a script stands in its page: only where it has to find the site before it could be fetched from there. */
export function isInlined(file: string): boolean {
  return file.includes(`/${shownAnywhere.replace('html', '')}`);
}

/** Runs before whatever keeps or describes the built pages. Has scripts, too, find each other from where they lie themselves. */
export function finishedPages(): AstroIntegration {
  return {
    name: 'photon:finished-pages',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const renderBuiltUrl = (_: string, { hostType }: { hostType: string }) =>
          hostType === 'js' ? { relative: true } : undefined;
        updateConfig({ vite: { experimental: { renderBuiltUrl } } });
      },
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        for (const file of globSync('**/*.html', { cwd: site })) {
          const path = join(site, file);
          const toRoot = '../'.repeat(file.split(sep).length - 1) || './';
          let html = readFileSync(path, 'utf8');
          if (file !== shownAnywhere) html = withRelativeLinks(html, base, toRoot);
          if (![shownAnywhere, shownOffline].includes(file)) html = withPatientScripts(html);
          writeFileSync(path, withOwnHashes(html));
        }
      },
    },
  };
}
