// systemd-machine-id-setup: gives the machine an identifier where it has none.
import { loadMachineId } from '../machine-id.ts';
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type OptionTable, type Program } from '../program.ts';
import { versionText } from '../systemd-version.ts';

const table: OptionTable = {
  flags: { '--print': 'print', '--version': 'version' },
  unmodelled: ['-h', '--help', '--root', '--image', '--commit'],
};

export const systemdMachineIdSetup: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.has('version')) {
      call.out(versionText(call.machine));
      return 0;
    }
    if (options.words.length > 0) {
      call.err('Extraneous arguments\n');
      return 1;
    }
    const { machine } = call;
    const entry = machine.files['/etc/machine-id'];
    const valid = entry?.type === 'file' && /^[0-9a-f]{32}\n?$/.test(entry.content);
    if (!valid && call.user.uid !== 0) {
      // Unverified: the refusal for users other than root
      call.err('Cannot open /etc/machine-id: Permission denied\n');
      return 1;
    }
    const { id, made } = loadMachineId(machine);
    if (made) call.err('Initializing machine ID from random generator.\n');
    if (options.has('print')) call.out(`${id}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
};
