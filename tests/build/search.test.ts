// The search of the built site: each question by its own words, a set of searches with their answers, and its weight.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { SearchEngine } from '../../src/search/engine.ts';
import { unpackedEntries, type PackedData, type SearchData, type SearchesData } from '../../src/search/search-data.ts';
import { engineInParts, split } from '../../src/search/split-data.ts';
import { measured, readCases, type Outcome } from '../../src/tasks/search-cases.ts';
import { entrySlugs, openSearch } from '../../src/tasks/search-site.ts';
import { root } from '../sites.ts';

const file = (name: string) => readFileSync(`${root.dir}/search/${name}`);
const entries = unpackedEntries(JSON.parse(file('questions.json').toString()) as PackedData);
const slugOf = (path: string) => path.replace(/#.*/, '').split('/').findLast(Boolean) ?? '';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openSearch(root.dir);
});

test('each question typed word for word comes first, at once and with the full text', async () => {
  const wrong: string[] = [];
  for (const { title, path } of entries) {
    const first = engine.first({ query: title });
    const complete = await engine.complete({ query: title });
    for (const { results, confidence } of [first, complete]) {
      if (slugOf(results[0]?.path ?? '') !== slugOf(path) || confidence !== 'answer') wrong.push(title);
    }
  }
  expect(wrong).toEqual([]);
});

test('each symptom typed word for word finds its page among the first three', () => {
  const wrong = entries.flatMap(({ symptoms, path }) =>
    symptoms.filter((symptom) => {
      const { results } = engine.first({ query: symptom });
      return !results.slice(0, 3).some((result) => slugOf(result.path) === slugOf(path));
    }),
  );
  expect(wrong).toEqual([]);
});

describe('searches with their answers', () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    const table = readFileSync('tests/fixtures/searches.tsv', 'utf8');
    const { cases, left } = readCases(table, new Set(entrySlugs(root.dir)));
    expect(left, 'Take these searches out of tests/fixtures/searches.tsv, or name entries that are there').toEqual([]);
    for (const each of cases) {
      const { results, confidence } = await engine.complete({ query: each.query });
      outcomes.push({ ...each, found: results.map(({ path }) => slugOf(path)), confident: confidence === 'answer' });
    }
  });

  test('put a right page first, or among the first three, and leave nobody without', () => {
    const { queries, first, third, empty } = measured(outcomes);
    expect(queries).toBeGreaterThanOrEqual(180);
    expect(first).toBeGreaterThanOrEqual(0.8);
    expect(third).toBeGreaterThanOrEqual(0.92);
    expect(empty).toBeLessThanOrEqual(0.02);
  });

  test('do not pretend to have an answer where there is none', () => {
    expect(measured(outcomes).confident).toBeLessThanOrEqual(0.2);
  });
});

test.each([
  ['questions.json', 20],
  ['searches.json', 22],
])('%s has at most %i KB at 90 entries', (name, allowed) => {
  const size = brotliCompressSync(file(name)).length;
  expect(size).toBeLessThanOrEqual(allowed * 1024 * Math.max(1, entries.length / 90));
});

test('an index in parts, as a larger site has it, finds each question by its own words', async () => {
  const whole = JSON.parse(file('questions.json').toString()) as PackedData;
  const { searches, tags, equivalents, lookalikes } = JSON.parse(file('searches.json').toString()) as SearchesData;
  const data: SearchData = {
    entries: unpackedEntries(whole, searches, tags),
    topics: whole.topics,
    equivalents: equivalents.split('\n'),
    lookalikes: lookalikes.split(' '),
  };
  const { first, files } = split(data, () => ({ edition: '', folder: '' }));
  const inParts = engineInParts(first, async (name) => Promise.resolve(JSON.parse(files.get(name) ?? '') as unknown));
  const different: string[] = [];
  for (const { title, path } of entries) {
    await inParts.prepare({ query: title });
    if (slugOf(inParts.first({ query: title }).results[0]?.path ?? '') !== slugOf(path)) different.push(title);
  }
  expect(different).toEqual([]);
});
