// Service units: their processes are started, reloaded and ended, and started again where Restart= says so.
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';
import { serviceOf } from './services.ts';
import { endSocket } from './socket-units.ts';
import { actionOf, control, mainProcess, newPid, spoken, type JobResult, type Steps } from './unit-commands.ts';
import { commandLine, ignored, linesOf, seconds, valueOf, type Setting } from './unit-files.ts';
import { become, deactivated, exited, failWith, say } from './unit-states.ts';
import {
  collect,
  descriptionOf,
  inspectUnit,
  loadUnit,
  triggersOf,
  UnitError,
  type Ended,
  type LoadedUnit,
  type Unit,
} from './units.ts';

/** Starts a service: what must run before it, then its main process. Its start limit counts the start. */
export function* startService(machine: Machine, job: LoadedUnit): Steps<JobResult> {
  const { name, settings, unit } = job;
  const description = descriptionOf(job);
  const type = valueOf(settings, 'Service', 'Type') ?? 'simple';
  if (tooOften(machine, settings, unit)) {
    if (unit.result === 'success') unit.result = 'start-limit-hit';
    log(machine, { unit: name, message: `${name}: Start request repeated too quickly.`, priority: 4 });
    failWith(machine, job);
    say(machine, job, 'fail', `Failed to start ${description}.`, 3);
    for (const trigger of triggersOf(machine, name)) if (trigger.unit.active === 'active') endSocket(machine, trigger);
    return 'failed';
  }
  unit.result = 'success';
  unit.ended = [];
  unit.pid = 0;
  const pre = linesOf(settings, 'Service', 'ExecStartPre');
  const announced = !['simple', 'idle'].includes(type) || pre.length > 0;
  unit.changedAt = machine.now;
  if (announced) say(machine, job, 'starting', `Starting ${description}...`);
  for (const { value } of pre) {
    const status = yield* control(machine, job, 'ExecStartPre', value);
    if (status !== 0 && !ignored(value)) return unsuccessful(machine, job, announced);
  }

  const mains = linesOf(settings, 'Service', 'ExecStart');
  if (type === 'oneshot') {
    for (const { value } of mains) {
      const status = yield* control(machine, job, 'ExecStart', value, true, actionOf(name, 'start'));
      if (status !== 0 && !ignored(value)) return unsuccessful(machine, job, announced);
    }
    if (valueOf(settings, 'Service', 'RemainAfterExit') === 'yes') become(machine, unit, 'active', 'exited');
    else {
      become(machine, unit, 'inactive', 'dead');
      deactivated(machine, name);
    }
    say(machine, job, 'start', `Finished ${description}.`);
    return 'done';
  }

  const line = mains[0]?.value ?? '';
  if (type === 'forking') {
    const status = yield* control(machine, job, 'ExecStart', line, false, actionOf(name, 'start'));
    if (status !== 0 && !ignored(line)) return unsuccessful(machine, job, announced);
    // What leaves its number in a file goes on in the background.
    const stays = valueOf(settings, 'Service', 'PIDFile') !== undefined;
    if (stays) unit.pid = newPid(machine);
    become(machine, unit, 'active', stays ? 'running' : 'exited');
    say(machine, job, 'start', `Started ${description}.`);
    return 'done';
  }

  unit.pid = newPid(machine);
  // Type=simple does not wait for its process: what goes wrong goes wrong after the start.
  const waits = !['simple', 'idle'].includes(type);
  if (!waits) {
    become(machine, unit, 'active', 'running');
    say(machine, job, 'start', `Started ${description}.`);
  }
  const status = yield* mainProcess(machine, job, line);
  if (status === undefined) {
    if (waits) {
      become(machine, unit, 'active', 'running');
      say(machine, job, 'start', `Started ${description}.`);
    }
    for (const trigger of triggersOf(machine, name)) if (trigger.unit.sub === 'listening') trigger.unit.sub = 'running';
    return 'done';
  }
  const ended: Ended = { setting: 'ExecStart', command: commandLine(line), pid: unit.pid, status, main: true };
  unit.ended.push(ended);
  unit.pid = 0;
  if (status === 0 && !waits) {
    deactivated(machine, name);
    become(machine, unit, 'inactive', 'dead');
    restartLater(machine, job);
    return 'done';
  }
  unit.result = status === 0 ? 'protocol' : 'exit-code';
  exited(machine, job, ended);
  failWith(machine, job);
  if (waits) say(machine, job, 'fail', `Failed to start ${description}.`, 3);
  restartLater(machine, job);
  return waits ? 'failed' : 'done';
}

function unsuccessful(machine: Machine, job: LoadedUnit, announced: boolean): JobResult {
  failWith(machine, job);
  if (announced) say(machine, job, 'fail', `Failed to start ${descriptionOf(job)}.`, 3);
  restartLater(machine, job);
  return 'failed';
}

function tooOften(machine: Machine, settings: Setting[], unit: Unit): boolean {
  const value = (...keys: string[]) =>
    keys.flatMap((key) => [valueOf(settings, 'Unit', key), valueOf(settings, 'Service', key)]).find((found) => found);
  const span = seconds(value('StartLimitIntervalSec', 'StartLimitInterval') ?? '10s');
  const burst = Number(value('StartLimitBurst') ?? '5');
  if (span === 0 || burst === 0) return false;
  // The window opens with the first start in it, as systemd's own counter does.
  const first = unit.starts[0];
  if (first === undefined || machine.now - first >= span) unit.starts = [];
  if (unit.starts.length >= burst) return true;
  unit.starts.push(machine.now);
  return false;
}

/** Ends the main process of a service, in the way its unit says. */
export function* endProcess(machine: Machine, job: LoadedUnit): Steps<void> {
  const { name, settings, unit } = job;
  const service = serviceOf(name);
  const stops = linesOf(settings, 'Service', 'ExecStop');
  if (stops.length > 0) {
    for (const { value } of stops) yield* control(machine, job, 'ExecStop', value, false, actionOf(name, 'stop'));
  } else {
    spoken(
      machine,
      job,
      commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? ''),
      unit.pid,
      service?.stop?.(machine).log ?? [],
    );
  }
  if (unit.pid > 0) {
    // sshd and the like catch the signal and end by themselves; a process that does not is ended by it.
    const command = commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? '');
    const ended: Ended = service
      ? { setting: 'ExecStart', command, pid: unit.pid, status: 0, main: true }
      : { setting: 'ExecStart', command, pid: unit.pid, status: 15, signal: 'TERM', main: true };
    unit.ended.push(ended);
  }
  for (const trigger of triggersOf(machine, name)) if (trigger.unit.sub === 'running') trigger.unit.sub = 'listening';
}

/**
 * Has a service read its configuration again.
 *
 * @throws {UnitError} where it cannot be loaded, or has no ExecReload=
 */
export function* reload(machine: Machine, name: string): Steps<JobResult> {
  const loaded = inspectUnit(machine, name);
  if (loaded.load !== 'loaded') throw new UnitError(loaded.load, loaded.name);
  if (!canReload(loaded)) throw new UnitError('not-applicable', loaded.name, 'reload');
  const { unit, settings } = loaded;
  if (unit.active !== 'active') return 'skipped';
  say(machine, loaded, 'reloading', `Reloading ${descriptionOf(loaded)}...`);
  const service = serviceOf(loaded.name);
  const command = commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? '');
  for (const { value } of linesOf(settings, 'Service', 'ExecReload')) {
    const kills = /\bkill\b/.test(value);
    if (!kills) yield* control(machine, loaded, 'ExecReload', value);
    else
      unit.ended = [
        ...unit.ended.filter(({ setting }) => setting !== 'ExecReload'),
        { setting: 'ExecReload', command: commandLine(value), pid: newPid(machine), status: 0, main: false },
      ];
  }
  say(machine, loaded, 'reloaded', `Reloaded ${descriptionOf(loaded)}.`);
  const result = service?.reload?.(machine) ?? {};
  spoken(machine, loaded, command, unit.pid, result.log ?? []);
  if (result.exitCode !== undefined) died(machine, loaded, result.exitCode);
  return 'done';
}

/** Whether a unit can be reloaded. */
export function canReload({ settings }: LoadedUnit): boolean {
  return (
    linesOf(settings, 'Service', 'ExecReload').length > 0 || valueOf(settings, 'Service', 'Type') === 'notify-reload'
  );
}

/** The main process of a unit that was active has ended. @param signal name of the signal that ended it */
export function died(machine: Machine, job: LoadedUnit, status: number, signal?: string): void {
  const { name, settings, unit } = job;
  const command = commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? '');
  const ended: Ended = { setting: 'ExecStart', command, pid: unit.pid, status, main: true, ...(signal && { signal }) };
  unit.ended = [...unit.ended.filter(({ main }) => !main), ended];
  unit.pid = 0;
  unit.deactivatedAt = machine.now;
  // systemd takes these four signals for a wish to end.
  const clean = signal ? ['HUP', 'INT', 'TERM', 'PIPE'].includes(signal) : status === 0;
  if (clean) {
    become(machine, unit, 'inactive', 'dead');
    deactivated(machine, name);
  } else {
    unit.result = signal ? 'signal' : 'exit-code';
    exited(machine, job, ended);
    failWith(machine, job);
  }
  restartLater(machine, job);
  collect(machine);
}

/** With Restart=, a unit that ended is started again later. */
function restartLater(machine: Machine, { settings, unit }: LoadedUnit): void {
  const policy = valueOf(settings, 'Service', 'Restart') ?? 'no';
  const clean = unit.result === 'success';
  const again =
    policy === 'always' || (clean ? policy === 'on-success' : ['on-failure', 'on-abnormal'].includes(policy));
  if (!again || (policy === 'on-abnormal' && unit.result === 'exit-code')) return;
  unit.restartAt = machine.now + seconds(valueOf(settings, 'Service', 'RestartSec') ?? '100ms');
  unit.active = 'activating';
  unit.sub = 'auto-restart';
}

/**
 * Does what was due since systemd was last looked at: units with Restart= are started again until their start limit.
 * To be called before anything that shows or changes units.
 */
export function catchUp(machine: Machine): void {
  const now = machine.now;
  for (;;) {
    const due = Object.entries(machine.units)
      .filter(([, { restartAt }]) => restartAt !== undefined && restartAt <= now)
      .sort(([, one], [, other]) => (one.restartAt ?? 0) - (other.restartAt ?? 0))[0];
    if (!due) break;
    const [name, unit] = due;
    machine.now = unit.restartAt ?? now;
    unit.restarts += 1;
    delete unit.restartAt;
    unit.active = 'inactive';
    const job = loadUnit(machine, name);
    if (machine.release === '3.0') {
      const wait = valueOf(job.settings, 'Service', 'RestartSec') ?? '100ms';
      log(machine, { unit: name, message: `${name}: Service RestartSec=${wait} expired, scheduling restart.` });
    }
    log(machine, {
      unit: name,
      message: `${name}: Scheduled restart job, restart counter is at ${String(unit.restarts)}.`,
    });
    say(machine, job, 'stop', `Stopped ${descriptionOf(job)}.`);
    unit.invocation = randomHex(machine, 32);
    // What failed without having been changed fails again.
    const last = unit.ended.findLast(({ main }) => main)?.status ?? 0;
    const steps = startService(machine, job);
    for (let step = steps.next(); !step.done; step = steps.next({ exitCode: last, output: '' }));
  }
  machine.now = Math.max(now, machine.now);
}
