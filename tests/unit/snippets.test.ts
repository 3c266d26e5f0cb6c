// Placeholders, expectations, and the snippets of a page.
import { describe, expect, test } from 'vitest';
import { differenceOf, isHidden } from '../../src/snippets/expectation.ts';
import { filled, placeholdersOf } from '../../src/snippets/placeholders.ts';
import { snippetsOf } from '../../src/snippets/page.ts';

describe('a placeholder', () => {
  test('has a name and a default, and is filled in everywhere', () => {
    const text = 'tdnf install {{package=vim}}\nrpm -q {{package=vim}}';
    expect(placeholdersOf(text)).toEqual([{ name: 'package', value: 'vim' }]);
    expect(filled(text)).toBe('tdnf install vim\nrpm -q vim');
    expect(filled(text, { package: 'wget' })).toBe('tdnf install wget\nrpm -q wget');
  });

  test('is not a template of another program', () => {
    expect(placeholdersOf("docker info --format '{{.OperatingSystem}} {{json .}}'")).toEqual([]);
  });

  test.each([
    ['{{package}}', 'is no placeholder'],
    ['{{package=}}', 'has no default'],
    ['{{a=1}} {{a=2}}', 'has two defaults, "1" and "2"'],
  ])('written %s is refused', (text, message) => {
    expect(() => placeholdersOf(text)).toThrow(message);
  });
});

describe('an output agrees', () => {
  test.each([
    ['the same', 'a\nb', 'a\nb\n'],
    ['blanks at line ends', 'a', 'a   \n\n'],
    ['any lines', 'a\n...\nz', 'a\nb\nc\nz'],
    ['no lines', 'a\n...\nz', 'a\nz'],
    ['any lines at the end', 'a\n...', 'a\nb'],
    ['any lines, twice', '...\nb\n...', 'a\nb\nb\nc'],
    ['any text in a line', 'PID [..] (sshd)', 'PID 207 (sshd)'],
    ['any text, twice', '[..]: active [..]', 'x: active since'],
  ])('with %s', (_, shown, printed) => {
    expect(differenceOf(shown, printed)).toBeUndefined();
  });

  test.each([
    ['another line', 'a', 'b'],
    ['a line too many', 'a', 'a\nb'],
    ['a line too few', 'a\nb', 'a'],
    ['lines in another order', 'a\nb', 'b\na'],
    ['any text that is too short', 'ab[..]bc', 'abc'],
    ['nothing printed', 'a\n...', ''],
  ])('not with %s', (_, shown, printed) => {
    expect(differenceOf(shown, printed)).toBeDefined();
  });

  test('or else it is told what differs', () => {
    expect(differenceOf('a\nb\nc', 'a\nx\nc')).toEqual([
      { sign: ' ', line: 'a' },
      { sign: '-', line: 'b' },
      { sign: '+', line: 'x' },
      { sign: ' ', line: 'c' },
    ]);
  });

  test('and lines that a wildcard covers are no difference', () => {
    expect(differenceOf('a\n...\nz', 'a\nb\nc\nz\nnew')).toEqual([
      { sign: ' ', line: 'a' },
      { sign: ' ', line: '...' },
      { sign: ' ', line: 'z' },
      { sign: '+', line: 'new' },
    ]);
  });

  test('only where it is not hidden whole', () => {
    expect(isHidden('...')).toBe(true);
    expect(isHidden('[..]\n...')).toBe(true);
    expect(isHidden('')).toBe(false);
    expect(isHidden('x [..]')).toBe(false);
  });
});

describe('the snippets of a page', () => {
  test('are found with their lines and indentation', () => {
    const page =
      '---\na: 1\n---\n\n1. Do:\n\n   ```console exit=3\n   # systemctl is-active x\n   inactive\n   ```\n\n```ini\n[a]\n```\n';
    const [first, second] = snippetsOf(page);
    expect(first).toMatchObject({ line: 7, indent: '   ', fence: { exit: 3 } });
    expect(first?.steps).toEqual([{ prompt: '#', command: 'systemctl is-active x', output: 'inactive' }]);
    expect(second).toMatchObject({ line: 12, text: '[a]', steps: [] });
  });

  test.each([
    ['```console\n# ls\n...\n```', 'line 1: The whole output of "ls" is hidden'],
    ['text\n```console\n# tdnf install <package>\n```', 'line 2: "<package>" is left in "tdnf install <package>"'],
    ['```sh\nls\n```', 'line 1: Behind ```sh must stand run'],
  ])('that are wrong are refused with their line', (page, message) => {
    expect(() => snippetsOf(page)).toThrow(message);
  });
});
