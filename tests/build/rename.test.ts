// npm run rename: that the old address leads on, whatever the front matter looks like, and which names it refuses.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentMistakes, frontMatterOf } from '../../src/checks/content-mistakes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(dir, 'faq/docker'), { recursive: true });
  mkdirSync(join(dir, 'notes'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const path = (slug: string) => join(dir, `faq/docker/${slug}.mdx`);

function entry(slug: string, ...fields: string[]) {
  const head = [
    'question: Why?',
    'answer: So.',
    ...fields,
    'releases: all',
    "sources: [{ title: A page, url: 'https://example.org/' }]",
    'checked: 2026-01-31',
    'order: 1',
  ];
  writeFileSync(path(slug), `---\n${head.join('\n')}\n---\n\nformerly: it was so.\n`);
}

function rename(old: string, name: string) {
  const { status, stderr } = spawnSync(process.execPath, ['src/tasks/rename.ts', old, name], {
    env: { ...process.env, CONTENT_DIR: dir },
    encoding: 'utf8',
  });
  return { status, stderr };
}

function formerly(slug: string) {
  return (frontMatterOf(readFileSync(path(slug), 'utf8')) as { formerly: unknown }).formerly;
}

test('an entry that takes its old name again leaves none of its addresses behind', () => {
  entry('one');
  writeFileSync(join(dir, 'published.txt'), '/faq/one/\n');
  expect(rename('one', 'two').status).toBe(0);
  expect(formerly('two')).toEqual(['one']);
  expect(rename('two', 'one').status).toBe(0);
  expect(formerly('one')).toEqual(['two']);
  expect(contentMistakes(dir)).toEqual([]);
});

test.each([
  ['no field', [], ['one']],
  ['an empty field', ['formerly:'], ['one']],
  ['an empty list', ['formerly: []'], ['one']],
  ['a list on a line', ['formerly: [first, then]'], ['first', 'then', 'one']],
  ['a list on several lines', ['formerly:', '  [', '    first,', '    then,', '  ]'], ['first', 'then', 'one']],
  ['an indented list', ['formerly:', '  - first', '  - then'], ['first', 'then', 'one']],
  ['a list below the field', ['formerly: # from the wiki', '- first', '- then'], ['first', 'then', 'one']],
])('a former name is added to %s, and the other fields and the text stay', (_, fields, names) => {
  entry('one', ...fields);
  expect(rename('one', 'two')).toEqual({ status: 0, stderr: '' });
  expect(formerly('two')).toEqual(names);
  expect(contentMistakes(dir)).toEqual([]);
  const rest = (text: string) => text.replace(/^formerly: \[.*\]\n/m, '');
  const renamed = readFileSync(path('two'), 'utf8');
  entry('plain');
  expect(rest(renamed)).toBe(readFileSync(path('plain'), 'utf8'));
});

test.each([
  ['docker', 'the topic “Docker”'],
  ['other', 'other.mdx'],
  ['first', 'other.mdx (formerly)'],
  ['gone', 'retired.yaml'],
])('the name "%s" is refused, because it belongs to %s, and nothing changes', (name, owner) => {
  entry('one');
  entry('other', 'formerly: [first]');
  writeFileSync(join(dir, 'retired.yaml'), '- address: /faq/gone/\n  gone: It was about 2019.\n');
  const { status, stderr } = rename('one', name);
  expect(status).toBe(1);
  expect(stderr).toContain(owner);
  expect(existsSync(path('one'))).toBe(true);
  expect(contentMistakes(dir)).toEqual([]);
});
