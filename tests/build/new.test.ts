// npm run new: what it asks, and that what it writes builds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  return runWith([], typed);
}

function runWith(words: string[], typed: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/tasks/new.ts', ...words], {
    env: { ...process.env, CONTENT_DIR: dir },
    input: typed.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const question = ['question', 'Why is it so?', 'docker', 'Because.', 'https://example.org/a', 'A page', 'so'];

test('writes a question without mistakes, and says what to fill in', () => {
  const { status, stdout } = run(...question);
  expect(status).toBe(0);
  expect(stdout).toContain(`Wrote ${join(dir, 'faq/docker/so.mdx')}. It will be at /faq/so/`);
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

test('neither offers nor takes the address of a topic, of a retired entry, or one that an entry had before', () => {
  run(...question);
  const file = join(dir, 'faq/docker/so.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('---\n', '---\nformerly: [then]\n'));
  writeFileSync(join(dir, 'retired.yaml'), '- address: /faq/gone/\n  gone: It was about 2019.\n');
  const { stdout } = run(
    ...['question', 'Why Docker?', 'docker', 'Because.', 'https://example.org', 'A page'],
    ...['docker', 'then', 'gone', 'free'],
  );
  expect(stdout).not.toContain('Enter takes docker');
  expect(stdout).toContain('It belongs to the topic “Docker”');
  expect(stdout).toContain(`It belongs to ${file} (formerly)`);
  expect(stdout).toContain(`It belongs to an entry in ${join(dir, 'retired.yaml')}`);
  expect(stdout).toContain('It will be at /faq/free/');
  expect(contentMistakes(dir)).toEqual([]);
});

test('writes nothing when it is left', () => {
  const { status } = run('question', 'Why is it so?');
  expect(status).toBe(1);
  expect(contentMistakes(dir)).toEqual([]);
});

test('takes a topic by its number, and the suggested address with Enter', () => {
  const { stdout } = run('question', 'Why isn’t `docker ps` working?', '5', 'Because.', 'https://a.example/', 'A', '');
  expect(stdout).toContain('faq/docker/docker-ps-working.mdx');
  expect(contentMistakes(dir)).toEqual([]);
});

test('asks nothing that is given as an argument', () => {
  const texts = ['--question', 'Why?', '--topic', 'network', '--answer', 'So.', '--source', 'https://a.example/'];
  const { status, stdout } = runWith(['question', ...texts, '--source-title', 'A', '--address', 'so'], []);
  expect(stdout).not.toContain('> ');
  expect(status).toBe(0);
  expect(contentMistakes(dir)).toEqual([]);
});

test('says what is wrong with an argument, and writes nothing', () => {
  const { status, stderr } = runWith(['question', '--question', 'Why?', '--topic', 'dokcer'], []);
  expect(status).toBe(2);
  expect(stderr).toContain('--topic "dokcer": That is no topic.');
  expect(runWith(['--titel', 'x'], []).stderr).toMatch(/--titel[^]*Usage: npm run new/);
});

test('explains itself', () => {
  expect(runWith(['--help'], [])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('The topics: ') as string,
  });
});

test('puts the address into the list of those that stay, and says at which question it was left', () => {
  writeFileSync(join(dir, 'published.txt'), '/faq/old/\n/notes/a/\n');
  run(...question);
  expect(readFileSync(join(dir, 'published.txt'), 'utf8')).toBe('/faq/old/\n/faq/so/\n/notes/a/\n');
  expect(run('question', 'Why?').stderr).toContain('the answer to “Its topic, by number or name:” is missing');
});
