// The built-in commands of bash that just-bash lacks or only pretends to have.
import { FileError } from './file-error.ts';
import { processesOf } from './processes.ts';
import { NotSimulated, optionsOf } from './program.ts';
import type { Job, Shell } from './shell.ts';
import { sendSignal } from './signals.ts';

export interface BuiltinCall {
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

export type Builtin = (call: BuiltinCall, output: Output) => number | Promise<number>;

/** By number, as kill -l lists them; those of today's Linux up to 31. */
const signals = [
  'EXIT', 'HUP', 'INT', 'QUIT', 'ILL', 'TRAP', 'ABRT', 'BUS', 'FPE', 'KILL', 'USR1', 'SEGV', 'USR2', 'PIPE', 'ALRM',
  'TERM', 'STKFLT', 'CHLD', 'CONT', 'STOP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'XCPU', 'XFSZ', 'VTALRM', 'PROF', 'WINCH',
  'IO', 'PWR', 'SYS',
]; // prettier-ignore

const pseudoSignals = ['ERR', 'DEBUG', 'RETURN'];

/** By the name they are called by; those that just-bash would take for its own have two underscores before it. */
export const builtins: Record<string, Builtin> = {
  umask({ shell, args }, { out, err }) {
    const symbolic = args.includes('-S');
    const words = args.filter((arg) => arg !== '-S' && arg !== '-p');
    const [mask] = words;
    if (mask === undefined) {
      const digits = shell.files.umask.toString(8).padStart(4, '0');
      const text = symbolic ? symbolicMask(shell.files.umask) : digits;
      out(`${args.includes('-p') ? `umask ${symbolic ? '-S ' : ''}` : ''}${text}\n`);
      return 0;
    }
    const value = /^[0-7]{1,4}$/.test(mask) ? Number.parseInt(mask, 8) : maskFrom(mask, shell.files.umask);
    if (value === undefined || value > 0o777) {
      const wrong = /^\d/.test(mask)
        ? `${mask}: octal number out of range`
        : `\`${mask[0] ?? ''}': invalid symbolic mode operator`;
      err(`bash: umask: ${wrong}\n`);
      return 1;
    }
    shell.files.umask = value;
    if (symbolic) out(`${symbolicMask(value)}\n`);
    return 0;
  },

  trap({ shell, args }, { out, err }) {
    if (args[0] === '-l') {
      out(signalTable());
      return 0;
    }
    const words = args[0] === '--' ? args.slice(1) : args;
    if (words.length === 0 || words[0] === '-p') {
      const wanted = words.slice(1).map(signalName);
      const names = [...signals, ...pseudoSignals].filter((name) => name in shell.traps);
      for (const name of names) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const label = name === 'EXIT' || pseudoSignals.includes(name) ? name : `SIG${name}`;
        out(`trap -- '${(shell.traps[name] ?? '').replaceAll("'", "'\\''")}' ${label}\n`);
      }
      return 0;
    }
    const [command = '', ...names] = words.length === 1 ? ['-', ...words] : words;
    let status = 0;
    for (const given of names) {
      const name = signalName(given);
      if (name === undefined) {
        err(`bash: trap: ${given}: invalid signal specification\n`);
        status = 1;
      } else if (name === 'DEBUG' || name === 'RETURN') throw new NotSimulated(`a trap for ${name}`);
      else if (command === '-') Reflect.deleteProperty(shell.traps, name);
      else shell.traps[name] = command;
    }
    return status;
  },

  jobs({ shell, args }, { out }) {
    const [option] = args;
    if (option !== undefined && !/^-[lpr]$/.test(option)) throw new NotSimulated(`option '${option}'`);
    for (const job of shell.jobs) {
      if (option === '-r' && job.state !== 'Running') continue;
      out(option === '-p' ? `${String(job.pid)}\n` : jobLine(shell, job, option === '-l'));
    }
    forgetEnded(shell);
    return 0;
  },

  async __wait({ shell, args }, { err }) {
    const wanted = args.length === 0 ? shell.jobs : args.map((arg) => findJob(shell, arg));
    let status = 0;
    for (const [index, job] of wanted.entries()) {
      if (!job) {
        const given = args[index] ?? '';
        err(
          `bash: wait: ${given.startsWith('%') ? `${given}: no such job` : `pid ${given} is not a child of this shell`}\n`,
        );
        status = 127;
        continue;
      }
      const ended = await shell.host.clock.pausing(job.ended);
      if (args.length > 0) status = job.state === 'Terminated' ? 143 : ended;
    }
    shell.jobs = shell.jobs.filter((job) => !wanted.includes(job));
    return status;
  },

  async fg({ shell, args }, { out, err }) {
    const job = args[0] === undefined ? shell.jobs.at(-1) : findJob(shell, args[0]);
    if (!job) {
      err(`bash: fg: ${args[0] ?? 'current'}: no such job\n`);
      return 1;
    }
    out(`${job.text}\n`);
    const status = await shell.host.clock.pausing(job.ended);
    shell.jobs = shell.jobs.filter((other) => other !== job);
    return status;
  },

  bg({ shell, args }, { err }) {
    const job = args[0] === undefined ? shell.jobs.at(-1) : findJob(shell, args[0]);
    if (job) err(`bash: bg: job ${String(job.number)} already in background\n`);
    else err(`bash: bg: ${args[0] ?? 'current'}: no such job\n`);
    return job ? 0 : 1;
  },

  disown({ shell, args }) {
    const gone = args.length === 0 ? shell.jobs.slice(-1) : args.map((arg) => findJob(shell, arg));
    shell.jobs = shell.jobs.filter((job) => !gone.includes(job));
    return 0;
  },

  async kill({ shell, args }, { out, err }) {
    let signal = 'TERM';
    const targets = [...args];
    const [first = ''] = targets;
    if (first === '-l' || first === '-L') {
      const [, given] = targets;
      if (given === undefined) out(signalTable());
      else {
        const number = Number(given) & 127;
        const text = /^\d+$/.test(given) ? signals[number] : String(signals.indexOf(signalName(given) ?? ''));
        if (text === undefined || text === '-1') {
          err(`bash: kill: ${given}: invalid signal specification\n`);
          return 1;
        }
        out(`${text}\n`);
      }
      return 0;
    }
    if (first === '-s' || first === '-n') {
      targets.shift();
      signal = targets.shift() ?? '';
    } else if (/^-\w/.test(first)) signal = (targets.shift() ?? '').slice(1);
    if (targets[0] === '--') targets.shift();
    const name = signalName(signal);
    if (name === undefined) {
      err(`bash: kill: ${signal}: invalid signal specification\n`);
      return 1;
    }
    if (targets.length === 0) {
      err('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
      return 2;
    }
    let status = 0;
    for (const target of targets) {
      if (!(await send(shell, name, target, err))) status = 1;
    }
    return status;
  },

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

  /** A script that is run by its name. */
  async __script({ shell, args, stdin, print, cwd, env }, { err }) {
    const [path = '', ...rest] = args;
    const text = shell.files.read(shell.files.resolve(path, cwd));
    const [, interpreter] = /^#!\s*(\S+(?:\s+\S+)?)/.exec(text) ?? [];
    if (interpreter !== undefined && !/(?:^|\/)(?:env\s+)?(?:ba)?sh(?:\s|$)/.test(interpreter)) {
      const [program = ''] = interpreter.split(/\s+/);
      if (shell.files.exists(program)) throw new NotSimulated(`a script for ${interpreter}`);
      err(`bash: ${path}: ${program}: bad interpreter: No such file or directory\n`);
      return 126;
    }
    return shell.child(shell.user, { print, cwd, env, name: path }).runScript(text, path, rest, stdin || undefined);
  },

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

/** bash(1) and sh(1) called as programs: a script, a command, or a shell inside the shell. */
async function runBash({ shell, name, args, stdin, print, cwd, env }: BuiltinCall, { err }: Output): Promise<number> {
  const { words, ...options } = optionsOf(args, {
    leading: true,
    flags: {
      '-c': 'command',
      '-i': 'interactive',
      '-l': 'login',
      '--login': 'login',
      '-e': 'e',
      '-u': 'u',
      '-x': 'x',
      '-n': 'n',
      '-s': 'stdin',
    },
    values: { '-o': 'option' },
    unmodelled: ['--version', '--norc', '--noprofile', '--posix', '--rcfile', '-O', '-r', '-v', '-p'],
  });
  const set = ['e', 'u', 'x', 'n'].filter((option) => options.has(option)).map((option) => `set -${option}\n`);
  const prelude = [...set, ...options.values('option').map((option) => `set -o ${option}\n`)].join('');
  const child = (own: string) => shell.child(shell.user, { print, cwd, env, name: own });
  if (options.has('command')) {
    const [source, own = name, ...rest] = words;
    if (source === undefined) {
      err(`${name}: -c: option requires an argument\n`);
      return 2;
    }
    return child(name).runScript(prelude + source, own, rest, stdin || undefined);
  }
  const [path, ...rest] = options.has('stdin') ? [] : words;
  if (path !== undefined) {
    try {
      const text = shell.files.read(shell.files.resolve(path, cwd));
      return await child(path).runScript(prelude + text, path, rest, stdin || undefined);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      err(`${name}: ${path}: ${error.message}\n`);
      return error.code === 'ENOENT' ? 127 : 126;
    }
  }
  if (stdin) return child(name).runScript(prelude + stdin, name, []);
  shell.host.enter(child(options.has('login') ? '-bash' : 'bash'));
  return 0;
}

async function send(shell: Shell, name: string, target: string, err: Output['err']): Promise<boolean> {
  const job = findJob(shell, target);
  if (job) {
    if (name !== 'EXIT' && name !== 'CHLD' && name !== 'WINCH') job.stop();
    return true;
  }
  if (target.startsWith('%')) {
    err(`bash: kill: ${target}: no such job\n`);
    return false;
  }
  if (!/^-?\d+$/.test(target)) {
    err(`bash: kill: ${target}: arguments must be process or job IDs\n`);
    return false;
  }
  if (Number(target) === shell.pid) {
    const handled = name !== 'EXIT' && (await shell.runTrap(name));
    // An interactive shell ignores TERM, and so does this one; KILL and HUP end it.
    if (!handled && (name === 'KILL' || name === 'HUP')) await shell.leave(128 + signals.indexOf(name));
    return true;
  }
  const { machine } = shell.host;
  const process = processesOf(machine).find(({ pid }) => pid === Number(target));
  const refused = !process
    ? 'No such process'
    : shell.user.uid !== 0 && shell.user.uid !== process.uid
      ? 'Operation not permitted'
      : '';
  if (refused) {
    err(`bash: kill: (${target}) - ${refused}\n`);
    return false;
  }
  if (name !== 'EXIT') sendSignal(machine, Number(target), name);
  return true;
}

function findJob(shell: Shell, given: string): Job | undefined {
  if (given === '%%' || given === '%+' || given === '%') return shell.jobs.at(-1);
  if (given === '%-') return shell.jobs.at(-2);
  if (/^%\d+$/.test(given)) return shell.jobs.find((job) => job.number === Number(given.slice(1)));
  if (given.startsWith('%?')) return shell.jobs.find((job) => job.text.includes(given.slice(2)));
  if (given.startsWith('%')) return shell.jobs.find((job) => job.text.startsWith(given.slice(1)));
  return shell.jobs.find((job) => String(job.pid) === given);
}

/** A line as `jobs` prints it. */
export function jobLine(shell: Shell, job: Job, withPid = false): string {
  const mark = shell.jobs.at(-1) === job ? '+' : shell.jobs.at(-2) === job ? '-' : ' ';
  const pid = withPid ? `${String(job.pid)} ` : '';
  const text = job.state === 'Running' ? `${job.text} &` : job.text;
  return `[${String(job.number)}]${mark}  ${pid}${job.state.padEnd(22)}  ${text}\n`;
}

/** Takes the jobs that have ended out of the list. */
export function forgetEnded(shell: Shell) {
  shell.jobs = shell.jobs.filter((job) => job.state === 'Running');
}

function signalName(given: string): string | undefined {
  if (/^\d+$/.test(given)) return signals[Number(given)];
  const name = given.toUpperCase().replace(/^SIG/, '');
  return signals.includes(name) || pseudoSignals.includes(name) ? name : undefined;
}

function signalTable(): string {
  let text = '';
  for (let number = 1; number < signals.length; number += 1) {
    text += `${String(number).padStart(2)}) SIG${signals[number] ?? ''}${number % 5 === 0 ? '\n' : '\t'}`;
  }
  return `${text.trimEnd()}\n`;
}

function symbolicMask(mask: number): string {
  const rights = (shift: number) => ['r', 'w', 'x'].filter((_, index) => !((mask >> shift) & (4 >> index))).join('');
  return `u=${rights(6)},g=${rights(3)},o=${rights(0)}`;
}

/** The mask that a symbolic mode leaves, by the rules of umask in POSIX; undefined where it is none. */
function maskFrom(mode: string, mask: number): number | undefined {
  let allowed = 0o777 & ~mask;
  for (const clause of mode.split(',')) {
    const [, who = '', operator = '', rights = ''] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause) ?? [];
    if (!operator) return undefined;
    const bits = rights.split(/(?=.)/).reduce((sum, right) => sum | { r: 4, w: 2, x: 1 }[right as 'r' | 'w' | 'x'], 0);
    const groups = who === '' || who.includes('a') ? 'ugo' : who;
    for (const [group, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (!groups.includes(group)) continue;
      const given = bits << shift;
      if (operator === '+') allowed |= given;
      else allowed &= operator === '-' ? ~given : ~(7 << shift);
      if (operator === '=') allowed |= given;
    }
  }
  return 0o777 & ~allowed;
}
