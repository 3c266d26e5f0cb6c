// The addresses of entries outlive the entries: what is told when one would lead nowhere, and when records are wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentMistakes } from '../../src/checks/content-mistakes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(dir, 'faq/docker'), { recursive: true });
  mkdirSync(join(dir, 'notes'));
  entry('so');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function entry(slug: string, formerly = '') {
  const head = [
    'question: Why?',
    'answer: So.',
    'releases: all',
    "sources: [{ title: A page, url: 'https://example.org/' }]",
    'checked: 2026-01-31',
    'order: 1',
    `formerly: [${formerly}]`,
  ];
  writeFileSync(join(dir, `faq/docker/${slug}.mdx`), `---\n${head.join('\n')}\n---\n\nText.\n`);
}

function record(file: string, text: string) {
  writeFileSync(join(dir, file), text);
}

/** The mistakes without the folder. */
function mistakes() {
  return contentMistakes(dir).map((mistake) => mistake.replaceAll(/\S*\/content-\w+\//g, ''));
}

test('a renamed, a retired and a living entry answer to all that was published', () => {
  entry('now', 'then');
  record('retired.yaml', '- address: /faq/old/\n  to: /faq/so/\n- address: /notes/gone/\n  gone: It was about 2019.\n');
  record('published.txt', '/faq/now/\n/faq/old/\n/faq/so/\n/faq/then/\n/notes/gone/\n');
  expect(mistakes()).toEqual([]);
});

test('an entry that was taken out without a word is noticed', () => {
  record('published.txt', '/faq/lost/\n/faq/so/\n');
  expect(mistakes()).toEqual([
    'published.txt: /faq/lost/: was published and leads nowhere now. Write "formerly: [lost]" in the file of faq/ that has taken its place, or the address with what answers it now into retired.yaml.',
  ]);
});

test('a former name that belongs to an entry, or to two of them, is told', () => {
  entry('one', 'so, first');
  entry('two', 'first');
  expect(mistakes()).toEqual([
    'faq/docker/one.mdx: formerly: /faq/so/ belongs to faq/docker/so.mdx already. Take it out of one of them.',
    'faq/docker/two.mdx: formerly: /faq/first/ belongs to faq/docker/one.mdx already. Take it out of one of them.',
  ]);
});

test('a retired address leads to an entry, not to another old address', () => {
  entry('now', 'then');
  record('retired.yaml', '- address: /faq/old/\n  to: /faq/then/\n- address: /faq/older/\n  to: /faq/nowhere/\n');
  expect(mistakes()).toEqual([
    'retired.yaml: entry 1: to: there is no entry at /faq/then/. Write /faq/now/.',
    'retired.yaml: entry 2: to: there is no entry at /faq/nowhere/. Write the address of an entry, or "gone" with a sentence.',
  ]);
});

test('records with mistakes are told by entry and field', () => {
  record('retired.yaml', '- address: old\n  to: /faq/so/\n- address: /faq/older/\n');
  record('dead-links.yaml', '- url: example.org\n  since: last year\n  reason: Gone.\n  sorce: Me\n');
  expect(mistakes()).toEqual([
    'retired.yaml: entry 1: address: is no address of an entry. Write the address the entry had, as in /faq/old-name/.',
    expect.stringMatching(/^retired\.yaml: entry 2: to: needs one of the two: "to" or "gone"\. Write the address that/),
    expect.stringMatching(/^dead-links\.yaml: entry 1: url: is no web address\. Write the address that is gone/),
    expect.stringMatching(/^dead-links\.yaml: entry 1: since: is no day and no month\. Write when it was found/),
    expect.stringMatching(/^dead-links\.yaml: entry 1: source: is missing\. Write how this is known/),
    'dead-links.yaml: entry 1: sorce: is an unknown field. The fields are: url, since, reason, archive, source.',
  ]);
});
