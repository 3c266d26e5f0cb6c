// The search in waves and in parts: what people may type joins later, and a large site is fetched by a query's words.
import { beforeEach, describe, expect, test } from 'vitest';
import { SearchEngine } from '../../src/search/engine.ts';
import { packed, packedFurther, type Entry, type SearchData } from '../../src/search/search-data.ts';
import { engineInParts, split } from '../../src/search/split-data.ts';

const subjects = ['docker', 'firewall', 'password', 'kernel', 'hostname', 'keyboard', 'partition', 'certificate'];
const complaints = ['missing', 'expired', 'refused', 'slow', 'corrupt', 'locked'];
const entries: Entry[] = [
  ...subjects.flatMap((subject, at) =>
    complaints.map((complaint, other) => ({
      path: `faq/${subject}-${complaint}/`,
      title: `Why is the ${subject} ${complaint}?`,
      topic: at % 2 === 0 ? 'even' : 'odd',
      releases: other % 2 === 0 ? ['4.0', '5.0'] : ['5.0'],
      answer: `Mend the ${subject}: see how ${complaint} it is.`,
      symptoms: [`error ${at}${other}: ${subject}`],
      tags: [],
      searches: [`gizmo${at}x${other} fault`],
    })),
  ),
  {
    path: 'faq/photon/',
    title: 'What is Photon OS?',
    topic: 'even',
    releases: ['5.0'],
    answer: 'A small Linux.',
    symptoms: [],
    tags: [],
    searches: [],
  },
];
const data: SearchData = {
  entries,
  topics: { even: 'Even', odd: 'Odd' },
  equivalents: ['docker container'],
  lookalikes: ['dockers'],
};
const paths = (engine: SearchEngine, query: string, more = {}) =>
  engine.first({ query, ...more }).results.map(({ path }) => path);

describe('what people may type', () => {
  const searches = packedFurther(data, 'a');
  let engine: SearchEngine;
  beforeEach(() => {
    engine = SearchEngine.on(packed(data, 'a'));
  });

  test('joins after the first answer, which says that it is not complete', () => {
    expect(paths(engine, 'gizmo3x2')).toEqual([]);
    expect(engine.first({ query: 'docker slow' }).complete).toBe(false);
    engine.addSearches(searches);
    expect(paths(engine, 'gizmo3x2')[0]).toBe('faq/kernel-refused/');
    expect(engine.first({ query: 'docker slow' }).complete).toBe(true);
  });

  test('of another build of the site is not taken', () => {
    expect(() => engine.addSearches({ ...searches, edition: 'b' })).toThrow('of another build');
    expect(paths(engine, 'gizmo3x2')).toEqual([]);
  });

  test('is not shown as a symptom', () => {
    engine.addSearches(searches);
    const [result] = engine.first({ query: 'gizmo3x2 fault' }).results;
    expect(result?.path).toBe('faq/kernel-refused/');
    expect(result?.symptom?.map(({ text }) => text).join('') ?? '').not.toContain('gizmo');
  });
});

describe('an index in parts', () => {
  const { first, files } = split(data, () => ({ edition: 'a', folder: 'search/x/' }), { postings: 12, shelf: 3 });
  let fetched: string[];
  let broken: Set<string>;
  let engine: SearchEngine;
  beforeEach(() => {
    fetched = [];
    broken = new Set();
    engine = engineInParts(first, async (path) => {
      const name = path.replace('search/x/', '');
      fetched.push(name);
      const text = files.get(name);
      if (text === undefined || broken.has(name)) throw new Error(`no ${path}`);
      return Promise.resolve(JSON.parse(text) as unknown);
    });
  });
  const whole = SearchEngine.on(packed(data));
  whole.addSearches(packedFurther(data));

  test.each([
    ...entries.map(({ title }) => title),
    'dokcer slow',
    'container refused',
    'error 42: hostname',
    'gizmo5x1',
    'keyboard',
    'photon os',
  ])('answers as a whole one does: "%s"', async (query) => {
    await engine.prepare({ query });
    expect(engine.first({ query })).toEqual(whole.first({ query }));
  });

  test('heeds topic and release before it chooses what to fetch', async () => {
    const request = { query: 'slow', topic: 'odd', release: '4.0' };
    await engine.prepare({ query: 'expired', topic: 'odd', release: '4.0' });
    await engine.prepare(request);
    expect(engine.first(request).results.map(({ path }) => path)).toEqual(
      whole.first(request).results.map(({ path }) => path),
    );
  });

  test('fetches what the words of a query need, and each file once', async () => {
    await engine.prepare({ query: 'keyboard' });
    const once = [...fetched];
    expect(once.length).toBeGreaterThan(0);
    expect(once.length).toBeLessThan(files.size / 2);
    await engine.prepare({ query: 'keyboard' });
    expect(fetched).toEqual(once);
  });

  test('says that a file did not arrive, and fetches it again', async () => {
    broken = new Set(files.keys());
    await expect(engine.prepare({ query: 'keyboard' })).rejects.toThrow('no search/x/');
    broken.clear();
    await engine.prepare({ query: 'keyboard' });
    expect(paths(engine, 'keyboard')).toHaveLength(complaints.length);
  });
});
