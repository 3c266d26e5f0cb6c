// Units as systemd holds them in memory: loaded from their files or why not, and forgotten when nothing names them.
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import {
  allUnitFiles,
  commandLine,
  linesOf,
  linkedUnits,
  readUnit,
  settingsOf,
  typeOf,
  valueOf,
  wordsOf,
  type Setting,
  type UnitSource,
} from './unit-files.ts';

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
export function collect(machine: Machine): void {
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
