// The content against the plan of entries and the order of sections.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentMistakes, frontMatterOf } from '../../src/checks/content-mistakes.ts';
import { slugOf } from '../../src/content.config.ts';
import { readPublished } from '../../src/records/moved.ts';
import { plan } from '../plan.ts';

const files = globSync('content/{faq,notes}/**/*.{md,mdx}').sort();

test('the content has no mistakes', () => {
  expect(contentMistakes('content')).toEqual([]);
});

test('each entry stands in the list of addresses that stay', () => {
  const listed = readPublished('content');
  const missing = files
    .map((file) => `/${file.split('/')[1] ?? ''}/${slugOf(file)}/`)
    .filter((address) => !listed.includes(address));
  expect(missing, 'Add these lines to content/published.txt, in order').toEqual([]);
  expect(listed).toEqual([...listed].sort());
});

test.each(plan)('the entry $slug stands in its place', ({ slug, place }) => {
  expect(files).toContain(`content/${place}/${slug}.mdx`);
});

test.each(plan.filter(({ anchors }) => anchors.length > 0))(
  'the entry $slug answers to the fragments of the original page',
  ({ slug, place, anchors }) => {
    const text = readFileSync(`content/${place}/${slug}.mdx`, 'utf8');
    const fields = frontMatterOf(text) as { anchors: string[] };
    expect([...fields.anchors].sort()).toEqual([...anchors].sort());
  },
);

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('has its sections in order', () => {
    const order = ['You see', 'Do', 'Check', 'Why', 'On other releases'];
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    const alike = titles.filter((title) => order.some((known) => known.toLowerCase() === title.toLowerCase()));
    expect(alike).toEqual(order.filter((known) => titles.includes(known)));
  });
});
