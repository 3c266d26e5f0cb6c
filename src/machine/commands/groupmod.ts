// groupmod: changes a group's name or number (shadow 4.13).
import { AccountFiles, demandLock, isAccountName } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const usage = `Usage: groupmod [options] GROUP

Options:
  -a, --append                  append the users mentioned by -U option to the group 
                                without removing existing user members
  -g, --gid GID                 change the group ID to GID
  -h, --help                    display this help message and exit
  -n, --new-name NEW_GROUP      change the name to NEW_GROUP
  -o, --non-unique              allow to use a duplicate (non-unique) GID
  -p, --password PASSWORD       change the password to this (encrypted)
                                PASSWORD
  -R, --root CHROOT_DIR         directory to chroot into
  -P, --prefix PREFIX_DIR       prefix directory where are located the /etc/* files
  -U, --users USERS             list of user members of this group

`;

const table = {
  flags: { '-h': 'help', '--help': 'help', '-o': 'twice', '--non-unique': 'twice' },
  values: { '-g': 'gid', '--gid': 'gid', '-n': 'name', '--new-name': 'name' },
  unmodelled: ['-a', '--append', '-p', '--password', '-R', '--root', '-P', '--prefix', '-U', '--users'],
};

export const groupmod: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const gid = options.value('gid');
    if (gid !== undefined && !/^\d+$/.test(gid)) throw new Failure(`invalid group ID '${gid}'`, 3);
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    const accounts = new AccountFiles(call.machine);
    const group = accounts.group.find(([first]) => first === name);
    if (!group) throw new Failure(`group '${name}' does not exist`, 6);
    const taken = gid !== undefined && gid !== group[2] && accounts.group.some((line) => line[2] === gid);
    if (taken && !options.has('twice')) throw new Failure(`GID '${gid}' already exists`, 4);
    const login = options.value('name');
    if (login !== undefined && login !== name) {
      if (!isAccountName(login)) throw new Failure(`invalid group name '${login}'`, 3);
      if (accounts.group.some(([first]) => first === login)) throw new Failure(`group '${login}' already exists`, 9);
    }
    demandLock(call, '/etc/group', 10);
    if (gid !== undefined) {
      for (const user of accounts.passwd) if (user[3] === group[2]) user[3] = gid;
      group[2] = gid;
    }
    if (login !== undefined) {
      const shadow = accounts.gshadow.find(([first]) => first === name);
      for (const line of [group, shadow]) if (line) line[0] = login;
    }
    accounts.save();
    return 0;
  });
