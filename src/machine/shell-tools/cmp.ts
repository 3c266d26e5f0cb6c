// cmp(1) of diffutils.
import { FileError } from '../file-error.ts';
import { UsageError } from '../option-errors.ts';
import { tool } from './tool.ts';

export const cmp = tool(
  {
    usage: 2,
    failure: 2,
    hint: () => "cmp: Try 'cmp --help' for more information.\n",
    flags: {
      '-s': 'silent',
      '--quiet': 'silent',
      '--silent': 'silent',
      '-l': 'list',
      '--verbose': 'list',
      '-b': 'bytes',
      '--print-bytes': 'bytes',
    },
    values: { '-n': 'most', '--bytes': 'most', '-i': 'skip', '--ignore-initial': 'skip' },
  },
  (call) => {
    const { options, words } = call;
    if (words.length < 1) throw new UsageError(`missing operand after 'cmp'`);
    if (words.length > 4) throw new UsageError(`extra operand '${words[4] ?? ''}'`);
    const [first = '', second = '-'] = words;
    const [skipFirst = '0', skipSecond = skipFirst] = (options.value('skip') ?? words[2] ?? '0').split(':');
    const most = Number(options.value('most') ?? Infinity);
    const bytes: string[] = [];
    for (const [file, skip] of [
      [first, skipFirst],
      [second, words[3] ?? skipSecond],
    ] as const) {
      try {
        bytes.push(call.readBytes(file).slice(Number(skip), Number(skip) + most));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        if (!options.has('silent')) call.complain(`${file}: ${error.message}`);
        return 2;
      }
    }
    const [a = '', b = ''] = bytes;
    const octal = (byte: string | undefined) => (byte ?? '').charCodeAt(0).toString(8).padStart(3);
    let differs = false;
    let lines = 1;
    const width = String(Math.min(a.length, b.length)).length;
    for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
      if (a[at] !== b[at]) {
        differs = true;
        if (options.has('silent')) return 1;
        if (!options.has('list')) {
          const shown = options.has('bytes')
            ? ` is ${octal(a[at])} ${visible(a[at])} ${octal(b[at])} ${visible(b[at])}`
            : '';
          call.out(
            `${first} ${second} differ: ${options.has('bytes') ? 'byte' : 'byte'} ${at + 1}, line ${lines}${shown}\n`,
          );
          return 1;
        }
        call.out(
          `${String(at + 1).padStart(width)} ${octal(a[at])}${options.has('bytes') ? ` ${visible(a[at]).padEnd(4)}` : ''} ${octal(b[at])}${options.has('bytes') ? ` ${visible(b[at])}` : ''}\n`,
        );
      }
      if (a[at] === '\n') lines += 1;
    }
    if (a.length === b.length) return differs ? 1 : 0;
    if (!options.has('silent')) {
      const [shorter, length, text] = a.length < b.length ? [first, a.length, a] : [second, b.length, b];
      const where =
        length === 0
          ? 'which is empty'
          : `after byte ${length}${options.has('list') ? '' : `, ${text.endsWith('\n') ? 'line' : 'in line'} ${text.endsWith('\n') ? lines - 1 : lines}`}`;
      call.err(`cmp: EOF on ${shorter} ${where}\n`);
    }
    return 1;
  },
);

function visible(byte: string | undefined): string {
  const code = (byte ?? '').charCodeAt(0);
  const low = code & 127;
  const shown = low < 32 ? `^${String.fromCharCode(low + 64)}` : low === 127 ? '^?' : String.fromCharCode(low);
  return code > 127 ? `M-${shown}` : shown;
}
