// Short texts: code in backticks, addresses of sources, excerpts of search results.
import { expect, test } from 'vitest';
import { partsOf, plainText } from '../../src/inline-code.ts';
import { excerptParts } from '../../src/search/excerpt.ts';
import { queryOf, withQuery, wordsOfPath } from '../../src/search/address.ts';
import { isWholeWord, wordsOf } from '../../src/search/words.ts';
import { addressOf, placeOf } from '../../src/sources.ts';

test('sets code between backticks, and leaves everything else alone', () => {
  expect(partsOf('Run `tdnf update` <now>')).toEqual([
    { text: 'Run ', code: false },
    { text: 'tdnf update', code: true },
    { text: ' <now>', code: false },
  ]);
  expect(plainText('Run `tdnf update`')).toBe('Run tdnf update');
});

test('turns a path in a repository into its address', () => {
  const file = { title: 'x', path: 'vmware/photon@5.0:SPECS/docker/docker.spec' };
  expect(addressOf(file)).toBe('https://github.com/vmware/photon/blob/5.0/SPECS/docker/docker.spec');
  expect(placeOf(file)).toBe(file.path);
  expect(addressOf({ title: 'x', path: 'vmware/photon@5.0:SPECS/docker/' })).toBe(
    'https://github.com/vmware/photon/tree/5.0/SPECS/docker/',
  );
  expect(addressOf({ title: 'x', path: 'a/b@main:docs/a b#c.md' })).toBe(
    'https://github.com/a/b/blob/main/docs/a%20b%23c.md',
  );
});

test('takes the address of a source as it is', () => {
  const page = { title: 'x', url: 'https://github.com/vmware/photon/issues/821' };
  expect(addressOf(page)).toBe(page.url);
  expect(placeOf(page)).toBe('github.com/vmware/photon/issues/821');
});

test('takes an excerpt apart without reading it as markup', () => {
  expect(excerptParts('start <mark>docker</mark> &lt;img src=x&gt; &amp;lt; "end"')).toEqual([
    { text: 'start ', marked: false },
    { text: 'docker', marked: true },
    { text: ' <img src=x> &lt; "end"', marked: false },
  ]);
});

test('reads and writes the query of an address', () => {
  expect(queryOf('http://x/search/?q=+docker+ps+')).toBe('docker ps');
  expect(queryOf('http://x/search/')).toBe('');
  expect(withQuery('http://x/search/?a=1', '<b> & c')).toBe('http://x/search/?a=1&q=%3Cb%3E+%26+c');
  expect(withQuery('http://x/search/?q=old', '')).toBe('http://x/search/');
});

test('takes the words of a missing address', () => {
  expect(wordsOfPath('/faq/docker-ps_not.html')).toBe('docker ps not');
  expect(wordsOfPath('/')).toBe('');
  expect(wordsOfPath('/%E0%A4%A')).toBe('');
});

test.each([
  ['dock', 'docker'],
  ['installing', 'installed'],
  ['running', 'run'],
  ['packages', 'package'],
  ['updates', 'update'],
])('%s is the word %s', (typed, word) => {
  expect(isWholeWord(typed, word)).toBe(true);
});

test.each([
  ['dockerqqq', 'docker'],
  ['installationisch', 'installation'],
  ['bluetooth', 'b'],
  ['dokcer', 'do'],
])('%s is not the word %s', (typed, word) => {
  expect(isWholeWord(typed, word)).toBe(false);
});

test('parts words at everything that is neither letter nor digit', () => {
  expect(wordsOf('/var/run/docker.sock, Größe!')).toEqual(['var', 'run', 'docker', 'sock', 'größe']);
});
