// killall: sends signals to processes by name (psmisc 23).
import { processesOf } from '../processes.ts';
import { sendSignal, signalName } from '../signals.ts';
import { optionsOf, UnknownOption, type Program } from '../program.ts';

const usage = `Usage: killall [OPTION]... [--] NAME...
       killall -l, --list
       killall -V, --version

  -e,--exact          require exact match for very long names
  -I,--ignore-case    case insensitive process name match
  -g,--process-group  kill process group instead of process
  -y,--younger-than   kill processes younger than TIME
  -o,--older-than     kill processes older than TIME
  -i,--interactive    ask for confirmation before killing
  -l,--list           list all known signal names
  -q,--quiet          don't print complaints
  -r,--regexp         interpret NAME as an extended regular expression
  -s,--signal SIGNAL  send this signal instead of SIGTERM
  -u,--user USER      kill only process(es) running as USER
  -v,--verbose        report if the signal was successfully sent
  -V,--version        display version information
  -w,--wait           wait for processes to die
  -n,--ns PID         match processes that belong to the same namespaces
                      as PID
  -Z,--context REGEXP kill only process(es) having context
                      (must precede other arguments)

`;

const table = {
  flags: { '-q': 'quiet', '--quiet': 'quiet', '-e': 'exact', '--exact': 'exact', '-w': 'wait', '--wait': 'wait' },
  values: { '-s': 'signal', '--signal': 'signal' },
  unmodelled: [
    '-I', '--ignore-case', '-g', '--process-group', '-y', '--younger-than', '-o', '--older-than', '-i', '--interactive',
    '-l', '--list', '-r', '--regexp', '-u', '--user', '-v', '--verbose', '-V', '--version', '-n', '--ns', '-Z', '--context',
  ],
}; // prettier-ignore

export const killall: Program = (call) => {
  const args = [...call.args];
  const first = args[0] ?? '';
  let signal = 'TERM';
  if (/^-(?:[A-Z]{2,}\d*|\d+)$/.test(first)) {
    signal = first.slice(1);
    args.shift();
  }
  try {
    const options = optionsOf(args, table);
    signal = options.value('signal') ?? signal;
    if (signalName(signal) === undefined) {
      call.err(`${signal}: unknown signal; killall -l lists signals.\n`);
      return 1;
    }
    if (options.words.length === 0) throw new UnknownOption('');
    let status = 0;
    for (const name of options.words) {
      const found = processesOf(call.machine, call.login).filter((process) => process.name === name);
      if (found.length === 0 && !options.has('quiet')) call.err(`${name}: no process found\n`);
      if (found.length === 0) status = 1;
      for (const { pid, uid } of found) {
        if (call.user.uid === 0 || call.user.uid === uid) sendSignal(call.machine, pid, signal);
        else {
          call.err(`${name}(${pid}): Operation not permitted\n`);
          status = 1;
        }
      }
    }
    return status;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(usage);
    return 1;
  }
};
