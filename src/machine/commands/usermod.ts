// usermod: changes a user's account (shadow 4.13).
import { AccountFiles, dayOf, demandLock, isAccountName, wholeNumber, type Fields } from '../account-files.ts';
import { processesOf } from '../processes.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Call, Options, Program } from '../program.ts';

const usage = `Usage: usermod [options] LOGIN

Options:
  -a, --append                  append the user to the supplemental GROUPS
                                mentioned by the -G option without removing
                                the user from other groups
  -b, --badname                 allow bad names
  -c, --comment COMMENT         new value of the GECOS field
  -d, --home HOME_DIR           new home directory for the user account
  -e, --expiredate EXPIRE_DATE  set account expiration date to EXPIRE_DATE
  -f, --inactive INACTIVE       set password inactive after expiration
                                to INACTIVE
  -g, --gid GROUP               force use GROUP as new primary group
  -G, --groups GROUPS           new list of supplementary GROUPS
  -h, --help                    display this help message and exit
  -l, --login NEW_LOGIN         new value of the login name
  -L, --lock                    lock the user account
  -m, --move-home               move contents of the home directory to the
                                new location (use only with -d)
  -o, --non-unique              allow using duplicate (non-unique) UID
  -p, --password PASSWORD       use encrypted password for the new password
  -P, --prefix PREFIX_DIR       prefix directory where are located the /etc/* files
  -r, --remove                  remove the user from only the supplemental GROUPS
                                mentioned by the -G option without removing
                                the user from other groups
  -R, --root CHROOT_DIR         directory to chroot into
  -s, --shell SHELL             new login shell for the user account
  -u, --uid UID                 new UID for the user account
  -U, --unlock                  unlock the user account
  -v, --add-subuids FIRST-LAST  add range of subordinate uids
  -V, --del-subuids FIRST-LAST  remove range of subordinate uids
  -w, --add-subgids FIRST-LAST  add range of subordinate gids
  -W, --del-subgids FIRST-LAST  remove range of subordinate gids

`;

const table = {
  flags: {
    '-a': 'append', '--append': 'append', '-b': 'badname', '--badname': 'badname', '-h': 'help', '--help': 'help',
    '-L': 'lock', '--lock': 'lock', '-m': 'move', '--move-home': 'move', '-o': 'twice', '--non-unique': 'twice',
    '-r': 'remove', '--remove': 'remove', '-U': 'unlock', '--unlock': 'unlock',
  },
  values: {
    '-c': 'comment', '--comment': 'comment', '-d': 'home', '--home': 'home', '-e': 'expires', '--expiredate': 'expires',
    '-f': 'inactive', '--inactive': 'inactive', '-g': 'group', '--gid': 'group', '-G': 'groups', '--groups': 'groups',
    '-l': 'login', '--login': 'login', '-p': 'password', '--password': 'password', '-s': 'shell', '--shell': 'shell',
    '-u': 'uid', '--uid': 'uid',
  },
  unmodelled: ['-R', '--root', '-P', '--prefix', '-v', '-V', '-w', '-W', '--add-subuids', '--del-subuids', '--add-subgids', '--del-subgids'],
}; // prettier-ignore

export const usermod: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    checkValues(options);
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    const accounts = new AccountFiles(call.machine);
    const user = accounts.user(name);
    if (!user) throw new Failure(`user '${name}' does not exist`, 6);
    if (call.args.length === 1) throw new UsageError('no options');
    checkTogether(options);
    return change(call, options, accounts, user);
  });

function checkValues(options: Options) {
  const demand = (value: string | undefined, right: (text: string) => boolean, message: (text: string) => string) => {
    if (value !== undefined && !right(value)) throw new Failure(message(value), 3);
  };
  const field = (text: string) => !/[:\n]/.test(text);
  demand(options.value('comment'), field, (text) => `invalid field '${text}'`);
  demand(options.value('password'), field, (text) => `invalid field '${text}'`);
  demand(
    options.value('home'),
    (text) => text.startsWith('/'),
    () => 'homedir must be an absolute path',
  );
  demand(
    options.value('expires'),
    (text) => dayOf(text) !== undefined,
    (text) => `invalid date '${text}'`,
  );
  demand(
    options.value('shell'),
    (text) => text === '' || /^[/*]/.test(text),
    (text) => `invalid shell '${text}'`,
  );
  demand(
    options.value('uid'),
    (text) => /^\d+$/.test(text),
    (text) => `invalid user ID '${text}'`,
  );
  demand(
    options.value('login'),
    (text) => isAccountName(text) || options.has('badname'),
    (text) => `invalid user name '${text}': use --badname to ignore`,
  );
  const inactive = options.value('inactive');
  if (inactive !== undefined) wholeNumber(inactive);
}

function checkTogether(options: Options) {
  const needs = (flag: string, option: string, value: string, other: string) => {
    if (options.has(flag) && !options.has(value))
      throw new UsageError(`${option} flag is only allowed with the ${other} flag`);
  };
  needs('append', '-a', 'groups', '-G');
  needs('remove', '-r', 'groups', '-G');
  if (['lock', 'unlock', 'password'].filter((name) => options.has(name)).length > 1) {
    throw new UsageError('the -L, -p, and -U flags are exclusive');
  }
  needs('twice', '-o', 'uid', '-u');
  needs('move', '-m', 'home', '-d');
}

function change(call: Call, options: Options, accounts: AccountFiles, user: Fields): number {
  const [name = '', , uidBefore = '', , , homeBefore = '', shellBefore = ''] = user;
  const group = options.value('group');
  const gid = group === undefined ? undefined : accounts.groupOf(group)?.[2];
  if (group !== undefined && gid === undefined) throw new Failure(`group '${group}' does not exist`, 6);
  const groups = options.value('groups')?.split(',').filter(Boolean);
  const missing = groups?.filter((wanted) => !accounts.groupOf(wanted)) ?? [];
  for (const wanted of missing) call.err(`usermod: group '${wanted}' does not exist\n`);
  if (missing.length > 0) return 6;

  const shell = options.value('shell');
  if (shell && !call.files.may(shell, 1)) {
    call.err(`usermod: Warning: missing or non-executable shell '${shell}'\n`);
  }
  const login = options.value('login');
  const uid = options.value('uid');
  const same: [string, string | undefined, string | undefined][] = [
    ['shell', shell, shellBefore],
    ['home', options.value('home'), homeBefore],
    ['uid', uid, uidBefore],
    ['login', login, name],
    ['comment', options.value('comment'), user[4]],
    ['group', gid, user[3]],
  ];
  const given = same.filter(([, value]) => value !== undefined);
  const others = ['groups', 'lock', 'unlock', 'password', 'expires', 'inactive'].some((option) => options.has(option));
  if (!others && given.every(([, value, before]) => value === before)) {
    call.out('usermod: no changes\n');
    return 0;
  }
  if (login !== undefined && login !== name && accounts.user(login)) {
    throw new Failure(`user '${login}' already exists`, 9);
  }
  if (
    uid !== undefined &&
    uid !== uidBefore &&
    !options.has('twice') &&
    accounts.passwd.some((line) => line[2] === uid)
  ) {
    throw new Failure(`UID '${uid}' already exists`, 4);
  }
  demandLock(call, '/etc/passwd', 1);
  const busy = processesOf(call.machine, call.login).find((process) => process.uid === Number(uidBefore));
  if (busy && (login !== undefined || uid !== undefined || options.has('home'))) {
    // Source: shadow 4.13, libmisc/user_busy.c
    throw new Failure(`user ${name} is currently used by process ${busy.pid}`, 8);
  }

  changeShadow(call, options, accounts, name);
  const put = (index: number, value: string | undefined) => {
    if (value !== undefined) user[index] = value;
  };
  put(2, uid);
  put(3, gid);
  put(4, options.value('comment'));
  put(5, options.value('home'));
  put(6, shell);
  if (groups)
    changeGroups(
      accounts,
      name,
      groups.map((wanted) => accounts.groupOf(wanted)?.[0] ?? ''),
      options,
    );
  if (login !== undefined && login !== name) rename(accounts, name, login);
  accounts.save();
  return moveHome(call, options, homeBefore, uidBefore, gid);
}

function changeShadow(call: Call, options: Options, accounts: AccountFiles, name: string) {
  const line = accounts.shadow.find(([first]) => first === name);
  if (!line) return;
  const password = line[1] ?? '';
  if (options.has('lock') && !password.startsWith('!')) line[1] = `!${password}`;
  if (options.has('unlock') && password.startsWith('!')) {
    if (password === '!') {
      call.err("usermod: unlocking the user's password would result in a passwordless account.\n");
      call.err("You should set a password with usermod -p to unlock this user's password.\n");
    } else line[1] = password.slice(1);
  }
  const given = options.value('password');
  if (given !== undefined) {
    line[1] = given;
    line[2] = String(Math.floor(call.machine.now / 86_400_000));
  }
  const days = (option: string, index: number, day: (text: string) => number | undefined) => {
    const text = options.value(option);
    if (text === undefined) return;
    const value = day(text) ?? -1;
    line[index] = value < 0 ? '' : String(value);
  };
  days('inactive', 6, Number);
  days('expires', 7, dayOf);
}

function changeGroups(accounts: AccountFiles, name: string, wanted: string[], options: Options) {
  for (const [group = ''] of accounts.group) {
    const chosen = wanted.includes(group);
    accounts.setMembers(group, (members) => {
      const stays =
        options.has('append') || options.has('remove')
          ? members.includes(name) && !(options.has('remove') && chosen)
          : chosen;
      const joins = stays || (options.has('append') && chosen);
      if (!joins) return members.filter((member) => member !== name);
      return members.includes(name) ? members : [...members, name];
    });
  }
}

function rename(accounts: AccountFiles, name: string, login: string) {
  for (const lines of [accounts.passwd, accounts.shadow]) {
    const line = lines.find(([first]) => first === name);
    if (!line) continue;
    // A new name is a new line: it goes to the end.
    accounts.remove(lines, name);
    lines.push([login, ...line.slice(1)]);
  }
  for (const [group = ''] of accounts.group) {
    accounts.setMembers(group, (members) => members.map((member) => (member === name ? login : member)));
  }
}

function moveHome(call: Call, options: Options, before: string, uidBefore: string, gid: string | undefined): number {
  const { files } = call;
  const home = options.value('home') ?? before;
  if (options.has('move') && home !== before) {
    if (!files.exists(before)) {
      call.err(
        `usermod: The previous home directory (${before}) does not exist or is inaccessible. Move cannot be completed.\n`,
      );
      return 0;
    }
    if (files.exists(home)) {
      // Source: shadow 4.13, src/usermod.c
      call.err(`usermod: directory ${home} exists\n`);
      return 12;
    }
    files.rename(before, home);
  }
  const uid = options.value('uid');
  if ((uid === undefined && gid === undefined) || !files.exists(home)) return 0;
  const change = (path: string) => {
    const stat = files.lstat(path);
    if (stat.uid === Number(uidBefore))
      files.chown(
        path,
        uid === undefined ? undefined : Number(uid),
        gid === undefined ? undefined : Number(gid),
        false,
      );
    if (stat.type === 'directory') for (const entry of files.list(path)) change(`${path}/${entry}`);
  };
  change(home);
  return 0;
}
