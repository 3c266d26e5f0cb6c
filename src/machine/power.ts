// Switching the machine off from within.
import { boot, shutDown } from './boot.ts';
import type { Call } from './program.ts';

/** As logind names it. */
export type PowerAction = 'Halt' | 'PowerOff' | 'Reboot';

/** Switches the machine off or boots it again; only root may. Gives the exit status of the program that asked. */
export function switchPower(call: Call, action: PowerAction): number {
  const { machine, user } = call;
  if (user.uid !== 0) {
    call.err(`Call to ${action} failed: Access denied\n`);
    return 1;
  }
  shutDown(machine);
  if (action === 'Reboot') boot(machine);
  return 0;
}
