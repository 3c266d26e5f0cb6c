// The line that opens a fence.
import { expect, test } from 'vitest';
import { fenceOf } from '../../src/snippets/fence.ts';

test('knows sessions, scripts and files by their language', () => {
  expect(fenceOf('console', '').kind).toBe('console');
  expect(fenceOf('sh', '').kind).toBe('script');
  expect(fenceOf('ini', '').kind).toBe('file');
  expect(fenceOf('', '')).toEqual({ kind: 'file', language: 'text' });
});

test('takes a title and a warning', () => {
  expect(fenceOf('ini', 'title="/etc/fstab" danger="Keep a copy."')).toEqual({
    kind: 'file',
    language: 'ini',
    title: '/etc/fstab',
    danger: 'Keep a copy.',
  });
});

test.each(['tilte="x"', 'title=x', 'wrap', '{1,2}', 'title="a" b'])('refuses %s and says what there is', (meta) => {
  expect(() => fenceOf('sh', meta)).toThrow('You may write: title="…", danger="…".');
});

test('refuses an empty attribute', () => {
  expect(() => fenceOf('sh', 'danger=""')).toThrow('danger="" is empty');
});
