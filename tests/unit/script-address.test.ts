// Which addresses may be started as scripts.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const created: string[] = [];

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { dataset: { base: '../' } } });
  vi.stubGlobal('location', new URL('https://faq.example.org/photon/faq/'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const load = async () => (await import('../../src/elements/script-address.ts')).scriptAddress;

test('gives the whole address of a script of this site', async () => {
  const scriptAddress = await load();
  expect(scriptAddress('/photon/_astro/worker.js')).toBe('https://faq.example.org/photon/_astro/worker.js');
  expect(scriptAddress('https://faq.example.org/photon/sw.js')).toBe('https://faq.example.org/photon/sw.js');
});

test.each([
  'https://elsewhere.example.org/photon/worker.js',
  'https://faq.example.org.elsewhere.example/photon/worker.js',
  '//elsewhere.example.org/photon/worker.js',
  '/other/worker.js',
  '/photon/../other/worker.js',
  'data:text/javascript,go()',
  'blob:https://faq.example.org/photon/1',
  'javascript:go()',
])('refuses %s', async (address) => {
  const scriptAddress = await load();
  expect(() => scriptAddress(address)).toThrow('is no script of this site');
});

test('refuses what a page says of a site on another host', async () => {
  vi.stubGlobal('document', { documentElement: { dataset: { base: 'https://elsewhere.example.org/' } } });
  const scriptAddress = await load();
  expect(() => scriptAddress('https://elsewhere.example.org/worker.js')).toThrow('is no script of this site');
});

test('has the browser make the address where it has Trusted Types', async () => {
  vi.stubGlobal('trustedTypes', {
    createPolicy(name: string, rules: { createScriptURL(address: string): string }) {
      created.push(name);
      return { createScriptURL: (address: string) => `trusted ${rules.createScriptURL(address)}` };
    },
  });
  const scriptAddress = await load();
  expect(scriptAddress('/photon/sw.js')).toBe('trusted https://faq.example.org/photon/sw.js');
  expect(created).toEqual(['script-address']);
});
