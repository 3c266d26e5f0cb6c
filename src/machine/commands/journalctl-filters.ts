// The filters of journalctl: which lines the options for units, priorities, boots, times and texts let through.
import { bootsOf, type JournalEntry } from '../journal.ts';
import { localTime, timeIn } from '../local-time.ts';
import type { Machine } from '../model.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';
import { matches, seconds, unitName } from '../unit-files.ts';

const levels = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

/** A refusal that names itself, with exit status 1. */
export class Refusal extends Error {}

type Filter = (entry: JournalEntry) => boolean;

/** What the options ask of a line: it is shown where all of these hold. @throws {Refusal} for values that mean nothing */
export function filtersOf(call: Call, given: Options, zone: string): Filter[] {
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
