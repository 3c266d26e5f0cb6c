// vmware-hgfsclient: names of the folders that the host shares (open-vm-tools).
import type { Program } from '../program.ts';

export const vmwareHgfsclient: Program = (call) => {
  if (call.args.length > 0) {
    call.err('hgfsclient: lists any shared folders.\n');
    return 0;
  }
  for (const name of Object.keys(call.machine.world.shares)) call.out(`${name}\n`);
  return 0;
};
