// users: the names of those who are logged in (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

export const users: Program = async (call) =>
  withOptions(call, { unmodelled: ['--help', '--version'] }, {}, ({ words }) => {
    if (words[1] !== undefined) throw new UsageError(`extra operand '${words[1]}'`);
    call.out(`${call.login.name}\n`);
    return 0;
  });
