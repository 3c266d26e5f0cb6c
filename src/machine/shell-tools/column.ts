// column(1) of util-linux.
import { Failure } from '../option-errors.ts';
import { linesOf, tool } from './tool.ts';

export const column = tool(
  {
    flags: {
      '-t': 'table',
      '--table': 'table',
      '-x': 'rows',
      '--fillrows': 'rows',
      '-L': 'blank',
      '--keep-empty-lines': 'blank',
      '-d': 'headless',
      '--table-noheadings': 'headless',
    },
    values: {
      '-s': 'separator',
      '--separator': 'separator',
      '-o': 'output',
      '--output-separator': 'output',
      '-c': 'width',
      '--output-width': 'width',
      '-N': 'names',
      '--table-columns': 'names',
      '-R': 'right',
      '--table-right': 'right',
      '-l': 'limit',
      '--table-columns-limit': 'limit',
    },
    unmodelled: [
      '-J',
      '--json',
      '-n',
      '--table-name',
      '-O',
      '--table-order',
      '-E',
      '--table-noextreme',
      '-e',
      '--table-header-repeat',
      '-H',
      '--table-hide',
      '-T',
      '--table-truncate',
      '-W',
      '--table-wrap',
      '-m',
      '--table-maxout',
      '-r',
      '--tree',
      '-i',
      '--tree-id',
      '-p',
      '--tree-parent',
    ],
  },
  (call) => {
    const { options } = call;
    const lines = call
      .inputs(undefined, (file, reason) =>
        reason === 'Is a directory' ? `read failed: ${reason}` : `${file}: ${reason}`,
      )
      .flatMap(({ text }) => linesOf(text));
    const filled = options.has('blank') ? lines : lines.filter((line) => line.trim() !== '');
    if (!options.has('table')) {
      call.out(
        fill(
          filled.map((line) => line.trimEnd()),
          widthOf(options.value('width'), call.columns),
          options.has('rows'),
        ),
      );
      return;
    }
    const separators = options.value('separator');
    const limit = Number(options.value('limit') ?? Infinity);
    const rows = filled.map((line) => {
      const cells =
        separators === undefined
          ? line.trim().split(/[ \t]+/)
          : line.split(new RegExp(`[${separators.replace(/[\\\]^-]/g, '\\$&')}]`));
      return cells.length > limit
        ? [...cells.slice(0, limit - 1), cells.slice(limit - 1).join(separators?.[0] ?? ' ')]
        : cells;
    });
    const names = options.value('names')?.split(',');
    if (names && !options.has('headless')) rows.unshift(names);
    const right = new Set(
      (options.value('right') ?? '')
        .split(',')
        .map((name) => (names?.includes(name) ? names.indexOf(name) : Number(name) - 1)),
    );
    const count = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: count }, (_, at) =>
      Math.max(...rows.map((row) => Array.from(row[at] ?? '').length)),
    );
    const joint = options.value('output') ?? '  ';
    for (const row of rows) {
      const cells = widths.map((width, at) => {
        const cell = row[at] ?? '';
        if (right.has(at)) return cell.padStart(width);
        return at === count - 1 ? cell : cell.padEnd(width);
      });
      call.out(`${cells.join(joint)}\n`);
    }
  },
);

function widthOf(text: string | undefined, columns: number): number {
  if (text === undefined) return columns;
  if (text === 'unlimited') return Infinity;
  if (!/^\d+$/.test(text)) throw new Failure(`invalid columns argument: '${text}'`);
  return Number(text);
}

/** Words side by side, filled up with tabs. */
function fill(words: string[], width: number, byRows: boolean): string {
  if (words.length === 0) return '';
  const cell = (Math.floor(Math.max(...words.map((word) => word.length)) / 8) + 1) * 8;
  const columns = Math.max(1, Math.floor(width / cell));
  if (columns === 1) return words.map((word) => `${word}\n`).join('');
  const rows = Math.ceil(words.length / columns);
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    const line = words.filter((_, index) => (byRows ? Math.floor(index / columns) : index % rows) === row);
    text += `${line.map((word, index) => (index === line.length - 1 ? word : word + '\t'.repeat(Math.ceil((cell - word.length) / 8)))).join('')}\n`;
  }
  return text;
}
