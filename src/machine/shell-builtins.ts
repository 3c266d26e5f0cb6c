// The built-in commands of bash that just-bash lacks or only pretends to have.
import { NotSimulated, optionsOf } from './program.ts';
import type { Shell } from './shell.ts';
import { bg, disown, fg, jobs, wait } from './shell-jobs.ts';
import { runBash, runScriptFile } from './shell-scripts.ts';
import { kill, signalName, trap } from './shell-signals.ts';
import { umask } from './shell-umask.ts';

/** One call of a built-in command. */
interface BuiltinCall {
  shell: Shell;
  name: string;
  args: string[];
  stdin: string;
  cwd: string;
  /** Exported variables. */
  env: Record<string, string>;
  /** Where what it prints goes: to the terminal, or on. */
  print: (stream: 1 | 2, text: string) => void;
}

interface Output {
  out: (text: string) => void;
  err: (text: string) => void;
}

/** A built-in command; gives its exit status. */
export type Builtin = (call: BuiltinCall, output: Output) => number | Promise<number>;

/** By the name they are called by; those that just-bash would take for its own have two underscores before it. */
export const builtins: Record<string, Builtin> = {
  umask,
  trap,
  kill,
  jobs,
  __wait: wait,
  fg,
  bg,
  disown,

  __history({ shell, args }, { out }) {
    const [count] = args;
    if (count === '-c') {
      shell.host.history.length = 0;
      return 0;
    }
    if (count !== undefined && !/^\d+$/.test(count)) throw new NotSimulated(`option '${count}'`);
    const { history } = shell.host;
    const from = count === undefined ? 0 : Math.max(0, history.length - Number(count));
    for (const [index, line] of history.entries()) {
      if (index >= from) out(`${String(index + 1).padStart(5)}  ${line}\n`);
    }
    return 0;
  },

  async timeout({ shell, args, stdin, print, cwd }, { err }) {
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
  },

  bash: runBash,
  sh: runBash,
  __script: runScriptFile,

  __help() {
    throw new NotSimulated('the built-in help');
  },

  __compgen: refuseCompletion,
  __complete: refuseCompletion,
  __compopt: refuseCompletion,

  ulimit() {
    throw new NotSimulated('the limits of a process');
  },
};

function refuseCompletion(): never {
  throw new NotSimulated('completion of what is typed');
}
