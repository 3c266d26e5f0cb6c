// swapon: swap space, of which the machine has none (util-linux 2.38).
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  flags: { '--show': 'show', '-s': 'show', '--summary': 'show', '-a': 'all', '--all': 'all' },
  optional: { '--show': 'show' },
  unmodelled: [
    '-d', '--discard', '-e', '--ifexists', '-f', '--fixpgsz', '-o', '--options', '-p', '--priority', '-T', '--fstab',
    '--noheadings', '--raw', '--bytes', '-v', '--verbose', '-L', '-U', '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const swapon: Program = async (call) =>
  withOptions(call, table, {}, ({ words }) => {
    if (words.length > 0) throw new NotSimulated('swap space');
    return 0;
  });
