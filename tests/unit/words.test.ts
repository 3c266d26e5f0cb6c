// The project's own words of the spelling check: .config/words.txt.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const words = readFileSync('.config/words.txt', 'utf8').trimEnd().split('\n').slice(1);

test('the list of words is sorted and has none twice', () => {
  const sorted = [...new Set(words)].sort((one, other) => one.toLowerCase().localeCompare(other.toLowerCase(), 'en'));
  expect(words).toEqual(sorted);
});

test('each word of the list is written somewhere', () => {
  const files = globSync(['*.md', 'tests/**/*.md', 'content/**/*.{md,mdx}', 'src/**/*.{astro,ts,mjs}']);
  const written = new Set(
    files.flatMap(
      (file) =>
        readFileSync(file, 'utf8')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    ),
  );
  expect(words.filter((word) => !written.has(word.toLowerCase()))).toEqual([]);
});
