// systemctl: its options and verbs.
import { optionComplaint } from '../option-errors.ts';
import { switchPower } from '../power.ts';
import {
  NotSimulated,
  optionsOf,
  UnknownOption,
  type Call,
  type Options,
  type OptionTable,
  type Program,
} from '../program.ts';
import { catchUp } from '../service-units.ts';
import { versionText } from '../systemd-version.ts';
import { unitTypes } from '../unit-files.ts';
import { editUnits } from './systemctl-edit.ts';
import { daemonReload, getDefault, install, isEnabled, setDefault } from './systemctl-install.ts';
import { jobVerbs, kill, reset, runJobs, sameVerbs } from './systemctl-jobs.ts';
import { listSockets, listTimers, listUnitFiles, listUnits } from './systemctl-lists.ts';
import { namesOf, patternOf } from './systemctl-names.ts';
import { cat, isState, isSystemRunning, listJobs, show, status } from './systemctl-show.ts';

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

const loadStates = ['stub', 'loaded', 'not-found', 'bad-setting', 'error', 'merged', 'masked'];

function stateComplaint(given: Options): string | undefined {
  for (const type of given.values('type').flatMap((text) => text.split(','))) {
    if (type === 'help') return `Available unit types:\n${unitTypes.join('\n')}\n`;
    if (!unitTypes.includes(type) && !loadStates.includes(type)) {
      return `Unknown unit type or load state '${type}'.\nUse -t help to see a list of allowed values.\n`;
    }
  }
  return undefined;
}
