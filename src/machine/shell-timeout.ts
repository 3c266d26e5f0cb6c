// timeout: ends a command when its time is over (coreutils); it needs the shell's own clock.
import { NotSimulated, optionsOf } from './program.ts';
import type { Builtin } from './shell-builtins.ts';
import { signalName } from './shell-signals.ts';

/** Runs a command for at most some seconds. Gives its status, or 124 where it was ended. */
export const timeout: Builtin = async ({ shell, args, stdin, print, cwd }, { err }) => {
  const { words, ...options } = optionsOf(args, {
    leading: true,
    values: { '-s': 'signal', '--signal': 'signal', '-k': 'kill', '--kill-after': 'kill' },
    flags: { '--foreground': 'foreground', '--preserve-status': 'preserve', '-v': 'verbose', '--verbose': 'verbose' },
  });
  if (options.has('verbose')) throw new NotSimulated("option '--verbose'");
  const [span = '', ...command] = words;
  const [, number = '', unit = 's'] = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(span) ?? [];
  if (command.length === 0 || !number) {
    if (span && !number) err(`timeout: invalid time interval '${span}'\n`);
    else err('timeout: missing operand\n');
    err("Try 'timeout --help' for more information.\n");
    return 125;
  }
  const seconds = Number(number) * { s: 1, m: 60, h: 3600, d: 86_400 }[(unit || 's') as 's' | 'm' | 'h' | 'd'];
  const { clock } = shell.host;
  const child = shell.child(shell.user, { print, cwd });
  const ended = clock.background(async () => child.runWords(command, stdin || undefined));
  const late = clock.background(async () => clock.sleep(seconds * 1000)).then(() => undefined);
  const status = await clock.pausing(Promise.race(seconds > 0 ? [ended, late] : [ended]));
  if (status !== undefined) return status;
  child.interrupt();
  const own = await clock.pausing(ended);
  if (options.has('preserve')) return own;
  return signalName(options.value('signal') ?? 'TERM') === 'KILL' ? 137 : 124;
};
