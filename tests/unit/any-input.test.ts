// What holds for any input, whatever it is: parsers give an answer or a message for people, and lose nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteSchema, questionSchema } from '../../src/content.config.ts';
import { AnsiReader, type Token } from '../../src/elements/machine-ansi.ts';
import { shellWord } from '../../src/elements/machine-fields.ts';
import { History } from '../../src/elements/machine-history.ts';
import { searchOf, withSearch, wordsOfPath } from '../../src/search/address.ts';
import { differenceOf } from '../../src/snippets/expectation.ts';
import { fenceOf } from '../../src/snippets/fence.ts';
import { filled, partsOf, placeholdersOf } from '../../src/snippets/placeholders.ts';
import { commandsOf, transcriptOf } from '../../src/snippets/transcript.ts';

const any = fc.string({ unit: 'binary', maxLength: 200 });
/** Text of pieces that mean something to the parser under test, among others that do not. */
const textOf = (...pieces: string[]) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 6 })), {
      maxLength: 25,
    })
    .map((parts) => parts.join(''));

/** What a parser gives, or the message with which it refuses; another error is a defect. */
function answered<T>(parse: () => T): T | string {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error || !/[.:]/.test(error.message)) throw error;
    return error.message;
  }
}

describe('a session in a console fence', () => {
  const session = textOf('$ ', '# ', '\n', '\\\n', "'", '"', '<<EOF', '<<-E', '\nEOF\n', '((', '))', '<<<', ' #', '`');

  test('is taken apart without losing a line, or refused with a message', () => {
    fc.assert(
      fc.property(session, (text) => {
        const steps = answered(() => transcriptOf(text));
        if (typeof steps === 'string') return;
        const again = steps.map(({ prompt, command, output }) => `${prompt} ${command}\n${output}`).join('\n');
        const solid = (all: string) => all.replace(/\s+/g, '');
        expect(solid(again)).toBe(solid(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads its own commands back as they are', () => {
    fc.assert(
      fc.property(session, (text) => {
        const steps = answered(() => transcriptOf(text));
        if (typeof steps === 'string') return;
        const commands = steps.map(({ prompt, command }) => `${prompt} ${command}`).join('\n');
        expect(commandsOf(transcriptOf(commands))).toBe(commandsOf(steps));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an expected output', () => {
  const line = fc.string({ maxLength: 12 }).filter((text) => !/\n/.test(text));

  test('agrees with itself', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(differenceOf(text, text)).toBeUndefined();
      }),
    );
  });

  test('agrees with what its wildcards stand for', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.array(line), line, line, (before, hidden, after, left, right) => {
        const shown = [...before, '...', `x${left}[..]${right}x`, ...after, 'end'].join('\n');
        const printed = [...before, ...hidden, `x${left}anything${right}x`, ...after, 'end'].join('\n');
        expect(differenceOf(shown, printed)).toBeUndefined();
      }),
    );
  });

  test('where it differs, tells every printed line that is not shown', () => {
    const few = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 });
    fc.assert(
      fc.property(few, few, (shown, printed) => {
        const lines = differenceOf(shown.join('\n'), printed.join('\n'));
        if (!lines) return;
        const told = lines.filter(({ sign }) => sign !== '-').map((own) => own.line);
        expect(told.join('\n').trimEnd()).toBe(printed.join('\n').trimEnd());
      }),
    );
  });
});

describe('placeholders', () => {
  const text = textOf(
    '{{',
    '}}',
    '=',
    'package',
    'vim',
    'constructor',
    'to-string',
    '{{a=1}}',
    '{{constructor=x}}',
    '\n',
  );

  test('are filled in with their defaults, or refused with a message', () => {
    fc.assert(
      fc.property(text, (source) => {
        const found = answered(() => placeholdersOf(source));
        if (typeof found === 'string') return;
        const whole = partsOf(source).map((part) => (typeof part === 'string' ? part : part.value));
        expect(filled(source)).toBe(whole.join(''));
        for (const { name } of found) expect(filled(`{{${name}=a}}`, { [name]: 'b' })).toBe('b');
      }),
      { numRuns: 2_000 },
    );
  });

  test('take any value as one word of the shell', () => {
    fc.assert(
      fc.property(any, (value) => {
        const word = shellWord(value);
        // By POSIX 2.2: between single quotes all is itself, and \' outside of them is one.
        const read = word.replace(
          /'([^']*)'|\\(.)/gs,
          (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
        );
        expect(read).toBe(value);
        expect(word.replace(/'[^']*'|\\'/gs, '')).toMatch(/^[\w@%+=:,./-]*$/);
      }),
    );
  });
});

test('the line that opens a fence is read or refused with a message', () => {
  const meta = textOf(' ', 'run', 'norun', 'exit', '=', '"', 'title="a"', 'input="y"', 'exit=3', '__proto__="x"');
  fc.assert(
    fc.property(fc.constantFrom('console', 'sh', 'ini', '', '__proto__'), meta, (language, rest) => {
      const fence = answered(() => fenceOf(language, rest));
      if (typeof fence === 'string') expect(fence.length).toBeGreaterThan(20);
      else expect(Object.keys(fence)).toEqual(expect.arrayContaining(['kind', 'run', 'input', 'exit']));
    }),
  );
});

test.each([
  ['question', questionSchema],
  ['note', noteSchema],
] as const)('any front matter of a %s is taken or refused, with the field that is wrong', (_, schema) => {
  const fields = Object.keys(schema.shape);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.date(),
    fc.date({ noInvalidDate: true }),
    any,
    fc.constantFrom('', 'all', '2026-02-30', '?'),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...fields), any), value), (front) => {
      const { success, error } = schema.safeParse(front);
      expect(success).toBe(error === undefined);
      for (const { message, path, code } of error?.issues ?? []) {
        expect(message).not.toBe('');
        expect(path.length > 0 || code === 'unrecognized_keys').toBe(true);
      }
    }),
  );
});

describe('the output of a program', () => {
  const output = textOf(
    '\u001b',
    '[',
    '1',
    ';',
    '38;5;',
    'm',
    '\u001b[31m',
    '\u001b]0;',
    '\u0007',
    '\n',
    '\r',
    '\u009b',
    '😀',
    'K',
  );
  const shown = (tokens: Token[]) => {
    const merged: { text: string; classes: string }[] = [];
    for (const token of tokens) {
      const next = typeof token === 'string' ? { text: token === 'newline' ? '\n' : '\r', classes: '' } : token;
      const last = merged.at(-1);
      if (last?.classes === next.classes) last.text += next.text;
      else merged.push({ ...next });
    }
    return merged;
  };

  test('means the same wherever it is cut', () => {
    fc.assert(
      fc.property(output, fc.nat(200), (text, at) => {
        const reader = new AnsiReader();
        // Between characters: the machine prints none in halves.
        const letters = Array.from(text);
        const pieces = [letters.slice(0, at).join(''), letters.slice(at).join('')];
        expect(shown(pieces.flatMap((piece) => reader.read(piece)))).toEqual(shown(new AnsiReader().read(text)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('has nothing in it that steers a terminal, and no class but those of the style sheet', () => {
    fc.assert(
      fc.property(fc.oneof(output, any), (text) => {
        for (const token of new AnsiReader().read(text)) {
          if (typeof token === 'string') continue;
          expect(token.text).not.toMatch(/[^\P{Cc}\t]/u);
          expect(token.classes).toMatch(/^(?:sgr-[a-z-]+(?: |$))*$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

test('the arrow keys bring back what was typed, and never leave it', () => {
  fc.assert(
    fc.property(fc.array(any), fc.array(fc.constantFrom('ArrowUp', 'ArrowDown')), any, (commands, presses, typed) => {
      const history = new History();
      for (const command of commands) history.add(command);
      let value = typed;
      const line = (text: string) => ({ value: text, selectionStart: 0, selectionEnd: text.length });
      for (const key of presses) value = history.recall(key, line(value)) ?? value;
      expect([...commands, typed]).toContain(value);
      for (let press = 0; press < commands.length; press += 1)
        value = history.recall('ArrowDown', line(value)) ?? value;
      expect(value).toBe(typed);
    }),
  );
});

describe('the address of a search', () => {
  const query = any.map((text) => text.toWellFormed().trim());

  test('gives back what was put into it', () => {
    fc.assert(
      fc.property(query, query, query, (q, topic, release) => {
        const address = withSearch('https://faq.example.org/search/?q=before&other=1#place', { q, topic, release });
        expect(searchOf(address)).toEqual({ q, topic, release });
        expect(address).toMatch(/^https:\/\/faq\.example\.org\/search\/\?/);
        expect(new URL(address).searchParams.get('other')).toBe('1');
      }),
    );
  });

  test('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(any, textOf('%', '%E0%A4', '&', 'q=', '=', '+', '#', '?')), (text) => {
        const { q, topic, release } = searchOf(`https://faq.example.org/search/?${text}`);
        for (const part of [q, topic, release]) expect(part).toBe(part.trim());
        expect(typeof wordsOfPath(`/faq/${text}/`)).toBe('string');
      }),
    );
  });
});
