// What the page makes of a program's output, of a reader's fields, and of the keys in the prompt.
import { describe, expect, test } from 'vitest';
import { AnsiReader, type Token } from '../../src/elements/machine-ansi.ts';
import { shellWord } from '../../src/elements/machine-fields.ts';
import { History } from '../../src/elements/machine-history.ts';

const read = (...pieces: string[]): Token[] => {
  const reader = new AnsiReader();
  return pieces.flatMap((piece) => reader.read(piece));
};
const text = (...pieces: string[]) =>
  read(...pieces)
    .map((token) => (typeof token === 'string' ? '\n' : token.text))
    .join('');

describe('control sequences', () => {
  test('colours become classes until they are taken back', () => {
    expect(read('\u001b[1;31mred\u001b[0m plain')).toEqual([
      { text: 'red', classes: 'sgr-bold sgr-red' },
      { text: ' plain', classes: '' },
    ]);
  });

  test('a sequence may be cut anywhere', () => {
    const whole = 'a\u001b[1;32mb\u001b]0;title\u0007c\u001b[md';
    for (let at = 0; at <= whole.length; at += 1) {
      expect(text(whole.slice(0, at), whole.slice(at)), `cut at ${String(at)}`).toBe('abcd');
    }
  });

  test('of 256 colours the first sixteen have a class, and what follows is not read as another', () => {
    expect(read('\u001b[38;5;1mx\u001b[0m\u001b[38;5;200;1my\u001b[0m\u001b[38;2;1;2;3mz')).toEqual([
      { text: 'x', classes: 'sgr-red' },
      { text: 'y', classes: 'sgr-bold' },
      { text: 'z', classes: '' },
    ]);
  });

  test.each([
    ['moving the cursor', '\u001b[2J\u001b[H\u001b[10;5Hx'],
    ['a title, ended by BEL', '\u001b]0;title\u0007x'],
    ['a link, ended by ST', '\u001b]8;;https://example.org\u001b\\x\u001b]8;;\u001b\\'],
    ['a device control string', '\u001bPq#0;2;0;0;0\u001b\\x'],
    ['C1 forms', '\u009b31mx\u009d0;title\u009c'],
    ['a character set', '\u001b(Bx'],
    ['bells, backspaces and deletes', '\u0007\b\u007fx\u0000'],
  ])('%s is dropped', (_, output) => {
    expect(text(output)).toBe('x');
  });

  test('new lines and carriage returns are told apart', () => {
    expect(read('10 %\r20 %\r\n')).toEqual([
      { text: '10 %', classes: '' },
      'return',
      { text: '20 %', classes: '' },
      'return',
      'newline',
    ]);
  });
});

test.each([
  ['vim', 'vim'],
  ['/etc/ssh/sshd_config', '/etc/ssh/sshd_config'],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['$(reboot)', "'$(reboot)'"],
  ['~/x', "'~/x'"],
  ['', "''"],
])('the field %j becomes the word %s', (value, word) => {
  expect(shellWord(value)).toBe(word);
});

describe('the history', () => {
  const history = () => {
    const made = new History();
    for (const command of ['one', 'two', 'two', ' ']) made.add(command);
    return made;
  };
  const field = (value: string, at = 0) => ({ value, selectionStart: at, selectionEnd: at });

  test('goes back over what was typed, each repetition once, and forward to what was being typed', () => {
    const typed = history();
    expect(typed.recall('ArrowUp', field('half'))).toBe('two');
    expect(typed.recall('ArrowUp', field('two'))).toBe('one');
    expect(typed.recall('ArrowUp', field('one'))).toBeUndefined();
    expect(typed.recall('ArrowDown', field('one'))).toBe('two');
    expect(typed.recall('ArrowDown', field('two'))).toBe('half');
    expect(typed.recall('ArrowDown', field('half'))).toBeUndefined();
  });

  test('leaves the arrows to the caret within several lines', () => {
    expect(history().recall('ArrowUp', field('first\nsecond', 8))).toBeUndefined();
    expect(history().recall('ArrowUp', field('first\nsecond', 2))).toBe('two');
  });
});
