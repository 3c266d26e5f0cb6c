// userdel: removes a user (shadow 4.13).
import { AccountFiles, demandLock, loginSetting } from '../account-files.ts';
import { processesOf } from '../processes.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const usage = `Usage: userdel [options] LOGIN

Options:
  -f, --force                   force some actions that would fail otherwise
                                e.g. removal of user still logged in
                                or files, even if not owned by the user
  -h, --help                    display this help message and exit
  -r, --remove                  remove home directory and mail spool
  -R, --root CHROOT_DIR         directory to chroot into
  -P, --prefix PREFIX_DIR       prefix directory where are located the /etc/* files

`;

const table = {
  flags: { '-f': 'force', '--force': 'force', '-h': 'help', '--help': 'help', '-r': 'remove', '--remove': 'remove' },
  unmodelled: ['-R', '--root', '-P', '--prefix'],
};

export const userdel: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    const accounts = new AccountFiles(call.machine);
    const user = accounts.user(name);
    if (!user) throw new Failure(`user '${name}' does not exist`, 6);
    demandLock(call, '/etc/passwd', 1);
    const [, , uid = '', gid = '', , home = ''] = user;
    const busy = processesOf(call.machine, call.login).find((process) => process.uid === Number(uid));
    if (busy && !options.has('force')) {
      // Source: shadow 4.13, libmisc/user_busy.c
      throw new Failure(`user ${name} is currently used by process ${busy.pid}`, 8);
    }

    accounts.remove(accounts.passwd, name);
    accounts.remove(accounts.shadow, name);
    for (const [group = ''] of accounts.group) {
      accounts.setMembers(group, (members) => members.filter((member) => member !== name));
    }
    const own = accounts.groupOf(name);
    if (own && own[2] === gid && !own[3] && loginSetting(call.machine, 'USERGROUPS_ENAB') === 'yes') {
      accounts.remove(accounts.group, name);
      accounts.remove(accounts.gshadow, name);
    }
    accounts.save();

    if (options.has('remove')) {
      const mail = `${loginSetting(call.machine, 'MAIL_DIR') ?? '/var/mail'}/${name}`;
      if (call.files.exists(mail)) call.files.remove(mail);
      else call.err(`userdel: ${name} mail spool (${mail}) not found\n`);
      if (!call.files.exists(home)) call.err(`userdel: ${name} home directory (${home}) not found\n`);
      else if (call.files.stat(home).uid !== Number(uid) && !options.has('force')) {
        // Source: shadow 4.13, src/userdel.c
        call.err(`userdel: ${home} not owned by ${name}, not removing\n`);
        return 12;
      } else call.files.remove(home, { recursive: true });
    }
    return 0;
  });
