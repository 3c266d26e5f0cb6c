// hexdump(1) of util-linux.
import { tool } from './tool.ts';

export const hexdump = tool(
  {
    flags: {
      '-C': 'canonical',
      '--canonical': 'canonical',
      '-c': 'characters',
      '--one-byte-char': 'characters',
      '-v': 'all',
      '--no-squeezing': 'all',
      '-x': 'words',
      '--two-bytes-hex': 'words',
      '-b': 'octal',
      '--one-byte-octal': 'octal',
    },
    values: { '-n': 'most', '--length': 'most', '-s': 'skip', '--skip': 'skip' },
    unmodelled: [
      '-d',
      '--two-bytes-decimal',
      '-o',
      '--two-bytes-octal',
      '-e',
      '--format',
      '-f',
      '--format-file',
      '-L',
      '--color',
    ],
  },
  (call) => {
    const { options } = call;
    const inputs = call.inputs('bytes', (file, reason) => `${file}: ${reason}`);
    if (inputs.length === 0) {
      call.complain('all input file arguments failed');
      return;
    }
    const skip = Number(options.value('skip') ?? 0);
    const bytes = inputs
      .map(({ text }) => text)
      .join('')
      .slice(skip, skip + Number(options.value('most') ?? Infinity));
    const digits = options.has('canonical') ? 8 : 7;
    const address = (at: number) => at.toString(16).padStart(digits, '0');
    const line = options.has('canonical')
      ? canonical
      : options.has('characters')
        ? characters
        : options.has('octal')
          ? octal
          : options.has('words')
            ? spacedWords
            : words;
    let before: string | undefined;
    let repeated = false;
    for (let at = 0; at < bytes.length; at += 16) {
      const block = bytes.slice(at, at + 16);
      if (!options.has('all') && block === before) {
        if (!repeated) call.out('*\n');
        repeated = true;
        continue;
      }
      before = block;
      repeated = false;
      call.out(`${address(skip + at)}${line(block)}\n`);
    }
    if (bytes.length > 0) call.out(`${address(skip + bytes.length)}\n`);
  },
);

const escapes: Record<string, string> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};
const hex = (byte: string) => byte.charCodeAt(0).toString(16).padStart(2, '0');

function canonical(block: string): string {
  const cells = Array.from(
    { length: 16 },
    (_, at) => `${at === 8 ? ' ' : ''} ${at < block.length ? hex(block.charAt(at)) : '  '}`,
  );
  return ` ${cells.join('')}  |${block.replace(/[^ -~]/g, '.')}|`;
}

function words(block: string): string {
  return pairs(block, 1);
}

function spacedWords(block: string): string {
  return pairs(block, 4);
}

function pairs(block: string, blanks: number): string {
  let text = '';
  for (let at = 0; at < 16; at += 2) {
    const pair = at < block.length ? hex(block[at + 1] ?? '\0') + hex(block.charAt(at)) : '    ';
    text += ' '.repeat(blanks) + pair;
  }
  return text;
}

function characters(block: string): string {
  return Array.from({ length: 16 }, (_, at) => {
    const byte = block[at];
    return (
      byte === undefined
        ? ''
        : (escapes[byte] ?? (/[ -~]/.test(byte) ? byte : byte.charCodeAt(0).toString(8).padStart(3, '0')))
    ).padStart(4);
  }).join('');
}

function octal(block: string): string {
  return Array.from({ length: 16 }, (_, at) =>
    at < block.length ? ` ${block.charCodeAt(at).toString(8).padStart(3, '0')}` : '    ',
  ).join('');
}
