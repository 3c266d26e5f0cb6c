// The content against the plan of entries and the order of sections.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentMistakes, frontMatterOf } from '../../src/checks/content-mistakes.ts';
import { plan } from '../plan.ts';

const files = globSync('content/{faq,notes}/**/*.{md,mdx}').sort();

test('the content has no mistakes', () => {
  expect(contentMistakes('content')).toEqual([]);
});

describe.each(plan)('the entry $slug', ({ slug, place, anchors }) => {
  const file = files.find((path) => path === `content/${place}/${slug}.mdx`);

  test('stands in its place', () => {
    expect(file).toBeDefined();
  });

  test.runIf(place.startsWith('faq'))('answers to the fragments of the original page', () => {
    const fields = frontMatterOf(readFileSync(file ?? '', 'utf8')) as { anchors: string[] };
    expect([...fields.anchors].sort()).toEqual([...anchors].sort());
  });
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
