// Passwords of accounts: how they are kept, when they have run out, which ones PAM refuses. None is ever hashed for real.
import { shadowOf } from './accounts.ts';
import type { Machine, Release } from './model.ts';

/** The password of root and of the ordinary user on a new machine. */
export const firstPassword = 'changeme';

const digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What stands in /etc/shadow for a password: it looks like crypt(3)'s SHA-512 and is only a mark of it. */
export function markOf(password: string): string {
  let state = 0x811c9dc5;
  for (const char of password) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  let mark = '';
  for (let index = 0; index < 86; index += 1) {
    state = Math.imul(state ^ (state >>> 15) ^ index, 0x2c1b3c6d);
    mark += digits[(state >>> 24) & 63] ?? '';
  }
  return `$6$simulated$${mark}`;
}

/** Whether a password opens an account; an account without a password is opened by none. */
export function opens(machine: Machine, name: string, password: string): boolean {
  return shadowOf(machine, name)?.password === markOf(password);
}

/** Days since 1970, as /etc/shadow counts. */
export function today(machine: Machine): number {
  return Math.floor(machine.now / 86_400_000);
}

/** Why PAM lets nobody in although the password is right; undefined where it does. */
export function refusalOf(machine: Machine, name: string): 'account' | 'enforced' | 'expired' | undefined {
  const shadow = shadowOf(machine, name);
  if (!shadow) return undefined;
  const day = today(machine);
  const { changed, most, inactive, expires } = shadow;
  if (expires !== undefined && day >= expires) return 'account';
  if (changed === 0) return 'enforced';
  if (changed === undefined || most === undefined || day <= changed + most) return undefined;
  if (inactive !== undefined && day > changed + most + inactive) return 'account';
  return 'expired';
}

/** What PAM says to whoever is refused so. */
export const refusals: Record<'account' | 'enforced' | 'expired', string> = {
  account: 'Your account has expired; please contact your system administrator.',
  enforced: 'You are required to change your password immediately (administrator enforced).',
  expired: 'You are required to change your password immediately (password expired).',
};

// Unverified: which words the dictionary of cracklib holds
const words = [
  'password', 'passwort', 'changeme', 'welcome', 'vmware', 'photon', 'administrator', 'admin', 'qwerty', 'letmein',
  'secret', 'master', 'dragon', 'monkey', 'football', 'baseball', 'sunshine', 'princess', 'iloveyou', 'trustno',
  'computer', 'internet', 'docker', 'container', 'linux', 'server', 'default', 'example', 'testtest', 'superman',
]; // prettier-ignore

/**
 * What is wrong with a new password, as PAM puts it behind "BAD PASSWORD: "; undefined for a good one.
 *
 * @param old the password so far, where the user had to give it
 */
export function weakness(release: Release, password: string, user: string, old?: string): string | undefined {
  const lower = password.toLowerCase();
  const reversed = (text: string) => Array.from(text).reverse().join('');
  const plain = lower.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const systematic = Array.from(lower).filter((char, index) => {
    const step = index === 0 ? 0 : char.charCodeAt(0) - lower.charCodeAt(index - 1);
    return Math.abs(step) === 1;
  }).length;
  const containsName = user.length > 2 && (lower.includes(user) || lower.includes(reversed(user)));
  const dictionary = [plain, reversed(plain)].some((word) => words.includes(word));
  const tooSystematic = systematic > 3 + Math.floor(lower.length / 10);
  const common: [boolean, string][] = [
    [old !== undefined && password === old, 'is the same as the old one'],
    [lower.length > 1 && lower === reversed(lower), 'is a palindrome'],
    [old !== undefined && lower === old.toLowerCase(), 'differs with case changes only'],
  ];
  const modern: [boolean, string][] = [
    ...common,
    [Array.from(password).length < 8, 'is shorter than 8 characters'],
    [containsName, 'contains the user name in some form'],
    [tooSystematic, 'fails the dictionary check - it is too simplistic/systematic'],
    [dictionary, 'fails the dictionary check - it is based on a dictionary word'],
  ];
  if (release !== '3.0') {
    const found = modern.find(([wrong]) => wrong)?.[1];
    return found && `The password ${found}`;
  }
  // Unverified: what pam_cracklib of 3.0 says of a password, and in which order it looks
  const former: [boolean, string][] = [
    ...common.slice(0, 2),
    [old !== undefined && lower === old.toLowerCase(), 'case changes only'],
    [containsName, 'contains the user name in some form'],
    [password.length < 4, 'it is WAY too short'],
    [password.length < 6, 'it is too short'],
    [tooSystematic, 'it is too simplistic/systematic'],
    [dictionary, 'it is based on a dictionary word'],
  ];
  return former.find(([wrong]) => wrong)?.[1];
}
