// The content against the plan of entries and the order of sections.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentMistakes, frontMatterOf } from '../../src/integrations/content-mistakes.ts';

/** slug, place and anchors of each planned entry; the addresses are fixed, others link to them. */
const plan = readFileSync('tests/fixtures/plan.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [slug = '', place = '', anchors = ''] = line.split('\t');
    return { slug, place, anchors: anchors.split(',').filter(Boolean) };
  });

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
    const known = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => order.indexOf(title)).filter((at) => at >= 0);
    expect(known).toEqual([...known].sort((a, b) => a - b));
  });
});
