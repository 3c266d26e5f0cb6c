// Jobs of systemd: which units are started and stopped along with one, in which order, and how.
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';
import { catchUp, endProcess, startService } from './service-units.ts';
import { endSocket, listen, listensOn } from './socket-units.ts';
import { settle, type JobResult, type Steps } from './unit-commands.ts';
import { unmetCondition } from './unit-conditions.ts';
import { linkedUnits, typeOf, valueOf, wordsOf } from './unit-files.ts';
import { become, deactivated, say } from './unit-states.ts';
import {
  activatedBy,
  collect,
  descriptionOf,
  inspectUnit,
  isActive,
  loadUnit,
  UnitError,
  type LoadedUnit,
} from './units.ts';

/**
 * Starts a unit and all that it pulls in.
 *
 * @throws {UnitError} where it, or a unit that it requires, cannot be loaded
 */
export function* start(machine: Machine, name: string): Steps<JobResult> {
  const jobs = new Map<string, LoadedUnit>();
  plan(machine, name, jobs, true);
  const results = new Map<string, JobResult>();
  for (const job of inOrder(machine, [...jobs.values()])) {
    const required = [...wordsOf(job.settings, 'Unit', 'Requires'), ...wordsOf(job.settings, 'Unit', 'BindsTo')];
    const after = wordsOf(job.settings, 'Unit', 'After');
    const lost = required.some((other) => {
      const result = results.get(other);
      return result !== undefined && result !== 'done' && after.includes(other);
    });
    if (lost) {
      log(machine, { unit: job.name, message: `Dependency failed for ${descriptionOf(job)}.`, priority: 3 });
      const message = `${job.name}: Job ${job.name}/start failed with result 'dependency'.`;
      log(machine, { unit: job.name, message, priority: 5 });
      results.set(job.name, 'dependency');
      continue;
    }
    if (job.unit.active === 'active') {
      results.set(job.name, 'done');
      continue;
    }
    for (const other of wordsOf(job.settings, 'Unit', 'Conflicts')) {
      if (other !== 'shutdown.target' && isActive(machine, other)) yield* stopOne(machine, loadUnit(machine, other));
    }
    machine.units[job.name] = job.unit;
    results.set(job.name, yield* startOne(machine, job));
  }
  collect(machine);
  return results.get(loadUnit(machine, name).name) ?? 'done';
}

/** Adds a unit and what it pulls in. Units that are only wanted may be missing. */
function plan(machine: Machine, name: string, jobs: Map<string, LoadedUnit>, needed: boolean): void {
  const loaded = inspectUnit(machine, name);
  if (jobs.has(loaded.name)) return;
  if (loaded.load !== 'loaded') {
    if (needed) throw new UnitError(loaded.load, loaded.name);
    return;
  }
  if (loaded.unit.active === 'active') {
    jobs.set(loaded.name, loaded);
    return;
  }
  const { settings } = loaded;
  const required = ['Requires', 'BindsTo'].flatMap((key) => wordsOf(settings, 'Unit', key));
  const before = new Map(jobs);
  jobs.set(loaded.name, loaded);
  try {
    for (const other of [...required, ...linkedUnits(machine, loaded.name, 'requires')])
      plan(machine, other, jobs, true);
  } catch (error) {
    if (needed || !(error instanceof UnitError)) throw error;
    jobs.clear();
    for (const [key, job] of before) jobs.set(key, job);
    return;
  }
  const wanted = [...wordsOf(settings, 'Unit', 'Wants'), ...linkedUnits(machine, loaded.name, 'wants')];
  for (const other of wanted) plan(machine, other, jobs, false);
}

/**
 * Sorts jobs so that each comes behind those it is ordered after: by what units say, a socket before its service, a
 * target behind what it pulls in, and services behind basic.target if they are not part of the early start-up.
 */
function inOrder(machine: Machine, jobs: LoadedUnit[]): LoadedUnit[] {
  const earlier = new Map<string, Set<string>>(jobs.map(({ name }) => [name, new Set()]));
  for (const job of jobs) {
    const after = wordsOf(job.settings, 'Unit', 'After');
    for (const name of after) earlier.get(job.name)?.add(name);
    for (const name of wordsOf(job.settings, 'Unit', 'Before')) earlier.get(name)?.add(job.name);
    for (const name of activatedBy(job)) earlier.get(name)?.add(job.name);
    const early = wordsOf(job.settings, 'Unit', 'Before').includes('sysinit.target');
    if (typeOf(job.name) === 'service' && !early) earlier.get(job.name)?.add('basic.target');
    if (typeOf(job.name) === 'socket') earlier.get(job.name)?.add('sysinit.target');
    if (typeOf(job.name) === 'target') {
      const pulled = [
        ...['Requires', 'Wants'].flatMap((key) => wordsOf(job.settings, 'Unit', key)),
        ...linkedUnits(machine, job.name, 'requires'),
        ...linkedUnits(machine, job.name, 'wants'),
      ];
      for (const name of pulled) if (!earlier.get(name)?.has(job.name)) earlier.get(job.name)?.add(name);
    }
  }
  const sorted: LoadedUnit[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (job: LoadedUnit) => {
    if (state.has(job.name)) return;
    state.set(job.name, 'open');
    for (const other of jobs) if (earlier.get(job.name)?.has(other.name)) visit(other);
    state.set(job.name, 'done');
    sorted.push(job);
  };
  for (const job of jobs) visit(job);
  return sorted;
}

function* startOne(machine: Machine, job: LoadedUnit): Steps<JobResult> {
  const { name, settings, unit } = job;
  const description = descriptionOf(job);
  const failed = unmetCondition(machine, settings);
  if (failed) {
    unit.skippedAt = machine.now;
    const message = {
      '3.0': undefined,
      '4.0': `Condition check resulted in ${description} being skipped.`,
      '5.0': `${description} was skipped because of an unmet condition check (${failed}).`,
    }[machine.release];
    if (message) log(machine, { unit: name, message });
    return 'done';
  }
  unit.invocation = randomHex(machine, 32);
  delete unit.restartAt;
  switch (typeOf(name)) {
    case 'service':
      return yield* startService(machine, job);
    case 'socket':
      // Only a socket that has to be handed to another owner takes the time to say that it is starting.
      if (valueOf(settings, 'Socket', 'SocketUser') ?? valueOf(settings, 'Socket', 'SocketGroup')) {
        say(machine, job, 'starting', `Starting ${description}...`);
      }
      say(machine, job, 'start', `Listening on ${description}.`);
      listen(machine, job);
      become(machine, unit, 'active', 'listening');
      return 'done';
    case 'target':
      become(machine, unit, 'active', 'active');
      say(machine, job, 'start', `Reached target ${description}.`);
      return 'done';
    case 'timer':
    case 'path':
      become(machine, unit, 'active', 'waiting');
      say(machine, job, 'start', `Started ${description}.`);
      return 'done';
    default:
      become(machine, unit, 'active', 'active');
      return 'done';
  }
}

/**
 * Stops a unit, and those that cannot be without it.
 *
 * @throws {UnitError} where systemd has no such unit
 */
export function* stop(machine: Machine, name: string): Steps<JobResult> {
  const loaded = loadUnit(machine, name);
  const known = loaded.load !== 'not-found' || loaded.unit.active !== 'inactive';
  if (!known) throw new UnitError('not-loaded', name);
  for (const job of stoppedWith(machine, loaded)) yield* stopOne(machine, job);
  collect(machine);
  return 'done';
}

/** The unit and all that go down with it, in the order they are stopped. */
function stoppedWith(machine: Machine, first: LoadedUnit): LoadedUnit[] {
  const found = new Map([[first.name, first]]);
  for (const { name } of found.values()) {
    for (const other of Object.keys(machine.units)) {
      const loaded = loadUnit(machine, other);
      if (loaded.unit.active === 'inactive' || loaded.unit.active === 'failed') continue;
      const bound = ['Requires', 'BindsTo', 'PartOf'].flatMap((key) => wordsOf(loaded.settings, 'Unit', key));
      if (bound.includes(name)) found.set(loaded.name, loaded);
    }
  }
  return inOrder(machine, [...found.values()]).reverse();
}

function* stopOne(machine: Machine, job: LoadedUnit): Steps<void> {
  const { name, settings, unit } = job;
  if (unit.active === 'inactive' || unit.active === 'failed') return;
  const description = descriptionOf(job);
  const waiting = unit.active === 'activating';
  delete unit.restartAt;
  if (typeOf(name) === 'socket') {
    endSocket(machine, job);
    return;
  }
  if (typeOf(name) !== 'service') {
    become(machine, unit, 'inactive', 'dead');
    if (typeOf(name) === 'target') say(machine, job, 'stop', `Stopped target ${description}.`);
    else {
      deactivated(machine, name);
      say(machine, job, 'stop', `Stopped ${description}.`);
    }
    return;
  }
  if (!waiting) {
    say(machine, job, 'stopping', `Stopping ${description}...`);
    unit.deactivatedAt = machine.now;
    yield* endProcess(machine, job);
  }
  machine.now += 15;
  become(machine, unit, 'inactive', 'dead');
  if (!waiting) deactivated(machine, name);
  say(machine, job, 'stop', `Stopped ${description}.`);
  unit.result = 'success';
  if (settings.length === 0) unit.sources = [];
}

/**
 * Stops a unit, then starts it; units that are bound to it come along.
 *
 * @throws {UnitError} where it cannot be loaded
 */
export function* restart(machine: Machine, name: string): Steps<JobResult> {
  const loaded = inspectUnit(machine, name);
  if (loaded.load !== 'loaded') throw new UnitError(loaded.load, loaded.name);
  const stopped = stoppedWith(machine, loaded);
  for (const job of stopped) yield* stopOne(machine, job);
  const result = yield* start(machine, name);
  for (const job of stopped.toReversed()) if (job.name !== loaded.name) yield* start(machine, job.name);
  return result;
}

/** Makes failed units inactive, and lets them be started again. @param names full names; all of them where left out */
export function resetFailed(machine: Machine, names = Object.keys(machine.units)): void {
  for (const name of names) {
    const loaded = loadUnit(machine, name);
    if (!Object.hasOwn(machine.units, loaded.name)) throw new UnitError('not-loaded', name);
    const { unit } = loaded;
    unit.starts = [];
    unit.restarts = 0;
    if (unit.active !== 'failed') continue;
    unit.active = 'inactive';
    unit.sub = 'dead';
    unit.result = 'success';
  }
  collect(machine);
}

/**
 * What connecting to a socket does: where a socket unit listens on it, its service is started.
 *
 * @param path of the socket, links followed: "/run/docker.sock"
 * @returns whether a service answers there now
 */
export function activateBySocket(machine: Machine, path: string): boolean {
  catchUp(machine);
  for (const name of Object.keys(machine.units)) {
    const loaded = loadUnit(machine, name);
    if (typeOf(name) !== 'socket' || loaded.unit.active !== 'active') continue;
    if (!listensOn(loaded).some(({ address }) => address === path)) continue;
    const service = activatedBy(loaded)[0] ?? '';
    if (!isActive(machine, service)) settle(start(machine, service));
    return isActive(machine, service);
  }
  return false;
}
