// What `systemctl status` shows of a unit.
import type { Call } from './program.ts';
import { journalLine } from './journal.ts';
import { ago, timeSpan, timestamp, timeZone } from './local-time.ts';
import type { Machine } from './model.ts';
import { listensOn } from './socket-units.ts';
import { exitText } from './unit-states.ts';
import { activatedBy, descriptionOf, loadUnit, triggersOf, type LoadedUnit } from './units.ts';
import { basename, dirname } from './paths.ts';
import { enablement } from './unit-file-states.ts';
import { commandLine, linesOf, readUnit, typeOf, wordsOf } from './unit-files.ts';
import { presetOf } from './unit-install.ts';

/** States of unit files whose preset is shown. */
export const withPreset = ['enabled', 'disabled', 'enabled-runtime', 'indirect'];

/** The dot before a unit's name. systemd 239 and 247 have one for all states. */
export function dot(machine: Machine, { unit }: LoadedUnit): string {
  if (machine.release !== '5.0') return '●';
  return { active: '●', activating: '●', inactive: '○', failed: '×' }[unit.active];
}

/** The text of `systemctl status` for one unit. @param lines how many of the journal */
export function statusText(call: Call, loaded: LoadedUnit, lines: number): string {
  const { machine } = call;
  const { name, unit, settings, load } = loaded;
  const indent = machine.release === '3.0' ? 9 : 11;
  const row = (label: string, text: string) =>
    `${label ? `${label}:`.padStart(indent + 1) : ' '.repeat(indent + 1)} ${text}\n`;
  const description = load === 'masked' ? name : descriptionOf(loaded);
  let text = `${dot(machine, loaded)} ${name}${description === name ? '' : ` - ${description}`}\n`;

  text += row('Loaded', loadedText(machine, loaded));
  const dropIns = unit.sources.slice(1);
  const folders = new Map<string, string[]>();
  for (const { path } of dropIns) folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), basename(path)]);
  for (const [index, [folder, names]] of [...folders].entries()) {
    text += row(index === 0 ? 'Drop-In' : '', folder);
    text += `${' '.repeat(indent + 2)}└─${names.join(', ')}\n`;
  }
  text += row('Active', activeText(machine, loaded));
  const ran = unit.activatedAt > 0 && unit.deactivatedAt >= unit.activatedAt;
  if (machine.release === '5.0' && ran && ['inactive', 'failed'].includes(unit.active) && typeOf(name) !== 'target') {
    text += row('Duration', timeSpan(unit.deactivatedAt - unit.activatedAt));
  }
  if (load === 'loaded') {
    if (machine.release !== '3.0') {
      for (const [index, trigger] of triggersOf(machine, name).entries()) {
        text += row(index === 0 ? 'TriggeredBy' : '', `${dot(machine, trigger)} ${trigger.name}`);
      }
      for (const [index, other] of activatedBy(loaded).entries()) {
        // The state of what is triggered is not looked up: its dot is always full.
        text += row(index === 0 ? 'Triggers' : '', `● ${other}`);
      }
    }
    if (unit.skippedAt !== undefined && unit.skippedAt > unit.changedAt) {
      const when = `${timestamp(machine, unit.skippedAt)}; ${ago(machine.now - unit.skippedAt)}`;
      text += row('Condition', `start condition failed at ${when}`);
    }
    for (const [index, page] of wordsOf(settings, 'Unit', 'Documentation').entries())
      text += row(index === 0 ? 'Docs' : '', page);
    for (const [index, { address, kind }] of listensOn(loaded).entries()) {
      text += row(index === 0 ? 'Listen' : '', `${address} (${kind})`);
    }
  }
  text += processText(loaded, row);
  if (unit.active === 'active' && ['service', 'socket'].includes(typeOf(name)) && unit.sub !== 'exited') {
    text += row('CGroup', cgroup(loaded));
    if (unit.pid > 0) text += `${' '.repeat(indent + 2)}└─${String(unit.pid)} ${processTitle(loaded)}\n`;
  }
  const entries = statusEntries(machine, loaded).slice(-lines);
  if (lines > 0 && entries.length > 0 && mayReadJournal(call)) {
    const zone = timeZone(machine);
    text += `\n${entries.map((entry) => `${journalLine(machine, entry, 'short', { zone })}\n`).join('')}`;
  }
  return text;
}

/** Who may see the system's journal: root, and members of the groups wheel, adm and systemd-journal. */
export function mayReadJournal({ user, machine }: Pick<Call, 'user' | 'machine'>): boolean {
  if (user.uid === 0) return true;
  const entry = machine.files['/etc/group'];
  const lines = entry?.type === 'file' ? entry.content.split('\n') : [];
  return lines.some((line) => {
    const [name = '', , gid] = line.split(':');
    return ['adm', 'systemd-journal', 'wheel'].includes(name) && user.groups.includes(Number(gid));
  });
}

/** Lines of the current run; of this boot where the unit never ran. */
function statusEntries(machine: Machine, { name, unit }: LoadedUnit) {
  const own = machine.journal.filter((entry) => entry.unit === name && entry.boot === machine.bootId);
  return unit.invocation ? own.filter(({ invocation }) => invocation === unit.invocation) : own;
}

function loadedText(machine: Machine, { name, load, unit }: LoadedUnit): string {
  if (load === 'masked') return `masked (Reason: Unit ${name} is masked.)`;
  if (load === 'bad-setting') return `bad-setting (Reason: Unit ${name} has a bad unit file setting.)`;
  const path = unit.sources[0]?.path;
  if (!path) return load;
  const state = enablement(machine, name);
  if (state === undefined) return `${load} (${path})`;
  const word = machine.release === '5.0' ? 'preset' : 'vendor preset';
  // systemd 239 names the preset whatever the state.
  const shown = withPreset.includes(state) || machine.release === '3.0';
  return `${load} (${path}; ${state}${shown ? `; ${word}: ${presetOf(machine, name)}` : ''})`;
}

function activeText(machine: Machine, { unit, load }: LoadedUnit): string {
  const { active, sub, result } = unit;
  const state = active === sub ? active : `${active} (${sub})`;
  const why = result === 'success' || load === 'masked' ? '' : ` (Result: ${result})`;
  const shown = active === 'failed' ? `failed${why}` : `${state}${why}`;
  const since = active === 'active' ? unit.activatedAt : unit.changedAt;
  return since > 0 ? `${shown} since ${timestamp(machine, since)}; ${ago(machine.now - since)}` : shown;
}

function processText({ unit, settings }: LoadedUnit, row: (label: string, text: string) => string): string {
  const how = ({ status, signal }: { status: number; signal?: string }) =>
    signal ? `(code=killed, signal=${signal})` : `(code=exited, status=${exitText(status)})`;
  let text = '';
  for (const ended of unit.ended.filter(({ forgotten }) => !forgotten))
    text += row('Process', `${String(ended.pid)} ${ended.setting}=${ended.command} ${how(ended)}`);
  const command = commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? '');
  const main = unit.ended.findLast((ended) => ended.main);
  if (unit.pid > 0)
    text += row('Main PID', `${String(unit.pid)} (${basename(command.split(' ')[0] ?? '').slice(0, 15)})`);
  else if (main) text += row('Main PID', `${String(main.pid)} ${how(main)}`);
  return text;
}

function cgroup({ name }: LoadedUnit): string {
  const template = /^([^@]+)@/.exec(name)?.[1];
  return template ? `/system.slice/system-${template}.slice/${name}` : `/system.slice/${name}`;
}

/** The command line of the main process. sshd writes its own. */
function processTitle({ name, settings }: LoadedUnit): string {
  const command = commandLine(linesOf(settings, 'Service', 'ExecStart')[0]?.value ?? '');
  return name === 'sshd.service' ? `"sshd: ${command} [listener] 0 of 10-100 startups"` : command;
}

/** What `systemctl cat` shows of a unit; undefined where it has no file. */
export function catText(machine: Machine, name: string): string | undefined {
  const file = readUnit(machine, name);
  if (!file) return undefined;
  if (file.masked) return `# Unit ${file.name} is masked.\n`;
  return file.sources.map(({ path, text }) => `# ${path}\n${text.endsWith('\n') ? text : `${text}\n`}`).join('\n');
}

/** Properties that `systemctl show` prints, in its order. */
export function properties(machine: Machine, name: string): [key: string, value: string][] {
  const loaded = loadUnit(machine, name);
  const { unit, settings, load } = loaded;
  const service = typeOf(loaded.name) === 'service';
  const setting = (key: string, fallback: string) => linesOf(settings, 'Service', key).at(-1)?.value ?? fallback;
  const [file, ...dropIns] = unit.sources;
  const state = enablement(machine, loaded.name);
  const list = (key: string) => wordsOf(settings, 'Unit', key).join(' ');
  const when = (time: number) => (time > 0 ? timestamp(machine, time) : '');
  return [
    ...(service
      ? ([
          ['Type', setting('Type', 'simple')],
          ['Restart', setting('Restart', 'no')],
          ['MainPID', String(unit.pid)],
          ['Result', unit.result],
          ['NRestarts', String(unit.restarts)],
          ['ExecMainPID', String(unit.pid || (unit.ended.findLast(({ main }) => main)?.pid ?? 0))],
          ['ExecMainStatus', String(unit.ended.findLast(({ main }) => main)?.status ?? 0)],
          ['KillMode', setting('KillMode', 'control-group')],
        ] satisfies [string, string][])
      : []),
    ['Id', loaded.name],
    ['Names', loaded.name],
    ['WantedBy', ''],
    ['Description', descriptionOf(loaded)],
    ['LoadState', load],
    ['ActiveState', unit.active],
    ['SubState', unit.sub],
    ['FragmentPath', file?.path ?? ''],
    ['DropInPaths', dropIns.map(({ path }) => path).join(' ')],
    ['UnitFileState', state ?? ''],
    ['UnitFilePreset', state === undefined ? '' : presetOf(machine, loaded.name)],
    ['ActiveEnterTimestamp', when(unit.activatedAt)],
    ['ActiveExitTimestamp', when(unit.deactivatedAt)],
    ['Documentation', list('Documentation')],
  ].filter(([key]) => key !== 'WantedBy') as [string, string][];
}
