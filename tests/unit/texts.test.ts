// Short texts: code in backticks, addresses of sources, excerpts of search results.
import { expect, test } from 'vitest';
import { partsOf, plainText } from '../../src/inline-code.ts';
import { excerptParts } from '../../src/search/excerpt.ts';
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
