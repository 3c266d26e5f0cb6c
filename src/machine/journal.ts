// The journal: what systemd, the kernel and the services have written.
import { clockOf, dateOf, localTime, offsetText, shortTime, timestamp } from './local-time.ts';
import type { Machine } from './model.ts';

/** One line of the journal. */
export interface JournalEntry {
  /** Milliseconds since 1970. */
  time: number;
  /** The boot it belongs to: 32 hexadecimal digits. */
  boot: string;
  /** The unit it is of or about; left out for the kernel's. */
  unit?: string;
  /** The run of that unit it belongs to; left out where it belongs to none. */
  invocation?: string;
  /** "systemd", "kernel", "dockerd". */
  identifier: string;
  /** Process that wrote it; 0 for the kernel. */
  pid: number;
  /** Who wrote it. */
  uid: number;
  /** As syslog(3) counts: 0 (emerg) to 7 (debug). */
  priority: number;
  message: string;
  /** What the message is of, where the catalogue explains it: "start", "stop", "failed". */
  subject?: string;
}

/** The journal keeps this many lines of a machine. */
const most = 2000;

/**
 * Adds a line to the journal.
 *
 * @param entry its message; by default it is systemd's own, of priority 6 (info)
 */
export function log(machine: Machine, entry: Partial<JournalEntry> & { message: string }): void {
  machine.journal.push({
    time: machine.now,
    boot: machine.bootId,
    identifier: 'systemd',
    pid: 1,
    uid: 0,
    priority: 6,
    ...entry,
  });
  if (machine.journal.length > most) machine.journal.splice(0, machine.journal.length - most);
}

/** The boots that the journal knows, the earliest first. */
export function bootsOf(machine: Machine): string[] {
  return [...new Set([...machine.journal.map(({ boot }) => boot), machine.bootId])];
}

/** The ways journalctl can show a line. */
export const formats = ['short', 'short-precise', 'short-iso', 'short-full', 'short-unix', 'with-unit', 'cat'] as const;
export type Format = (typeof formats)[number];

/** One line as journalctl prints it. @param options the time zone, and whether the host is named */
export function journalLine(
  machine: Machine,
  entry: JournalEntry,
  format: Format,
  options: { zone: string; hostname?: boolean },
): string {
  if (format === 'cat') return entry.message;
  const at = localTime(entry.time, options.zone);
  const fraction = `${String(entry.time % 1000).padStart(3, '0')}000`;
  const whens: Record<Exclude<Format, 'cat'>, string> = {
    short: shortTime(at),
    'short-precise': `${shortTime(at)}.${fraction}`,
    'short-iso': `${dateOf(at)}T${clockOf(at)}${offsetText(at.offset)}`,
    'short-full': timestamp(machine, entry.time, options.zone),
    'short-unix': `${String(Math.floor(entry.time / 1000))}.${fraction}`,
    'with-unit': timestamp(machine, entry.time, options.zone),
  };
  const host = options.hostname === false ? '' : ` ${hostOf(machine)}`;
  // systemd's own lines come from init.scope, whatever they are about.
  const owner = entry.pid === 1 ? 'init.scope' : (entry.unit ?? entry.identifier);
  const who = format === 'with-unit' ? owner : entry.identifier;
  const pid = entry.pid > 0 ? `[${String(entry.pid)}]` : '';
  return `${whens[format]}${host} ${who}${pid}: ${entry.message}`;
}

function hostOf(machine: Machine): string {
  const entry = machine.files['/etc/hostname'];
  return (entry?.type === 'file' ? entry.content.trim() : '') || 'localhost';
}
