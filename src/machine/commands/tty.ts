// tty: the terminal that stdin is (coreutils 9.1).
import { withOptions } from '../option-errors.ts';
import { terminalOf } from '../processes.ts';
import type { Program } from '../program.ts';

const table = {
  flags: { '-s': 'silent', '--silent': 'silent', '--quiet': 'silent' },
  unmodelled: ['--help', '--version'],
};

export const tty: Program = async (call) =>
  withOptions(call, table, { status: 2 }, (options) => {
    if (call.stdin) {
      if (!options.has('silent')) call.out('not a tty\n');
      return 1;
    }
    if (!options.has('silent')) call.out(`/dev/${terminalOf(call.login)}\n`);
    return 0;
  });
