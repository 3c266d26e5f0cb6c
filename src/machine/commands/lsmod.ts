// lsmod: the kernel's modules that are loaded (kmod).
import { modulesOf } from '../processes.ts';
import type { Program } from '../program.ts';

export const lsmod: Program = (call) => {
  if (call.args.length > 0) {
    call.err('Usage: lsmod\n');
    return 1;
  }
  call.out('Module                  Size  Used by\n');
  for (const [name, size] of modulesOf(call.machine)) {
    call.out(`${name.padEnd(19)} ${size.padStart(8)}  0\n`);
  }
  return 0;
};
