// ssh: a command, or a shell, on another machine; here that is this machine itself.
import { NotSimulated, optionsOf, UnknownOption, type Call, type Program } from '../program.ts';

import { logIn, sessionOf } from '../ssh-login.ts';
import { readTarget, SshError } from '../ssh-options.ts';

export const ssh: Program = async (call) => {
  try {
    return await run(call);
  } catch (error) {
    if (error instanceof UnknownOption) {
      if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
      const letter = error.option.replace(/^-+/, '').slice(0, 1);
      call.err(`${error.missing ? 'option requires an argument' : 'unknown option'} -- ${letter}\n${usage}`);
      return 255;
    }
    if (!(error instanceof SshError)) throw error;
    if (error.message) call.err(`${error.message}\n`);
    return 255;
  }
};

async function run(call: Call): Promise<number> {
  const options = optionsOf(call.args, {
    flags: { '-q': 'quiet', '-t': 'tty', '-T': 'notty', '-n': 'nostdin', '-4': 'ipv4', '-6': 'ipv6' },
    values: { '-p': 'port', '-l': 'user', '-i': 'identity', '-o': 'option' },
    unmodelled: [
      '-A', '-a', '-C', '-V', '-f', '-G', '-g', '-K', '-k', '-M', '-N', '-s', '-v', '-X', '-x', '-Y', '-y', '-B', '-b', '-c',
      '-D', '-E', '-e', '-F', '-I', '-J', '-L', '-m', '-O', '-P', '-Q', '-R', '-S', '-W', '-w',
    ],
    leading: true,
  }); // prettier-ignore
  const [written, ...words] = options.words;
  if (written === undefined) {
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
    call.err(usage);
    return 255;
  }
  const user = options.value('user');
  const port = options.value('port');
  const target = readTarget(call, written, {
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port }),
    identities: options.values('identity'),
    options: options.values('option'),
  });
  const login = await logIn(call, target);
  const as = sessionOf(call, login);
  if (/(?:nologin|false)$/.test(login.account.shell)) throw new NotSimulated('an account without a shell');
  if (words.length > 0) return call.run(['bash', '-c', words.join(' ')], { ...as, stdin: call.stdin, umask: 0o022 });
  return call.run(['-bash'], { user: as.user, cwd: as.cwd });
}

const usage = `usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]
           [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]
           [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]
           [-i identity_file] [-J [user@]host[:port]] [-L address]
           [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]
           [-Q query_option] [-R address] [-S ctl_path] [-W host:port]
           [-w local_tun[:remote_tun]] destination [command [argument ...]]
`;
