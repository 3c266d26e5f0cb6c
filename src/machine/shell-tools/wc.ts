// wc(1) of coreutils.
import { textOf } from '../byte-strings.ts';
import { FileError } from '../file-error.ts';
import { shellQuotedIfNeeded } from './quoting.ts';
import { tool } from './tool.ts';

const columns = ['lines', 'words', 'characters', 'bytes', 'longest'] as const;

export const wc = tool(
  {
    flags: {
      '-l': 'lines',
      '--lines': 'lines',
      '-w': 'words',
      '--words': 'words',
      '-m': 'characters',
      '--chars': 'characters',
      '-c': 'bytes',
      '--bytes': 'bytes',
      '-L': 'longest',
      '--max-line-length': 'longest',
    },
    unmodelled: ['--files0-from', '--total'],
  },
  (call) => {
    const { options, words, files } = call;
    const asked = columns.filter((column) => options.has(column));
    const shown = asked.length > 0 ? asked : (['lines', 'words', 'bytes'] as const);
    const operands = words.length > 0 ? words : [undefined];

    // The columns are as wide as the sum of the files' sizes; what is no regular file makes them 7 wide at least.
    let bytes = 0;
    let width = 1;
    for (const operand of operands) {
      if (operand === undefined || operand === '-') width = 7;
      else if (files.exists(call.path(operand))) {
        const { type, size } = files.stat(call.path(operand));
        if (type === 'file') bytes += size;
        else width = 7;
      }
    }
    width = operands.length === 1 && shown.length === 1 ? 1 : Math.max(width, String(bytes).length);

    const total = { lines: 0, words: 0, characters: 0, bytes: 0, longest: 0 };
    const print = (counts: typeof total, name: string | undefined) => {
      const numbers = shown.map((column) => String(counts[column]).padStart(width)).join(' ');
      call.out(`${numbers}${name === undefined ? '' : ` ${name}`}\n`);
    };
    for (const operand of operands) {
      const name = operand === undefined ? undefined : shellQuotedIfNeeded(operand);
      try {
        const counts = countsOf(call.readBytes(operand ?? '-'));
        print(counts, name);
        for (const column of columns)
          total[column] =
            column === 'longest' ? Math.max(total.longest, counts.longest) : total[column] + counts[column];
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        call.complain(`${name ?? '-'}: ${error.message}`);
        if (error.code === 'EISDIR') print({ ...total, lines: 0, words: 0, characters: 0, bytes: 0, longest: 0 }, name);
      }
    }
    if (operands.length > 1) print(total, 'total');
  },
);

function countsOf(bytes: string) {
  const text = textOf(bytes);
  return {
    lines: bytes.split('\n').length - 1,
    words: text.match(/[^\s]+/g)?.length ?? 0,
    characters: Array.from(text).length,
    bytes: bytes.length,
    longest: Math.max(...text.split('\n').map(lineWidth)),
  };
}

function lineWidth(line: string): number {
  let width = 0;
  for (const character of line) width = character === '\t' ? (Math.floor(width / 8) + 1) * 8 : width + 1;
  return width;
}
