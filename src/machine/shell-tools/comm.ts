// comm(1) of coreutils.
import { demandWords, tool } from './tool.ts';

export const comm = tool(
  {
    flags: {
      '-1': 'one',
      '-2': 'two',
      '-3': 'both',
      '--check-order': 'check',
      '--nocheck-order': 'uncheck',
      '-z': 'zero',
      '--zero-terminated': 'zero',
      '--total': 'total',
    },
    values: { '--output-delimiter': 'delimiter' },
  },
  (call) => {
    const { options, words } = call;
    demandWords(words, 2, 2);
    const end = options.has('zero') ? '\0' : '\n';
    const delimiter = options.value('delimiter') ?? '\t';
    const read = (file: string) => {
      const lines = call
        .attempt(
          () => call.read(file),
          (reason) => `${file}: ${reason}`,
        )
        ?.split(end);
      if (lines?.at(-1) === '') lines.pop();
      return lines;
    };
    const [first, second] = words.map(read);
    if (!first || !second) return 1;
    const shown = [!options.has('one'), !options.has('two'), !options.has('both')];
    const totals = [0, 0, 0];
    const put = (column: number, line: string) => {
      totals[column] = (totals[column] ?? 0) + 1;
      if (shown[column])
        call.out(
          shown
            .slice(0, column)
            .map((is) => (is ? delimiter : ''))
            .join('') +
            line +
            end,
        );
    };
    const at = [0, 0];
    let unpaired = false;
    const disordered = [false, false];
    const step = (file: 0 | 1) => {
      const lines = file === 0 ? first : second;
      const [before = '', after] = [lines[at[file] ?? 0], lines[(at[file] ?? 0) + 1]];
      at[file] = (at[file] ?? 0) + 1;
      if (after === undefined || before <= after || disordered[file] || options.has('uncheck')) return;
      if (!unpaired && !options.has('check')) return;
      disordered[file] = true;
      call.complain(`file ${file + 1} is not in sorted order`);
    };
    while (at[0] !== undefined && at[1] !== undefined && (at[0] < first.length || at[1] < second.length)) {
      if (options.has('check') && disordered.includes(true)) return 1;
      const [a, b] = [first[at[0]], second[at[1]]];
      if (a !== undefined && a === b) {
        put(2, a);
        step(0);
        step(1);
      } else {
        unpaired = true;
        if (b === undefined || (a !== undefined && a < b)) {
          put(0, a ?? '');
          step(0);
        } else {
          put(1, b);
          step(1);
        }
      }
    }
    if (options.has('total')) call.out(`${[...totals, 'total'].join(delimiter)}${end}`);
    if (!disordered.includes(true)) return 0;
    if (!options.has('check')) call.complain('input is not in sorted order');
    return 1;
  },
);
