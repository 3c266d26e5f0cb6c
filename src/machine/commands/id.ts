// id: users and groups of oneself or of others (coreutils 9.1).
import { groupName, identityOf, userName } from '../accounts.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Identity } from '../model.ts';
import type { Program } from '../program.ts';

const table = {
  flags: {
    '-a': 'all', '-g': 'group', '--group': 'group', '-G': 'groups', '--groups': 'groups', '-n': 'name', '--name': 'name',
    '-r': 'real', '--real': 'real', '-u': 'user', '--user': 'user', '-z': 'zero', '--zero': 'zero',
  },
  unmodelled: ['-Z', '--context', '--help', '--version'],
}; // prettier-ignore

export const id: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine } = call;
    const one = ['user', 'group', 'groups'].filter((name) => options.has(name));
    if (one.length > 1) throw new Failure('cannot print "only" of more than one choice');
    if (one.length === 0 && (options.has('name') || options.has('real'))) {
      throw new Failure('cannot print only names or real IDs in default format');
    }
    if (one.length === 0 && options.has('zero')) throw new Failure('option --zero not permitted in default format');
    if (options.words.length > 1 && options.has('zero') && one[0] === 'groups') throw new UsageError('extra operand');

    const end = options.has('zero') ? '\0' : '\n';
    const named = options.has('name');
    const user = (uid: number) => (named ? userName(machine, uid) : String(uid));
    const group = (gid: number) => (named ? groupName(machine, gid) : String(gid));
    const forms: Record<string, (of: Identity) => string> = {
      user: ({ uid }) => user(uid),
      group: ({ gid }) => group(gid),
      groups: ({ groups }) => groups.map(group).join(options.has('zero') ? '\0' : ' '),
    };
    const full = ({ uid, gid, groups, name }: Identity) => {
      const shown = (number: number) => {
        const found = groupName(machine, number);
        return found === String(number) ? found : `${number}(${found})`;
      };
      return `uid=${uid}(${name}) gid=${shown(gid)} groups=${groups.map(shown).join(',')}`;
    };
    const print = (of: Identity) => {
      call.out(`${(forms[one[0] ?? ''] ?? full)(of)}${end}`);
    };
    if (options.words.length === 0) {
      print(call.user);
      return 0;
    }
    let status = 0;
    for (const word of options.words) {
      const found =
        identityOf(machine, word) ?? (/^\+?\d+$/.test(word) ? identityOf(machine, Number(word)) : undefined);
      if (found) print(found);
      else {
        call.err(`id: '${word}': no such user\n`);
        status = 1;
      }
    }
    return status;
  });
