// logname: the name one logged in with (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

export const logname: Program = async (call) =>
  withOptions(call, { unmodelled: ['--help', '--version'] }, {}, ({ words }) => {
    if (words[0] !== undefined) throw new UsageError(`extra operand '${words[0]}'`);
    call.out(`${call.login.name}\n`);
    return 0;
  });
