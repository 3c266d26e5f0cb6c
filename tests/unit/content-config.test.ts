// The schemas: what a writer may put into front matter.
import { describe, expect, test } from 'vitest';
import { noteSchema, questionSchema, slugOf } from '../../src/content.config.ts';

const question = {
  question: 'Why is it so?',
  answer: 'Because it is.',
  releases: ['4.0', '5.0'],
  sources: [{ title: 'A file', path: 'vmware/photon@5.0:SPECS/docker/docker.spec' }],
  checked: '2026-01-31',
  order: 10,
};

describe('a question', () => {
  test('needs no more than question, answer, releases, sources, checked and order', () => {
    expect(questionSchema.parse(question)).toEqual({
      ...question,
      symptoms: [],
      searches: [],
      related: [],
      formerly: [],
      anchors: [],
      tags: [],
      machine: { profile: 'photon-5-minimal', setup: [] },
    });
  });

  test('takes releases without quotes, which YAML reads as numbers', () => {
    expect(questionSchema.parse({ ...question, releases: [3, 4] }).releases).toEqual(['3.0', '4.0']);
  });

  test('applies to every release with "all"', () => {
    expect(questionSchema.parse({ ...question, releases: 'all' }).releases).toEqual([
      '1.0',
      '2.0',
      '3.0',
      '4.0',
      '5.0',
    ]);
  });

  test('takes a date without quotes, which YAML reads as a Date', () => {
    expect(questionSchema.parse({ ...question, checked: new Date('2026-01-31') }).checked).toBe('2026-01-31');
  });

  test.each(['2026-02-30', '2026-13-01', '31.01.2026', 'yesterday', '2026-1-1', '0000'])(
    'refuses the date %s',
    (checked) => {
      expect(questionSchema.safeParse({ ...question, checked }).success).toBe(false);
    },
  );

  test('takes today wherever the writer is, and refuses later days', () => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString().slice(0, 10);
    expect(questionSchema.safeParse({ ...question, checked: hours(0) }).success).toBe(true);
    expect(questionSchema.safeParse({ ...question, checked: hours(48) }).success).toBe(false);
  });

  test('has an answer of 200 characters at most', () => {
    expect(questionSchema.safeParse({ ...question, answer: 'x'.repeat(200) }).success).toBe(true);
    expect(questionSchema.safeParse({ ...question, answer: 'x'.repeat(201) }).success).toBe(false);
  });

  test.each([
    [{ title: 'no place' }],
    [{ title: 'two places', url: 'https://example.org', path: 'a/b@c:d' }],
    [{ title: 'no address', url: 'example.org' }],
    [{ title: 'a script', url: 'javascript:alert(1)' }],
    [{ title: 'no branch', path: 'vmware/photon:SPECS' }],
  ])('refuses the source %o', (source) => {
    expect(questionSchema.safeParse({ ...question, sources: [source] }).success).toBe(false);
  });
});

describe('a note', () => {
  test('takes the front matter of the original note as it is', () => {
    expect(
      noteSchema.parse({
        tags: ['linux', 'vmware'],
        title: 'photonos',
        created: '2019-07-30T06:19:49.205Z',
        modified: '2019-08-23T11:00:55.777Z',
      }),
    ).toEqual({
      tags: ['linux', 'vmware'],
      formerly: [],
      title: 'photonos',
      created: '2019-07-30T06:19:49.205Z',
      modified: '2019-08-23T11:00:55.777Z',
      symptoms: [],
      searches: [],
      sources: [],
      machine: { profile: 'photon-5-minimal', setup: [] },
    });
  });

  test('refuses a field it does not know', () => {
    const note = { title: 'x', created: '2020-01-01', modified: '2020-01-01', author: 'me' };
    expect(noteSchema.safeParse(note).success).toBe(false);
  });
});

test('a file’s name without folder and ending is its address', () => {
  expect(slugOf('content/faq/docker/docker-ps-not-working.mdx')).toBe('docker-ps-not-working');
  expect(slugOf('photonos.md')).toBe('photonos');
});
