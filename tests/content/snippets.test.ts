// Every command of every page, run on the page's machine: what is shown is what is printed.
import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { checkedFile } from '../../src/checks/content-mistakes.ts';
import { contentDir } from '../../src/content.config.ts';
import { snippetsOf } from '../../src/snippets/page.ts';
import { startOf } from '../../src/snippets/start.ts';
import { trialsOf } from '../../src/snippets/trial.ts';
import { reportOf } from '../../src/snippets/trial-report.ts';

const files = globSync(`${contentDir}/{faq,notes}/**/*.{md,mdx}`).sort();
const count = { run: 0, all: 0 };

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const { fields, mistakes } = checkedFile(file, text);
  if (!fields || mistakes.length > 0) {
    test('has no mistakes', () => expect.fail(mistakes.join('\n')));
    return;
  }
  const snippets = snippetsOf(text, file.endsWith('.mdx'));
  for (const { fence, steps } of snippets) {
    count.all += steps.length;
    if (fence.run) count.run += steps.length;
  }

  test.skipIf(!snippets.some(({ fence }) => fence.run))('prints what it shows', async () => {
    const report = reportOf(file, await trialsOf(snippets, startOf(fields.machine)));
    if (report) expect.fail(report);
  });
});

afterAll(() => {
  const share = Math.round((100 * count.run) / count.all);
  console.log(`${String(count.run)} of ${String(count.all)} commands on the site are run by the tests (${String(share)} %).`);
});
