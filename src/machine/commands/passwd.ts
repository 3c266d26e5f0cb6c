// passwd: changes a password, locks an account, shows when a password runs out (shadow 4.13 with PAM).
import { shadowOf } from '../accounts.ts';
import { AccountFiles, wholeNumber } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { changePassword } from '../password-change.ts';
import { opens } from '../passwords.ts';
import { answersOf } from '../answers.ts';
import type { Call, Options, Program } from '../program.ts';

const usage = `Usage: passwd [options] [LOGIN]

Options:
  -a, --all                     report password status on all accounts
  -d, --delete                  delete the password for the named account
  -e, --expire                  force expire the password for the named account
  -h, --help                    display this help message and exit
  -k, --keep-tokens             change password only if expired
  -i, --inactive INACTIVE       set password inactive after expiration
                                to INACTIVE
  -l, --lock                    lock the password of the named account
  -n, --mindays MIN_DAYS        set minimum number of days before password
                                change to MIN_DAYS
  -q, --quiet                   quiet mode
  -r, --repository REPOSITORY   change password in REPOSITORY repository
  -R, --root CHROOT_DIR         directory to chroot into
  -S, --status                  report password status on the named account
  -u, --unlock                  unlock the password of the named account
  -w, --warndays WARN_DAYS      set expiration warning days to WARN_DAYS
  -x, --maxdays MAX_DAYS        set maximum number of days before password
                                change to MAX_DAYS

`;

const table = {
  flags: {
    '-a': 'all', '--all': 'all', '-d': 'delete', '--delete': 'delete', '-e': 'expire', '--expire': 'expire',
    '-h': 'help', '--help': 'help', '-l': 'lock', '--lock': 'lock', '-q': 'quiet', '--quiet': 'quiet', '-S': 'status',
    '--status': 'status', '-u': 'unlock', '--unlock': 'unlock',
  },
  values: {
    '-i': 'inactive', '--inactive': 'inactive', '-n': 'least', '--mindays': 'least', '-w': 'warn', '--warndays': 'warn',
    '-x': 'most', '--maxdays': 'most',
  },
  unmodelled: ['-k', '--keep-tokens', '-r', '--repository', '-R', '--root'],
}; // prettier-ignore

/** Fields of /etc/shadow by the option that sets them. */
const days: Record<string, number> = { least: 3, most: 4, warn: 5, inactive: 6 };

export const passwd: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 6 }, async (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    for (const name of Object.keys(days)) {
      const text = options.value(name);
      if (text === undefined || /^-?\d+$/.test(text)) continue;
      throw new UsageError(`invalid numeric argument '${text}'`);
    }
    const changes = ['delete', 'expire', 'lock', 'unlock', ...Object.keys(days)].filter((name) => options.has(name));
    const misused =
      options.words.length > 1 ||
      (options.has('all') && (!options.has('status') || options.words.length > 0)) ||
      (options.has('status') && changes.length > 0) ||
      (changes.length > 0 && options.words.length === 0) ||
      (options.has('lock') && options.has('unlock'));
    if (misused) {
      call.err(usage);
      return 2;
    }
    return run(call, options, changes);
  });

async function run(call: Call, options: Options, changes: string[]): Promise<number> {
  const { machine, user } = call;
  const accounts = new AccountFiles(machine);
  if (options.has('all')) {
    if (user.uid !== 0) throw new Failure('Permission denied.');
    for (const [name = ''] of accounts.passwd) call.out(statusLine(call, name));
    return 0;
  }
  const name = options.words[0] ?? user.name;
  if (changes.length > 0 && user.uid !== 0) throw new Failure('Permission denied.');
  if (!accounts.user(name)) throw new Failure(`user '${name}' does not exist`);
  if (user.uid !== 0 && accounts.user(name)?.[2] !== String(user.uid)) {
    throw new Failure(`You may not view or modify password information for ${name}.`);
  }
  if (options.has('status')) {
    call.out(statusLine(call, name));
    return 0;
  }
  if (changes.length === 0) return ask(call, name);
  return change(call, options, accounts, name);
}

/** "photon P 2025-05-15 0 90 7 -1". */
function statusLine(call: Call, name: string): string {
  const shadow = shadowOf(call.machine, name);
  if (!shadow) return `${name} NP\n`;
  const { password, changed, least = -1, most = -1, warn = -1, inactive = -1 } = shadow;
  const state = /^[!*]/.test(password) ? 'L' : password === '' ? 'NP' : 'P';
  const date = new Date((changed ?? 0) * 86_400_000).toISOString().slice(0, 10);
  // Unverified: that 3.0 writes the date as 05/15/2025 here
  const shown = call.machine.release === '3.0' ? date.replace(/^(....)-(..)-(..)$/, '$2/$3/$1') : date;
  return `${name} ${state} ${shown} ${least} ${most} ${warn} ${inactive}\n`;
}

function change(call: Call, options: Options, accounts: AccountFiles, name: string): number {
  const line = accounts.shadow.find(([first]) => first === name);
  if (!line) return 0;
  const password = line[1] ?? '';
  if (options.has('unlock') && password === '!') {
    call.err('passwd: unlocking the password would result in a passwordless account.\n');
    call.err('You should set a password with usermod -p to unlock the password of this account.\n');
    return 3;
  }
  if (options.has('unlock')) line[1] = password.replace(/^!/, '');
  if (options.has('delete')) line[1] = '';
  if (options.has('lock') && !(line[1] ?? '').startsWith('!')) line[1] = `!${line[1] ?? ''}`;
  if (options.has('expire')) line[2] = '0';
  for (const [option, index] of Object.entries(days)) {
    const text = options.value(option);
    if (text !== undefined) line[index] = wholeNumber(text) < 0 ? '' : text;
  }
  accounts.save();
  // Unverified: the sentence of 3.0's shadow 4.6
  const what = call.machine.release === '3.0' ? 'password expiry information' : 'password';
  if (!options.has('quiet')) call.out(`passwd: ${what} changed.\n`);
  return 0;
}

/** Asks for a new password as PAM does, until it is a good one or the tries are used up. */
async function ask(call: Call, name: string): Promise<number> {
  const { machine, user } = call;
  const asks = answersOf(call);
  const unchanged = (reason: string) => {
    call.err(`passwd: ${reason}\npasswd: password unchanged\n`);
    return 10;
  };
  let old: string | undefined;
  if (user.uid !== 0) {
    call.out(`Changing password for ${name}.\n`);
    old = await asks('Current password: ');
    if (old === undefined || !opens(machine, name, old)) return unchanged('Authentication failure');
  }
  const reason = await changePassword(machine, {
    name,
    old,
    weak: user.uid === 0 ? 'accepted' : 'refused',
    asks,
    says: call.err,
  });
  if (reason !== undefined) return unchanged(reason);
  call.err('passwd: password updated successfully\n');
  return 0;
}
