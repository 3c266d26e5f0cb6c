// paste(1) of coreutils.
import { tool } from './tool.ts';

const escapes: Record<string, string> = {
  '\\n': '\n',
  '\\t': '\t',
  '\\\\': '\\',
  '\\0': '',
  '\\b': '\b',
  '\\f': '\f',
  '\\r': '\r',
  '\\v': '\v',
};

export const paste = tool(
  {
    flags: { '-s': 'serial', '--serial': 'serial', '-z': 'zero', '--zero-terminated': 'zero' },
    values: { '-d': 'delimiters', '--delimiters': 'delimiters' },
  },
  (call) => {
    const { options, words } = call;
    const end = options.has('zero') ? '\0' : '\n';
    const list = options.value('delimiters') ?? '\t';
    const delimiters = (list.match(/\\[^]|[^]/gu) ?? ['']).map((delimiter) => escapes[delimiter] ?? delimiter);
    const delimiter = (index: number) => delimiters[index % delimiters.length] ?? '';
    const operands = words.length > 0 ? words : ['-'];
    const linesIn = (text: string) => {
      const lines = text.split(end);
      if (lines.at(-1) === '') lines.pop();
      return lines;
    };
    if (options.has('serial')) {
      for (const { text } of call.inputs()) {
        call.out(
          linesIn(text)
            .map((line, index) => (index === 0 ? '' : delimiter(index - 1)) + line)
            .join('') + end,
        );
      }
      return;
    }
    // All operands "-" take turns at one and the same input.
    const stdin = operands.includes('-') ? linesIn(call.read('-')) : [];
    const columns: string[][] = [];
    for (const file of operands) {
      const lines =
        file === '-'
          ? stdin
          : call.attempt(
              () => linesIn(call.read(file)),
              (reason) => `${file}: ${reason}`,
            );
      if (!lines) return;
      columns.push(lines);
    }
    while (columns.some((lines) => lines.length > 0)) {
      const row = columns.map((lines) => lines.shift() ?? '');
      call.out(row.map((cell, index) => (index === 0 ? '' : delimiter(index - 1)) + cell).join('') + end);
    }
  },
);
