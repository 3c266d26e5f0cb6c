// systemctl: starts, stops, enables and shows units.
import { root } from '../files.ts';
import { log } from '../journal.ts';
import { optionComplaint } from '../option-errors.ts';
import { basename } from '../paths.ts';
import {
  NotSimulated,
  optionsOf,
  UnknownOption,
  type Call,
  type Options,
  type OptionTable,
  type Program,
} from '../program.ts';
import { switchPower } from '../power.ts';
import { editUnits } from './systemctl-edit.ts';
import { listSockets, listTimers, listUnitFiles, listUnits } from './systemctl-lists.ts';
import { catText, properties, statusText } from '../unit-status.ts';
import {
  canReload,
  catchUp,
  died,
  inspectUnit,
  isActive,
  loadUnit,
  needsReload,
  perform,
  reload,
  reloadManager,
  resetFailed,
  restart,
  start,
  stop,
  triggersOf,
  UnitError,
  type JobResult,
  type LoadedUnit,
  type Steps,
} from '../systemd.ts';
import {
  disableUnits,
  enablement,
  enableUnits,
  InstallError,
  maskUnits,
  matches,
  presetOf,
  readUnit,
  revertUnits,
  setDefaultTarget,
  typeOf,
  unitName,
  unmaskUnits,
  type Changes,
} from '../unit-files.ts';
import { versionText } from '../systemd-version.ts';

const options: OptionTable = {
  flags: {
    '-a': 'all', '--all': 'all', '-f': 'force', '--force': 'force', '--full': 'full', '-l': 'full', '-q': 'quiet',
    '--quiet': 'quiet', '--no-pager': 'pager', '--no-legend': 'no-legend', '--plain': 'plain', '--now': 'now',
    '--failed': 'failed', '--no-block': 'no-block', '--no-reload': 'no-reload', '--no-wall': 'no-wall',
    '--value': 'value', '--version': 'version', '--system': 'system', '--no-ask-password': 'no-ask-password',
    '--wait': 'wait', '--no-warn': 'no-warn',
  },
  values: {
    '-n': 'lines', '--lines': 'lines', '-p': 'property', '--property': 'property', '-P': 'only', '-s': 'signal',
    '--signal': 'signal', '--state': 'state', '-t': 'type', '--type': 'type', '--kill-who': 'kill-whom',
    '--kill-whom': 'kill-whom',
  },
  optional: { '--legend': 'legend' },
  unmodelled: [
    '-h', '--help', '-H', '--host', '-M', '--machine', '-o', '--output', '-i', '-T', '-r', '--user', '--global',
    '--root', '--image', '--runtime', '--recursive', '--reverse', '--after', '--before', '--with-dependencies',
    '--job-mode', '--fail', '--ignore-dependencies', '--show-transaction', '--show-types', '--check-inhibitors',
    '--message', '--firmware-setup', '--boot-loader-menu', '--boot-loader-entry', '--reboot-argument', '--what',
    '--timestamp', '--mkdir', '--marked', '--read-only', '--drop-in', '--when', '--preset-mode', '--dry-run',
  ],
}; // prettier-ignore

interface Verb {
  least: number;
  most?: number;
  run(call: Call, options: Options, words: string[]): number | Promise<number>;
}

const jobVerbs: Record<string, (call: Call, name: string) => Steps<JobResult>> = {
  start: ({ machine }, name) => start(machine, name),
  stop: ({ machine }, name) => stop(machine, name),
  restart: ({ machine }, name) => restart(machine, name),
  reload: ({ machine }, name) => reload(machine, name),
  'try-restart': ({ machine }, name) => ifActive(restart)(machine, name),
  'reload-or-restart': ({ machine }, name) =>
    isActive(machine, name) && canReload(loadUnit(machine, name)) ? reload(machine, name) : restart(machine, name),
  'try-reload-or-restart': ({ machine }, name) =>
    ifActive(canReload(loadUnit(machine, name)) ? reload : restart)(machine, name),
};
const sameVerbs: Record<string, string> = {
  'reload-or-try-restart': 'try-reload-or-restart',
  condrestart: 'try-restart',
  condreload: 'try-reload-or-restart',
  condstop: 'stop',
  'force-reload': 'try-reload-or-restart',
};

type Job = (machine: Call['machine'], name: string) => Steps<JobResult>;

function ifActive(job: Job): Job {
  return function* (machine, name) {
    const loaded = inspectUnit(machine, name);
    if (loaded.load !== 'loaded') throw new UnitError(loaded.load, loaded.name);
    return loaded.unit.active === 'active' ? yield* job(machine, name) : 'done';
  };
}

const verbs: Record<string, Verb> = {
  ...Object.fromEntries(
    [...Object.keys(jobVerbs), ...Object.keys(sameVerbs)].map((verb) => [
      verb,
      {
        least: 1,
        run: async (call, given, words) => runJobs(call, given, sameVerbs[verb] ?? verb, words),
      } satisfies Verb,
    ]),
  ),
  ...Object.fromEntries(
    ['enable', 'disable', 'reenable', 'preset', 'mask', 'unmask', 'revert'].map((verb) => [
      verb,
      { least: 1, run: async (call, given, words) => install(call, given, verb, words) } satisfies Verb,
    ]),
  ),
  cat: { least: 1, run: cat },
  'daemon-reload': { least: 0, most: 0, run: daemonReload },
  'daemon-reexec': { least: 0, most: 0, run: daemonReload },
  edit: { least: 1, run: async (call, given, words) => editUnits(call, given, namesOf(call, words)) },
  'get-default': { least: 0, most: 0, run: getDefault },
  'is-active': { least: 1, run: (call, given, words) => isState(call, given, words, ['active'], 3) },
  'is-enabled': { least: 1, run: isEnabled },
  'is-failed': { least: 1, run: (call, given, words) => isState(call, given, words, ['failed'], 1) },
  'is-system-running': { least: 0, most: 0, run: isSystemRunning },
  kill: { least: 1, run: kill },
  'list-jobs': { least: 0, run: listJobs },
  'list-sockets': { least: 0, run: (call, given, words) => listSockets(call, given, words.map(patternOf)) },
  'list-timers': { least: 0, run: (call, given, words) => listTimers(call, given, words.map(patternOf)) },
  'list-unit-files': { least: 0, run: (call, given, words) => listUnitFiles(call, given, words.map(patternOf)) },
  'list-units': { least: 0, run: (call, given, words) => listUnits(call, given, words.map(patternOf)) },
  'reset-failed': { least: 0, run: reset },
  'set-default': { least: 1, most: 1, run: setDefault },
  show: { least: 0, run: show },
  status: { least: 0, run: status },
  halt: { least: 0, most: 0, run: (call) => switchPower(call, 'Halt') },
  poweroff: { least: 0, most: 0, run: (call) => switchPower(call, 'PowerOff') },
  reboot: { least: 0, most: 0, run: (call) => switchPower(call, 'Reboot') },
};

/** Verbs of the real program that are not modelled. */
const otherVerbs = [
  'list-automounts', 'list-machines', 'clear-jobs', 'cancel', 'isolate', 'clean', 'freeze', 'thaw', 'help',
  'log-level', 'log-target', 'service-log-level', 'service-log-target', 'service-watchdogs', 'show-environment',
  'set-environment', 'unset-environment', 'import-environment', 'kexec', 'suspend', 'hibernate', 'hybrid-sleep',
  'suspend-then-hibernate', 'default', 'rescue', 'emergency', 'exit', 'preset-all', 'link', 'switch-root',
  'list-dependencies', 'set-property', 'add-wants', 'add-requires', 'bind', 'mount-image', 'list-paths', 'soft-reboot',
]; // prettier-ignore

export const systemctl: Program = async (call) => {
  let given: Options;
  try {
    given = optionsOf(call.args, options);
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
  if (given.has('version')) {
    call.out(versionText(call.machine));
    return 0;
  }
  catchUp(call.machine);
  const [word = 'list-units', ...words] = given.words;
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (!verb) {
    if (otherVerbs.includes(word)) throw new NotSimulated(`verb '${word}'`);
    call.err(`Unknown ${call.machine.release === '5.0' ? 'command verb' : 'operation'} ${word}.\n`);
    return 1;
  }
  if (words.length < verb.least || words.length > (verb.most ?? Infinity)) {
    call.err(words.length < verb.least ? 'Too few arguments.\n' : 'Too many arguments.\n');
    return 1;
  }
  const complaint = stateComplaint(given);
  if (complaint !== undefined) {
    const help = complaint.startsWith('Available');
    if (help) call.out(complaint);
    else call.err(complaint);
    return help ? 0 : 1;
  }
  return verb.run(call, given, words);
};

const types = [
  'service',
  'mount',
  'swap',
  'socket',
  'target',
  'device',
  'automount',
  'timer',
  'path',
  'slice',
  'scope',
];
const loadStates = ['stub', 'loaded', 'not-found', 'bad-setting', 'error', 'merged', 'masked'];

function stateComplaint(given: Options): string | undefined {
  for (const type of given.values('type').flatMap((text) => text.split(','))) {
    if (type === 'help') return `Available unit types:\n${types.join('\n')}\n`;
    if (!types.includes(type) && !loadStates.includes(type)) {
      return `Unknown unit type or load state '${type}'.\nUse -t help to see a list of allowed values.\n`;
    }
  }
  return undefined;
}

/** Full names of what the user wrote. A name with other characters is escaped, as systemctl does with a warning. */
function namesOf(call: Call, words: string[]): string[] {
  return words.map((word) => {
    if (/[*?[]/.test(word)) return word;
    const escaped = word.replace(/[^\w:.\\@/-]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
    if (escaped !== word) {
      call.err(`Invalid unit name "${word}" escaped as "${escaped}" (maybe you should use systemd-escape?).\n`);
    }
    return unitName(escaped);
  });
}

/** A pattern stays as it is; a name is completed. */
function patternOf(word: string): string {
  return /[*?[]/.test(word) ? word : unitName(word);
}

/** The names that patterns among the words stand for, of units systemd has loaded. */
function expanded(call: Call, words: string[]): string[] {
  return namesOf(call, words).flatMap((name) =>
    /[*?[]/.test(name)
      ? Object.keys(call.machine.units)
          .filter((known) => matches(name, known))
          .sort()
      : [name],
  );
}

function denied(call: Call): boolean {
  return call.user.uid !== 0;
}

/** Runs what a unit file says, as root. */
async function carryOut<T>(call: Call, steps: Steps<T>): Promise<T> {
  return perform(steps, async ({ line }) => {
    const words = (line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
    const { stdout, stderr, exitCode } = await call.capture(words, { user: root, cwd: '/' });
    return { exitCode, output: stdout + stderr };
  });
}

async function runJobs(call: Call, given: Options, verb: string, words: string[]): Promise<number> {
  const { machine } = call;
  const quiet = given.has('quiet');
  let status = 0;
  const outcomes: { name: string; result: JobResult }[] = [];
  for (const name of expanded(call, words)) {
    const shown = verb === 'reload-or-restart' ? 'reload-or-restart' : verb;
    if (denied(call)) {
      call.err(`Failed to ${shown} ${name}: Access denied\nSee ${logsHint(machine.release, name)} for details.\n`);
      status = 4;
      continue;
    }
    const job = jobVerbs[verb];
    if (!job) continue;
    if (needsReload(machine, name)) call.err(changedWarning(name));
    try {
      const { name: own } = loadUnit(machine, name);
      outcomes.push({ name: own, result: await carryOut(call, job(call, own)) });
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      status = refusal(call, shown, name, error);
    }
  }
  if (given.has('no-block')) return status;
  for (const { name, result } of outcomes) {
    if (result === 'done') continue;
    status = 1;
    if (!quiet) call.err(failureText(call, name, result));
  }
  if (verb === 'stop' && !quiet) {
    for (const { name } of outcomes) {
      const triggers = triggersOf(machine, name).filter(({ unit }) => unit.active === 'active');
      if (triggers.length === 0) continue;
      call.err(`Warning: Stopping ${name}, but it can still be activated by:\n`);
      for (const trigger of triggers) call.err(`  ${trigger.name}\n`);
    }
  }
  return status;
}

function logsHint(release: string, name: string): string {
  return release === '3.0'
    ? `system logs and 'systemctl status ${name}'`
    : `system logs and 'systemctl status ${name}'`;
}

function changedWarning(name: string): string {
  return `Warning: The unit file, source configuration file or drop-ins of ${name} changed on disk. Run 'systemctl daemon-reload' to reload units.\n`;
}

function refusal(call: Call, verb: string, name: string, error: UnitError): number {
  call.err(`Failed to ${verb} ${name}: ${error.message}\n`);
  switch (error.reason) {
    case 'not-found':
    case 'not-loaded':
      return 5;
    case 'not-applicable':
      return 3;
    case 'bad-setting':
      call.err(`See ${logsHint(call.machine.release, name)} for details.\n`);
      return 1;
    default:
      return 1;
  }
}

const explanations: Record<string, string> = {
  resources: 'of unavailable resources or another system error',
  protocol: 'the service did not take the steps required by its unit configuration',
  timeout: 'a timeout was exceeded',
  'exit-code': 'the control process exited with error code',
  signal: 'a fatal signal was delivered to the control process',
};

/** What systemctl says of a job that failed (src/shared/bus-wait-for-jobs.c of systemd 239, 247 and 253). */
function failureText({ machine }: Call, name: string, result: JobResult): string {
  if (result === 'dependency') return `A dependency job for ${name} failed. See 'journalctl -xe' for details.\n`;
  if (result === 'skipped') return `${name} is not active, cannot reload.\n`;
  if (typeOf(name) !== 'service') return `Job failed. See "journalctl -xe" for details.\n`;
  const why = explanations[loadUnit(machine, name).unit.result];
  const journal = machine.release === '5.0' ? `journalctl -xeu ${name}` : 'journalctl -xe';
  return (
    `Job for ${name} failed${why === undefined ? '' : ` because ${why}`}.\n` +
    `See "systemctl status ${name}" and "${journal}" for details.\n`
  );
}

async function install(call: Call, given: Options, verb: string, words: string[]): Promise<number> {
  const { machine } = call;
  const names = namesOf(call, words).map((name) => basename(name));
  if (['mask', 'unmask'].includes(verb) && machine.release !== '3.0') {
    for (const name of names) {
      if (!readUnit(machine, name)) call.err(`Unit ${name} does not exist, proceeding anyway.\n`);
    }
  }
  if (denied(call)) {
    call.err(`Failed to ${verb} unit: Access denied\n`);
    return 1;
  }
  const link: Record<string, () => Changes> = {
    enable: () => enableUnits(machine, names),
    disable: () => disableUnits(machine, names),
    reenable: () => joined(disableUnits(machine, names), enableUnits(machine, names)),
    preset: () =>
      joined(
        disableUnits(
          machine,
          names.filter((name) => presetOf(machine, name) === 'disabled'),
        ),
        enableUnits(
          machine,
          names.filter((name) => presetOf(machine, name) === 'enabled'),
        ),
      ),
    mask: () => maskUnits(machine, names),
    unmask: () => unmaskUnits(machine, names),
    revert: () => revertUnits(machine, names),
  };
  try {
    const changes = link[verb]?.();
    if (!changes) return 1;
    if (!given.has('quiet')) printChanges(call, changes);
    if (!given.has('no-reload')) reloadManager(machine);
    const said = ['enable', 'reenable', ...(machine.release === '5.0' ? ['disable'] : [])];
    if (!changes.installable && said.includes(verb) && !given.has('quiet') && !given.has('no-warn')) {
      call.err(uninstallable(machine.release));
    }
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    call.err(`Failed to ${verb} unit: ${error.message}\n`);
    return 1;
  }
  if (!given.has('now') || !['enable', 'disable', 'mask'].includes(verb)) return 0;
  return runJobs(call, given, verb === 'enable' ? 'start' : 'stop', names);
}

/** Links that were removed and made again are not worth a word but for the making. */
function joined(one: Changes, other: Changes): Changes {
  const made = other.done.flatMap((change) => ('made' in change ? [change.made] : []));
  const removed = one.done.filter((change) => !('removed' in change) || !made.includes(change.removed));
  return { done: [...removed, ...other.done], installable: one.installable || other.installable };
}

function printChanges(call: Call, { done }: Changes): void {
  for (const change of done) {
    if ('made' in change) call.err(`Created symlink ${change.made} → ${change.target}.\n`);
    else call.err(call.machine.release === '5.0' ? `Removed "${change.removed}".\n` : `Removed ${change.removed}.\n`);
  }
}

/** systemd 253 says it of disabling, too. */
function uninstallable(release: string): string {
  const what = release === '5.0' ? 'enabled or disabled' : 'enabled';
  return `The unit files have no installation config (WantedBy=, RequiredBy=, Also=,
Alias= settings in the [Install] section, and DefaultInstance= for template
units). This means they are not meant to be ${what} using systemctl.
 
Possible reasons for having this kind of units are:
• A unit may be statically enabled by being symlinked from another unit's
  .wants/ or .requires/ directory.
• A unit's purpose may be to act as a helper for some other unit which has
  a requirement dependency on it.
• A unit may be started when needed via activation (socket, path, timer,
  D-Bus, udev, scripted systemctl call, ...).
• In case of template units, the unit is meant to be enabled with some
  instance name specified.
`;
}

function cat(call: Call, _given: Options, words: string[]): number {
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

function daemonReload(call: Call): number {
  if (denied(call)) {
    call.err('Reload daemon failed: Access denied\n');
    return 1;
  }
  reloadManager(call.machine);
  return 0;
}

function getDefault(call: Call): number {
  const unit = readUnit(call.machine, 'default.target');
  call.out(`${unit?.name ?? 'default.target'}\n`);
  return 0;
}

function setDefault(call: Call, given: Options, words: string[]): number {
  const name = unitName(words[0] ?? '', 'target');
  if (denied(call)) {
    call.err('Failed to set default target: Access denied\n');
    return 1;
  }
  try {
    const changes = setDefaultTarget(call.machine, name);
    if (!given.has('quiet')) printChanges(call, changes);
    reloadManager(call.machine);
    return 0;
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    call.err(`Failed to set default target: ${error.message}\n`);
    return 1;
  }
}

/** Prints each unit's state. @param otherwise exit status where none has one of the states wanted */
function isState(call: Call, given: Options, words: string[], wanted: string[], otherwise: number): number {
  const states = namesOf(call, words).map((name) => loadUnit(call.machine, name).unit.active);
  if (!given.has('quiet')) for (const state of states) call.out(`${state}\n`);
  return states.some((state) => wanted.includes(state)) ? 0 : otherwise;
}

function isEnabled(call: Call, given: Options, words: string[]): number {
  let enabled = false;
  for (const name of namesOf(call, words)) {
    const state = enablement(call.machine, name);
    if (state === undefined) {
      call.err(`Failed to get unit file state for ${name}: No such file or directory\n`);
      return 1;
    }
    if (['enabled', 'static', 'indirect', 'alias'].includes(state)) enabled = true;
    if (!given.has('quiet')) call.out(`${state}\n`);
  }
  return enabled ? 0 : 1;
}

function isSystemRunning(call: Call, given: Options): number {
  const failed = Object.values(call.machine.units).some(({ active }) => active === 'failed');
  if (!given.has('quiet')) call.out(failed ? 'degraded\n' : 'running\n');
  return failed ? 1 : 0;
}

const signals: Record<string, number> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15 };

async function kill(call: Call, given: Options, words: string[]): Promise<number> {
  const { machine } = call;
  const written = (given.value('signal') ?? 'TERM').replace(/^SIG/, '').toUpperCase();
  const name = Object.keys(signals).find((known) => known === written || String(signals[known]) === written);
  if (name === undefined) {
    call.err(`Failed to parse signal string "${given.value('signal') ?? ''}".\n`);
    return 1;
  }
  let status = 0;
  for (const unit of namesOf(call, words)) {
    if (denied(call)) {
      call.err(`Failed to kill unit ${unit}: Access denied\n`);
      status = 1;
      continue;
    }
    const loaded = loadUnit(machine, unit);
    const { pid } = loaded.unit;
    if (!Object.hasOwn(machine.units, loaded.name) || loaded.unit.active === 'inactive') {
      call.err(`Failed to kill unit ${unit}: Unit ${unit} not loaded.\n`);
      status = 1;
      continue;
    }
    if (pid === 0) continue;
    if (name === 'HUP' && canReload(loaded)) await carryOut(call, reload(machine, loaded.name));
    else if (name !== 'USR1' && name !== 'USR2') {
      sent(machine, loaded, name);
      died(machine, loaded, signals[name] ?? 15, name);
    }
  }
  return status;
}

function sent(machine: Call['machine'], { name, unit, settings }: LoadedUnit, signal: string): void {
  if (machine.release === '3.0') return;
  const line = settings.find(({ key }) => key === 'ExecStart')?.value ?? '';
  const program = basename(line.split(' ')[0] ?? '').slice(0, 15);
  log(machine, {
    unit: name,
    invocation: unit.invocation,
    message: `${name}: Sent signal SIG${signal} to main process ${String(unit.pid)} (${program}) on client request.`,
  });
}

function listJobs(call: Call): number {
  call.out('No jobs running.\n');
  return 0;
}

function reset(call: Call, _given: Options, words: string[]): number {
  if (denied(call)) {
    call.err('Failed to execute operation: Access denied\n');
    return 1;
  }
  if (words.length === 0) {
    resetFailed(call.machine);
    return 0;
  }
  let status = 0;
  for (const name of expanded(call, words)) {
    try {
      resetFailed(call.machine, [name]);
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      call.err(`Failed to reset failed state of unit ${name}: ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}

function status(call: Call, given: Options, words: string[]): number {
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

function show(call: Call, given: Options, words: string[]): number {
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
