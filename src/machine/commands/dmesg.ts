// dmesg: the kernel's messages.
import { NotSimulated, optionsOf, UnknownOption, type OptionTable, type Program } from '../program.ts';
import { optionComplaint } from '../option-errors.ts';
import { timestamp } from '../local-time.ts';

const table: OptionTable = {
  flags: { '-T': 'ctime', '--ctime': 'ctime', '-P': 'pager', '--nopager': 'pager' },
  unmodelled: [
    '-C', '--clear', '-c', '--read-clear', '-D', '--console-off', '-E', '--console-on', '-d', '--show-delta', '-e',
    '--reltime', '-F', '--file', '-f', '--facility', '-H', '--human', '-J', '--json', '-k', '--kernel', '-L', '--color',
    '-l', '--level', '-n', '--console-level', '-p', '--force-prefix', '-r', '--raw', '--noescape', '-S', '--syslog',
    '-s', '--buffer-size', '-t', '--notime', '--time-format', '--since', '--until', '-u', '--userspace', '-w',
    '--follow', '-W', '--follow-new', '-x', '--decode', '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const dmesg: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    const { machine } = call;
    // Photon OS sets kernel.dmesg_restrict in /etc/sysctl.d/50-security-hardening.conf.
    if (call.user.uid !== 0) {
      call.err('dmesg: read kernel buffer failed: Operation not permitted\n');
      return 1;
    }
    const entries = machine.journal.filter(
      ({ boot, identifier }) => boot === machine.bootId && identifier === 'kernel',
    );
    if (entries.length === 0) throw new NotSimulated("the kernel's log of the start-up");
    for (const { time, message } of entries) {
      const since = ((time - machine.bootedAt) / 1000).toFixed(6).padStart(12);
      const when = options.has('ctime') ? timestamp(machine, time).replace(/ \S+$/, '') : since;
      call.out(`[${when}] ${message}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\nTry 'dmesg --help' for more information.\n`);
    return 1;
  }
};
