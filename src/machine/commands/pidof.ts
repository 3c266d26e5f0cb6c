// pidof: process identifiers by program name (procps 4.0).
import { processesOf } from '../processes.ts';
import { optionsOf, type Program } from '../program.ts';

const table = {
  flags: { '-s': 'single' },
  unmodelled: ['-c', '-q', '-w', '-x', '-o', '-t', '-S', '-h', '-V', '--help', '--version'],
};

export const pidof: Program = (call) => {
  const options = optionsOf(call.args, table);
  const found = processesOf(call.machine, call.login)
    .filter(({ name, command }) => options.words.some((word) => word === name || word === command.split(' ')[0]))
    .map(({ pid }) => pid)
    .reverse();
  const shown = options.has('single') ? found.slice(0, 1) : found;
  if (shown.length > 0) call.out(`${shown.join(' ')}\n`);
  return shown.length > 0 ? 0 : 1;
};
