// who and users: who is logged in (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import { loginTime, terminalOf } from '../processes.ts';
import type { Call, Program } from '../program.ts';

const table = {
  flags: { '-b': 'boot', '--boot': 'boot', '-H': 'heading', '--heading': 'heading', '-q': 'count', '--count': 'count', '-m': 'self' },
  unmodelled: [
    '-a', '--all', '-d', '--dead', '-l', '--login', '-p', '--process', '-r', '--runlevel', '-s', '--short', '-t', '--time',
    '-T', '-w', '--mesg', '-u', '--users', '--lookup', '--ips', '--message', '--writable', '--help', '--version',
  ],
}; // prettier-ignore

export const who: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { words } = options;
    if (words.length === 1 || words.length > 2) throw new UsageError(`extra operand '${words[2] ?? words[0] ?? ''}'`);
    const { login, machine } = call;
    if (options.has('count')) {
      call.out(`${login.name}\n# users=1\n`);
      return 0;
    }
    const line = (name: string, terminal: string, time: string, comment: string) =>
      `${name.padEnd(8)} ${terminal.padEnd(12)} ${time.padEnd(12)}${comment && ` ${comment}`}\n`;
    if (options.has('heading')) call.out(line('NAME', 'LINE', 'TIME', 'COMMENT'));
    if (options.has('boot')) call.out(`${' '.repeat(9)}${'system boot'.padEnd(12)} ${minute(machine.bootedAt)}\n`);
    else call.out(line(login.name, terminalOf(login), minute(loginTime(machine)), origin(call)));
    return 0;
  });

/** Where a login came from. */
function origin(call: Call): string {
  return terminalOf(call.login) === 'tty1' ? '' : '(192.0.2.1)';
}

/** "Jun  2 09:00". */
function minute(time: number): string {
  const date = new Date(time);
  const month = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  return `${month} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 16)}`;
}
