// timeout(1) of coreutils: the watching is the shell's.
import { UsageError } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { notRun, tool } from './tool.ts';

export const timeout = tool(
  {
    usage: 125,
    leading: true,
    flags: { '--preserve-status': 'preserve', '--foreground': 'foreground', '-v': 'verbose', '--verbose': 'verbose' },
    values: { '-k': 'kill', '--kill-after': 'kill', '-s': 'signal', '--signal': 'signal' },
  },
  async (call) => {
    const { options, words } = call;
    const [time, program] = words;
    if (time === undefined || program === undefined) {
      call.err("Try 'timeout --help' for more information.\n");
      return 125;
    }
    if (!/^(?:\d+\.?\d*|\.\d+)[smhd]?$/.test(time)) throw new UsageError(`invalid time interval ${quoted(time)}`);
    const result = await call.original(words);
    const reason = notRun(program, result);
    if (reason !== undefined) {
      call.complain(`failed to run command ${quoted(program)}: ${reason}`);
      return result.exitCode;
    }
    call.out(result.stdout);
    call.err(result.stderr);
    if (result.exitCode === 124 && /^(?:SIG)?KILL$|^9$/.test(options.value('signal') ?? '')) return 137;
    return result.exitCode;
  },
);
