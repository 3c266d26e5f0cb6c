// chpasswd: sets many passwords, one "name:password" a line (shadow 4.13 with PAM).
import { AccountFiles } from '../account-files.ts';
import { withOptions } from '../option-errors.ts';
import { markOf, today, weakness } from '../passwords.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  flags: { '-e': 'encrypted', '--encrypted': 'encrypted' },
  unmodelled: ['-c', '--crypt-method', '-h', '--help', '-m', '--md5', '-R', '--root', '-s', '--sha-rounds'],
};

export const chpasswd: Program = async (call) =>
  withOptions(call, table, {}, async (options) => {
    if (options.words.length > 0) throw new NotSimulated('an argument');
    const text = call.stdin || ((await call.ask('')) ?? '');
    const accounts = new AccountFiles(call.machine);
    let failed = 0;
    const lines = text.split('\n').filter(Boolean);
    if (call.user.uid !== 0 && lines.length > 0) throw new NotSimulated('chpasswd without being root');
    for (const [index, line] of lines.entries()) {
      const [, name = '', password] = /^([^:]*):(.*)$/s.exec(line) ?? [undefined, line];
      if (password === undefined) {
        call.err(`chpasswd: line ${index + 1}: missing new password\n`);
        failed += 1;
        continue;
      }
      const shadow = accounts.shadow.find(([first]) => first === name);
      if (!shadow) {
        call.err(`chpasswd: (user ${name}) pam_chauthtok() failed, error:\n`);
        call.err('User not known to the underlying authentication module\n');
        call.err(`chpasswd: (line ${index + 1}, user ${name}) password not changed\n`);
        failed += 1;
        continue;
      }
      const bad = options.has('encrypted') ? undefined : weakness(call.machine.release, password, name);
      if (bad) call.err(`BAD PASSWORD: ${bad}\n`);
      shadow[1] = options.has('encrypted') ? password : markOf(password);
      shadow[2] = String(today(call.machine));
    }
    accounts.save();
    return failed > 0 ? 1 : 0;
  });
