// date: the machine's time in many forms (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { localTime, timeZone, type LocalTime } from '../local-time.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  flags: { '-u': 'utc', '--utc': 'utc', '--universal': 'utc', '-R': 'mail', '--rfc-email': 'mail' },
  values: { '-d': 'date', '--date': 'date', '-s': 'set', '--set': 'set', '-r': 'reference', '--reference': 'reference', '--rfc-3339': 'rfc' },
  optional: { '-I': 'iso', '--iso-8601': 'iso' },
  unmodelled: ['-f', '--file', '--debug', '--resolution', '--help', '--version'],
}; // prettier-ignore

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const date: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine } = call;
    const [format, ...more] = options.words;
    if (more.length > 0) throw new UsageError(`extra operand '${more[0] ?? ''}'`);
    const zone = options.has('utc') ? 'UTC' : call.env['TZ'] || timeZone(machine);
    const set = options.value('set');
    const wanted = options.value('date') ?? set;
    let time = machine.now;
    if (wanted !== undefined) {
      const found = timeOf(wanted, machine.now, zone);
      if (found === undefined) throw new Failure(`invalid date '${wanted}'`);
      time = found;
    }
    const reference = options.value('reference');
    if (reference !== undefined) {
      try {
        time = call.files.stat(call.path(reference)).mtime;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        throw new Failure(`${reference}: ${error.message}`);
      }
    }
    if (format !== undefined && !format.startsWith('+')) {
      if (!/^\d{8,12}(?:\.\d\d)?$/.test(format)) throw new Failure(`invalid date '${format}'`);
      throw new NotSimulated('setting the clock');
    }
    if (set !== undefined) {
      if (call.user.uid === 0) throw new NotSimulated('setting the clock');
      call.err('date: cannot set date: Operation not permitted\n');
    }
    const form =
      format?.slice(1) ?? usual(options.value('iso'), options.value('rfc'), options.has('mail'), options.has('iso'));
    call.out(`${formatted(form, time, zone)}\n`);
    return set === undefined ? 0 : 1;
  });

function usual(iso: string | undefined, rfc: string | undefined, mail: boolean, hasIso: boolean): string {
  const isoForms: Record<string, string> = {
    date: '%Y-%m-%d',
    hours: '%Y-%m-%dT%H%:z',
    minutes: '%Y-%m-%dT%H:%M%:z',
    seconds: '%Y-%m-%dT%H:%M:%S%:z',
    ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
  };
  const pick = (forms: Record<string, string>, given: string, option: string) => {
    const form = forms[given];
    if (form === undefined) throw new UsageError(`invalid argument '${given}' for '${option}'`);
    return form;
  };
  if (hasIso) return pick(isoForms, iso || 'date', '--iso-8601');
  if (rfc !== undefined)
    return pick(
      { date: '%Y-%m-%d', seconds: '%Y-%m-%d %H:%M:%S%:z', ns: '%Y-%m-%d %H:%M:%S.%N%:z' },
      rfc,
      '--rfc-3339',
    );
  return mail ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y';
}

/** A time in a format of strftime(3). */
export function formatted(format: string, time: number, zone: string): string {
  const local = localTime(time, zone);
  const pad = (number: number, width = 2, fill = '0') => String(number).padStart(width, fill);
  const weekday = days[local.weekday] ?? '';
  const month = months[local.month - 1] ?? '';
  const yearDay = Math.floor(
    (Date.UTC(local.year, local.month - 1, local.day) - Date.UTC(local.year, 0, 1)) / 86_400_000,
  );
  const hour12 = local.hour % 12 || 12;
  const offset = (colon: string) => {
    const minutes = Math.abs(local.offset);
    return `${local.offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${colon}${pad(minutes % 60)}`;
  };
  const iso = isoWeek(local);
  const parts: Record<string, string> = {
    a: weekday.slice(0, 3), A: weekday, b: month.slice(0, 3), h: month.slice(0, 3), B: month, C: pad(Math.floor(local.year / 100)),
    d: pad(local.day), e: pad(local.day, 2, ' '), g: pad(iso.year % 100), G: String(iso.year), H: pad(local.hour), I: pad(hour12),
    j: pad(yearDay + 1, 3), k: pad(local.hour, 2, ' '), l: pad(hour12, 2, ' '), m: pad(local.month), M: pad(local.minute), n: '\n',
    N: `${pad(((time % 1000) + 1000) % 1000, 3)}000000`, p: local.hour < 12 ? 'AM' : 'PM', P: local.hour < 12 ? 'am' : 'pm',
    q: String(Math.ceil(local.month / 3)), s: String(Math.floor(time / 1000)), S: pad(local.second), t: '\t',
    u: String(local.weekday || 7), U: pad(Math.floor((yearDay + 7 - local.weekday) / 7)), V: pad(iso.week), w: String(local.weekday),
    W: pad(Math.floor((yearDay + 7 - ((local.weekday + 6) % 7)) / 7)), y: pad(local.year % 100), Y: String(local.year),
    z: offset(''), Z: local.zone, '%': '%',
  }; // prettier-ignore
  const joined: Record<string, string> = {
    c: '%a %b %e %H:%M:%S %Y',
    D: '%m/%d/%y',
    F: '%Y-%m-%d',
    r: '%I:%M:%S %p',
    R: '%H:%M',
    T: '%H:%M:%S',
    x: '%m/%d/%y',
    X: '%H:%M:%S',
  };
  return format.replace(
    /%([-_0^#]?)(\d*)(:{0,2})([a-zA-Z%])/g,
    (written: string, flag: string, width: string, colons: string, letter: string) => {
      if (colons) return letter === 'z' ? `${offset(':')}${colons === '::' ? ':00' : ''}` : written;
      const whole = joined[letter];
      const text = whole === undefined ? parts[letter] : formatted(whole, time, zone);
      if (text === undefined) return written;
      if (letter === 'N' && width) return text.slice(0, Number(width));
      if (flag === '^') return text.toUpperCase();
      if (flag === '-') return text.replace(/^[0 ]+(?=.)/, '');
      if (flag === '_') return text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
      return width ? text.padStart(Number(width), /^[\d]/.test(text) ? '0' : ' ') : text;
    },
  );
}

function isoWeek({ year, month, day, weekday }: LocalTime): { year: number; week: number } {
  const thursday = new Date(Date.UTC(year, month - 1, day + 4 - (weekday || 7)));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(((thursday.getTime() - first) / 86_400_000 + 1) / 7) };
}

const lengths: Record<string, number> = {
  sec: 1_000, second: 1_000, min: 60_000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000,
  fortnight: 1_209_600_000,
}; // prettier-ignore

/**
 * Understands the common forms of a date: "@0", "2025-05-15", "2025-05-15 12:30:00 UTC", "2 days ago", "+1 week",
 * "yesterday", "now", "next month".
 *
 * @returns milliseconds since 1970; undefined for what is no such form
 */
export function timeOf(text: string, now: number, zone: string): number | undefined {
  const trimmed = text.trim();
  const seconds = /^@(-?\d+)(?:\.(\d{1,3}))?$/.exec(trimmed);
  if (seconds) return Number(seconds[1]) * 1000;
  const local = localTime(now, zone);
  let rest = trimmed.replaceAll(',', ' ');
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  let [year, month, day] = [local.year, local.month, local.day];
  let [hour, minute, second] = [local.hour, local.minute, local.second];
  let [milliseconds, offset] = [now % 1000, undefined as number | undefined];
  const midnight = () => {
    [hour, minute, second, milliseconds] = [0, 0, 0, 0];
  };
  const monthNames = months.map((name) => name.slice(0, 3).toLowerCase());

  const iso = take(/(\d{4})-(\d{1,2})-(\d{1,2})(?:T(?=\d))?/) ?? take(/\b(\d{4})(\d\d)(\d\d)\b(?!:)/);
  const named = iso
    ? undefined
    : (take(/\b(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(\d{4})\b/i) ?? undefined);
  const american =
    iso || named
      ? undefined
      : take(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(\d{1,2})(?:\s+(\d{4})\b)?/i);
  if (iso) [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  if (named)
    [day, month, year] = [Number(named[1]), monthNames.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[3])];
  if (american)
    [month, day, year] = [
      monthNames.indexOf((american[1] ?? '').toLowerCase()) + 1,
      Number(american[2]),
      Number(american[3] ?? local.year),
    ];
  if (iso || named || american) midnight();
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;

  const clock = take(/\b(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(am|pm)?/i);
  if (clock) {
    [hour, minute, second, milliseconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0), 0];
    if (clock[4]) hour = (hour % 12) + (clock[4].toLowerCase() === 'pm' ? 12 : 0);
    if (hour > 24 || minute > 59 || second > 60) return undefined;
  }
  if (clock ?? iso) {
    const shift = take(/(?<=^|\s|\d)([-+])(\d\d):?(\d\d)\b(?!\s*[a-z])/i);
    if (shift) offset = (shift[1] === '-' ? -1 : 1) * (Number(shift[2]) * 60 + Number(shift[3]));
  }
  if (take(/\b(?:UTC|GMT|Z)\b/i) ?? take(/(?<=\d\s*)Z\b/)) offset = 0;
  for (const [word, shift] of [
    ['yesterday', -1],
    ['tomorrow', 1],
    ['today', 0],
    ['now', 0],
  ] as const) {
    if (take(new RegExp(`\\b${word}\\b`, 'i'))) day += shift;
  }
  if (take(/\bmidnight\b/i)) midnight();

  let span = 0;
  for (;;) {
    const found = take(
      /([-+]?)\s*(\d+|next|last|this|a)?\s*\b(sec|second|min|minute|hour|day|week|fortnight|month|year)s?\b(\s+ago\b)?/i,
    );
    if (!found) break;
    const word = (found[2] ?? '1').toLowerCase();
    const count = { next: 1, last: -1, this: 0, a: 1 }[word] ?? Number(word);
    const amount = count * (found[1] === '-' ? -1 : 1) * (found[4] ? -1 : 1);
    const unit = (found[3] ?? '').toLowerCase();
    if (unit === 'month') month += amount;
    else if (unit === 'year') year += amount;
    else if (unit === 'day') day += amount;
    else if (unit === 'week') day += 7 * amount;
    else span += amount * (lengths[unit] ?? 0);
  }
  if (/\S/.test(rest)) return undefined;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const east = offset ?? localTime(utc - local.offset * 60_000, zone).offset;
  return utc - east * 60_000 + span;
}
