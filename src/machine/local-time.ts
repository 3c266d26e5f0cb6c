// Times as the machine's time zone has them, in the forms systemd prints.
import type { Machine } from './model.ts';

export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
  /** "UTC", "CET". */
  zone: string;
  /** Minutes east of UTC. */
  offset: number;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time zone that /etc/localtime names: "UTC" where it names none. */
export function timeZone(machine: Machine): string {
  const entry = machine.files['/etc/localtime'];
  return (entry?.type === 'link' && /zoneinfo\/(.+)$/.exec(entry.target)?.[1]) || 'UTC';
}

/** @param time milliseconds since 1970 @param zone "Europe/Berlin" */
export function localTime(time: number, zone: string): LocalTime {
  const offset = offsetOf(time, zone);
  const shifted = new Date(time + offset * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
    zone: abbreviation(time, zone, offset),
    offset,
  };
}

function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|UCT|Universal|Zulu|GMT)$/.test(zone);
}

function offsetOf(time: number, zone: string): number {
  if (isUtc(zone)) return 0;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(time);
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function abbreviation(time: number, zone: string, offset: number): string {
  if (isUtc(zone)) return /GMT/.test(zone) ? 'GMT' : 'UTC';
  for (const language of ['en-GB', 'en-US']) {
    const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' }).formatToParts(time);
    const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{2,5}$/.test(text)) return text;
  }
  return offsetText(offset).replace(/00$/, '');
}

/** "+0100". @param offset minutes east of UTC */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** "Sun 2026-11-22 05:02:09 UTC". @param time milliseconds since 1970 */
export function timestamp(machine: Machine, time: number, zone = timeZone(machine)): string {
  const at = localTime(time, zone);
  return `${days[at.weekday] ?? ''} ${dateOf(at)} ${clockOf(at)} ${at.zone}`;
}

/** "Nov 22 05:02:09". */
export function shortTime(at: LocalTime): string {
  return `${months[at.month - 1] ?? ''} ${two(at.day)} ${clockOf(at)}`;
}

/** "2026-11-22". */
export function dateOf({ year, month, day }: LocalTime): string {
  return `${String(year)}-${two(month)}-${two(day)}`;
}

/** "05:02:09". */
export function clockOf({ hour, minute, second }: LocalTime): string {
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** When it is, in milliseconds since 1970, where a clock in the zone shows this. */
export function timeIn(
  zone: string,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - offsetOf(local - offsetOf(local, zone) * 60_000, zone) * 60_000;
}

const ms = 1;
const second = 1000 * ms;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const month = 2_629_800_000;
const year = 31_557_600_000;

/** "2h 3min ago", as systemd's format_timestamp_relative. @param span milliseconds that have passed */
export function ago(span: number): string {
  const many = (count: number, word: string) => `${String(count)} ${word}${count === 1 ? '' : 's'}`;
  const whole = (size: number) => Math.floor(span / size);
  const rest = (size: number, smaller: number) => Math.floor((span % size) / smaller);
  if (span >= year) return `${many(whole(year), 'year')} ${many(rest(year, month), 'month')} ago`;
  if (span >= month) return `${many(whole(month), 'month')} ${many(rest(month, day), 'day')} ago`;
  if (span >= week) return `${many(whole(week), 'week')} ${many(rest(week, day), 'day')} ago`;
  if (span >= 2 * day) return `${String(whole(day))} days ago`;
  if (span >= 25 * hour) return `1 day ${String(Math.floor((span - day) / hour))}h ago`;
  if (span >= 6 * hour) return `${String(whole(hour))}h ago`;
  if (span >= hour) return `${String(whole(hour))}h ${String(rest(hour, minute))}min ago`;
  if (span >= 5 * minute) return `${String(whole(minute))}min ago`;
  if (span >= minute) return `${String(whole(minute))}min ${String(rest(minute, second))}s ago`;
  if (span >= second) return `${String(whole(second))}s ago`;
  return span > 0 ? `${String(whole(ms))}ms ago` : 'now';
}

/** "1min 2.345s", as systemd's format_timespan with an accuracy of a millisecond. @param span milliseconds */
export function timeSpan(span: number): string {
  if (span <= 0) return '0';
  const units: [string, number][] = [
    ['y', year],
    ['month', month],
    ['w', week],
    ['d', day],
    ['h', hour],
    ['min', minute],
    ['s', second],
    ['ms', ms],
  ];
  const words: string[] = [];
  let left = Math.floor(span);
  for (const [word, size] of units) {
    if (left < size) continue;
    const rest = left % size;
    if (size === second && rest > 0) {
      words.push(`${String(Math.floor(left / size))}.${String(rest).padStart(3, '0')}s`);
      break;
    }
    words.push(`${String(Math.floor(left / size))}${word}`);
    left = rest;
    if (left === 0) break;
  }
  return words.join(' ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
