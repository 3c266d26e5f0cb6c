// How Markdown and MDX become HTML: Astro's own processor with the plugins of this site.
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroUserConfig } from 'astro';
import { base } from './address.ts';
import { contentDir } from './content.config.ts';
import { headingAnchors, basePaths, deadLinks, scrollingTables, singleTitle } from './prose.ts';
import { readDeadLinks } from './records/dead-links.ts';
import { snippets } from './snippets/plugin.ts';

/** Quotes and dashes stay as typed: in command prose they are part of the command. */
export const features = { smartPunctuation: false, headingAttributes: true };

/** What Astro's configuration is given. */
export const markdown: NonNullable<AstroUserConfig['markdown']> = {
  syntaxHighlight: false,
  processor: satteri({
    features,
    hastPlugins: [
      snippets,
      singleTitle,
      headingAnchors,
      scrollingTables,
      basePaths(base),
      deadLinks(readDeadLinks(contentDir)),
    ],
  }),
};
