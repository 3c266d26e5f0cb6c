// whoami: the name of the user who runs it (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

export const whoami: Program = async (call) =>
  withOptions(call, { unmodelled: ['--help', '--version'] }, {}, ({ words }) => {
    if (words[0] !== undefined) throw new UsageError(`extra operand '${words[0]}'`);
    call.out(`${call.user.name}\n`);
    return 0;
  });
