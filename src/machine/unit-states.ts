// The states units pass through, and what systemd logs of it.
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import type { Ended, LoadedUnit, Unit } from './units.ts';

/** Puts a unit into a state, and keeps when that was. @param sub as systemctl shows it: "running", "dead" */
export function become(machine: Machine, unit: Unit, active: Unit['active'], sub: string): void {
  const was = unit.active;
  unit.active = active;
  unit.sub = sub;
  unit.changedAt = machine.now;
  if (active === 'active') {
    unit.activatedAt = machine.now;
    return;
  }
  unit.pid = 0;
  unit.memory = {};
  if (was === 'active' && unit.deactivatedAt < unit.activatedAt) unit.deactivatedAt = machine.now;
}

/** systemd's own line about a job. */
export function say(
  machine: Machine,
  { name, unit }: LoadedUnit,
  subject: string,
  message: string,
  priority = 6,
): void {
  log(machine, { unit: name, invocation: unit.invocation, message, priority, subject });
}

/** Logs that a unit has ended well; systemd 239 says nothing of it. */
export function deactivated(machine: Machine, name: string): void {
  const word = { '3.0': undefined, '4.0': 'Succeeded.', '5.0': 'Deactivated successfully.' }[machine.release];
  const invocation = machine.units[name]?.invocation ?? '';
  if (word) log(machine, { unit: name, invocation, message: `${name}: ${word}`, subject: 'deactivated' });
}

/** Makes a unit failed, and logs the result it has. */
export function failWith(machine: Machine, job: LoadedUnit): void {
  const message = `${job.name}: Failed with result '${job.unit.result}'.`;
  log(machine, { unit: job.name, invocation: job.unit.invocation, message, priority: 4, subject: 'failed' });
  become(machine, job.unit, 'failed', 'failed');
}

/** Logs how a process of a unit ended that should not have. */
export function exited(machine: Machine, job: LoadedUnit, { setting, status, signal, main }: Ended): void {
  const how = signal ? `code=killed, status=${String(status)}/${signal}` : `code=exited, status=${exitText(status)}`;
  const message = `${job.name}: ${main ? 'Main' : 'Control'} process exited, ${how}`;
  log(machine, { unit: job.name, invocation: job.unit.invocation, message, priority: 5, subject: `exited ${setting}` });
}

const exitNames: Record<number, string> = {
  0: 'SUCCESS', 1: 'FAILURE', 2: 'INVALIDARGUMENT', 3: 'NOTIMPLEMENTED', 4: 'NOPERMISSION', 5: 'NOTINSTALLED',
  6: 'NOTCONFIGURED', 7: 'NOTRUNNING', 203: 'EXEC', 255: 'EXCEPTION',
}; // prettier-ignore

/** An exit status as systemd writes it: "203/EXEC". */
export function exitText(status: number): string {
  return `${String(status)}/${exitNames[status] ?? 'n/a'}`;
}
