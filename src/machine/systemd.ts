// systemd: which units it has read, what runs, what is started and stopped with what, sockets, and restarts.
import { programs } from './commands/index.ts';
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';
import { serviceOf, type ServiceResult } from './services.ts';
import {
  allUnitFiles,
  linesOf,
  linkedUnits,
  readUnit,
  settingsOf,
  typeOf,
  valueOf,
  wordsOf,
  type Setting,
} from './unit-files.ts';

/** One file that systemd read for a unit, as it was then. */
export interface UnitSource {
  path: string;
  text: string;
}

/** A unit that systemd holds in memory. Unit files themselves are in `machine.files`. */
export interface Unit {
  /** The unit file, then its drop-ins, as they were when systemd last read them; empty where there is no file. */
  sources: UnitSource[];
  active: 'active' | 'inactive' | 'failed' | 'activating';
  /** "running", "exited", "dead", "failed", "listening", "waiting", "active", "auto-restart". */
  sub: string;
  /** When it last became active, and when it last ceased to be: milliseconds since 1970; 0 for never. */
  activatedAt: number;
  deactivatedAt: number;
  /** When it last became inactive or failed, or began to start: milliseconds since 1970; 0 for never. */
  changedAt: number;
  /** When a condition last kept it from starting: milliseconds since 1970. */
  skippedAt?: number;
  /** Identifier of this run: 32 hexadecimal digits; empty where it never ran. */
  invocation: string;
  /** Its main process, 0 where it has none. */
  pid: number;
  /** Processes that have ended, as `systemctl status` shows them. */
  ended: Ended[];
  /** "success", "exit-code", "signal", "start-limit-hit". */
  result: string;
  /** When it was started lately: milliseconds since 1970. The start limit counts these. */
  starts: number[];
  /** How often Restart= started it again. */
  restarts: number;
  /** When Restart= will start it again: milliseconds since 1970. */
  restartAt?: number;
  /** What its service remembers while it runs, under names of the service's own: configuration as it read it. */
  memory: Record<string, string>;
}

/** A process of a unit that has ended. */
export interface Ended {
  /** "ExecStartPre", "ExecStart", "ExecReload", "ExecStop". */
  setting: string;
  command: string;
  pid: number;
  /** Exit status: 0 for success, 203 where the program could not be run. */
  status: number;
  /** Name of the signal that ended it: "TERM". */
  signal?: string;
  main: boolean;
  /** Set by `systemctl daemon-reload`, which only keeps what became of the main process. */
  forgotten?: true;
}

/** One line of the journal. */
export interface JournalEntry {
  /** Milliseconds since 1970. */
  time: number;
  /** The boot it belongs to: 32 hexadecimal digits. */
  boot: string;
  /** The unit it is of or about; left out for the kernel's. */
  unit?: string;
  /** The run of that unit it belongs to; left out where it belongs to none. */
  invocation?: string;
  /** "systemd", "kernel", "dockerd". */
  identifier: string;
  /** Process that wrote it; 0 for the kernel. */
  pid: number;
  /** Who wrote it. */
  uid: number;
  /** As syslog(3) counts: 0 (emerg) to 7 (debug). */
  priority: number;
  message: string;
  /** What the message is of, where the catalogue explains it: "start", "stop", "failed". */
  subject?: string;
}

/** A unit as systemd has it: loaded, or why not. */
export interface LoadedUnit {
  name: string;
  load: 'loaded' | 'not-found' | 'masked' | 'bad-setting';
  settings: Setting[];
  unit: Unit;
}

/** Why systemd refused to do anything: `message` is what follows "Failed to start docker.service: ". */
export class UnitError extends Error {
  override name = 'UnitError';
  readonly reason: 'not-found' | 'masked' | 'bad-setting' | 'not-loaded' | 'not-applicable';
  /** The unit it is about. */
  readonly unit: string;

  constructor(reason: UnitError['reason'], unit: string, verb = '') {
    super(
      {
        'not-found': `Unit ${unit} not found.`,
        masked: `Unit ${unit} is masked.`,
        'bad-setting': `Unit ${unit} has a bad unit file setting.`,
        'not-loaded': `Unit ${unit} not loaded.`,
        'not-applicable': `Job type ${verb} is not applicable for unit ${unit}.`,
      }[reason],
    );
    this.reason = reason;
    this.unit = unit;
  }
}

/** A command of a unit file, to be run as root. */
export interface Command {
  unit: string;
  /** The line as written, without the marks in front of it. */
  line: string;
}

/** What a command of a unit did. */
export interface Answer {
  exitCode: number;
  /** Both streams, in order. */
  output: string;
}

/** A job in steps: it hands out commands, and goes on with what they did. */
export type Steps<T> = Generator<Command, T, Answer>;

/** How a job ended. "failed" says more in the unit's `result`. */
export type JobResult = 'done' | 'failed' | 'dependency' | 'skipped';

/** Does a job at once; commands that are no service of {@link serviceOf} are taken to succeed in silence. */
export function settle<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next({ exitCode: 0, output: '' })) if (step.done) return step.value;
}

/** Does a job, and has its commands run. */
export async function perform<T>(steps: Steps<T>, run: (command: Command) => Promise<Answer>): Promise<T> {
  let step = steps.next();
  while (!step.done) step = steps.next(await run(step.value));
  return step.value;
}

/** A unit that has never run. */
function newUnit(sources: UnitSource[]): Unit {
  return {
    sources,
    active: 'inactive',
    sub: 'dead',
    activatedAt: 0,
    deactivatedAt: 0,
    changedAt: 0,
    invocation: '',
    pid: 0,
    ended: [],
    result: 'success',
    starts: [],
    restarts: 0,
    memory: {},
  };
}

/** A unit as systemd knows it now: as it read it, or, where it holds it not, from the disk. */
export function loadUnit(machine: Machine, name: string): LoadedUnit {
  const held = Object.hasOwn(machine.units, name) ? machine.units[name] : undefined;
  const file = readUnit(machine, name);
  const own = held ? name : (file?.name ?? name);
  const unit = held ?? (Object.hasOwn(machine.units, own) ? machine.units[own] : undefined);
  if (file?.masked) return { name: own, load: 'masked', settings: [], unit: unit ?? newUnit([]) };
  if (unit && unit.sources.length > 0) {
    return { name: own, load: loadState(own, settingsOf(unit.sources)), settings: settingsOf(unit.sources), unit };
  }
  if (!file) {
    // systemd makes these itself: they have no file.
    const load = /\.slice$|^init\.scope$/.test(own) ? 'loaded' : 'not-found';
    return { name: own, load, settings: [], unit: unit ?? newUnit([]) };
  }
  const settings = settingsOf(file.sources);
  return { name: own, load: loadState(own, settings), settings, unit: unit ?? newUnit(file.sources) };
}

function loadState(name: string, settings: Setting[]): LoadedUnit['load'] {
  return settingError(name, settings) === undefined ? 'loaded' : 'bad-setting';
}

/** What is wrong with a unit's settings, as systemd logs it: lines with the unit's name or the file's in front. */
function settingError(name: string, settings: Setting[]): string[] | undefined {
  if (typeOf(name) !== 'service') return undefined;
  for (const key of ['ExecStartPre', 'ExecStart', 'ExecStartPost', 'ExecReload', 'ExecStop']) {
    for (const { value, path, line } of linesOf(settings, 'Service', key)) {
      const program = commandLine(value).split(/\s+/)[0] ?? '';
      if (program.includes('/') && !program.startsWith('/')) {
        return [
          `${path}:${String(line)}: Neither a valid executable name nor an absolute path: ${program}`,
          `${name}: Unit configuration has fatal error, unit will not be started.`,
        ];
      }
    }
  }
  const oneshot = valueOf(settings, 'Service', 'Type') === 'oneshot';
  const starts = linesOf(settings, 'Service', 'ExecStart').length;
  const stops = linesOf(settings, 'Service', 'ExecStop').length;
  if (starts === 0 && stops === 0 && !valueOf(settings, 'Unit', 'SuccessAction')) {
    return [`${name}: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.`];
  }
  if (starts > 1 && !oneshot) {
    return [
      `${name}: Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.`,
    ];
  }
  return undefined;
}

/** As {@link loadUnit}, for a job or a status: what is wrong with the unit is logged. */
export function inspectUnit(machine: Machine, name: string): LoadedUnit {
  const loaded = loadUnit(machine, name);
  if (loaded.load === 'bad-setting') {
    for (const message of settingError(loaded.name, loaded.settings) ?? []) {
      log(machine, { unit: loaded.name, message, priority: 3 });
    }
  }
  return loaded;
}

/** Whether a unit is active. @param name full name: "docker.service" */
export function isActive(machine: Machine, name: string): boolean {
  return loadUnit(machine, name).unit.active === 'active';
}

/** The unit's description; its name where it has none. */
export function descriptionOf({ name, settings }: LoadedUnit): string {
  return (
    valueOf(settings, 'Unit', 'Description')
      ?.replaceAll('%I', instanceName(name))
      .replaceAll('%i', instanceName(name)) ?? name
  );
}

function instanceName(name: string): string {
  return /@([^@]*)\.[a-z]+$/.exec(name)?.[1] ?? '';
}

/** Whether the files of a unit have changed since systemd read them. */
export function needsReload(machine: Machine, name: string): boolean {
  const unit = Object.hasOwn(machine.units, name) ? machine.units[name] : undefined;
  if (!unit || unit.sources.length === 0) return false;
  const file = readUnit(machine, name);
  if (file?.masked) return false;
  return JSON.stringify(file?.sources ?? []) !== JSON.stringify(unit.sources);
}

/** Reads all units again, as `systemctl daemon-reload`. Start limits begin anew. */
export function reloadManager(machine: Machine): void {
  for (const [name, unit] of Object.entries(machine.units)) {
    const file = readUnit(machine, name);
    unit.sources = file?.sources ?? [];
    unit.starts = [];
    unit.ended = unit.ended.filter(({ main }) => main).map((ended) => ({ ...ended, forgotten: true }));
  }
  collect(machine);
}

/** Units that others name, by the settings that name them. */
const references = ['Requires', 'Requisite', 'Wants', 'BindsTo', 'PartOf', 'Upholds', 'After', 'Before', 'Conflicts'];

/** Forgets inactive units that no other names, and reads those that are named. */
function collect(machine: Machine): void {
  const pending = Object.entries(machine.units)
    .filter(([, unit]) => unit.active !== 'inactive')
    .map(([name]) => name);
  const kept = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (kept.has(name)) continue;
    const loaded = loadUnit(machine, name);
    if (loaded.load === 'not-found' && loaded.unit.active === 'inactive') continue;
    if (loaded.load === 'masked' && loaded.unit.active === 'inactive' && loaded.unit.changedAt === 0) continue;
    kept.add(loaded.name);
    if (loaded.unit.sources.length > 0) machine.units[loaded.name] = loaded.unit;
    const named = references.flatMap((key) => wordsOf(loaded.settings, 'Unit', key));
    pending.push(
      ...named,
      ...linkedUnits(machine, loaded.name, 'wants'),
      ...linkedUnits(machine, loaded.name, 'requires'),
      ...activatedBy(loaded),
    );
  }
  machine.units = Object.fromEntries(Object.entries(machine.units).filter(([name]) => kept.has(name)));
}

/** Units that a socket, timer or path starts. */
export function activatedBy({ name, settings }: LoadedUnit): string[] {
  const section = { socket: 'Socket', timer: 'Timer', path: 'Path' }[typeOf(name)];
  if (!section) return [];
  const own = valueOf(settings, section, section === 'Socket' ? 'Service' : 'Unit');
  return [own ?? name.replace(/\.[a-z]+$/, '.service')];
}

/** Sockets, timers and paths that start a unit, among all whose files are installed. */
export function triggersOf(machine: Machine, name: string): LoadedUnit[] {
  const candidates = new Set([...Object.keys(machine.units), ...allUnitFiles(machine)]);
  return [...candidates]
    .filter((candidate) => /\.(?:socket|timer|path)$/.test(candidate) && !candidate.includes('@.'))
    .map((candidate) => loadUnit(machine, candidate))
    .filter((loaded) => loaded.load === 'loaded' && activatedBy(loaded).includes(name));
}

/** Paths and ports a socket unit listens on, as `systemctl status` names them. */
export function listensOn({ settings }: LoadedUnit): { address: string; kind: string }[] {
  const kinds: [key: string, kind: string][] = [
    ['ListenStream', 'Stream'],
    ['ListenDatagram', 'Datagram'],
    ['ListenSequentialPacket', 'SequentialPacket'],
    ['ListenFIFO', 'FIFO'],
    ['ListenNetlink', 'Netlink'],
  ];
  return kinds.flatMap(([key, kind]) =>
    linesOf(settings, 'Socket', key).map(({ value }) => ({ address: value.replace(/^\/var\/run\//, '/run/'), kind })),
  );
}

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

/** Puts the file of a socket where others find it. */
function listen(machine: Machine, job: LoadedUnit): void {
  const files = new Files(machine, root);
  const group = valueOf(job.settings, 'Socket', 'SocketGroup');
  const gid = group === undefined ? 0 : (groupId(machine, group) ?? 0);
  for (const { address } of listensOn(job)) {
    if (!address.startsWith('/run/')) continue;
    files.mkdir(address.slice(0, address.lastIndexOf('/')), { parents: true });
    files.write(address, '');
    files.chmod(address, parseInt(valueOf(job.settings, 'Socket', 'SocketMode') ?? '0666', 8));
    files.chown(address, 0, gid);
  }
}

function groupId(machine: Machine, name: string): number | undefined {
  const entry = machine.files['/etc/group'];
  const line =
    entry?.type === 'file' ? entry.content.split('\n').find((text) => text.startsWith(`${name}:`)) : undefined;
  return line === undefined ? undefined : Number(line.split(':')[2]);
}

function* startService(machine: Machine, job: LoadedUnit): Steps<JobResult> {
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
    become(machine, unit, 'active', 'exited');
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

/** Runs the main process: its exit status where it ended at once, undefined where it goes on. */
function* mainProcess(machine: Machine, job: LoadedUnit, line: string): Steps<number | undefined> {
  const command = commandLine(line);
  const missing = missingProgram(machine, command);
  if (missing) return spawnFailure(machine, job, command, job.unit.pid, missing);
  const service = serviceOf(job.name);
  if (service) {
    const result = service.start?.(machine) ?? {};
    spoken(machine, job, command, job.unit.pid, result.log ?? []);
    machine.now += 40;
    return result.exitCode;
  }
  if (stays(machine, command)) return undefined;
  const answer = yield { unit: job.name, line: command };
  spoken(machine, job, command, job.unit.pid, linesIn(answer.output));
  return answer.exitCode;
}

/** Whether a program is only a file here: it says nothing and does nothing. */
function unsimulated(machine: Machine, command: string): boolean {
  const program = command.split(/\s+/)[0] ?? '';
  const name = program.slice(program.lastIndexOf('/') + 1);
  const path = program.startsWith('/') ? program : `/usr/bin/${program}`;
  return (
    !programs.some((known) => known.name === name) && new Files(machine, root).readBytes(path).startsWith('\x7fELF')
  );
}

/** Whether a program runs until it is stopped: daemons do, scripts and the small tools end by themselves. */
function stays(machine: Machine, command: string): boolean {
  const [program = '', ...args] = command.split(/\s+/);
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'sleep' || (name === 'tail' && args.includes('-f'))) return true;
  return unsimulated(machine, command);
}

/** Runs a command that must end before the unit goes on. */
function* control(
  machine: Machine,
  job: LoadedUnit,
  setting: string,
  line: string,
  main = false,
  service?: (machine: Machine) => ServiceResult,
): Steps<number> {
  const command = commandLine(line).replaceAll('$MAINPID', String(job.unit.pid));
  const pid = newPid(machine);
  const missing = missingProgram(machine, command);
  let status: number;
  if (missing) status = spawnFailure(machine, job, command, pid, missing);
  else if (service) {
    const result = service(machine);
    spoken(machine, job, command, pid, result.log ?? []);
    status = result.exitCode ?? 0;
  } else {
    const answer = unsimulated(machine, command)
      ? { exitCode: 0, output: '' }
      : yield { unit: job.name, line: command };
    spoken(machine, job, command, pid, linesIn(answer.output));
    status = answer.exitCode;
  }
  machine.now += 12;
  const ended: Ended = { setting, command, pid, status, main };
  job.unit.ended.push(ended);
  if (status !== 0 && !ignored(line)) {
    job.unit.result = 'exit-code';
    exited(machine, job, ended);
  }
  return status;
}

/** What a simulated service does in place of its command; undefined where the command itself is to be run. */
function actionOf(name: string, action: 'start' | 'stop'): ((machine: Machine) => ServiceResult) | undefined {
  const service = serviceOf(name);
  return service && ((machine) => service[action]?.(machine) ?? {});
}

function unsuccessful(machine: Machine, job: LoadedUnit, announced: boolean): JobResult {
  failWith(machine, job);
  if (announced) say(machine, job, 'fail', `Failed to start ${descriptionOf(job)}.`, 3);
  restartLater(machine, job);
  return 'failed';
}

function failWith(machine: Machine, job: LoadedUnit): void {
  const message = `${job.name}: Failed with result '${job.unit.result}'.`;
  log(machine, { unit: job.name, invocation: job.unit.invocation, message, priority: 4, subject: 'failed' });
  become(machine, job.unit, 'failed', 'failed');
}

function exited(machine: Machine, job: LoadedUnit, { setting, status, signal, main }: Ended): void {
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

/** A span of time as systemd reads it, in milliseconds: "2", "100ms", "1min 30s", "60s". */
export function seconds(text: string): number {
  const units: Record<string, number> = {
    ms: 1,
    s: 1000,
    sec: 1000,
    '': 1000,
    m: 60_000,
    min: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  return [...text.matchAll(/(\d+)\s*([a-z]*)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
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

/** Ends the main process of a service, in the way its unit says. */
function* endProcess(machine: Machine, job: LoadedUnit): Steps<void> {
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

function endSocket(machine: Machine, job: LoadedUnit): void {
  const { name, unit } = job;
  const description = descriptionOf(job);
  const service = activatedBy(job)[0] ?? '';
  const limited = loadUnit(machine, service).unit.result === 'start-limit-hit';
  if (limited) {
    log(machine, { unit: name, message: `${name}: Failed with result 'service-start-limit-hit'.`, priority: 4 });
    unit.result = 'service-start-limit-hit';
    become(machine, unit, 'failed', 'failed');
    return;
  }
  become(machine, unit, 'inactive', 'dead');
  deactivated(machine, name);
  say(machine, job, 'stop', `Closed ${description}.`);
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

/** A command of a unit file without the marks in front of it. */
export function commandLine(line: string): string {
  return line.replace(/^[-@:+!]+/, '');
}

function ignored(line: string): boolean {
  return /^[@:+!]*-/.test(line);
}

/** Why a program cannot be run; undefined where it can. */
function missingProgram(machine: Machine, command: string): string | undefined {
  const program = command.split(/\s+/)[0] ?? '';
  const files = new Files(machine, root);
  const candidates = program.startsWith('/')
    ? [program]
    : ['/usr/bin', '/usr/sbin'].map((directory) => `${directory}/${program}`);
  let message = 'No such file or directory';
  for (const path of candidates) {
    try {
      const { mode, type } = files.stat(path);
      if (type === 'file' && (mode & 0o111) !== 0) return undefined;
      message = 'Permission denied';
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      message = error.message;
    }
  }
  return message;
}

function spawnFailure(machine: Machine, { name, unit }: LoadedUnit, command: string, pid: number, why: string): number {
  const program = command.split(/\s+/)[0] ?? '';
  const base = program.slice(program.lastIndexOf('/') + 1);
  const identifier = machine.release === '5.0' ? `(${base.slice(-8)})` : 'systemd';
  const entry = { unit: name, invocation: unit.invocation, identifier, pid, priority: 3 };
  if (machine.release !== '3.0')
    log(machine, { ...entry, message: `${name}: Failed to locate executable ${program}: ${why}` });
  log(machine, { ...entry, message: `${name}: Failed at step EXEC spawning ${program}: ${why}`, subject: 'exec' });
  return 203;
}

/** Lines a process of a unit wrote. */
function spoken(machine: Machine, { name, unit }: LoadedUnit, command: string, pid: number, lines: string[]): void {
  const program = command.split(/\s+/)[0] ?? '';
  const identifier = program.slice(program.lastIndexOf('/') + 1);
  for (const message of lines) log(machine, { unit: name, invocation: unit.invocation, identifier, pid, message });
}

function linesIn(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

/** systemd's own line about a job. */
function say(machine: Machine, { name, unit }: LoadedUnit, subject: string, message: string, priority = 6): void {
  log(machine, { unit: name, invocation: unit.invocation, message, priority, subject });
}

function deactivated(machine: Machine, name: string): void {
  const word = { '3.0': undefined, '4.0': 'Succeeded.', '5.0': 'Deactivated successfully.' }[machine.release];
  const invocation = machine.units[name]?.invocation ?? '';
  if (word) log(machine, { unit: name, invocation, message: `${name}: ${word}`, subject: 'deactivated' });
}

function become(machine: Machine, unit: Unit, active: Unit['active'], sub: string): void {
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

function newPid(machine: Machine): number {
  machine.nextPid += 1;
  return machine.nextPid - 1;
}

/** The first condition of a unit that does not hold, as "ConditionPathExists=!/etc/x"; undefined where all do. */
function unmetCondition(machine: Machine, settings: Setting[]): string | undefined {
  const conditions = settings.filter(({ section, key }) => section === 'Unit' && key.startsWith('Condition'));
  const results = conditions.map(({ key, value }) => {
    const marks = /^[|!]*/.exec(value)?.[0] ?? '';
    const holds = conditionHolds(machine, key, value.slice(marks.length)) !== marks.includes('!');
    return {
      text: `${key}=${marks.replace('|', '')}${value.slice(marks.length)}`,
      trigger: marks.includes('|'),
      holds,
    };
  });
  const failed = results.find(({ trigger, holds }) => !trigger && !holds);
  if (failed) return failed.text;
  const triggers = results.filter(({ trigger }) => trigger);
  return triggers.length > 0 && !triggers.some(({ holds }) => holds) ? (triggers[0]?.text ?? '') : undefined;
}

function conditionHolds(machine: Machine, key: string, value: string): boolean {
  const files = new Files(machine, root);
  const exists = files.exists(value);
  switch (key) {
    case 'ConditionPathExists':
      return exists;
    case 'ConditionPathIsDirectory':
      return exists && files.stat(value).type === 'directory';
    case 'ConditionFileNotEmpty':
      return exists && files.stat(value).size > 0;
    case 'ConditionFileIsExecutable':
      return exists && (files.stat(value).mode & 0o111) !== 0;
    case 'ConditionDirectoryNotEmpty':
      return exists && files.stat(value).type === 'directory' && files.list(value).length > 0;
    case 'ConditionVirtualization':
      return ['vmware', 'vm', 'yes', 'true'].includes(value);
    case 'ConditionFirstBoot':
      return value === 'no';
    default:
      return true;
  }
}

export { boot, shutDown } from './boot.ts';
