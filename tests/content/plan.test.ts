// The content against the plan of entries and the order of sections.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkedFile, contentMistakes } from '../../src/checks/content-mistakes.ts';
import { slugOf } from '../../src/content.config.ts';
import { readPublished, readRetired } from '../../src/records/moved.ts';
import { plan, planMistakes } from '../plan.ts';

const files = globSync('content/{faq,notes}/**/*.{md,mdx}').sort();

/** Fails with the messages as a writer is to read them, without the quotes and signs of a comparison. */
function tellAll(mistakes: string[]) {
  if (mistakes.length > 0) expect.fail(mistakes.join('\n'));
}

test('the content has no mistakes', () => {
  tellAll(contentMistakes('content'));
});

test('each entry stands in the list of addresses that stay', () => {
  const listed = readPublished('content');
  const missing = files
    .map((file) => `/${file.split('/')[1] ?? ''}/${slugOf(file)}/`)
    .filter((address) => !listed.includes(address));
  expect(missing, 'Add these lines to content/published.txt, in order').toEqual([]);
  expect(listed).toEqual([...listed].sort());
});

test('the entries stand in their places, and answer to the fragments of the original page', () => {
  const entries = files.map((file) => {
    const { fields } = checkedFile(file, readFileSync(file, 'utf8'));
    return { file, slug: slugOf(file), formerly: [], anchors: [], ...fields };
  });
  const retired = readRetired('content').map(({ address }) => address);
  tellAll(planMistakes(plan, entries, retired));
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('has its sections in order', () => {
    const order = ['You see', 'Do', 'Check', 'Why', 'On other releases'];
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    const alike = titles.filter((title) => order.some((known) => known.toLowerCase() === title.toLowerCase()));
    expect(alike).toEqual(order.filter((known) => titles.includes(known)));
  });
});
