// Whatever is kept on a reader's device has its key in src/kept-keys.ts, and stands in src/kept.ts, from which the page on privacy is made.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as keys from '../../src/kept-keys.ts';
import { kept } from '../../src/kept.ts';

const sources = globSync('src/**/*.{ts,astro}')
  .filter((file) => !/^src[\\/](?:machine|tasks|integrations|checks)[\\/]/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '') }));

/** Where code reads or writes storage, with the key it gives. */
const uses = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\b(local|session)Storage\b(?!\))(.{0,40})/g)].map(([use, which = '', rest = '']) => ({
    file,
    use,
    where: `${which} storage`,
    key: /^\.(?:get|set|remove)Item\((?:'?\$\{)?keys\.(\w+)/.exec(rest)?.[1],
  })),
);

test('code keeps things under the named keys alone', () => {
  expect(uses.length).toBeGreaterThan(4);
  expect(uses.filter(({ key }) => key === undefined || !(key in keys))).toEqual([]);
});

test('the page on privacy names each key that code uses, with where it is', () => {
  for (const { where, key = '' } of uses) {
    expect(kept).toContainEqual(expect.objectContaining({ where, key: keys[key as keyof typeof keys] }));
  }
});

test('each key begins with the name of the site, so that other sites of the same host have their own', () => {
  expect(Object.values(keys).filter((key) => !key.startsWith('photon-os-faq:'))).toEqual([]);
});

test('there are no cookies and no databases', () => {
  // Asking how much room there is keeps nothing.
  const others = /document\.cookie|cookieStore|indexedDB|navigator\.storage\b(?!\.estimate)/;
  expect(sources.filter(({ text }) => others.test(text)).map(({ file }) => file)).toEqual([]);
});
