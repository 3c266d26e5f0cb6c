// chage: shows and changes when a password and an account run out (shadow 4.13).
import { shadowOf, type Shadow } from '../accounts.ts';
import { AccountFiles, dayOf } from '../account-files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const usage = `Usage: chage [options] LOGIN

Options:
  -d, --lastday LAST_DAY        set date of last password change to LAST_DAY
  -E, --expiredate EXPIRE_DATE  set account expiration date to EXPIRE_DATE
  -h, --help                    display this help message and exit
  -i, --iso8601                 use YYYY-MM-DD when printing dates
  -I, --inactive INACTIVE       set password inactive after expiration
                                to INACTIVE
  -l, --list                    show account aging information
  -m, --mindays MIN_DAYS        set minimum number of days before password
                                change to MIN_DAYS
  -M, --maxdays MAX_DAYS        set maximum number of days before password
                                change to MAX_DAYS
  -R, --root CHROOT_DIR         directory to chroot into
  -W, --warndays WARN_DAYS      set expiration warning days to WARN_DAYS

`;

const table = {
  flags: { '-h': 'help', '--help': 'help', '-i': 'iso', '--iso8601': 'iso', '-l': 'list', '--list': 'list' },
  values: {
    '-d': 'changed', '--lastday': 'changed', '-E': 'expires', '--expiredate': 'expires', '-I': 'inactive',
    '--inactive': 'inactive', '-m': 'least', '--mindays': 'least', '-M': 'most', '--maxdays': 'most', '-W': 'warn',
    '--warndays': 'warn',
  },
  unmodelled: ['-R', '--root'],
}; // prettier-ignore

/** Fields of /etc/shadow by the option that sets them. */
const fields: Record<string, number> = { changed: 2, least: 3, most: 4, warn: 5, inactive: 6, expires: 7 };

export const chage: Program = async (call) =>
  withOptions(call, table, { text: usage, status: 2 }, (options) => {
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    const given = Object.keys(fields).filter((name) => options.has(name));
    for (const name of given) {
      const text = options.value(name) ?? '';
      const date = name === 'changed' || name === 'expires';
      if (date && dayOf(text) === undefined) throw new UsageError(`invalid date '${text}'`);
      if (!date && !/^-?\d+$/.test(text)) throw new UsageError(`invalid numeric argument '${text}'`);
    }
    const [name, ...more] = options.words;
    if (name === undefined || more.length > 0) throw new UsageError('');
    if (options.has('list') && given.length > 0) throw new UsageError('do not include "l" with other flags');
    if (call.user.uid !== 0 && !options.has('list')) throw new Failure('Permission denied.');
    const accounts = new AccountFiles(call.machine);
    const user = accounts.user(name);
    if (!user) throw new Failure(`user '${name}' does not exist in /etc/passwd`);
    if (call.user.uid !== 0 && user[2] !== String(call.user.uid)) throw new Failure('Permission denied.');
    if (options.has('list')) {
      const shadow = shadowOf(call.machine, name);
      if (shadow) call.out(tableOf(shadow, options.has('iso')));
      return 0;
    }
    if (given.length === 0) throw new NotSimulated('chage that asks for each value');
    const line = accounts.shadow.find(([first]) => first === name);
    for (const option of given) {
      const text = options.value(option) ?? '';
      const value = option === 'changed' || option === 'expires' ? (dayOf(text) ?? -1) : Number(text);
      const index = fields[option];
      if (line && index !== undefined) line[index] = value < 0 ? '' : String(value);
    }
    accounts.save();
    return 0;
  });

function tableOf({ changed, least = -1, most = -1, warn = -1, inactive, expires }: Shadow, iso: boolean): string {
  const date = (day: number) => {
    const time = new Date(day * 86_400_000);
    if (iso) return time.toISOString().slice(0, 10);
    const month = time.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    return `${month} ${String(time.getUTCDate()).padStart(2, '0')}, ${time.getUTCFullYear()}`;
  };
  const must = 'password must be changed';
  const never = changed === undefined || most < 0 || most >= 10_000;
  const lines: [string, string | number][] = [
    ['Last password change\t\t\t\t\t', changed === 0 ? must : changed === undefined ? 'never' : date(changed)],
    ['Password expires\t\t\t\t\t', changed === 0 ? must : never ? 'never' : date(changed + most)],
    [
      'Password inactive\t\t\t\t\t',
      changed === 0 ? must : never || inactive === undefined ? 'never' : date(changed + most + inactive),
    ],
    ['Account expires\t\t\t\t\t\t', expires === undefined ? 'never' : date(expires)],
    ['Minimum number of days between password change\t\t', least],
    ['Maximum number of days between password change\t\t', most],
    ['Number of days of warning before password expires\t', warn],
  ];
  return lines.map(([label, value]) => `${label}: ${value}\n`).join('');
}
