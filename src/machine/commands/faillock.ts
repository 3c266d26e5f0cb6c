// faillock: failed logins that PAM has counted (Linux-PAM 1.5.3, with Photon's patch: it prints as pam_tally2 did).
import { accountsOf } from '../accounts.ts';
import { FileError } from '../file-error.ts';
import { clockOf, dateOf, localTime, timeZone } from '../local-time.ts';
import { failuresIn, faillockSettings, type Failure } from '../pam-faillock.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

const options: Record<string, string> = {
  '--conf': 'configuration file',
  '--dir': 'records directory',
  '--user': 'user name',
};

export const faillock: Program = (call) => {
  const given: Record<string, string> = {};
  const flags = new Set<string>();
  const args = [...call.args];
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    if (arg in options) {
      const value = args.shift();
      if (!value) return misused(call, `No ${options[arg] ?? ''} supplied.`);
      given[arg] = value;
    } else if (arg !== '--reset' && arg !== '--no-legacy-output') return misused(call, `Unknown option: ${arg}`);
    else flags.add(arg);
  }
  const conf = given['--conf'];
  if (conf !== undefined && !call.files.exists(call.path(conf))) throw new NotSimulated('a missing configuration');
  const directory = call.path(
    given['--dir'] ?? faillockSettings(call.machine, conf && call.path(conf)).get('dir') ?? '',
  );
  const user = given['--user'];
  if (user !== undefined) return tallyOf(call, user, directory, flags, true);
  if (!call.files.exists(directory)) {
    // systemd makes this one at boot, empty: pamtmp.conf of Photon's Linux-PAM. Here the first failure does.
    if (/^(?:\/var)?\/run\/faillock$/.test(directory)) return 0;
    call.err(`${call.name}: Error reading tally directory: No such file or directory\n`);
    return 2;
  }
  for (const [index, name] of call.files.list(directory).entries()) tallyOf(call, name, directory, flags, index === 0);
  return 0;
};

/** Shows or resets the failures of one user. @param first whether the header is still to come */
function tallyOf(call: Call, user: string, directory: string, flags: Set<string>, first: boolean): number {
  const { machine, files } = call;
  const account = accountsOf(machine).find(({ name }) => name === user);
  if (!account) {
    call.err(`${call.name}: Error no such user: ${user}\n`);
    return 1;
  }
  const path = `${directory}/${user}`;
  let failures: Failure[];
  try {
    if (!files.exists(directory)) files.mkdir(directory);
    failures = files.exists(path) ? failuresIn(files.readBytes(path)) : [];
    // It opens the file for writing, and creates it.
    if (flags.has('--reset') || !files.exists(path)) files.writeBytes(path, '');
    else files.writeBytes(path, files.readBytes(path));
    files.chown(path, account.uid, undefined);
    files.chmod(path, 0o660);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.message === 'No such file or directory') return 0;
    call.err(`${call.name}: Error opening the tally file for ${user}:${error.message}\n`);
    return 3;
  }
  if (flags.has('--reset')) return 0;
  const when = ({ time }: Failure) => {
    const at = localTime(time * 1000, timeZone(machine));
    return `${dateOf(at)} ${clockOf(at)}`;
  };
  if (flags.has('--no-legacy-output')) {
    call.out(`${user}:\nWhen                Type  Source                                           Valid\n`);
    for (const each of failures) {
      call.out(`${when(each)} ${each.kind.padEnd(5)} ${each.source.padEnd(52)} ${each.valid ? 'V' : 'I'}\n`);
    }
    return 0;
  }
  if (first) call.out('Login           Failures    Latest failure         From\n');
  const latest = failures.at(-1);
  const rest = latest ? ` ${when(latest).padStart(25)}    ${latest.source}` : '';
  call.out(`${user.slice(0, 15).padEnd(15)} ${String(failures.length).padStart(5)}${rest}\n`);
  return 0;
}

function misused(call: Call, text: string): number {
  call.err(`${call.name}: ${text}\n`);
  call.err(`Usage: ${call.name} [--dir /path/to/tally-directory] [--user username] [--reset] [--no-legacy-output]\n`);
  return 1;
}
