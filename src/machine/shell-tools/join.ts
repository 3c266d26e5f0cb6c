// join(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { demandWords, linesOf, tool } from './tool.ts';

interface Row {
  line: string;
  fields: string[];
}

export const join = tool(
  {
    flags: {
      '-i': 'fold',
      '--ignore-case': 'fold',
      '--check-order': 'check',
      '--nocheck-order': 'uncheck',
      '--header': 'header',
    },
    values: {
      '-1': 'one',
      '-2': 'two',
      '-j': 'both',
      '-t': 'separator',
      '-a': 'also',
      '-v': 'only',
      '-e': 'empty',
      '-o': 'format',
    },
    unmodelled: ['-z', '--zero-terminated'],
  },
  (call) => {
    const { options, words } = call;
    demandWords(words, 2, 2);
    const field = (name: string) => {
      const text = options.value(name) ?? options.value('both') ?? '1';
      if (!/^[1-9]\d*$/.test(text)) throw new Failure(`invalid field number: ${quoted(text)}`);
      return Number(text);
    };
    const keys = [field('one'), field('two')];
    const separator = options.value('separator');
    if (separator !== undefined && Array.from(separator).length > 1)
      throw new Failure(`multi-character tab ${quoted(separator)}`);
    const split = (line: string): Row => ({
      line,
      fields:
        separator === undefined
          ? line.split(/[ \t]+/).filter(Boolean)
          : separator === ''
            ? [line]
            : line.split(separator),
    });
    const read = (file: string) =>
      call.attempt(
        () => linesOf(call.read(file)).map(split),
        (reason) => `${file}: ${reason}`,
      );
    const [first, second] = words.map(read);
    if (!first || !second) return 1;

    const empty = options.value('empty') ?? '';
    const format = options.value('format');
    const widths = [first[0]?.fields.length ?? 0, second[0]?.fields.length ?? 0];
    const cells: [file: number, field: number][] | undefined =
      format === undefined
        ? undefined
        : format === 'auto'
          ? [
              [0, 0],
              ...[0, 1].flatMap((file) =>
                Array.from({ length: widths[file] ?? 0 }, (_, at): [number, number] => [file + 1, at + 1]).filter(
                  ([, at]) => at !== keys[file],
                ),
              ),
            ]
          : format.split(/[ ,\t]+/).map((cell): [number, number] => {
              const [, file, at] = /^(?:(0)|([12])\.([1-9]\d*))$/.exec(cell)
                ? cell.split('.').length > 1
                  ? [cell, ...cell.split('.')]
                  : [cell, '0', '0']
                : [];
              if (file === undefined) throw new Failure(`invalid file number in field spec: ${quoted(cell)}`);
              return [Number(file), Number(at)];
            });
    const key = (row: Row, file: number) => {
      const text = row.fields[(keys[file] ?? 1) - 1] ?? '';
      return options.has('fold') ? text.toLowerCase() : text;
    };
    const put = (rows: [Row | undefined, Row | undefined]) => {
      const own = rows[0] ? (rows[0].fields[(keys[0] ?? 1) - 1] ?? '') : (rows[1]?.fields[(keys[1] ?? 1) - 1] ?? '');
      const line = cells
        ? cells.map(([file, at]) => (file === 0 ? own : rows[file - 1]?.fields[at - 1]) || empty)
        : [own, ...rows.flatMap((row, file) => row?.fields.filter((_, at) => at !== (keys[file] ?? 1) - 1) ?? [])];
      call.out(`${line.join(separator ?? ' ')}\n`);
    };
    const unpaired = new Set([...options.values('also'), ...options.values('only')]);
    const pairs = !options.has('only');
    const files = [first, second];
    const at = [0, 0];
    if (options.has('header') && (first[0] || second[0])) {
      put([first[0], second[0]]);
      at.fill(1);
    }
    // Disorder is only told of once a line found no partner.
    let lonely = false;
    const disordered = [false, false];
    const advance = (file: number) => {
      const rows = files[file] ?? [];
      const index = at[file] ?? 0;
      const [before, after] = [rows[index], rows[index + 1]];
      at[file] = index + 1;
      if (!before || !after || disordered[file] || options.has('uncheck') || !(lonely || options.has('check'))) return;
      if (key(before, file) > key(after, file)) {
        disordered[file] = true;
        call.complain(`${words[file] ?? ''}:${index + 2}: is not sorted: ${after.line}`);
      }
    };
    for (;;) {
      const [a, b] = [first[at[0] ?? 0], second[at[1] ?? 0]];
      if (!a || !b) break;
      const [x, y] = [key(a, 0), key(b, 1)];
      if (x === y) {
        const group = [first, second].map((rows, file) => {
          const same: Row[] = [];
          for (let row = rows[at[file] ?? 0]; row && key(row, file) === x; row = rows[at[file] ?? 0]) {
            same.push(row);
            advance(file);
          }
          return same;
        });
        if (pairs) for (const left of group[0] ?? []) for (const right of group[1] ?? []) put([left, right]);
      } else {
        const file = x < y ? 0 : 1;
        if (unpaired.has(String(file + 1))) put(file === 0 ? [a, undefined] : [undefined, b]);
        advance(file);
        lonely = true;
      }
    }
    for (const file of [0, 1]) {
      for (let row = files[file]?.[at[file] ?? 0]; row; row = files[file]?.[at[file] ?? 0]) {
        lonely = true;
        if (unpaired.has(String(file + 1))) put(file === 0 ? [row, undefined] : [undefined, row]);
        advance(file);
      }
    }
    if (!disordered.includes(true)) return 0;
    call.complain('input is not in sorted order');
    return 1;
  },
);
