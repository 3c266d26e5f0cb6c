// vmware-toolbox-cmd: what VMware Tools know (open-vm-tools). Texts: toolbox/toolbox-cmd.c.
import { NotSimulated, type Program } from '../program.ts';

export const vmwareToolboxCmd: Program = (call) => {
  const [first] = call.args;
  const name = call.name;
  if (first === '-v' || first === '--version') {
    const version = call.machine.packages['open-vm-tools']?.version ?? '12.5.0';
    // Unverified: the build number behind the version
    call.out(`${version}.54276\n`);
    return 0;
  }
  if (first === '-h' || first === '--help' || first === 'help') throw new NotSimulated('its help');
  if (first === undefined) {
    call.err(`${name}: Missing command\nTry '${name} help' for more information.\n`);
    return 64;
  }
  const commands = [
    'config',
    'device',
    'disk',
    'globalconf',
    'gueststore',
    'info',
    'logging',
    'script',
    'stat',
    'timesync',
    'upgrade',
  ];
  if (commands.includes(first)) throw new NotSimulated(`'${call.args.join(' ')}'`);
  call.err(`${name}: Unknown command '${first}'\nTry '${name} help' for more information.\n`);
  return 64;
};
