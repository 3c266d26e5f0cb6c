// Every command of every page, run on the page's machine: what is shown is what is printed.
import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, describe, expect, test } from 'vitest';
import { contentDir, noteSchema, questionSchema } from '../../src/content.config.ts';
import { snippetsOf } from '../../src/snippets/page.ts';
import { startOf } from '../../src/snippets/start.ts';
import { trialsOf, type Trial } from '../../src/snippets/trial.ts';

const files = globSync(`${contentDir}/{faq,notes}/**/*.{md,mdx}`).sort();
const count = { run: 0, all: 0 };

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const frontMatter = load(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '');
  const { machine } = (file.includes('/notes/') ? noteSchema : questionSchema).parse(frontMatter);
  const snippets = snippetsOf(text, file.endsWith('.mdx'));
  for (const { fence, steps } of snippets) {
    count.all += steps.length;
    if (fence.run) count.run += steps.length;
  }

  test.skipIf(!snippets.some(({ fence }) => fence.run))('prints what it shows', async () => {
    const trials = await trialsOf(snippets, startOf(machine));
    const wrong = trials.filter((trial) => trial.difference ?? trial.exitCode !== trial.expectedExit);
    expect(wrong.map((trial) => explained(file, trial)).join('\n\n'), 'see below').toBe('');
  });
});

afterAll(() => {
  const share = Math.round((100 * count.run) / count.all);
  console.log(`${String(count.run)} of ${String(count.all)} commands on the site are run by the tests (${String(share)} %).`);
});

function explained(file: string, { snippet, step, difference, exitCode, expectedExit, stopped }: Trial): string {
  const status = exitCode === expectedExit ? [] : [`ended with status ${String(exitCode)}, expected ${String(expectedExit)}`];
  const lines = (difference ?? []).map(({ sign, line }) => `  ${sign} ${line}`);
  const heading = `${file}, line ${String(snippet.line)}: ${step.prompt} ${step.command}`;
  return [heading, ...(stopped ? [stopped] : []), ...status, ...lines].join('\n');
}
