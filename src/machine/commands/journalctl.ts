// journalctl: shows the journal.
import { bootsOf, formats, journalLine, type Format, type JournalEntry } from '../journal.ts';
import { localTime, timeIn, timestamp, timeZone } from '../local-time.ts';
import { machineId } from '../machine-id.ts';
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
import { versionText } from '../systemd-version.ts';
import { matches, seconds, unitName } from '../unit-files.ts';
import { mayReadJournal } from '../unit-status.ts';

const options: OptionTable = {
  flags: {
    '--no-pager': 'pager', '-e': 'end', '--pager-end': 'end', '-l': 'full', '--full': 'full', '-a': 'all', '--all': 'all',
    '-f': 'follow', '--follow': 'follow', '-q': 'quiet', '--quiet': 'quiet', '-k': 'kernel', '--dmesg': 'kernel',
    '-r': 'reverse', '--reverse': 'reverse', '-x': 'catalog', '--catalog': 'catalog', '--utc': 'utc',
    '--no-hostname': 'no-hostname', '--list-boots': 'list-boots', '--disk-usage': 'disk-usage', '--rotate': 'rotate',
    '--flush': 'flush', '--sync': 'flush', '--version': 'version', '--no-tail': 'no-tail', '--system': 'system',
    '--this-boot': 'boot', '-m': 'merge', '--merge': 'merge',
  },
  values: {
    '-u': 'unit', '--unit': 'unit', '-o': 'output', '--output': 'output', '-p': 'priority', '--priority': 'priority',
    '-t': 'identifier', '--identifier': 'identifier', '-S': 'since', '--since': 'since', '-U': 'until',
    '--until': 'until', '-g': 'grep', '--grep': 'grep', '--vacuum-size': 'vacuum', '--vacuum-time': 'vacuum',
    '--vacuum-files': 'vacuum',
  },
  optional: { '-n': 'lines', '--lines': 'lines', '-b': 'boot', '--boot': 'boot' },
  unmodelled: [
    '-h', '--help', '--no-full', '--new-id128', '-D', '--directory', '--file', '--root', '--image', '--header',
    '--facility', '--case-sensitive', '--setup-keys', '--interval', '--verify', '--verify-key', '-c', '--cursor',
    '--cursor-file', '--after-cursor', '--show-cursor', '--user-unit', '-F', '--field', '-N', '--fields',
    '--list-catalog', '--dump-catalog', '--update-catalog', '-M', '--machine', '--relinquish-var',
    '--smart-relinquish-var', '--output-fields', '--namespace', '--user', '--force',
  ],
}; // prettier-ignore

/** Formats of the real program that are not modelled. */
const otherFormats = [
  'short-iso-precise',
  'short-monotonic',
  'short-delta',
  'verbose',
  'export',
  'json',
  'json-pretty',
  'json-sse',
  'json-seq',
];
const levels = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

/** A refusal that names itself, with exit status 1. */
class Refusal extends Error {}

export const journalctl: Program = (call) => {
  try {
    return show(call, optionsOf(withSeparateValues(call.args), options));
  } catch (error) {
    if (error instanceof UnknownOption) call.err(`${call.name}: ${optionComplaint(error)}\n`);
    else if (error instanceof Refusal) call.err(`${error.message}\n`);
    else throw error;
    return 1;
  }
};

/** The values of -n and -b may stand apart where they look like one. */
function withSeparateValues(args: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const next = args[at + 1];
    const short = /^-[a-zA-Z]*[nb]$/.test(arg) && !/^-[a-zA-Z]*[uoptSUg]./.test(arg);
    const takes =
      short && next !== undefined && (arg.endsWith('n') ? /^(?:\d+|all)$/ : /^(?:[+-]?\d+|[0-9a-f]{32})$/).test(next);
    if (takes) at += 1;
    joined.push(takes ? `${arg}${next}` : arg);
  }
  return joined;
}

function show(call: Call, given: Options): number {
  const { machine } = call;
  catchUp(machine);
  if (given.has('version')) {
    call.out(versionText(machine));
    return 0;
  }
  const format = (given.value('output') ?? 'short') as Format;
  if (otherFormats.includes(format)) throw new NotSimulated(`output format '${format}'`);
  if (!formats.includes(format)) throw new Refusal(`Unknown output format '${format}'.`);
  const zone = given.has('utc') ? 'UTC' : timeZone(machine);
  const filters = filtersOf(call, given, zone);

  if (given.has('rotate') || given.has('flush')) {
    if (call.user.uid === 0) return 0;
    throw new Refusal('Failed to connect to /run/systemd/journal/io.systemd.journal: Permission denied');
  }
  if (!mayReadJournal(call)) {
    if (!given.has('quiet')) {
      call.err('Hint: You are currently not seeing messages from other users and the system.\n');
      call.err("      Users in groups 'adm', 'systemd-journal' can see all messages.\n");
      call.err('      Pass -q to turn off this notice.\n');
    }
    throw new Refusal('No journal files were opened due to insufficient permissions.');
  }
  if (given.has('disk-usage')) {
    // Unverified: the size of the journal; journald's files begin with 8 MiB
    call.out('Archived and active journals take up 8.0M in the file system.\n');
    return 0;
  }
  if (given.has('vacuum')) {
    const id = machineId(machine) ?? '';
    for (const directory of [`/var/log/journal/${id}`, '/run/log/journal', '/var/log/journal']) {
      call.err(`Vacuuming done, freed 0B of archived journals from ${directory}.\n`);
    }
    return 0;
  }
  if (given.has('list-boots')) {
    listBoots(call);
    return 0;
  }
  if (given.has('follow')) throw new NotSimulated("option '-f', which waits for new lines,");
  if (given.has('catalog')) throw new NotSimulated("option '-x', which adds explanations,");

  let entries = machine.journal.filter((entry) => filters.every((fits) => fits(entry)));
  const lines = linesWanted(given);
  // With --since the first lines are shown, else the last.
  if (lines !== undefined)
    entries =
      given.has('since') && !given.has('reverse')
        ? entries.slice(0, lines)
        : entries.slice(entries.length - Math.min(lines, entries.length));
  if (given.has('reverse')) entries.reverse();
  if (entries.length === 0) {
    if (!given.has('quiet')) call.out('-- No entries --\n');
    return given.has('grep') ? 1 : 0;
  }
  let boot = entries[0]?.boot;
  for (const entry of entries) {
    if (entry.boot !== boot && format !== 'cat')
      call.out(`-- ${machine.release === '5.0' ? `Boot ${entry.boot}` : 'Reboot'} --\n`);
    boot = entry.boot;
    call.out(`${journalLine(machine, entry, format, { zone, hostname: !given.has('no-hostname') })}\n`);
  }
  return 0;
}

/** How many lines; undefined for all. -e alone shows the last thousand. */
function linesWanted(given: Options): number | undefined {
  if (!given.has('lines')) return given.has('end') ? 1000 : undefined;
  const text = given.value('lines') || '10';
  if (text === 'all') return undefined;
  if (!/^\d+$/.test(text)) throw new Refusal(`Failed to parse lines '${text}'`);
  return Number(text);
}

type Filter = (entry: JournalEntry) => boolean;

function filtersOf(call: Call, given: Options, zone: string): Filter[] {
  const { machine } = call;
  const filters: Filter[] = [];
  const units = given.values('unit').map((unit) => unitName(unit));
  if (units.length > 0)
    filters.push(({ unit }) => unit !== undefined && units.some((pattern) => matches(pattern, unit)));
  const names = given.values('identifier');
  if (names.length > 0) filters.push(({ identifier }) => names.includes(identifier));
  const priority = given.value('priority');
  if (priority !== undefined) {
    const [low, high] = prioritiesOf(priority);
    filters.push((entry) => entry.priority >= low && entry.priority <= high);
  }
  if (given.has('kernel')) filters.push(({ identifier }) => identifier === 'kernel');
  if (given.has('boot') || given.has('kernel')) {
    const boot = bootWanted(machine, given.value('boot') ?? '');
    filters.push((entry) => entry.boot === boot);
  }
  const since = given.value('since');
  if (since !== undefined) {
    const from = timeOf(machine, since, zone);
    filters.push(({ time }) => time >= from);
  }
  const until = given.value('until');
  if (until !== undefined) {
    const to = timeOf(machine, until, zone);
    filters.push(({ time }) => time <= to);
  }
  const pattern = given.value('grep');
  if (pattern !== undefined) {
    // All in lower case means: whatever the case.
    const expression = new RegExp(pattern, pattern === pattern.toLowerCase() ? 'i' : '');
    filters.push(({ message }) => expression.test(message));
  }
  for (const word of given.words) filters.push(matchOf(call, word));
  return filters;
}

/** A match given as a word: "_PID=1", or a path. */
function matchOf(call: Call, word: string): Filter {
  const [, field = '', value = ''] = /^([A-Z0-9_]+)=(.*)$/.exec(word) ?? [];
  const fields: Record<string, (entry: JournalEntry) => string | undefined> = {
    _PID: ({ pid }) => String(pid),
    _UID: ({ uid }) => String(uid),
    _BOOT_ID: ({ boot }) => boot,
    _SYSTEMD_UNIT: ({ unit, pid }) => (pid === 1 ? 'init.scope' : unit),
    SYSLOG_IDENTIFIER: ({ identifier }) => identifier,
    PRIORITY: ({ priority }) => String(priority),
    MESSAGE: ({ message }) => message,
    UNIT: ({ unit, pid }) => (pid === 1 ? unit : undefined),
  };
  const read = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (read) return (entry) => read(entry) === value;
  if (field) throw new NotSimulated(`a match on '${field}'`);
  if (!word.startsWith('/')) throw new Refusal(`Failed to add match '${word}': Invalid argument`);
  if (!call.files.exists(word)) throw new Refusal("Couldn't canonicalize path: No such file or directory");
  throw new NotSimulated('a match on a path');
}

function prioritiesOf(text: string): [low: number, high: number] {
  const [one = '', other] = text.split('..');
  const number = (word: string) => {
    const at = /^[0-7]$/.test(word) ? Number(word) : levels.indexOf(word);
    if (at < 0) throw new Refusal(`Unknown log level ${word}`);
    return at;
  };
  if (other === undefined) return [0, number(one)];
  const [from, to] = [number(one), number(other)];
  return [Math.min(from, to), Math.max(from, to)];
}

function bootWanted(machine: Machine, text: string): string {
  const boots = bootsOf(machine);
  if (/^[0-9a-f]{32}$/.test(text)) return text;
  const offset = Number(text || '0');
  const at = offset > 0 ? offset - 1 : boots.length - 1 + offset;
  const boot = boots[at];
  if (boot === undefined) {
    throw new Refusal(
      `Data from the specified boot (${offset > 0 ? '+' : ''}${String(offset)}) is not available: No such boot ID in journal`,
    );
  }
  return boot;
}

/** A time as the user may write it: "today", "1 hour ago", "-1h", "2025-06-02 09:00". */
function timeOf(machine: Machine, text: string, zone: string): number {
  const { year, month, day } = localTime(machine.now, zone);
  const midnight = timeIn(zone, year, month, day);
  const named: Record<string, number> = {
    now: machine.now,
    today: midnight,
    yesterday: timeIn(zone, year, month, day - 1),
    tomorrow: timeIn(zone, year, month, day + 1),
  };
  const known = Object.hasOwn(named, text) ? named[text] : undefined;
  if (known !== undefined) return known;
  const span = /^(?:-(.+)|(.+) ago)$/.exec(text);
  const words = span?.[1] ?? span?.[2];
  if (words !== undefined && /^(?:\d+\s*[a-z]*\s*)+$/.test(words)) return machine.now - seconds(shortUnits(words));
  const ahead = /^\+(.+)$/.exec(text)?.[1];
  if (ahead !== undefined && /^(?:\d+\s*[a-z]*\s*)+$/.test(ahead)) return machine.now + seconds(shortUnits(ahead));
  const date = /^(?:(\d{4})-(\d\d?)-(\d\d?))?(?:(?:^|[ T])(\d\d?):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!date || text === '') throw new Refusal(`Failed to parse timestamp: ${text}`);
  const [, y, m, d, hour, minute, second] = date;
  return timeIn(
    zone,
    Number(y ?? year),
    Number(m ?? month),
    Number(d ?? day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
}

/** Spans as {@link seconds} reads them. */
function shortUnits(text: string): string {
  const short: Record<string, string> = { hour: 'h', hr: 'h', minute: 'min', second: 's', day: 'd' };
  return text.replace(/(\d+)\s*(hour|hr|minute|second|day|week)s?\b/g, (_, count: string, word: string) =>
    word === 'week' ? `${String(Number(count) * 7)}d` : `${count}${short[word] ?? ''}`,
  );
}

function listBoots(call: Call): void {
  const { machine } = call;
  const boots = bootsOf(machine);
  const rows = boots.map((boot, index) => {
    const entries = machine.journal.filter((entry) => entry.boot === boot);
    const [first, last] = [entries[0]?.time ?? machine.bootedAt, entries.at(-1)?.time ?? machine.now];
    return {
      number: String(index - boots.length + 1),
      boot,
      first: timestamp(machine, first),
      last: timestamp(machine, last),
    };
  });
  const width = Math.max(...rows.map(({ number }) => number.length));
  if (machine.release !== '5.0') {
    for (const { number, boot, first, last } of rows) call.out(`${number.padStart(width)} ${boot} ${first}—${last}\n`);
    return;
  }
  const wide = Math.max(3, width);
  call.out(
    `${'IDX'.padStart(wide)} ${'BOOT ID'.padEnd(32)} ${'FIRST ENTRY'.padEnd(rows[0]?.first.length ?? 0)} LAST ENTRY\n`,
  );
  for (const { number, boot, first, last } of rows) call.out(`${number.padStart(wide)} ${boot} ${first} ${last}\n`);
}
