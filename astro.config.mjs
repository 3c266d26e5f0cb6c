// Composition only: every line names something from src/.
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { base, site } from './src/address.ts';
import { content } from './src/integrations/content.ts';
import { finishedPages, isInlined } from './src/integrations/finished-pages.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { siteMap } from './src/integrations/site-map.ts';
import { licences, licensed } from './src/integrations/licences.ts';
import { redirects } from './src/integrations/redirects.ts';
import { onLog } from './src/integrations/build-log.ts';
import { markdown } from './src/markdown.ts';
import { policy } from './src/policy.ts';
import { serviceWorker } from './src/integrations/service-worker.ts';
import { shellBundle } from './src/integrations/shell-bundle.ts';
import { scriptName, textChunks, workerChunks } from './src/integrations/script-files.ts';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  markdown,
  security: { csp: policy },
  integrations: [
    content(),
    // Static parts of a text become one string: a tenth less work for a build.
    mdx({ optimize: true }),
    licences(['pagefind']),
    finishedPages(),
    pagefind(),
    siteMap(),
    redirects(),
    serviceWorker(),
  ],
  // Editors complete and explain the front matter: see .vscode/settings.json.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  vite: {
    plugins: [shellBundle(), licensed()],
    // Each page names its scripts: what Astro adds to their names would weigh more than what it tells.
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: scriptName } } } },
      prerender: { build: { rolldownOptions: { output: textChunks } } },
    },
    build: {
      assetsInlineLimit: isInlined,
      // A key of kept-keys.ts stands where it is used: a file of its own for them would be one more request.
      rolldownOptions: { onLog, optimization: { inlineConst: { mode: 'all' } } },
    },
    worker: {
      format: 'es',
      plugins: () => [shellBundle(), licensed()],
      rolldownOptions: { onLog, output: workerChunks },
    },
  },
});
