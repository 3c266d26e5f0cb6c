// groupadd: adds a group (shadow 4.13).
import { AccountFiles, demandLock, freeNumber, isAccountName } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const usage = `Usage: groupadd [options] GROUP

Options:
  -f, --force                   exit successfully if the group already exists,
                                and cancel -g if the GID is already used
  -g, --gid GID                 use GID for the new group
  -h, --help                    display this help message and exit
  -K, --key KEY=VALUE           override /etc/login.defs defaults
  -o, --non-unique              allow to create groups with duplicate
                                (non-unique) GID
  -p, --password PASSWORD       use this encrypted password for the new group
  -r, --system                  create a system account
  -R, --root CHROOT_DIR         directory to chroot into
  -P, --prefix PREFIX_DI        directory prefix
  -U, --users USERS             list of user members of this group

`;

const table = {
  flags: {
    '-f': 'force', '--force': 'force', '-h': 'help', '--help': 'help', '-o': 'twice', '--non-unique': 'twice',
    '-r': 'system', '--system': 'system',
  },
  values: { '-g': 'gid', '--gid': 'gid', '-p': 'password', '--password': 'password', '-U': 'users', '--users': 'users' },
  unmodelled: ['-K', '--key', '-R', '--root', '-P', '--prefix'],
}; // prettier-ignore

export const groupadd: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const wanted = options.value('gid');
    if (wanted !== undefined && !/^\d+$/.test(wanted)) throw new Failure(`invalid group ID '${wanted}'`, 3);
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    if (!isAccountName(name)) throw new Failure(`'${name}' is not a valid group name`, 3);
    const accounts = new AccountFiles(call.machine);
    if (accounts.group.some(([group]) => group === name)) {
      if (options.has('force')) return 0;
      throw new Failure(`group '${name}' already exists`, 9);
    }
    const used = accounts.group.map(([, , gid]) => Number(gid));
    const free = () => String(freeNumber(call.machine, 'GID', used, options.has('system')));
    const taken = wanted !== undefined && used.includes(Number(wanted)) && !options.has('twice');
    if (taken && !options.has('force')) throw new Failure(`GID '${wanted}' already exists`, 4);
    demandLock(call, '/etc/group', 10);
    const members = options.value('users') ?? '';
    accounts.group.push([name, 'x', taken ? free() : (wanted ?? free()), members]);
    accounts.gshadow.push([name, options.value('password') ?? '!', '', members]);
    accounts.save();
    return 0;
  });
