// gpasswd: changes who is in a group (shadow 4.13).
import { AccountFiles } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const usage = `Usage: gpasswd [option] GROUP

Options:
  -a, --add USER                add USER to GROUP
  -d, --delete USER             remove USER from GROUP
  -h, --help                    display this help message and exit
  -Q, --root CHROOT_DIR         directory to chroot into
  -r, --remove-password         remove the GROUP's password
  -R, --restrict                restrict access to GROUP to its members
  -M, --members USER,...        set the list of members of GROUP
  -A, --administrators ADMIN,...
                                set the list of administrators for GROUP
Except for the -A and -M options, the options cannot be combined.
`;

const table = {
  flags: { '-h': 'help', '--help': 'help', '-r': 'delete password', '--remove-password': 'delete password' },
  values: {
    '-a': 'add', '--add': 'add', '-d': 'delete', '--delete': 'delete', '-M': 'members', '--members': 'members',
    '-A': 'administrators', '--administrators': 'administrators',
  },
  unmodelled: ['-Q', '--root', '-R', '--restrict'],
}; // prettier-ignore

export const gpasswd: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const accounts = new AccountFiles(call.machine);
    for (const user of [options.value('add'), options.value('delete')]) {
      if (user !== undefined && options.has('add') && !accounts.user(user)) {
        throw new Failure(`user '${user}' does not exist`, 3);
      }
    }
    const [group, ...more] = options.words;
    if (group === undefined || more.length > 0) throw new UsageError('');
    const line = accounts.group.find(([name]) => name === group);
    if (!line) throw new Failure(`group '${group}' does not exist in /etc/group`, 3);
    const administrators = accounts.gshadow.find(([name]) => name === group)?.[2]?.split(',') ?? [];
    const free = !options.has('members') && !options.has('administrators');
    if (call.user.uid !== 0 && !(free && administrators.includes(call.user.name))) {
      // Its own form: the sentence of the other tools without a second line.
      throw new Failure('Permission denied.', 1);
    }
    const add = options.value('add');
    const leave = options.value('delete');
    if (add !== undefined) {
      call.out(`Adding user ${add} to group ${group}\n`);
      accounts.setMembers(group, (members) => [...new Set([...members, add])]);
    } else if (leave !== undefined) {
      call.out(`Removing user ${leave} from group ${group}\n`);
      const members = (line[3] ?? '').split(',');
      if (!members.includes(leave)) throw new Failure(`user '${leave}' is not a member of '${group}'`, 3);
      accounts.setMembers(group, (all) => all.filter((member) => member !== leave));
    } else if (options.has('members') || options.has('administrators')) {
      const members = options.value('members');
      if (members !== undefined) accounts.setMembers(group, () => members.split(',').filter(Boolean));
      const shadow = accounts.gshadow.find(([name]) => name === group);
      const heads = options.value('administrators');
      if (heads !== undefined && shadow) shadow[2] = heads;
    } else throw new NotSimulated('the password of a group');
    accounts.save();
    return 0;
  });
