// The built-in commands kill and trap, and the signals as bash names them.
import { processesOf } from './processes.ts';
import { NotSimulated } from './program.ts';
import type { Shell } from './shell.ts';
import type { Builtin } from './shell-builtins.ts';
import { findJob } from './shell-jobs.ts';
import { sendSignal } from './signals.ts';

/** By number, as kill -l lists them; those of today's Linux up to 31. */
const signals = [
  'EXIT', 'HUP', 'INT', 'QUIT', 'ILL', 'TRAP', 'ABRT', 'BUS', 'FPE', 'KILL', 'USR1', 'SEGV', 'USR2', 'PIPE', 'ALRM',
  'TERM', 'STKFLT', 'CHLD', 'CONT', 'STOP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'XCPU', 'XFSZ', 'VTALRM', 'PROF', 'WINCH',
  'IO', 'PWR', 'SYS',
]; // prettier-ignore

const pseudoSignals = ['ERR', 'DEBUG', 'RETURN'];

/** Keeps commands to run where a signal comes. */
export const trap: Builtin = ({ shell, args }, { out, err }) => {
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
};

/** Sends signals to jobs and processes. */
export const kill: Builtin = async ({ shell, args }, { out, err }) => {
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
};

/** Sends one signal; false where it could not be sent, which it says through `err`. */
async function send(shell: Shell, name: string, target: string, err: (text: string) => void): Promise<boolean> {
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

/** A signal's name without "SIG", by name or number; undefined for no signal. */
export function signalName(given: string): string | undefined {
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
