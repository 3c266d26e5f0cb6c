// The plan of entries: slugs and places are fixed, because others link to them.
import { readFileSync } from 'node:fs';

/** Slug, place below content/, and the fragments of the original wiki page that lead to it. */
export const plan = readFileSync('tests/fixtures/plan.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [slug = '', place = '', anchors = ''] = line.split('\t');
    return { slug, place, anchors: anchors.split(',').filter(Boolean) };
  });

/** Each fragment with the question it leads to. */
export const anchors = plan.flatMap(({ slug, anchors }) => anchors.map((anchor) => ({ anchor, slug })));
