// w: who is logged in and what they do (procps 4.0).
import { withOptions } from '../option-errors.ts';
import { loginTime, terminalOf } from '../processes.ts';
import type { Program } from '../program.ts';

const usage = `
Usage:
 w [options] [user]

Options:
 -h, --no-header     do not print header
 -u, --no-current    ignore current process username
 -s, --short         short format
 -f, --from          show remote hostname field
 -o, --old-style     old style output
 -i, --ip-addr       display IP address instead of hostname (if possible)

     --help     display this help and exit
 -V, --version  output version information and exit

For more details see w(1).
`;

const table = {
  flags: { '-h': 'bare', '--no-header': 'bare', '-s': 'short', '--short': 'short' },
  unmodelled: ['-u', '--no-current', '-f', '--from', '-o', '--old-style', '-i', '--ip-addr', '--help', '-V', '--version'],
}; // prettier-ignore

export const w: Program = async (call) =>
  withOptions(call, table, { text: usage }, (options) => {
    const { words } = options;
    const { machine, login } = call;
    const clock = (time: number, seconds = false) => new Date(time).toISOString().slice(11, seconds ? 19 : 16);
    const terminal = terminalOf(login);
    if (!options.has('bare')) {
      const minutes = Math.floor((machine.now - machine.bootedAt) / 60_000);
      const hours = Math.floor(minutes / 60);
      const up = hours > 0 ? `${String(hours).padStart(2)}:${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`;
      const days = Math.floor(hours / 24);
      const span =
        days > 0
          ? `${days} day${days > 1 ? 's' : ''}, ${String(hours % 24).padStart(2)}:${String(minutes % 60).padStart(2, '0')}`
          : up;
      call.out(` ${clock(machine.now, true)} up ${span},  1 user,  load average: 0.00, 0.00, 0.00\n`);
      call.out(
        options.has('short')
          ? 'USER     TTY      FROM              IDLE WHAT\n'
          : 'USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT\n',
      );
    }
    if (words.length > 0 && !words.includes(login.name)) return 0;
    const from = terminal === 'tty1' ? '-' : '192.0.2.1';
    const front = `${login.name.padEnd(8)} ${terminal.padEnd(8)} ${from.padEnd(16)} `;
    call.out(
      options.has('short') ? `${front} 0.00s w\n` : `${front}${clock(loginTime(machine))}    0.00s  0.00s  0.00s w\n`,
    );
    return 0;
  });
