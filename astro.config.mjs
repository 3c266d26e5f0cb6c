// Composition only: every line names something from src/.
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { base, site } from './src/address.ts';
import { content } from './src/integrations/content.ts';
import { pageCheck } from './src/integrations/page-check.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { onLog } from './src/integrations/build-log.ts';
import { oneFileAtStart } from './src/integrations/worker-start.ts';
import { markdown } from './src/markdown.ts';
import { policy } from './src/policy.ts';
import { shellBundle } from './src/integrations/shell-bundle.ts';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  markdown,
  security: { csp: policy },
  integrations: [content(), mdx(), pageCheck(), pagefind()],
  devToolbar: { enabled: false },
  vite: {
    plugins: [shellBundle()],
    build: { rolldownOptions: { onLog } },
    worker: { format: 'es', plugins: () => [shellBundle()], rolldownOptions: { onLog, output: oneFileAtStart } },
  },
});
