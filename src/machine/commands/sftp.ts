// sftp: files are fetched and put one by one. Only the way there is simulated.
import { NotSimulated, optionsOf, type Program } from '../program.ts';
import { logIn } from '../ssh-login.ts';
import { readTarget, SshError } from '../ssh-options.ts';

export const sftp: Program = async (call) => {
  const options = optionsOf(call.args, {
    flags: { '-q': 'quiet', '-4': 'ipv4', '-6': 'ipv6' },
    values: { '-P': 'port', '-i': 'identity', '-o': 'option' },
    unmodelled: [
      '-A', '-a', '-B', '-b', '-C', '-c', '-D', '-F', '-f', '-J', '-l', '-N', '-p', '-R', '-r', '-S', '-s', '-v', '-X', '-h',
    ],
  }); // prettier-ignore
  const [written] = options.words;
  if (written === undefined) throw new NotSimulated('the help of this program');
  try {
    const port = options.value('port');
    await logIn(
      call,
      readTarget(call, written.replace(/:.*/, ''), {
        ...(port === undefined ? {} : { port }),
        identities: options.values('identity'),
        options: options.values('option'),
      }),
    );
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    // Unverified: that sftp ends with the same last line as scp does.
    call.err(`${error.message}\nConnection closed\n`);
    return 255;
  }
  throw new NotSimulated("sftp's own commands; scp copies files,");
};
