// A Starlight site of the same content, to measure beside this one: Starlight as it comes, nothing set but the title.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';
import { frontMatterOf } from '../checks/content-mistakes.ts';
import { parted } from '../front-matter.ts';
import { onDemand } from './on-demand.ts';

/** The Astro of this site, and the Starlight of the day of the last comparison. */
export const starlightPackages = { astro: '7.3.5', '@astrojs/starlight': '0.42.4' };

const files = {
  // Astro bundles what is named here, and leaves everything else to Node.js.
  'package.json': JSON.stringify({ type: 'module', dependencies: starlightPackages }),
  'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ integrations: [starlight({ title: 'Photon OS FAQ' })] });
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  'src/content/docs/index.md': '---\ntitle: Photon OS FAQ\n---\n\nQuestions and answers.\n',
  'public/_headers': '',
};

/**
 * Writes the project, installed.
 *
 * @param content folder with `faq/` and `notes/`
 * @returns folder of the project, and its `astro`
 * @throws where Starlight cannot be installed
 */
export function starlightProject(content: string): { dir: string; astro: string } {
  const dir = onDemand('starlight', starlightPackages);
  rmSync(join(dir, 'src'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) write(join(dir, path), text);
  for (const file of globSync('**/*.mdx', { cwd: content })) {
    const text = readFileSync(join(content, file), 'utf8');
    const fields = frontMatterOf(text) as { question?: string; title?: string; answer?: string };
    const body = parted(text).body.replace(/^<[A-Z][^>]*\/>$/gm, '');
    const head = { title: fields.question ?? fields.title ?? '', ...(fields.answer && { description: fields.answer }) };
    write(join(dir, 'src/content/docs', file), `---\n${dump(head)}---\n${body}`);
  }
  return { dir, astro: join(dir, 'node_modules/.bin/astro') };
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
