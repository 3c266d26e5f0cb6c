// The line that opens a fence.
import { describe, expect, test } from 'vitest';
import { fenceOf } from '../../src/snippets/fence.ts';

test('knows sessions, scripts and files by their language', () => {
  expect(fenceOf('console', '')).toMatchObject({ kind: 'console', run: true });
  expect(fenceOf('sh', 'run')).toMatchObject({ kind: 'script', run: true });
  expect(fenceOf('ini', '')).toMatchObject({ kind: 'file', language: 'ini', run: false });
  expect(fenceOf('', '')).toMatchObject({ kind: 'file', language: 'text' });
});

test('takes a title and a warning', () => {
  expect(fenceOf('ini', 'title="/etc/fstab" danger="Keep a copy."')).toMatchObject({
    title: '/etc/fstab',
    danger: 'Keep a copy.',
  });
});

test('takes what is typed, in order, and the exit status', () => {
  expect(fenceOf('console', 'input="y" input="secret" exit=8')).toMatchObject({ input: ['y', 'secret'], exit: 8 });
});

test('takes the reason why something is not run', () => {
  expect(fenceOf('sh', 'norun="needs a second machine"')).toMatchObject({
    run: false,
    norun: 'needs a second machine',
  });
  expect(fenceOf('console', 'norun="needs a second machine"').run).toBe(false);
});

test('runs nothing of a plain Markdown file, and asks for no reason', () => {
  expect(fenceOf('sh', '', false).run).toBe(false);
  expect(fenceOf('console', '', false).run).toBe(false);
});

describe('refuses', () => {
  test.each(['tilte="x"', 'title=x', 'wrap', '{1,2}', 'title="a" b', 'run=1', 'exit=x', 'exit="1"'])(
    '%s, and says what there is',
    (meta) => {
      expect(() => fenceOf('sh', meta)).toThrow('You may write: title="…", danger="…", run, norun="the reason"');
    },
  );

  test('an empty attribute', () => {
    expect(() => fenceOf('sh', 'danger=""')).toThrow('danger="" is empty');
    expect(() => fenceOf('sh', 'norun=" "')).toThrow('norun="" is empty');
  });

  test('a script that says neither run nor norun', () => {
    expect(() => fenceOf('sh', 'title="x"')).toThrow('must stand run, or norun="the reason"');
  });

  test('both at once, and what does not go together', () => {
    expect(() => fenceOf('sh', 'run norun="x"')).toThrow('has both run and norun');
    expect(() => fenceOf('console', 'run')).toThrow('leave out run');
    expect(() => fenceOf('ini', 'exit=1')).toThrow('A file (```ini) cannot be run');
    expect(() => fenceOf('sh', 'norun="x" input="y"')).toThrow('input and exit are for what is run');
    expect(() => fenceOf('console', 'exit=256')).toThrow('exit=256 is no exit status');
  });
});
