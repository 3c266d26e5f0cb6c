// sleep(1) of coreutils: the waiting is the shell's.
import { UsageError } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { tool } from './tool.ts';

export const sleep = tool({}, async (call) => {
  const { words } = call;
  if (words.length === 0) throw new UsageError('missing operand');
  const wrong = words.filter((word) => !/^(?:\d+\.?\d*|\.\d+)[smhd]?$|^inf(?:inity)?$/.test(word));
  for (const word of wrong) call.complain(`invalid time interval ${quoted(word)}`);
  if (wrong.length > 0) {
    call.err("Try 'sleep --help' for more information.\n");
    return 1;
  }
  const { stdout, stderr, exitCode } = await call.original(words);
  call.out(stdout);
  call.err(stderr);
  return exitCode;
});
