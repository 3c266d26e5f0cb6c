// systemd-detect-virt: what the machine runs on.
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type Program } from '../program.ts';
import { versionText } from '../systemd-version.ts';

export const systemdDetectVirt: Program = (call) => {
  try {
    const options = optionsOf(call.args, {
      flags: {
        '-q': 'quiet',
        '--quiet': 'quiet',
        '-v': 'vm',
        '--vm': 'vm',
        '-c': 'container',
        '--container': 'container',
        '--version': 'version',
      },
      unmodelled: ['-h', '--help', '-r', '--chroot', '--private-users', '--list', '--cvm', '--list-cvm'],
    });
    if (options.has('version')) call.out(versionText(call.machine));
    else if (!options.has('quiet')) call.out(options.has('container') ? 'none\n' : 'vmware\n');
    return options.has('container') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
};
