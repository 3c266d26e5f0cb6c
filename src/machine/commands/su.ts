// su: a shell, or one command, as another user (shadow 4.13, which is where Photon OS has it from).
import { accountsOf, identityOf } from '../accounts.ts';
import { withOptions } from '../option-errors.ts';
import { admits, lockMessages } from '../pam-faillock.ts';
import { opens, refusalOf, refusals } from '../passwords.ts';
import { terminalOf } from '../processes.ts';
import { NotSimulated, type Program } from '../program.ts';

const usage = `Usage: su [options] [-] [username [args]]

Options:
  -c, --command COMMAND         pass COMMAND to the invoked shell
  -h, --help                    display this help message and exit
  -, -l, --login                make the shell a login shell
  -m, -p,
  --preserve-environment        do not reset environment variables, and
                                keep the same shell
  -s, --shell SHELL             use SHELL instead of the default in passwd

If no username is given, assume root.
`;

const table = {
  flags: {
    '-h': 'help', '--help': 'help', '-l': 'login', '--login': 'login', '-m': 'keep', '-p': 'keep',
    '--preserve-environment': 'keep',
  },
  values: { '-c': 'command', '--command': 'command', '-s': 'shell', '--shell': 'shell' },
}; // prettier-ignore

export const su: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, async (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const { machine, user } = call;
    const login = options.has('login') || options.words.includes('-');
    const [name = 'root', ...args] = options.words.filter((word) => word !== '-');
    const target = identityOf(machine, name);
    const account = accountsOf(machine).find((found) => found.name === name);
    if (!target || !account) {
      call.err(`No passwd entry for user '${name}'\n`);
      return 1;
    }
    if (user.uid !== 0) {
      for (const line of lockMessages(machine, 'su', name)) call.out(`${line}\n`);
      const password = await call.ask('Password: ', true);
      const right = password !== undefined && opens(machine, name, password);
      if (!admits(machine, 'su', name, { kind: 'TTY', source: `/dev/${terminalOf(call.login)}` }, right)) {
        await call.sleep(2_000);
        call.err('su: Authentication failure\n');
        return 1;
      }
      const refusal = refusalOf(machine, name);
      if (refusal) {
        call.err(`${refusals[refusal]}\n`);
        if (refusal === 'account') call.err('su: User account has expired\n');
        else throw new NotSimulated('changing a password in su');
        return 1;
      }
    }
    const shell = options.value('shell') ?? (options.has('keep') ? call.env['SHELL'] : undefined) ?? account.shell;
    if (!call.files.exists(shell || '/bin/sh')) {
      call.err(`Cannot execute ${shell}\n`);
      return 127;
    }
    if (!/(?:^|\/)(?:ba)?sh$/.test(shell)) return call.run([shell], { user: target });

    const own = { HOME: account.home, SHELL: shell, USER: name, LOGNAME: name };
    const path = target.uid === 0 ? '/sbin:/bin:/usr/sbin:/usr/bin' : '/bin:/usr/bin';
    const fresh = { TERM: call.env['TERM'] ?? 'linux', ...own, PATH: path };
    const env = login ? fresh : options.has('keep') ? call.env : { ...call.env, ...own, PATH: path };
    const cwd = login && call.files.exists(account.home) ? account.home : call.cwd;
    // pam_umask of system-session, from 4.0 on; a login shell then reads /etc/profile.
    const umask = login ? { umask: 0o027 } : call.machine.release === '3.0' ? {} : { umask: 0o022 };
    const as = { user: target, cwd, env, ...umask };
    const command = options.value('command');
    if (command !== undefined) return call.run([shell.endsWith('bash') ? 'bash' : 'sh', '-c', command, ...args], as);
    if (args.length > 0) return call.run(['bash', ...args], as);
    return call.run([login ? '-bash' : 'bash'], login ? { user: target, cwd } : as);
  });
