// Finishes and checks the pages once they are written; a build ends where they have mistakes.
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { shownAnywhere } from '../address.ts';
import { stopAt } from '../checks/stop.ts';
import type * as Pages from '../finish/finish-pages.ts';
import { inOwnThread } from './own-thread.ts';

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
      'astro:build:done': async ({ dir }) => {
        const pages = new URL('../finish/finish-pages.ts', import.meta.url);
        const mistakes = await inOwnThread<typeof Pages, 'finishPages'>(pages, 'finishPages', fileURLToPath(dir));
        stopAt(mistakes, 'the built pages');
      },
    },
  };
}
