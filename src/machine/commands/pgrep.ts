// pgrep, pkill and pidof: processes by name (procps 4.0).
import { accountsOf } from '../accounts.ts';
import { processesOf, type ProcessRow } from '../processes.ts';
import { sendSignal, signalName } from '../signals.ts';
import { Failure, optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';

const shared = `
 -c, --count               count of matching processes
 -f, --full                use full process name to match
 -g, --pgroup <PGID,...>   match listed process group IDs
 -G, --group <GID,...>     match real group IDs
 -i, --ignore-case         match case insensitively
 -n, --newest              select most recently started
 -o, --oldest              select least recently started
 -O, --older <seconds>     select where older than seconds
 -P, --parent <PPID,...>   match only child processes of the given parent
 -s, --session <SID,...>   match session IDs
 -t, --terminal <tty,...>  match by controlling terminal
 -u, --euid <ID,...>       match by effective IDs
 -U, --uid <ID,...>        match by real IDs
 -x, --exact               match exactly with the command name
 -F, --pidfile <file>      read PIDs from file
 -L, --logpidfile          fail if PID file is not locked
 -r, --runstates <state>   match runstates [D,S,Z,...]
 -A, --ignore-ancestors    exclude our ancestors from results
 --cgroup <grp,...>        match by cgroup v2 names
 --ns <PID>                match the processes that belong to the same
                           namespace as <pid>
 --nslist <ns,...>         list which namespaces will be considered for
                           the --ns option.
                           Available namespaces: ipc, mnt, net, pid, user, uts

 -h, --help     display this help and exit
 -V, --version  output version information and exit
`;

const own: Record<string, string> = {
  pgrep: `
 -d, --delimiter <string>  specify output delimiter
 -l, --list-name           list PID and process name
 -a, --list-full           list PID and full command line
 -v, --inverse             negates the matching
 -w, --lightweight         list all TID`,
  pkill: `
 -<sig>, --signal <sig>    signal to send (either number or name)
 -q, --queue <value>       integer value to be sent with the signal
 -e, --echo                display what is killed`,
};

const table = {
  flags: {
    '-c': 'count', '--count': 'count', '-f': 'full', '--full': 'full', '-i': 'case', '--ignore-case': 'case', '-n': 'newest',
    '--newest': 'newest', '-o': 'oldest', '--oldest': 'oldest', '-x': 'exact', '--exact': 'exact',
  },
  values: {
    '-P': 'parent', '--parent': 'parent', '-t': 'terminal', '--terminal': 'terminal', '-u': 'user', '--euid': 'user', '-U': 'user',
    '--uid': 'user',
  },
  unmodelled: [
    '-g', '--pgroup', '-G', '--group', '-O', '--older', '-s', '--session', '-F', '--pidfile', '-L', '--logpidfile', '-r',
    '--runstates', '-A', '--ignore-ancestors', '--cgroup', '--ns', '--nslist', '-h', '--help', '-V', '--version', '-q',
    '--queue', '-w', '--lightweight',
  ],
}; // prettier-ignore
const listing = {
  '-l': 'name', '--list-name': 'name', '-a': 'long', '--list-full': 'long', '-v': 'inverse', '--inverse': 'inverse',
}; // prettier-ignore

export const pgrep: Program = (call) => {
  const kills = call.name === 'pkill';
  try {
    const { args, signal } = kills ? withSignal(call.args) : { args: call.args, signal: 'TERM' };
    const options = optionsOf(args, {
      ...table,
      flags: { ...table.flags, ...(kills ? { '-e': 'echo', '--echo': 'echo' } : listing) },
      values: {
        ...table.values,
        ...(kills ? { '--signal': 'signal' } : { '-d': 'delimiter', '--delimiter': 'delimiter' }),
      },
    });
    const found = matches(call, options);
    const chosen = options.value('signal') ?? signal;
    if (signalName(chosen) === undefined) throw new Failure(`Unknown signal "${chosen}".`, 2);
    return kills ? kill(call, options, found, chosen) : print(call, options, found);
  } catch (error) {
    if (error instanceof UnknownOption) {
      call.err(`${call.name}: ${optionComplaint(error)}\n`);
      call.err(
        `\nUsage:\n ${call.name} [options] <pattern>\n\nOptions:${own[call.name] ?? ''}${shared}\nFor more details see pgrep(1).\n`,
      );
      return 2;
    }
    if (error instanceof Failure) {
      call.err(`${call.name}: ${error.message}\n`);
      return error.status;
    }
    throw error;
  }
};

/** Takes "-9", "-KILL" or "-SIGKILL" out of pkill's arguments. */
function withSignal(args: string[]): { args: string[]; signal: string } {
  const at = args.findIndex((arg) => /^-(?:\d+|(?:SIG)?[A-Z]{3,}\d?)$/.test(arg));
  if (at === -1) return { args, signal: 'TERM' };
  return { args: args.toSpliced(at, 1), signal: (args[at] ?? '').slice(1) };
}

function matches(call: Call, options: Options): ProcessRow[] {
  const criteria = ['parent', 'terminal', 'user'].some((name) => options.has(name));
  if (options.words.length > 1)
    throw new Failure(`only one pattern can be provided\nTry \`${call.name} --help' for more information.`, 2);
  if (options.words.length === 0 && !criteria) {
    throw new Failure(`no matching criteria specified\nTry \`${call.name} --help' for more information.`, 2);
  }
  const users = (options.value('user') ?? '')
    .split(',')
    .filter(Boolean)
    .map((name) => {
      const found = accountsOf(call.machine).find((account) => account.name === name || String(account.uid) === name);
      if (!found) throw new Failure(`invalid user name: ${name}`, 2);
      return found.uid;
    });
  const pattern = options.words[0] ?? '';
  const expression = new RegExp(options.has('exact') ? `^(?:${pattern})$` : pattern, options.has('case') ? 'i' : '');
  const found = processesOf(call.machine, call.login).filter(
    (process) =>
      expression.test(options.has('full') ? process.command : process.name) !== options.has('inverse') &&
      (users.length === 0 || users.includes(process.uid)) &&
      (!options.has('parent') || options.value('parent')?.split(',').includes(String(process.ppid))) &&
      (!options.has('terminal') || options.value('terminal')?.split(',').includes(process.terminal)),
  );
  const byStart = found.toSorted((one, other) => one.startedAt - other.startedAt || one.pid - other.pid);
  if (options.has('newest')) return byStart.slice(-1);
  return options.has('oldest') ? byStart.slice(0, 1) : found;
}

function print(call: Call, options: Options, found: ProcessRow[]): number {
  const delimiter = options.value('delimiter') ?? '\n';
  const line = ({ pid, name, command }: ProcessRow) =>
    `${pid}${options.has('long') ? ` ${command}` : options.has('name') ? ` ${name}` : ''}`;
  if (options.has('count')) call.out(`${found.length}\n`);
  else if (found.length > 0) call.out(`${found.map(line).join(delimiter)}\n`);
  return found.length > 0 ? 0 : 1;
}

function kill(call: Call, options: Options, found: ProcessRow[], signal: string): number {
  let ended = 0;
  for (const process of found) {
    if (call.user.uid !== 0 && process.uid !== call.user.uid) {
      call.err(`pkill: killing pid ${process.pid} failed: Operation not permitted\n`);
      continue;
    }
    sendSignal(call.machine, process.pid, signal);
    if (options.has('echo')) call.out(`${process.name} killed (pid ${process.pid})\n`);
    ended += 1;
  }
  if (options.has('count')) call.out(`${found.length}\n`);
  return ended > 0 ? 0 : 1;
}
