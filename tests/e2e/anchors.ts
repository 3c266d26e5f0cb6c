// The fragments of the original wiki page, each with the question it leads to.
import { readFileSync } from 'node:fs';

export const anchors = readFileSync('tests/fixtures/plan.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [slug = '', , anchorList = ''] = line.split('\t');
    return anchorList
      .split(',')
      .filter(Boolean)
      .map((anchor) => ({ anchor, slug }));
  });
