// kill: sends signals to processes (util-linux 2.38, sys-utils/kill.c); the shell has one of its own.
import { processesOf } from '../processes.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';
import { sendSignal, signalName } from '../signals.ts';

export const kill: Program = (call) => {
  const fail = (text: string) => {
    call.err(`kill: ${text}\n`);
    return 1;
  };
  const args = [...call.args];
  let signal = 'TERM';
  const [first = ''] = args;
  if (first === '-s' || first === '--signal') {
    args.shift();
    const given = args.shift();
    if (given === undefined) return fail('not enough arguments');
    if (signalName(given) === undefined) throw new NotSimulated(`the list of signals, for '${given}' is none,`);
    signal = given;
  } else if (/^-(?:[alpqhvLV]|-.+)$/.test(first)) throw new NotSimulated(`option '${first}'`);
  else if (first.startsWith('-')) {
    args.shift();
    signal = first.slice(1);
    if (signalName(signal) === undefined) return fail(`invalid signal name or number: ${signal}`);
  }
  if (args.length === 0) return fail('not enough arguments');
  const failed = args.filter((arg) => !sendTo(call, arg, signal)).length;
  return failed === 0 ? 0 : failed === args.length ? 1 : 64;
};

/** Sends a signal to a process, or to all of the user's that have a name. @returns whether that could be done */
function sendTo(call: Call, target: string, signal: string): boolean {
  const all = processesOf(call.machine, call.login);
  const byNumber = /^-?\d+$/.test(target);
  const found = all.filter(({ pid, name, uid }) =>
    byNumber ? String(pid) === target : name === target && uid === call.user.uid,
  );
  if (found.length === 0) {
    call.err(
      byNumber
        ? `kill: sending signal to ${target} failed: No such process\n`
        : `kill: cannot find process "${target}"\n`,
    );
    return false;
  }
  for (const { pid, uid } of found) {
    if (call.user.uid !== 0 && call.user.uid !== uid) {
      call.err(`kill: sending signal to ${target} failed: Operation not permitted\n`);
      return false;
    }
    sendSignal(call.machine, pid, signal);
  }
  return true;
}
