// truncate: makes files longer or shorter (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const table = {
  flags: { '-c': 'keep', '--no-create': 'keep' },
  values: { '-s': 'size', '--size': 'size', '-r': 'reference', '--reference': 'reference' },
  unmodelled: ['-o', '--io-blocks', '--help', '--version'],
}; // prettier-ignore

const units: Record<string, number> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

export const truncate: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { files } = call;
    const text = options.value('size');
    const reference = options.value('reference');
    const [, relation = '', digits, unit = '', kind = ''] =
      /^([-+<>/%]?)(\d+)([KMGT]?)(B|iB)?$/.exec((text ?? '').trim()) ?? [];
    if (text !== undefined && digits === undefined) throw new Failure(`Invalid number: '${text}'`);
    if (text === undefined && reference === undefined)
      throw new UsageError("you must specify either '--size' or '--reference'");
    if (options.words.length === 0) throw new UsageError('missing file operand');
    const step = kind === 'B' && unit ? 1000 ** Object.keys(units).indexOf(unit) : (units[unit] ?? 1);
    const amount = Number(digits ?? 0) * step;
    const base = reference === undefined ? undefined : files.stat(call.path(reference)).size;
    let status = 0;
    for (const word of options.words) {
      const path = call.path(word);
      if (!files.exists(path) && options.has('keep')) continue;
      try {
        const bytes = files.exists(path) ? files.readBytes(path) : '';
        const size = sizeOf(relation, base ?? bytes.length, digits === undefined ? undefined : amount);
        files.writeBytes(
          path,
          size <= bytes.length ? bytes.slice(0, size) : bytes + '\0'.repeat(Math.min(size - bytes.length, 2 ** 26)),
        );
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        if (error.code === 'ENOSPC')
          call.err(`truncate: failed to truncate '${word}' at ${amount} bytes: ${error.message}\n`);
        else call.err(`truncate: cannot open '${word}' for writing: ${error.message}\n`);
        status = 1;
      }
    }
    return status;
  });

/** The new size. @param amount what the relation is about; undefined where there is only a base */
function sizeOf(relation: string, base: number, amount: number | undefined): number {
  if (amount === undefined) return base;
  switch (relation) {
    case '+':
      return base + amount;
    case '-':
      return Math.max(0, base - amount);
    case '<':
      return Math.min(base, amount);
    case '>':
      return Math.max(base, amount);
    case '/':
      return Math.floor(base / amount) * amount;
    case '%':
      return Math.ceil(base / amount) * amount;
    default:
      return amount;
  }
}
