// timedatectl: the clock, the time zone, and whether the time is set over the network.
import { Files, root } from '../files.ts';
import { clockOf, dateOf, localTime, offsetText, timestamp, timeZone } from '../local-time.ts';
import type { Machine } from '../model.ts';
import { optionComplaint } from '../option-errors.ts';
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
import { settle } from '../unit-commands.ts';
import { start, stop } from '../unit-jobs.ts';
import { isActive, reloadManager } from '../units.ts';
import { versionText } from '../systemd-version.ts';
import { disableUnits } from '../unit-file-states.ts';
import { enableUnits } from '../unit-install.ts';

const table: OptionTable = {
  flags: {
    '--no-pager': 'pager', '--no-ask-password': 'no-ask-password', '--value': 'value', '--version': 'version',
    '-a': 'all', '--all': 'all',
  },
  values: { '-p': 'property', '--property': 'property' },
  unmodelled: ['-h', '--help', '-H', '--host', '-M', '--machine', '--adjust-system-clock', '--monitor', '-P'],
}; // prettier-ignore

const unit = 'systemd-timesyncd.service';

interface Verb {
  values: number;
  run(call: Call, options: Options, value: string): number;
}

const verbs: Record<string, Verb> = {
  status: { values: 0, run: status },
  show: { values: 0, run: show },
  'set-timezone': { values: 1, run: (call, _options, value) => setTimezone(call, value) },
  'set-ntp': { values: 1, run: (call, _options, value) => setNtp(call, value) },
  'set-time': { values: 1, run: (call, _options, value) => setTime(call, value) },
};
const otherVerbs = ['list-timezones', 'set-local-rtc', 'timesync-status', 'show-timesync', 'ntp-servers', 'revert'];

export const timedatectl: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.has('version')) {
      call.out(versionText(call.machine));
      return 0;
    }
    catchUp(call.machine);
    const [word = 'status', ...values] = options.words;
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (!verb) {
      if (otherVerbs.includes(word)) throw new NotSimulated(`verb '${word}'`);
      call.err(`Unknown command verb ${word}.\n`);
      return 1;
    }
    if (values.length !== verb.values) {
      call.err(values.length < verb.values ? 'Too few arguments.\n' : 'Too many arguments.\n');
      return 1;
    }
    return verb.run(call, options, values[0] ?? '');
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
};

function status(call: Call): number {
  const { machine } = call;
  const zone = timeZone(machine);
  const at = localTime(machine.now, zone);
  const universal = timestamp(machine, machine.now, 'UTC');
  const rows: [string, string][] = [
    ['Local time', timestamp(machine, machine.now, zone)],
    ['Universal time', universal],
    ['RTC time', universal.replace(/ UTC$/, '')],
    ['Time zone', `${zone} (${at.zone}, ${offsetText(at.offset)})`],
    ['System clock synchronized', synchronized(machine) ? 'yes' : 'no'],
    ['NTP service', isActive(machine, unit) ? 'active' : 'inactive'],
    ['RTC in local TZ', 'no'],
  ];
  const wide = Math.max(...rows.map(([label]) => label.length));
  for (const [label, value] of rows) call.out(`${label.padStart(wide)}: ${value}\n`);
  return 0;
}

function synchronized(machine: Machine): boolean {
  return isActive(machine, unit) && machine.world.online;
}

function show(call: Call, options: Options): number {
  const { machine } = call;
  const now = timestamp(machine, machine.now);
  const known: [string, string][] = [
    ['Timezone', timeZone(machine)],
    ['LocalRTC', 'no'],
    ['CanNTP', 'yes'],
    ['NTP', isActive(machine, unit) ? 'yes' : 'no'],
    ['NTPSynchronized', synchronized(machine) ? 'yes' : 'no'],
    ['TimeUSec', now],
    ['RTCTimeUSec', now],
  ];
  const wanted = options.values('property').flatMap((text) => text.split(','));
  for (const [key, value] of known) {
    if (wanted.length === 0 || wanted.includes(key))
      call.out(options.has('value') ? `${value}\n` : `${key}=${value}\n`);
  }
  return 0;
}

function setTimezone(call: Call, zone: string): number {
  if (call.user.uid !== 0) {
    call.err('Failed to set time zone: Access denied\n');
    return 1;
  }
  if (!isZone(zone)) {
    call.err(`Failed to set time zone: Invalid or not installed time zone '${zone}'\n`);
    return 1;
  }
  const files = new Files(call.machine, root);
  if (call.machine.files['/etc/localtime']) files.remove('/etc/localtime');
  files.symlink(`../usr/share/zoneinfo/${zone}`, '/etc/localtime');
  return 0;
}

/** Names are of the zone database, in the right case: "Europe/Berlin". */
function isZone(zone: string): boolean {
  if (!/^(?:UTC|GMT|Etc\/(?:UTC|GMT(?:[+-]\d+)?)|[A-Z]\w+(?:\/[A-Z][\w+-]*)+)$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function setNtp(call: Call, value: string): number {
  const { machine } = call;
  const on = ['1', 'yes', 'y', 'true', 't', 'on'].includes(value.toLowerCase());
  if (!on && !['0', 'no', 'n', 'false', 'f', 'off'].includes(value.toLowerCase())) {
    call.err(`Failed to parse NTP setting '${value}': Invalid argument\n`);
    return 1;
  }
  if (call.user.uid !== 0) {
    call.err('Failed to set ntp: Access denied\n');
    return 1;
  }
  if (on) enableUnits(machine, [unit]);
  else disableUnits(machine, [unit]);
  reloadManager(machine);
  settle(on ? start(machine, unit) : stop(machine, unit));
  return 0;
}

function setTime(call: Call, value: string): number {
  if (!/^(?:\d{4}-\d\d?-\d\d?)?(?:(?:^|[ T])\d\d?:\d\d(?::\d\d)?)?$/.test(value) || value === '') {
    call.err(`Failed to parse time specification '${value}': Invalid argument\n`);
    return 1;
  }
  if (call.user.uid !== 0) {
    call.err('Failed to set time: Access denied\n');
    return 1;
  }
  throw new NotSimulated(
    `setting the clock from ${dateOf(localTime(call.machine.now, 'UTC'))} ${clockOf(localTime(call.machine.now, 'UTC'))}`,
  );
}
