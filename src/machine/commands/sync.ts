// sync: writes what is still in memory to the disk, of which nothing is seen (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const table = {
  flags: { '-d': 'data', '--data': 'data', '-f': 'system', '--file-system': 'system' },
  unmodelled: ['--help', '--version'],
};

export const sync: Program = async (call) =>
  withOptions(call, table, {}, ({ words }) => {
    let status = 0;
    for (const word of words) {
      try {
        call.files.stat(call.path(word));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        call.err(`sync: error opening '${word}': ${error.message}\n`);
        status = 1;
      }
    }
    return status;
  });
