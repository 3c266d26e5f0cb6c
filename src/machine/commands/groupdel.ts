// groupdel: removes a group (shadow 4.13).
import { AccountFiles, demandLock } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const usage = `Usage: groupdel [options] GROUP

Options:
  -h, --help                    display this help message and exit
  -R, --root CHROOT_DIR         directory to chroot into
  -P, --prefix PREFIX_DIR       prefix directory where are located the /etc/* files
  -f, --force                   delete group even if it is the primary group of a user

`;

const table = {
  flags: { '-f': 'force', '--force': 'force', '-h': 'help', '--help': 'help' },
  unmodelled: ['-R', '--root', '-P', '--prefix'],
};

export const groupdel: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    const accounts = new AccountFiles(call.machine);
    const group = accounts.group.find(([first]) => first === name);
    if (!group) throw new Failure(`group '${name}' does not exist`, 6);
    const user = accounts.passwd.find(([, , , gid]) => gid === group[2]);
    if (user && !options.has('force'))
      throw new Failure(`cannot remove the primary group of user '${user[0] ?? ''}'`, 8);
    demandLock(call, '/etc/group', 10);
    accounts.remove(accounts.group, name);
    accounts.remove(accounts.gshadow, name);
    accounts.save();
    return 0;
  });
