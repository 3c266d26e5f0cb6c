// What of others is in the built site is named there with its licence, and each licence is one that the site may use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allowedLicences, licenceFile, licenceMistakes, type Part } from '../../src/checks/licences.ts';
import { root } from '../sites.ts';

const file = readFileSync(join(root.dir, 'licences.txt'), 'utf8');
const listed = [...file.matchAll(/^- (\S+) \S+: (.+)$/gm)].map(([, name = '', licence = '']) => ({ name, licence }));

test('names the shell, the search and the stemmer, which are in every build', () => {
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['just-bash', 'pagefind', 'stemmer']));
});

test('names no part whose licence is not allowed', () => {
  expect(listed.filter(({ licence }) => !allowedLicences.includes(licence))).toEqual([]);
});

test('has the text of each licence, with whom it comes from', () => {
  const texts = file.split(/^-{80}$/m).slice(1);
  expect(texts.length).toBe(listed.length);
  expect(texts.filter((text) => text.length < 500)).toEqual([]);
});

const part: Part = { name: 'part', version: '1.0.0', licence: 'MIT', text: 'Permission is granted' };

test('a part under another licence, or without its text, stops the build, and the message says what to do', () => {
  expect(licenceMistakes([part])).toEqual([]);
  expect(licenceMistakes([{ ...part, licence: 'GPL-3.0-only' }])).toEqual([
    expect.stringMatching(/^part has the licence "GPL-3.0-only", which is none of .*Do without it/),
  ]);
  expect(licenceMistakes([{ ...part, text: '' }])).toEqual([expect.stringContaining('comes without the text')]);
});

test('a part stands in the file with its version, its licence and the text', () => {
  expect(licenceFile([part])).toContain('- part 1.0.0: MIT\n');
  expect(licenceFile([part])).toContain('part 1.0.0: MIT\n\nPermission is granted');
});
