// faillock: failed logins that PAM has counted (Linux-PAM 1.5.3). A stock machine counts none: no PAM file asks for it.
import { accountsOf } from '../accounts.ts';
import { Files, root } from '../files.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

const options: Record<string, string> = {
  '--conf': 'configuration file',
  '--dir': 'records directory',
  '--user': 'user name',
};

export const faillock: Program = (call) => {
  const given: Record<string, string> = {};
  const args = [...call.args];
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    if (arg in options) {
      const value = args.shift();
      if (!value) return misused(call, `No ${options[arg] ?? ''} supplied.`);
      given[arg] = value;
    } else if (arg !== '--reset' && arg !== '--no-legacy-output') return misused(call, `Unknown option: ${arg}`);
  }
  const user = given['--user'];
  if (user !== undefined && !accountsOf(call.machine).some(({ name }) => name === user)) {
    call.err(`${call.name}: Error no such user: ${user}\n`);
    return 1;
  }
  const directory = given['--dir'] ?? '/run/faillock';
  const files = new Files(call.machine, root);
  if (user === undefined && given['--dir'] !== undefined && !files.exists(directory)) {
    call.err(`${call.name}: Error reading tally directory: No such file or directory\n`);
    return 2;
  }
  const counted = files.exists(directory) && files.list(directory).some((name) => user === undefined || name === user);
  if (counted) throw new NotSimulated('reading counted failures');
  return 0;
};

function misused(call: Call, text: string): number {
  call.err(`${call.name}: ${text}\n`);
  call.err(`Usage: ${call.name} [--dir /path/to/tally-directory] [--user username] [--reset] [--no-legacy-output]\n`);
  return 1;
}
