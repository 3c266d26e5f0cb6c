// The machine's identifier, /etc/machine-id, and how it comes about.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';

const path = '/etc/machine-id';

/** The identifier: 32 hexadecimal digits; undefined where the file has none. */
export function machineId(machine: Machine): string | undefined {
  const entry = machine.files[path];
  const text = entry?.type === 'file' ? entry.content.replace(/\n$/, '') : '';
  return /^[0-9a-f]{32}$/.test(text) ? text : undefined;
}

/**
 * Makes an identifier where there is none, as systemd does at boot and systemd-machine-id-setup by hand.
 *
 * @returns the identifier, whether it is new, and whether this counts as a machine's first boot: a file that is
 *   missing or says "uninitialized" does, an empty one does not
 */
export function loadMachineId(machine: Machine): { id: string; made: boolean; first: boolean } {
  const id = machineId(machine);
  if (id) return { id, made: false, first: false };
  const entry = machine.files[path];
  const first = !entry || (entry.type === 'file' && entry.content.trim() === 'uninitialized');
  const fresh = newId(machine);
  const files = new Files(machine, root);
  files.write(path, `${fresh}\n`);
  files.chmod(path, 0o444);
  return { id: fresh, made: true, first };
}

/** A random identifier marked as a UUID of version 4, as systemd makes them. */
function newId(machine: Machine): string {
  const digits = randomHex(machine, 32);
  const variant = ((parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
}
