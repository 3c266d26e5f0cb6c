// Has the writers' files checked: a build stops at their mistakes, the development server shows them on its pages.
import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentMistakes } from '../checks/content-mistakes.ts';
import { stopAt } from '../checks/stop.ts';
import { contentDir } from '../content.config.ts';
import { mistakesPage } from './mistakes-page.ts';

/** Checks the content before anything is built, and in development with each page and each change. */
export function content(): AstroIntegration {
  return {
    name: 'photon:content',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'dev') stopAt(contentMistakes(contentDir), 'the content');
      },
      'astro:server:setup': ({ server, logger }) => {
        let known: string[] = [];
        const look = () => {
          const mistakes = contentMistakes(contentDir);
          for (const mistake of mistakes.filter((each) => !known.includes(each))) logger.error(mistake);
          if (known.length > 0 && mistakes.length === 0) logger.info('The content has no mistakes any more.');
          known = mistakes;
          return mistakes;
        };
        look();
        server.watcher.on('all', (_, file) => {
          if (!file.startsWith(resolve(contentDir) + sep)) return;
          const before = known.length;
          // Astro reloads the page for what it can read; what it cannot, and the way back, are ours.
          if (look().length > 0 || before > 0) server.hot.send({ type: 'full-reload' });
        });
        server.middlewares.use((request, response, next) => {
          if (!request.headers.accept?.includes('text/html')) {
            next();
            return;
          }
          const mistakes = look();
          if (mistakes.length === 0) {
            next();
            return;
          }
          response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
          response.end(mistakesPage(mistakes));
        });
      },
    },
  };
}
