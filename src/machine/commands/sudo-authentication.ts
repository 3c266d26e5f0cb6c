// How sudo asks who one is: its lecture, its prompt, and the time stamp that spares one the next question.
import { answersOf } from '../answers.ts';
import { Files, root } from '../files.ts';
import { admits } from '../pam-faillock.ts';
import { changePassword } from '../password-change.ts';
import { opens, refusalOf } from '../passwords.ts';
import { terminalOf } from '../processes.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';
import { defaultOf, type Sudoers } from '../sudoers.ts';

// Source: sudo 1.9.15p5, plugins/sudoers/check.c
const lecture = `
We trust you have received the usual lecture from the local System
Administrator. It usually boils down to these three things:

    #1) Respect the privacy of others.
    #2) Think before you type.
    #3) With great power comes great responsibility.

For security reasons, the password you type will not be visible.

`;

/**
 * Asks for the user's password where the last time is too long ago.
 *
 * @returns whether the user may go on; why not is printed
 */
export async function authenticate(call: Call, options: Options, sudoers: Sudoers): Promise<boolean> {
  const { machine, user } = call;
  const files = new Files(machine, root);
  const stamp = `/run/sudo/ts/${user.name}`;
  const minutes = Number(defaultOf(sudoers, 'timestamp_timeout') ?? 5);
  const fresh = files.exists(stamp) && machine.now - files.stat(stamp).mtime < minutes * 60_000;
  if (fresh && !options.has('reset')) return true;
  if (options.has('quiet')) {
    call.err('sudo: a password is required\n');
    return false;
  }
  const lectured = `/var/lib/sudo/lectured/${user.name}`;
  // Source: SPECS/sudo/sudo.spec: the prompt of 3.0 ends without a colon.
  const usual = machine.release === '3.0' ? '[sudo] password for %p' : '[sudo] password for %p: ';
  const prompt = expanded(call, options.value('prompt') ?? defaultOf(sudoers, 'passprompt') ?? usual, options);
  const asks = options.has('stdin') ? answersOf(call) : async (question: string) => call.ask(question, true);
  let wrong = 0;
  for (;;) {
    // sudo bids PAM be silent (pam.c, PAM_SILENT): that an account is locked is not said.
    const password = await asks(wrong > 0 || files.exists(lectured) ? prompt : lecture + prompt);
    if (password === undefined) {
      call.err(
        `sudo: ${wrong > 0 ? `${wrong} incorrect password attempt${wrong > 1 ? 's' : ''}` : 'no password was provided\nsudo: a password is required'}\n`,
      );
      return false;
    }
    const source = { kind: 'TTY', source: `/dev/${terminalOf(call.login)}` } as const;
    if (admits(machine, 'sudo', user.name, source, opens(machine, user.name, password))) break;
    wrong += 1;
    await call.sleep(2_000);
    if (wrong === 3) {
      call.err('sudo: 3 incorrect password attempts\n');
      return false;
    }
    call.err('Sorry, try again.\n');
  }
  const refusal = refusalOf(machine, user.name);
  if (refusal === 'account') {
    // Source: sudo 1.9.15p5, plugins/sudoers/auth/pam.c
    call.err(
      'sudo: Account expired or PAM config lacks an "account" section for sudo, contact your system administrator\n',
    );
    return false;
  }
  if (refusal && !(await renewed(call, asks))) return false;
  for (const path of [stamp, lectured]) {
    files.mkdir(path.replace(/\/[^/]*$/, ''), { parents: true });
    files.write(path, '', 0o600);
    files.touch(path);
  }
  return true;
}

/**
 * Has a password that has run out replaced: sudo_pam_approval of plugins/sudoers/auth/pam.c. PAM itself is told to be silent.
 *
 * @returns whether there is a new one; why not is printed
 */
async function renewed(call: Call, asks: (question: string) => Promise<string | undefined>): Promise<boolean> {
  const { machine, user } = call;
  call.err('sudo: Account or password is expired, reset your password and try again\n');
  if (machine.release === '3.0') throw new NotSimulated('changing a password in sudo');
  call.err(`Changing password for ${user.name}.\n`);
  const old = await asks('Current password: ');
  const right = old !== undefined && opens(machine, user.name, old);
  const reason = right
    ? await changePassword(machine, { name: user.name, old, weak: 'unknown', asks, says: call.err })
    : 'Authentication failure';
  if (reason !== undefined) call.err(`sudo: unable to change expired password: ${reason}\n`);
  return reason === undefined;
}

/** A prompt with its "%u", "%p", "%U", "%h" filled in. */
function expanded(call: Call, prompt: string, options: Options): string {
  const values: Record<string, string> = {
    p: call.user.name,
    u: call.user.name,
    U: options.value('user') ?? 'root',
    h: hostOf(call),
    H: hostOf(call),
    '%': '%',
  };
  return prompt.replace(/%([puUhH%])/g, (written, letter: string) => values[letter] ?? written);
}

/** Makes sudo ask again the next time. */
export function forget(call: Call): void {
  const files = new Files(call.machine, root);
  const stamp = `/run/sudo/ts/${call.user.name}`;
  if (files.exists(stamp)) files.remove(stamp);
}

/** The name of this machine as sudo shows it, without its domain. */
export function hostOf(call: Call): string {
  const entry = call.machine.files['/etc/hostname'];
  return (entry?.type === 'file' && entry.content.trim().split('.')[0]) || 'localhost';
}
