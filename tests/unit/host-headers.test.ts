// The rules of the file _headers.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headersFrom } from '../../src/tasks/host-headers.ts';

const text = `# A remark
/*
  X-One: 1
  Content-Security-Policy: frame-ancestors 'none'
/files.d/*
  content-security-policy: default-src 'self'; img-src 'none'
  # Another
  X-Two: a: b
`;

test('gives each path the headers of all rules that fit it', () => {
  const headersOf = headersFrom(text);
  expect(headersOf('/faq/')).toEqual([
    ['X-One', '1'],
    ['Content-Security-Policy', "frame-ancestors 'none'"],
  ]);
  expect(headersOf('/files.d/a.js')).toEqual([
    ['X-One', '1'],
    ['Content-Security-Policy', "frame-ancestors 'none', default-src 'self'; img-src 'none'"],
    ['X-Two', 'a: b'],
  ]);
});

test('a path is text: only the star stands for something else', () => {
  expect(headersFrom('/a.b+(c)/*\n  X: 1')('/a.b+(c)/d')).toEqual([['X', '1']]);
  expect(headersFrom('/a.b\n  X: 1')('/aXb')).toEqual([]);
});

test.each([
  ['  X-One: 1\n', 'line 1: "X-One: 1"'],
  ['/*\n  X-One\n', 'line 2: "X-One"'],
  ['/*\n  X-One:\n', 'line 2: "X-One:"'],
  ['faq/*\n', 'line 1: "faq/*"'],
])('says which line of %j is wrong', (wrong, message) => {
  expect(() => headersFrom(wrong)).toThrow(message);
});

test('the file of this site lets nobody frame its pages, and its workers fetch from here alone', () => {
  const headersOf = headersFrom(readFileSync('public/_headers', 'utf8'));
  const policyOf = (path: string) => new Map(headersOf(path)).get('Content-Security-Policy');
  expect(policyOf('/faq/')).toBe("frame-ancestors 'none'");
  expect(policyOf('/_astro/worker.js')).toMatch(/^frame-ancestors 'none', default-src 'none'; connect-src 'self';/);
});
