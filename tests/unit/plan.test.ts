// What the plan of entries says of content that does not follow it.
import { expect, test } from 'vitest';
import { planMistakes, type PlannedEntry, type Row } from '../plan.ts';

const row: Row = { slug: 'one', place: 'faq/docker', anchors: ['q-one'], line: 2 };
const entry: PlannedEntry = { file: 'content/faq/docker/one.mdx', slug: 'one', formerly: [], anchors: ['q-one'] };
const two: PlannedEntry = { file: 'content/faq/docker/two.mdx', slug: 'two', formerly: [], anchors: [] };

test('nothing, where it does', () => {
  expect(planMistakes([row], [entry, two], [])).toEqual([]);
});

test.each<[what: string, entries: PlannedEntry[], retired: string[], message: string]>([
  ['moved', [{ ...entry, file: 'content/faq/network/one.mdx' }], [], 'Write faq/network into the column "place"'],
  ['renamed', [{ ...entry, ...two, formerly: ['one'] }], [], 'is called "two" now (content/faq/docker/two.mdx).'],
  ['retired', [two], ['/faq/one/'], 'is retired (content/retired.yaml). Delete the line.'],
  ['deleted', [two], [], 'has no file. Bring content/faq/docker/one.mdx back, or retire it'],
  ['given another fragment', [{ ...entry, anchors: ['q-one', 'q-more'] }], [], '"q-more" is missing.'],
  [
    'robbed of a fragment',
    [
      { ...entry, anchors: [] },
      { ...two, anchors: ['q-one'] },
    ],
    [],
    'Move it from the column "anchors" to that of "two".',
  ],
])('which line to change, and how, where an entry was %s', (_, entries, retired, message) => {
  const mistakes = planMistakes([row], entries, retired);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(/^tests\/fixtures\/plan\.tsv, line 2: /);
  expect(mistakes[0]).toContain(message);
});

test('which field of the entry to change, where it has lost a fragment', () => {
  expect(planMistakes([row], [{ ...entry, anchors: [] }], [])).toEqual([
    'content/faq/docker/one.mdx: anchors: "q-one" is missing. Add it: tests/fixtures/plan.tsv, line 2, says that it leads here.',
  ]);
});
