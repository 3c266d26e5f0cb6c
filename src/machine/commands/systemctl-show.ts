// systemctl status, show, cat, is-active and the like: what systemd has of units.
import { NotSimulated, type Call, type Options } from '../program.ts';
import { catText, properties, statusText } from '../unit-status.ts';
import { inspectUnit, loadUnit, needsReload } from '../units.ts';
import { changedWarning } from './systemctl-jobs.ts';
import { expanded, namesOf } from './systemctl-names.ts';

/** `systemctl status` of units. @returns exit status: 3 where one is not active, 4 where there is none of that name */
export function status(call: Call, given: Options, words: string[]): number {
  const { machine } = call;
  if (words.length === 0) throw new NotSimulated('the status of the whole system');
  const lines = linesOption(call, given);
  if (lines === undefined) return 1;
  let code = 0;
  let first = true;
  const warnings: string[] = [];
  for (const name of expanded(call, words)) {
    const loaded = inspectUnit(machine, name);
    if (loaded.load === 'not-found' && loaded.unit.active === 'inactive') {
      call.err(`Unit ${name} could not be found.\n`);
      code = 4;
      continue;
    }
    if (!first) call.out('\n');
    first = false;
    call.out(statusText(call, loaded, lines));
    if (needsReload(machine, loaded.name)) warnings.push(changedWarning(loaded.name));
    if (code === 0 && loaded.unit.active !== 'active') code = 3;
  }
  for (const warning of warnings) call.err(warning);
  return code;
}

function linesOption(call: Call, given: Options): number | undefined {
  const text = given.value('lines') ?? '10';
  if (/^\d+$/.test(text)) return Number(text);
  call.err(`Failed to parse lines '${text}'\n`);
  return undefined;
}

/** `systemctl show -p`: properties of units. @returns exit status */
export function show(call: Call, given: Options, words: string[]): number {
  const wanted = [...given.values('property'), ...given.values('only')].flatMap((text) => text.split(','));
  if (words.length === 0) throw new NotSimulated("'systemctl show' of the manager");
  if (wanted.length === 0) throw new NotSimulated("'systemctl show' without -p");
  const bare = given.has('value') || given.values('only').length > 0;
  for (const [index, name] of expanded(call, words).entries()) {
    if (index > 0) call.out('\n');
    const known = properties(call.machine, name);
    const missing = wanted.find((key) => unmodelledProperties.has(key) && !known.some(([own]) => own === key));
    if (missing) throw new NotSimulated(`property '${missing}'`);
    for (const [key, value] of known) if (wanted.includes(key)) call.out(bare ? `${value}\n` : `${key}=${value}\n`);
  }
  return 0;
}

/** Properties of the real program that are refused; any other name is unknown to both and prints nothing. */
const unmodelledProperties = new Set([
  'After', 'Before', 'Requires', 'Wants', 'RequiredBy', 'WantedBy', 'ExecStart', 'ExecStartPre', 'ExecReload',
  'ExecStop', 'Environment', 'EnvironmentFiles', 'User', 'Group', 'WorkingDirectory', 'MemoryCurrent', 'TasksCurrent',
  'TasksMax', 'LimitNOFILE', 'LimitNPROC', 'ControlGroup', 'Slice', 'Conflicts', 'TriggeredBy', 'Triggers',
  'InvocationID', 'NeedDaemonReload', 'CanReload', 'CanStart', 'CanStop', 'RestartUSec', 'TimeoutStartUSec',
  'TimeoutStopUSec', 'StatusText', 'StateChangeTimestamp', 'InactiveExitTimestamp', 'InactiveEnterTimestamp',
  'ConditionResult', 'ConditionTimestamp', 'CPUUsageNSec', 'ExecMainStartTimestamp', 'PartOf', 'BindsTo',
]); // prettier-ignore

/** `systemctl cat`: the files of units. @returns exit status */
export function cat(call: Call, _given: Options, words: string[]): number {
  let status = 0;
  let first = true;
  for (const name of expanded(call, words)) {
    const text = catText(call.machine, name);
    if (text === undefined) {
      call.err(`No files found for ${name}.\n`);
      status = 1;
      break;
    }
    if (!first) call.out('\n');
    first = false;
    if (needsReload(call.machine, name)) {
      call.out(`# Warning: ${name} changed on disk, the version systemd has loaded is outdated.\n`);
      call.out(`# This output shows the current version of the unit's original fragment and drop-in files.\n`);
      call.out('# If fragments or drop-ins were added or removed, they are not properly reflected in this output.\n');
      call.out(`# Run 'systemctl daemon-reload' to reload units.\n`);
    }
    call.out(text);
  }
  return status;
}

/** Prints the state of each unit. @param otherwise exit status where none has one of the states wanted */
export function isState(call: Call, given: Options, words: string[], wanted: string[], otherwise: number): number {
  const states = namesOf(call, words).map((name) => loadUnit(call.machine, name).unit.active);
  if (!given.has('quiet')) for (const state of states) call.out(`${state}\n`);
  return states.some((state) => wanted.includes(state)) ? 0 : otherwise;
}

/** `systemctl is-system-running`. @returns exit status */
export function isSystemRunning(call: Call, given: Options): number {
  const failed = Object.values(call.machine.units).some(({ active }) => active === 'failed');
  if (!given.has('quiet')) call.out(failed ? 'degraded\n' : 'running\n');
  return failed ? 1 : 0;
}

/** `systemctl list-jobs`: a job is over before the next command. @returns exit status */
export function listJobs(call: Call): number {
  call.out('No jobs running.\n');
  return 0;
}
