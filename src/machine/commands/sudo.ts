// sudo: runs a program as another user, if /etc/sudoers allows it (sudo 1.9.15p5).
import { accountsOf, groupsOf, identityOf } from '../accounts.ts';
import { Files, root } from '../files.ts';
import type { Identity } from '../model.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Call, type Options, type Program } from '../program.ts';
import { defaultOf, permissionOf, ruleLine, rulesFor, sudoersOf, type Sudoers } from '../sudoers.ts';
import { authenticate, forget, hostOf } from './sudo-authentication.ts';

// Source: sudo 1.9.15p5, src/sudo_usage.h.in
const usage = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo -l [-ABkNnS] [-g group] [-h host] [-p prompt] [-U user]
            [-u user] [command [arg ...]]
usage: sudo [-ABbEHkNnPS] [-C num] [-D directory]
            [-g group] [-h host] [-p prompt] [-R directory] [-T timeout]
            [-u user] [VAR=value] [-i | -s] [command [arg ...]]
usage: sudo -e [-ABkNnS] [-C num] [-D directory]
            [-g group] [-h host] [-p prompt] [-R directory] [-T timeout]
            [-u user] file ...
`;

const table = {
  flags: {
    '-E': 'keep', '-H': 'home', '--set-home': 'home', '-i': 'login', '--login': 'login', '-k': 'reset',
    '--reset-timestamp': 'reset', '-K': 'remove', '--remove-timestamp': 'remove', '-l': 'list', '--list': 'list',
    '-n': 'quiet', '--non-interactive': 'quiet', '-S': 'stdin', '--stdin': 'stdin', '-s': 'shell', '--shell': 'shell',
    '-v': 'validate', '--validate': 'validate', '-V': 'version', '--version': 'version', '-b': 'background',
  },
  values: {
    '-g': 'group', '--group': 'group', '-p': 'prompt', '--prompt': 'prompt', '-U': 'other', '--other-user': 'other',
    '-u': 'user', '--user': 'user', '-D': 'chdir', '--chdir': 'chdir',
  },
  optional: { '--preserve-env': 'keep' },
  unmodelled: [
    '-A', '--askpass', '-B', '--bell', '-C', '--close-from', '-e', '--edit', '-h', '--help', '--host',
    '-N', '--no-update', '-P', '--preserve-groups', '-R', '--chroot', '-T', '--command-timeout',
  ],
  leading: true,
}; // prettier-ignore

/** Variables that stay when the environment is reset. Source: sudo 1.9.15p5, plugins/sudoers/env.c */
const kept =
  /^(?:COLORS|DISPLAY|HOSTNAME|KRB5CCNAME|LS_COLORS|PATH|PS1|PS2|XAUTHORITY|XAUTHORIZATION|XDG_CURRENT_DESKTOP|COLORTERM|LANG|LANGUAGE|LC_\w+|LINGUAS|TERM|TZ)$/;

export const sudo: Program = async (call) =>
  withOptions(call, table, { text: usage }, async (options) => {
    if (options.has('background')) throw new NotSimulated("option '-b'");
    if (options.has('login') && options.has('shell')) {
      throw new UsageError('you may not specify both the -i and -s options');
    }
    if (options.has('version')) {
      // Unverified: the number of the grammar of sudo 1.9.15p5
      call.out('Sudo version 1.9.15p5\nSudoers policy plugin version 1.9.15p5\nSudoers file grammar version 50\n');
      call.out('Sudoers I/O plugin version 1.9.15p5\nSudoers audit plugin version 1.9.15p5\n');
      return 0;
    }
    const words = [...options.words];
    const variables: Record<string, string> = {};
    while (/^\w+=/.test(words[0] ?? '')) {
      const [name = '', ...value] = (words.shift() ?? '').split('=');
      variables[name] = value.join('=');
    }
    const acts = ['validate', 'list', 'login', 'shell'].some((name) => options.has(name));
    if (options.has('remove') || (options.has('reset') && words.length === 0 && !acts)) {
      rulesOf(call);
      forget(call);
      return 0;
    }
    if (words.length === 0 && !acts) {
      call.err(usage);
      return 1;
    }
    const sudoers = rulesOf(call);
    if (options.has('list')) return list(call, options, sudoers, words);
    return run(call, options, sudoers, words, variables);
  });

/** The rules, or the end where sudo does not trust their file. */
function rulesOf(call: Call): Sudoers {
  const files = new Files(call.machine, root);
  if (!files.exists('/etc/sudoers')) throw new NotSimulated('sudo without /etc/sudoers');
  if (files.stat('/etc/sudoers').mode & 0o002) {
    call.err('sudo: /etc/sudoers is world writable\nsudo: no valid sudoers sources found, quitting\n');
    throw new Failure('error initializing audit plugin sudoers_audit');
  }
  const sudoers = sudoersOf(call.machine);
  for (const { errors } of sudoers.files) for (const line of errors) call.err(`${line}\n`);
  return sudoers;
}

/** Who a program is to run as. */
function targetOf(call: Call, options: Options): Identity {
  const wanted = options.value('user') ?? (options.has('group') ? call.user.name : 'root');
  const target = identityOf(call.machine, /^#\d+$/.test(wanted) ? Number(wanted.slice(1)) : wanted);
  if (!target) {
    call.err(`sudo: unknown user ${wanted}\n`);
    throw new Failure('error initializing audit plugin sudoers_audit');
  }
  const group = options.value('group');
  if (group === undefined) return target;
  const gid = groupsOf(call.machine).find(({ name }) => name === group)?.gid;
  if (gid === undefined) {
    call.err(`sudo: unknown group ${group}\n`);
    throw new Failure('error initializing audit plugin sudoers_audit');
  }
  return { ...target, gid, groups: [gid, ...target.groups.filter((other) => other !== gid)] };
}

async function run(
  call: Call,
  options: Options,
  sudoers: Sudoers,
  words: string[],
  variables: Record<string, string>,
): Promise<number> {
  const { machine, user } = call;
  const target = targetOf(call, options);
  const account = accountsOf(machine).find(({ name }) => name === target.name);
  const home = account?.home ?? '/';
  const rules = rulesFor(machine, sudoers, user);
  const inShell = options.has('login') || options.has('shell');
  const shell = (options.has('login') ? account?.shell : call.env['SHELL']) ?? '/bin/bash';
  const path = defaultOf(sudoers, 'secure_path') ?? call.env['PATH'] ?? '';
  const command = inShell ? shell : programPath(call, words[0] ?? '', variables['PATH'] ?? path);
  const args = inShell ? (words.length > 0 ? ['-c', words.join(' ')] : []) : words.slice(1);

  if (options.has('validate')) {
    if (rules.length === 0 && user.uid !== 0) {
      if (!(await authenticate(call, options, sudoers))) return 1;
      call.err(`Sorry, user ${user.name} may not run sudo on ${hostOf(call)}.\n`);
      return 1;
    }
    return user.uid === 0 || (await authenticate(call, options, sudoers)) ? 0 : 1;
  }
  if (command === undefined) {
    const missing = words[0] ?? '';
    if (
      user.uid !== 0 &&
      !rules.some(({ commands }) => commands.some(({ path: allowed, free }) => allowed === 'ALL' && free))
    ) {
      if (!(await authenticate(call, options, sudoers))) return 1;
    }
    call.err(`sudo: ${missing}: command not found\n`);
    if (missing === 'cd') {
      call.err('sudo: "cd" is a shell built-in command, it cannot be run directly.\n');
      call.err('sudo: the -s option may be used to run a privileged shell.\n');
      call.err('sudo: the -D option may be used to run a command in a specific directory.\n');
    }
    return 1;
  }
  const permission = permissionOf(rules, command, args, target.name);
  const needsPassword = user.uid !== 0 && !(target.uid === user.uid && !options.has('group')) && !permission?.free;
  if (needsPassword && !(await authenticate(call, options, sudoers))) return 1;
  if (!permission) {
    if (rules.length === 0) call.err(`${user.name} is not in the sudoers file.\n`);
    else {
      call.err(
        `Sorry, user ${user.name} is not allowed to execute '${[command, ...args].join(' ')}' as ${target.name} on ${hostOf(call)}.\n`,
      );
    }
    return 1;
  }
  journal(call, target, [command, ...args]);
  const preserved = options.values('keep').flatMap((names) => names.split(',').filter(Boolean));
  const env = {
    ...environment(call, target, home, { all: options.has('keep') && preserved.length === 0, preserved }),
    PATH: path,
    SUDO_COMMAND: [command, ...args].join(' '),
    SUDO_USER: user.name,
    SUDO_UID: String(user.uid),
    SUDO_GID: String(user.gid),
    ...variables,
  };
  const cwd = options.value('chdir') ?? (options.has('login') ? home : call.cwd);
  const as = { user: target, cwd, env, ...(call.stdin && !options.has('stdin') ? { stdin: call.stdin } : {}) };
  if (inShell && words.length === 0) return call.run([options.has('login') ? '-bash' : 'bash'], as);
  return call.run(inShell ? ['bash', '-c', words.join(' ')] : words, as);
}

function environment(
  call: Call,
  target: Identity,
  home: string,
  keep: { all: boolean; preserved: string[] },
): Record<string, string> {
  const shell = accountsOf(call.machine).find(({ name }) => name === target.name)?.shell ?? '/bin/bash';
  const own = { LOGNAME: target.name, USER: target.name, SHELL: shell };
  if (keep.all) return { ...call.env, ...own };
  const stays = Object.entries(call.env).filter(([name]) => kept.test(name) || keep.preserved.includes(name));
  return { ...Object.fromEntries(stays), MAIL: `/var/mail/${target.name}`, ...own, HOME: home };
}

/** The absolute path of a program, looked for as sudo does; undefined where there is none. */
function programPath(call: Call, name: string, path: string): string | undefined {
  if (name === '') return undefined;
  const files = new Files(call.machine, root);
  const runs = (at: string) =>
    files.exists(at) && files.stat(at).type === 'file' && (files.stat(at).mode & 0o111) !== 0;
  if (name.includes('/')) return runs(call.path(name)) ? call.path(name) : undefined;
  return path
    .split(':')
    .map((directory) => `${directory}/${name}`)
    .find(runs);
}

async function list(call: Call, options: Options, sudoers: Sudoers, words: string[]): Promise<number> {
  const { machine, user } = call;
  const other = options.value('other');
  const about = other === undefined ? user : identityOf(machine, other);
  if (!about) throw new Failure(`unknown user ${other ?? ''}`);
  const rules = rulesFor(machine, sudoers, about);
  const free = rulesFor(machine, sudoers, user).some(({ commands }) => commands.some((command) => command.free));
  if (user.uid !== 0 && !free && !(await authenticate(call, options, sudoers))) return 1;
  const host = hostOf(call);
  if (words.length > 0) {
    const path = programPath(call, words[0] ?? '', call.env['PATH'] ?? '');
    if (path === undefined || !permissionOf(rules, path, words.slice(1), 'root')) return 1;
    call.out(`${[path, ...words.slice(1)].join(' ')}\n`);
    return 0;
  }
  if (rules.length === 0) {
    if (about.uid === user.uid) call.err(`Sorry, user ${user.name} may not run sudo on ${host}.\n`);
    else call.out(`User ${about.name} is not allowed to run sudo on ${host}.\n`);
    return about.uid === user.uid ? 1 : 0;
  }
  if (options.values('list').length > 1) throw new NotSimulated("option '-ll'");
  if (sudoers.defaults.length > 0) throw new NotSimulated("option '-l' with Defaults in the rules");
  call.out(`User ${about.name} may run the following commands on ${host}:\n`);
  for (const rule of rules) call.out(`    ${ruleLine(rule)}\n`);
  return 0;
}

/** What sudo writes to the journal when it runs a program. */
function journal(call: Call, target: Identity, words: string[]) {
  const { machine, user, cwd } = call;
  machine.journal.push({
    time: machine.now,
    boot: machine.bootId,
    identifier: 'sudo',
    pid: machine.nextPid,
    uid: 0,
    priority: 5,
    message: `${user.name.padStart(8)} : TTY=pts/0 ; PWD=${cwd} ; USER=${target.name} ; COMMAND=${words.join(' ')}`,
  });
}
