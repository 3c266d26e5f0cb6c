// groups: the groups of oneself or of others (coreutils 9.1).
import { groupName, identityOf } from '../accounts.ts';
import { withOptions } from '../option-errors.ts';
import type { Identity } from '../model.ts';
import type { Program } from '../program.ts';

export const groups: Program = async (call) =>
  withOptions(call, { unmodelled: ['--help', '--version'] }, {}, ({ words }) => {
    const names = (of: Identity) => of.groups.map((gid) => groupName(call.machine, gid)).join(' ');
    if (words.length === 0) call.out(`${names(call.user)}\n`);
    let status = 0;
    for (const word of words) {
      const found = identityOf(call.machine, word);
      if (found) call.out(`${word} : ${names(found)}\n`);
      else {
        call.err(`groups: '${word}': no such user\n`);
        status = 1;
      }
    }
    return status;
  });
