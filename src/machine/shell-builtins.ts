// The built-in commands of bash that just-bash lacks or only pretends to have.
import { NotSimulated } from './program.ts';
import type { Shell } from './shell.ts';
import { bg, disown, fg, jobs, wait } from './shell-jobs.ts';
import { runBash, runScriptFile } from './shell-scripts.ts';
import { kill, trap } from './shell-signals.ts';

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
  umask: fetched(async () => (await import('./shell-umask.ts')).umask),
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

  timeout: fetched(async () => (await import('./shell-timeout.ts')).timeout),

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

/** A built-in command whose file is fetched when it is first called. */
function fetched(load: () => Promise<Builtin>): Builtin {
  return async (call, output) => (await call.shell.host.load(load))(call, output);
}

function refuseCompletion(): never {
  throw new NotSimulated('completion of what is typed');
}
