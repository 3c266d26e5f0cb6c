// useradd: adds a user, or shows and changes what new users get (shadow 4.13).
import {
  AccountFiles,
  dayOf,
  demandLock,
  freeNumber,
  isAccountName,
  loginSetting,
  shadowLine,
  useraddSetting,
  wholeNumber,
} from '../account-files.ts';
import { Files, root } from '../files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { dirname } from '../paths.ts';
import { NotSimulated, type Call, type Options, type Program } from '../program.ts';

const usage = `Usage: useradd [options] LOGIN
       useradd -D
       useradd -D [options]

Options:
      --badname                 do not check for bad names
  -b, --base-dir BASE_DIR       base directory for the home directory of the
                                new account
  -c, --comment COMMENT         GECOS field of the new account
  -d, --home-dir HOME_DIR       home directory of the new account
  -D, --defaults                print or change default useradd configuration
  -e, --expiredate EXPIRE_DATE  expiration date of the new account
  -f, --inactive INACTIVE       password inactivity period of the new account
  -F, --add-subids-for-system   add entries to sub[ud]id even when adding a system user
  -g, --gid GROUP               name or ID of the primary group of the new
                                account
  -G, --groups GROUPS           list of supplementary groups of the new
                                account
  -h, --help                    display this help message and exit
  -k, --skel SKEL_DIR           use this alternative skeleton directory
  -K, --key KEY=VALUE           override /etc/login.defs defaults
  -l, --no-log-init             do not add the user to the lastlog and
                                faillog databases
  -m, --create-home             create the user's home directory
  -M, --no-create-home          do not create the user's home directory
  -N, --no-user-group           do not create a group with the same name as
                                the user
  -o, --non-unique              allow to create users with duplicate
                                (non-unique) UID
  -p, --password PASSWORD       encrypted password of the new account
  -r, --system                  create a system account
  -R, --root CHROOT_DIR         directory to chroot into
  -P, --prefix PREFIX_DIR       prefix directory where are located the /etc/* files
  -s, --shell SHELL             login shell of the new account
  -u, --uid UID                 user ID of the new account
  -U, --user-group              create a group with the same name as the user

`;

const table = {
  flags: {
    '-D': 'defaults', '--defaults': 'defaults', '-h': 'help', '--help': 'help', '-l': 'quiet', '--no-log-init': 'quiet',
    '-m': 'create', '--create-home': 'create', '-M': 'bare', '--no-create-home': 'bare', '-N': 'shared',
    '--no-user-group': 'shared', '-o': 'twice', '--non-unique': 'twice', '-r': 'system', '--system': 'system',
    '-U': 'own', '--user-group': 'own', '--badname': 'badname',
  },
  values: {
    '-b': 'base', '--base-dir': 'base', '-c': 'comment', '--comment': 'comment', '-d': 'home', '--home-dir': 'home',
    '-e': 'expires', '--expiredate': 'expires', '-f': 'inactive', '--inactive': 'inactive', '-g': 'group',
    '--gid': 'group', '-G': 'groups', '--groups': 'groups', '-k': 'skeleton', '--skel': 'skeleton', '-K': 'key',
    '--key': 'key', '-p': 'password', '--password': 'password', '-s': 'shell', '--shell': 'shell', '-u': 'uid',
    '--uid': 'uid',
  },
  unmodelled: ['-R', '--root', '-P', '--prefix', '-F', '--add-subids-for-system'],
}; // prettier-ignore

const defaults = ['GROUP', 'HOME', 'INACTIVE', 'EXPIRE', 'SHELL', 'SKEL', 'CREATE_MAIL_SPOOL', 'LOG_INIT'] as const;

export const useradd: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    checkValues(options);
    return options.has('defaults') ? changeDefaults(call, options) : addUser(call, options);
  });

/** What useradd looks at while it reads its options: numbers, dates, forbidden characters. */
function checkValues(options: Options) {
  const uid = options.value('uid');
  if (uid !== undefined && !/^\d+$/.test(uid)) throw new Failure(`invalid user ID '${uid}'`, 3);
  const inactive = options.value('inactive');
  if (inactive !== undefined) wholeNumber(inactive);
  const expires = options.value('expires');
  if (expires !== undefined && dayOf(expires) === undefined) throw new Failure(`invalid date '${expires}'`, 3);
  const comment = options.value('comment');
  if (comment !== undefined && /[:\n]/.test(comment)) throw new Failure(`invalid comment '${comment}'`, 3);
  const password = options.value('password');
  if (password !== undefined && /[:\n]/.test(password)) throw new Failure(`invalid field '${password}'`, 3);
  const home = options.value('home');
  if (home !== undefined && !home.startsWith('/')) throw new Failure(`invalid home directory '${home}'`, 3);
  const shell = options.value('shell');
  if (shell && !/^[/*]/.test(shell)) throw new Failure(`invalid shell '${shell}'`, 3);
  if (options.has('own') && options.has('group')) throw new UsageError('options -U and -g conflict');
}

function changeDefaults(call: Call, options: Options): number {
  const { machine } = call;
  const group = options.value('group');
  const line = group === undefined ? undefined : groupNumber(new AccountFiles(machine), group);
  const given: Partial<Record<(typeof defaults)[number], string | undefined>> = {
    GROUP: line,
    HOME: options.value('base'),
    INACTIVE: options.value('inactive'),
    EXPIRE: options.value('expires'),
    SHELL: options.value('shell'),
  };
  const now = (name: (typeof defaults)[number]) =>
    given[name] ?? (useraddSetting(machine, name) || (name === 'LOG_INIT' ? 'yes' : ''));
  const text = defaults.map((name) => `${name}=${now(name)}\n`).join('');
  if (Object.values(given).every((value) => value === undefined)) {
    call.out(text);
    return 0;
  }
  if (call.user.uid !== 0) throw new NotSimulated('changing defaults without being root');
  call.files.write('/etc/default/useradd', `# useradd defaults file\n${text}`);
  return 0;
}

function groupNumber(accounts: AccountFiles, group: string): string {
  const gid = accounts.groupOf(group)?.[2];
  if (gid === undefined) throw new Failure(`group '${group}' does not exist`, 6);
  return gid;
}

function addUser(call: Call, options: Options): number {
  const { machine } = call;
  const [name, ...more] = options.words;
  if (name === undefined || more.length > 0) throw new UsageError('');
  if (!isAccountName(name) && !options.has('badname')) {
    throw new Failure(`invalid user name '${name}': use --badname to ignore`, 3);
  }
  const accounts = new AccountFiles(machine);
  const wanted = options.value('group');
  const gid = wanted === undefined ? useraddSetting(machine, 'GROUP') || '100' : groupNumber(accounts, wanted);
  const groups = (options.value('groups') ?? '').split(',').filter(Boolean);
  const missing = groups.filter((group) => !accounts.groupOf(group));
  for (const group of missing) call.err(`useradd: group '${group}' does not exist\n`);
  if (missing.length > 0) return 6;
  const shell = options.value('shell') ?? useraddSetting(machine, 'SHELL');
  if (shell && !call.files.may(shell, 1)) {
    call.err(`useradd: Warning: missing or non-executable shell '${shell}'\n`);
  }
  demandLock(call, '/etc/passwd', 1);
  if (accounts.user(name)) throw new Failure(`user '${name}' already exists`, 9);

  const system = options.has('system');
  const used = accounts.passwd.map(([, , uid]) => Number(uid));
  const uid = options.value('uid') ?? String(freeNumber(machine, 'UID', used, system));
  if (used.includes(Number(uid)) && !options.has('twice')) throw new Failure(`UID ${uid} is not unique`, 4);

  const ownGroup =
    options.has('own') ||
    (loginSetting(machine, 'USERGROUPS_ENAB') === 'yes' && !options.has('shared') && wanted === undefined);
  const primary = ownGroup ? addOwnGroup(call, accounts, name, uid, system) : gid;
  const base = options.value('base') ?? useraddSetting(machine, 'HOME');
  const home = options.value('home') ?? `${base || '/home'}/${name}`;
  accounts.passwd.push([name, 'x', uid, primary, options.value('comment') ?? '', home, shell]);

  const expires = dayOf(options.value('expires') ?? useraddSetting(machine, 'EXPIRE')) ?? -1;
  const inactive = Number(options.value('inactive') ?? (useraddSetting(machine, 'INACTIVE') || -1));
  const settings = new Map(
    options.values('key').map((pair) => [pair.replace(/=.*$/s, ''), pair.replace(/^[^=]*=/, '')]),
  );
  const setting = (key: string) => settings.get(key) ?? loginSetting(machine, key) ?? '';
  accounts.shadow.push(
    shadowLine(machine, name, options.value('password') ?? '!', {
      ...(system
        ? {}
        : { least: setting('PASS_MIN_DAYS'), most: setting('PASS_MAX_DAYS'), warn: setting('PASS_WARN_AGE') }),
      inactive: inactive < 0 ? '' : String(inactive),
      expires: expires < 0 ? '' : String(expires),
    }),
  );
  for (const group of groups) {
    const line = accounts.groupOf(group);
    if (line?.[0] !== undefined) accounts.setMembers(line[0], (members) => [...new Set([...members, name])]);
  }
  accounts.save();

  const create = options.has('create') || (setting('CREATE_HOME') === 'yes' && !options.has('bare'));
  if (create && !options.has('bare')) createHome(call, home, Number(uid), Number(primary), options.value('skeleton'));
  return 0;
}

function addOwnGroup(call: Call, accounts: AccountFiles, name: string, uid: string, system: boolean): string {
  if (accounts.groupOf(name)) {
    throw new Failure(`group ${name} exists - if you want to add this user to that group, use -g.`, 9);
  }
  const used = accounts.group.map(([, , gid]) => Number(gid));
  const gid = used.includes(Number(uid)) ? String(freeNumber(call.machine, 'GID', used, system)) : uid;
  accounts.group.push([name, 'x', gid, '']);
  accounts.gshadow.push([name, '!', '', '']);
  return gid;
}

function createHome(call: Call, home: string, uid: number, gid: number, skeleton?: string) {
  const { machine } = call;
  const files = new Files(machine, root, 0o022);
  if (files.exists(home)) {
    call.err(`useradd: warning: the home directory ${home} already exists.\n`);
    call.err('useradd: Not copying any file from skel directory into it.\n');
    return;
  }
  files.mkdir(dirname(home), { parents: true });
  const mask = parseInt(loginSetting(machine, 'UMASK') ?? '022', 8);
  files.mkdir(home, { mode: parseInt(loginSetting(machine, 'HOME_MODE') ?? (0o777 & ~mask).toString(8), 8) });
  const from = skeleton ?? (useraddSetting(machine, 'SKEL') || '/etc/skel');
  copyTree(files, from, home);
  for (const path of treeBelow(files, home)) files.chown(path, uid, gid, false);
}

/** Copies what is in a directory into another, with modes; a directory that is missing holds nothing. */
function copyTree(files: Files, from: string, to: string) {
  if (!files.exists(from)) return;
  for (const name of files.list(from)) {
    const [source, target] = [`${from}/${name}`, `${to}/${name}`];
    const { type, mode } = files.lstat(source);
    if (type === 'link') files.symlink(files.readlink(source), target);
    else if (type === 'directory') {
      files.mkdir(target, { mode });
      copyTree(files, source, target);
    } else {
      files.writeBytes(target, files.readBytes(source));
      files.chmod(target, mode);
    }
  }
}

/** A directory and all below it. */
function treeBelow(files: Files, path: string): string[] {
  if (files.lstat(path).type !== 'directory') return [path];
  return [path, ...files.list(path).flatMap((name) => treeBelow(files, `${path}/${name}`))];
}
