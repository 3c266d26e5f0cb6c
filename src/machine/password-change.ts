// A new password, as PAM asks for it: twice, until it is a good one or the tries are used up.
import { AccountFiles } from './account-files.ts';
import type { Machine } from './model.ts';
import { markOf, today, weakness } from './passwords.ts';
import { NotSimulated } from './program.ts';

/** Who gets a new password, and how one talks to who sets it. */
export interface PasswordChange {
  name: string;
  /** The password so far, where it had to be given. */
  old?: string | undefined;
  /** What a password that is too weak leads to: the next try, a warning, or what is not known. */
  weak: 'refused' | 'accepted' | 'unknown';
  /** Asks for a password; undefined at the end of the input. */
  asks: (question: string) => Promise<string | undefined>;
  /** Shows what PAM says; the text ends with a newline. */
  says: (text: string) => void;
}

/**
 * Asks for a new password and sets it.
 *
 * @returns why it stays as it is, in PAM's words; undefined where it was changed
 * @throws {NotSimulated} for a weak password where it is not known what follows
 */
export async function changePassword(
  machine: Machine,
  { name, old, weak, asks, says }: PasswordChange,
): Promise<string | undefined> {
  // Source: SPECS/shadow/pam.d/system-password: pam_pwquality.so retry=3, on 3.0 pam_cracklib.so, which tries once.
  const tries = machine.release === '3.0' ? 1 : 3;
  const exhausted =
    tries > 1 ? 'Have exhausted maximum number of retries for service' : 'Authentication token manipulation error';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const first = await asks('New password: ');
    if (first === undefined || first === '') break;
    const bad = weakness(machine.release, first, name, old);
    if (bad && weak === 'unknown') throw new NotSimulated('a weak password here');
    if (bad) says(`BAD PASSWORD: ${bad}\n`);
    if (bad && weak === 'refused') {
      if (attempt === tries - 1) return exhausted;
      continue;
    }
    const second = await asks('Retype new password: ');
    if (second === undefined) break;
    if (second !== first) {
      says('Sorry, passwords do not match.\n');
      if (attempt === tries - 1) return exhausted;
      continue;
    }
    const accounts = new AccountFiles(machine);
    const line = accounts.shadow.find(([field]) => field === name);
    if (line) {
      line[1] = markOf(first);
      line[2] = String(today(machine));
    }
    accounts.save();
    return undefined;
  }
  says('Password change has been aborted.\n');
  return 'Authentication token manipulation error';
}
