// Signals: their numbers, and what they do to a process of the machine.
import type { Machine } from './model.ts';
import { NotSimulated } from './program.ts';
import { died } from './service-units.ts';
import { loadUnit } from './units.ts';

/** From 1. */
const names =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS'.split(
    ' ',
  );

/** A signal's name without "SIG", by name or number; "0" for the one that does nothing; undefined for no signal. */
export function signalName(signal: string): string | undefined {
  if (signal === '0') return '0';
  if (/^\d+$/.test(signal)) return names[Number(signal) - 1];
  const name = signal.toUpperCase().replace(/^SIG/, '');
  return names.includes(name) ? name : undefined;
}

/**
 * Sends a signal to a process that exists.
 *
 * @param signal name or number of a signal
 * @throws {NotSimulated} for signals that do not end a process, and for processes whose end the model does not know
 */
export function sendSignal(machine: Machine, pid: number, signal: string): void {
  const name = signalName(signal) ?? 'TERM';
  if (name === '0') return;
  if (!/^(?:HUP|INT|QUIT|ABRT|KILL|TERM|PIPE|SEGV)$/.test(name)) throw new NotSimulated(`the signal ${name}`);
  const unit = Object.entries(machine.units).find(([, { pid: main }]) => main === pid)?.[0];
  if (unit !== undefined) {
    // What a service does on SIGHUP is its own affair.
    if (name === 'HUP') throw new NotSimulated(`the signal HUP to ${unit}`);
    died(machine, loadUnit(machine, unit), 0, name);
  } else if (machine.processes.some((process) => process.pid === pid)) {
    machine.processes = machine.processes.filter((process) => process.pid !== pid);
  } else throw new NotSimulated(`a signal to process ${pid}`);
}
