// The built-in command umask.
import type { Builtin } from './shell-builtins.ts';

/** Shows or sets the rights that new files do not get. */
export const umask: Builtin = ({ shell, args }, { out, err }) => {
  const symbolic = args.includes('-S');
  const words = args.filter((arg) => arg !== '-S' && arg !== '-p');
  const [mask] = words;
  if (mask === undefined) {
    const digits = shell.files.umask.toString(8).padStart(4, '0');
    const text = symbolic ? symbolicMask(shell.files.umask) : digits;
    out(`${args.includes('-p') ? `umask ${symbolic ? '-S ' : ''}` : ''}${text}\n`);
    return 0;
  }
  const value = /^[0-7]{1,4}$/.test(mask) ? Number.parseInt(mask, 8) : maskFrom(mask, shell.files.umask);
  if (value === undefined || value > 0o777) {
    const wrong = /^\d/.test(mask)
      ? `${mask}: octal number out of range`
      : `\`${mask[0] ?? ''}': invalid symbolic mode operator`;
    err(`bash: umask: ${wrong}\n`);
    return 1;
  }
  shell.files.umask = value;
  if (symbolic) out(`${symbolicMask(value)}\n`);
  return 0;
};

function symbolicMask(mask: number): string {
  const rights = (shift: number) => ['r', 'w', 'x'].filter((_, index) => !((mask >> shift) & (4 >> index))).join('');
  return `u=${rights(6)},g=${rights(3)},o=${rights(0)}`;
}

/** The mask that a symbolic mode leaves, by the rules of umask in POSIX; undefined where it is none. */
function maskFrom(mode: string, mask: number): number | undefined {
  let allowed = 0o777 & ~mask;
  for (const clause of mode.split(',')) {
    const [, who = '', operator = '', rights = ''] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause) ?? [];
    if (!operator) return undefined;
    const bits = rights.split(/(?=.)/).reduce((sum, right) => sum | { r: 4, w: 2, x: 1 }[right as 'r' | 'w' | 'x'], 0);
    const groups = who === '' || who.includes('a') ? 'ugo' : who;
    for (const [group, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (!groups.includes(group)) continue;
      const given = bits << shift;
      if (operator === '+') allowed |= given;
      else allowed &= operator === '-' ? ~given : ~(7 << shift);
      if (operator === '=') allowed |= given;
    }
  }
  return 0o777 & ~allowed;
}
