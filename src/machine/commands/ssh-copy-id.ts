// ssh-copy-id: puts a public key into the authorized_keys of an account on another machine.
import { accountsOf } from '../accounts.ts';
import { Files } from '../files.ts';
import { NotSimulated, optionsOf, type Call, type Program } from '../program.ts';
import { readPublicLine } from '../ssh-keys.ts';
import { logIn } from '../ssh-login.ts';
import { readTarget, SshError } from '../ssh-options.ts';

const own = '/usr/bin/ssh-copy-id';

export const sshCopyId: Program = async (call) => {
  const options = optionsOf(call.args, {
    values: { '-i': 'identity', '-p': 'port', '-o': 'option' },
    unmodelled: ['-h', '-?', '-f', '-n', '-s', '-x', '-F', '-t'],
  });
  const [written] = options.words;
  if (written === undefined) throw new NotSimulated('the help of this program');
  const named = options.value('identity');
  const source = sourceOf(call, named);
  if (source === undefined) {
    if (named === undefined) {
      // Unverified: the words where there is no key at all.
      call.out(`\n${own}: ERROR: No identities found\n`);
    } else call.out(`\n${own}: ERROR: failed to open ID file '${named.replace(/\.pub$/, '')}.pub': No such file\n`);
    return 1;
  }
  const line = call.files.read(source).trim();
  const key = readPublicLine(line);
  if (!key) throw new NotSimulated(`the key in ${source}`);
  call.err(`${own}: INFO: Source of key(s) to be installed: "${source}"\n`);
  call.err(`${own}: INFO: attempting to log in with the new key(s), to filter out any that are already installed\n`);
  const port = options.value('port');
  const given = options.values('option');
  const more = { ...(port === undefined ? {} : { port }), options: given };
  try {
    const identity = source.replace(/\.pub$/, '');
    const quiet = ['PreferredAuthentications=publickey', 'StrictHostKeyChecking=yes', 'BatchMode=yes'];
    const silent: Call = { ...call, err: () => undefined };
    await logIn(silent, readTarget(call, written, { ...more, identities: [identity], options: [...given, ...quiet] }));
    call.err(
      `\n${own}: WARNING: All keys were skipped because they already exist on the remote system.\n` +
        '\t\t(if you think this is a mistake, you may want to use -f option)\n\n',
    );
    return 0;
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    if (/^ssh: /.test(error.message)) {
      call.err(`\n${own}: ERROR: ${error.message}\n\n`);
      return 1;
    }
  }
  call.err(`${own}: INFO: 1 key(s) remain to be installed -- if you are prompted now it is to install the new keys\n`);
  try {
    const { user, account } = await logIn(call, readTarget(call, written, more));
    const files = new Files(call.machine, user, 0o077);
    const directory = `${account.home}/.ssh`;
    const path = `${directory}/authorized_keys`;
    if (!files.exists(directory)) files.mkdir(directory, { mode: 0o700 });
    const before = files.exists(path) ? files.read(path) : '';
    files.write(path, `${before}${before && !before.endsWith('\n') ? '\n' : ''}${line}\n`, 0o600);
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    call.err(`${error.message}\n`);
    return 1;
  }
  const shown = [
    ...(port === undefined ? [] : [`-p ${port}`]),
    ...given.map((option) => `-o '${option}'`),
    `'${written}'`,
  ];
  call.out(
    `\nNumber of key(s) added: 1\n\nNow try logging into the machine, with:   "ssh ${shown.join(' ')}"\n` +
      'and check to make sure that only the key(s) you wanted were added.\n\n',
  );
  return 0;
};

/** The public key that is copied: the one that was named, or the newest of the user's own. */
function sourceOf(call: Call, named: string | undefined): string | undefined {
  if (named !== undefined) {
    const path = call.path(named.endsWith('.pub') ? named : `${named}.pub`);
    return call.files.exists(path) ? path : undefined;
  }
  const home = accountsOf(call.machine).find(({ uid }) => uid === call.user.uid)?.home ?? '/';
  const directory = `${home}/.ssh`;
  if (!call.files.exists(directory)) return undefined;
  return call.files
    .list(directory)
    .filter((name) => /^id.*\.pub$/.test(name) && !name.endsWith('-cert.pub'))
    .map((name) => `${directory}/${name}`)
    .toSorted((one, other) => call.files.stat(other).mtime - call.files.stat(one).mtime)[0];
}
