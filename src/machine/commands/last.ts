// last: who logged in since the machine was set up, as far as it remembers: since its last boot (util-linux 2.38).
import { withOptions } from '../option-errors.ts';
import { kernelRelease, loginTime, terminalOf } from '../processes.ts';
import type { Program } from '../program.ts';

const table = {
  flags: { '-F': 'full', '--fulltimes': 'full', '-x': 'system', '--system': 'system' },
  values: { '-n': 'limit', '--limit': 'limit' },
  unmodelled: [
    '-a', '--hostlast', '-d', '--dns', '-f', '--file', '-i', '--ip', '-p', '--present', '-R', '--nohostname', '-s', '--since',
    '-t', '--until', '-w', '--fullnames', '--time-format', '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const last: Program = async (call) => {
  // "-5" stands for "-n 5": main of login-utils/last.c.
  const args = call.args.map((arg) => arg.replace(/^-(?=\d+$)/, '-n'));
  return withOptions({ ...call, args }, table, {}, (options) => {
    const { machine, login } = call;
    const date = (time: number) => {
      const at = new Date(time);
      const text = (part: Intl.DateTimeFormatOptions) => at.toLocaleString('en', { ...part, timeZone: 'UTC' });
      const day = `${text({ weekday: 'short' })} ${text({ month: 'short' })} ${String(at.getUTCDate()).padStart(2)}`;
      return {
        minute: `${day} ${at.toISOString().slice(11, 16)}`,
        full: `${day} ${at.toISOString().slice(11, 19)} ${at.getUTCFullYear()}`,
      };
    };
    const terminal = terminalOf(login);
    // Unverified: "still logged in"; the rest of the line is recorded
    const records = [
      {
        user: login.name,
        line: terminal,
        host: terminal === 'tty1' ? '' : '192.0.2.1',
        time: loginTime(machine),
        end: 'still logged in',
      },
      {
        user: 'reboot',
        line: 'system boot',
        host: kernelRelease(machine),
        time: machine.bootedAt,
        end: 'still running',
      },
    ];
    const { words } = options;
    const chosen = records
      .filter(({ user, line }) => words.length === 0 || words.includes(user) || words.includes(line))
      .slice(0, Number(options.value('limit') ?? records.length));
    for (const { user, line, host, time, end } of chosen) {
      const shown = date(time);
      call.out(
        `${user.padEnd(8)} ${line.padEnd(12)} ${host.slice(0, 16).padEnd(16)} ${options.has('full') ? shown.full : shown.minute}   ${end}\n`,
      );
    }
    call.out(`\nwtmp begins ${date(machine.bootedAt).full}\n`);
    return 0;
  });
};
