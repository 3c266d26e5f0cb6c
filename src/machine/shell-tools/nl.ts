// nl(1) of coreutils, without logical pages.
import { Failure } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { linesOf, tool } from './tool.ts';

export const nl = tool(
  {
    values: {
      '-b': 'body', '--body-numbering': 'body', '-i': 'increment', '--line-increment': 'increment', '-n': 'format', '--number-format': 'format',
      '-s': 'separator', '--number-separator': 'separator', '-v': 'start', '--starting-line-number': 'start', '-w': 'width', '--number-width': 'width',
    }, // prettier-ignore
    unmodelled: [
      '-d',
      '--section-delimiter',
      '-f',
      '--footer-numbering',
      '-h',
      '--header-numbering',
      '-l',
      '--join-blank-lines',
      '-p',
      '--no-renumber',
    ],
  },
  (call) => {
    const { options } = call;
    const number = (name: string, otherwise: number, what: string) => {
      const text = options.value(name);
      if (text !== undefined && !/^-?\d+$/.test(text)) throw new Failure(`invalid ${what}: ${quoted(text)}`);
      return text === undefined ? otherwise : Number(text);
    };
    const style = options.value('body') ?? 't';
    if (!/^(?:[atn]|p.*)$/.test(style)) throw new Failure(`invalid body numbering style: ${quoted(style)}`);
    const format = options.value('format') ?? 'rn';
    const width = number('width', 6, 'line number field width');
    const step = number('increment', 1, 'line number increment');
    let at = number('start', 1, 'starting line number');
    const separator = options.value('separator') ?? '\t';
    const matches = style.startsWith('p') ? new RegExp(style.slice(1)) : undefined;
    for (const { text } of call.inputs()) {
      for (const line of linesOf(text)) {
        const counted = matches ? matches.test(line) : style === 'a' || (style === 't' && line !== '');
        if (!counted) call.out(`${' '.repeat(width + separator.length)}${line}\n`);
        else {
          const label = String(at);
          const shown = format === 'ln' ? label.padEnd(width) : label.padStart(width, format === 'rz' ? '0' : ' ');
          call.out(`${shown}${separator}${line}\n`);
          at += step;
        }
      }
    }
  },
);
