// npm run new: what it asks, and that what it writes builds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentMistakes } from '../../src/checks/content-mistakes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function run(...typed: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['src/tasks/new.ts'], {
    env: { ...process.env, CONTENT_DIR: dir },
    input: typed.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  return { status, stdout };
}

const question = ['question', 'Why is it so?', 'docker', 'Because.', 'https://example.org/a', 'A page', 'so'];

test('writes a question without mistakes, and says what to fill in', () => {
  const { status, stdout } = run(...question);
  expect(status).toBe(0);
  expect(stdout).toContain(`Wrote ${join(dir, 'faq/docker/so.mdx')}.`);
  expect(stdout).toContain('symptoms: the error texts');
  expect(contentMistakes(dir)).toEqual([]);
});

test('writes a note without mistakes', () => {
  expect(run('note', 'A thing', 'a-thing').status).toBe(0);
  expect(contentMistakes(dir)).toEqual([]);
});

test('asks again after a mistake, and says what it was', () => {
  const { status, stdout } = run(
    'query',
    'question',
    'No question',
    'Why?',
    'dokcer',
    'network',
    'Because.',
    'example.org',
    ...['https://example.org', 'A page', 'Not An Address', 'an-address'],
  );
  expect(status).toBe(0);
  expect(stdout).toContain('Type "question" or "note".');
  expect(stdout).toContain('does not end with "?"');
  expect(stdout).toContain('That is no topic.');
  expect(stdout).toContain('is no web address');
  expect(stdout).toContain('Use a–z, 0–9 and single "-" only.');
});

test('takes no address twice, whatever the topic', () => {
  run(...question);
  const { stdout } = run(
    'question',
    'Why is it so?',
    'network',
    'Because.',
    'https://example.org',
    'A page',
    'so',
    'not-so',
  );
  expect(stdout).toContain('That address is taken.');
  expect(contentMistakes(dir)).toEqual([]);
});

test('writes nothing when it is left', () => {
  const { status } = run('question', 'Why is it so?');
  expect(status).toBe(1);
  expect(contentMistakes(dir)).toEqual([]);
});
