// nproc: how many processors there are (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import { processors } from '../processes.ts';
import type { Program } from '../program.ts';

const table = { flags: { '--all': 'all' }, unmodelled: ['--ignore', '--help', '--version'] };

export const nproc: Program = async (call) =>
  withOptions(call, table, {}, ({ words }) => {
    if (words[0] !== undefined) throw new UsageError(`extra operand '${words[0]}'`);
    call.out(`${processors}\n`);
    return 0;
  });
