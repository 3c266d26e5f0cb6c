// What head(1) and tail(1) have in common.
import { Failure } from '../option-errors.ts';
import type { Options } from '../program.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { sizeOf } from './sizes.ts';

import type { ToolCall } from './tool.ts';

/** How much is wanted: "-n -2", "-c 5". @throws {Failure} */
export function counted(options: Options): { count: number; sign: string; unit: 'lines' | 'bytes' } {
  const unit = options.has('bytes') ? 'bytes' : 'lines';
  const given = options.value(unit) ?? '10';
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(given) ?? [];
  const count = sizeOf(digits);
  if (count === undefined) throw new Failure(`invalid number of ${unit}: ${quoted(given)}`);
  return { count, sign, unit };
}

/** A text in lines, newlines included, or bytes. */
export function partOf(text: string, unit: 'lines' | 'bytes', zero: boolean): string[] {
  if (unit === 'bytes') return text.split('');
  return text.split(zero ? /(?<=\0)/ : /(?<=\n)/).filter(Boolean);
}

/** Prints a part of each file, with "==> FILE <==" above where there are several. */
export function withHeaders(call: ToolCall, part: (text: string) => string): void {
  const { options, words } = call;
  const headed = options.has('verbose') || (words.length > 1 && !options.has('quiet'));
  let first = true;
  const header = (file: string) => {
    if (headed) call.out(`${first ? '' : '\n'}==> ${file === '-' ? 'standard input' : file} <==\n`);
    first = false;
  };
  for (const file of words.length > 0 ? words : ['-']) {
    try {
      const text = call.readBytes(file);
      header(file);
      call.out(part(text));
    } catch (error) {
      const reason = (error as Error).message;
      if (reason === 'Is a directory') {
        header(file);
        call.complain(`error reading ${shellQuoted(file)}: ${reason}`);
      } else call.complain(`cannot open ${shellQuoted(file)} for reading: ${reason}`);
    }
  }
}
