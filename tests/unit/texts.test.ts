// Short texts: code in backticks, addresses of sources and of searches.
import { expect, test } from 'vitest';
import { partsOf, plainText } from '../../src/inline-code.ts';
import { searchOf, withSearch, wordsOfPath } from '../../src/search/address.ts';
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

test('reads and writes the search of an address', () => {
  expect(searchOf('http://x/search/?q=+docker+ps+&topic=docker')).toEqual({
    q: 'docker ps',
    topic: 'docker',
    release: '',
  });
  expect(searchOf('http://x/search/')).toEqual({ q: '', topic: '', release: '' });
  expect(withSearch('http://x/search/?a=1', { q: '<b> & c', release: '5.0' })).toBe(
    'http://x/search/?a=1&q=%3Cb%3E+%26+c&release=5.0',
  );
  expect(withSearch('http://x/search/?q=old&topic=docker', { q: '', topic: 'docker' })).toBe(
    'http://x/search/?topic=docker',
  );
});

test('takes the words of a missing address', () => {
  expect(wordsOfPath('/faq/docker-ps_not.html')).toBe('docker ps not');
  expect(wordsOfPath('/')).toBe('');
  expect(wordsOfPath('/%E0%A4%A')).toBe('');
});
