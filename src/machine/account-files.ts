// /etc/passwd, /etc/shadow, /etc/group and /etc/gshadow as the account tools change them: all four, line by line.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { Failure } from './option-errors.ts';
import { today } from './passwords.ts';
import type { Call } from './program.ts';

/** A line, taken apart at its colons. */
export type Fields = string[];

const paths = { passwd: '/etc/passwd', shadow: '/etc/shadow', group: '/etc/group', gshadow: '/etc/gshadow' } as const;

/** The four files, to be changed in place and written back. */
export class AccountFiles {
  readonly passwd: Fields[];
  readonly shadow: Fields[];
  readonly group: Fields[];
  readonly gshadow: Fields[];
  private readonly files: Files;

  constructor(machine: Machine) {
    this.files = new Files(machine, root);
    this.passwd = this.read(paths.passwd);
    this.shadow = this.read(paths.shadow);
    this.group = this.read(paths.group);
    this.gshadow = this.read(paths.gshadow);
  }

  /** A user's line of /etc/passwd: name, "x", uid, gid, comment, home, shell. */
  user(name: string): Fields | undefined {
    return this.passwd.find(([first]) => first === name);
  }

  /** A group's line, by name or by number. */
  groupOf(group: string): Fields | undefined {
    return this.group.find(([name]) => name === group) ?? this.group.find(([, , gid]) => gid === group);
  }

  /** Adds users to a group's members, or takes them away, in /etc/group and /etc/gshadow. */
  setMembers(group: string, change: (members: string[]) => string[]) {
    for (const lines of [this.group, this.gshadow]) {
      const line = lines.find(([name]) => name === group);
      if (line) line[3] = change((line[3] ?? '').split(',').filter(Boolean)).join(',');
    }
  }

  /** Takes a user's or a group's line out of a file. */
  remove(lines: Fields[], name: string) {
    const at = lines.findIndex(([first]) => first === name);
    if (at !== -1) lines.splice(at, 1);
  }

  /** Writes back what has changed. Modes and owners stay. */
  save() {
    for (const key of ['passwd', 'shadow', 'group', 'gshadow'] as const) {
      const text = this[key].map((fields) => `${fields.join(':')}\n`).join('');
      const path = paths[key];
      if (!this.files.exists(path) ? text !== '' : text !== this.files.read(path)) this.files.write(path, text);
    }
  }

  private read(path: string): Fields[] {
    if (!this.files.exists(path)) return [];
    return this.files
      .read(path)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split(':'));
  }
}

/**
 * Refuses whoever may not write to /etc, in the words of shadow's tools.
 *
 * @param file the one it locks first
 * @throws {Failure} with the second of its two lines
 */
export function demandLock(call: Call, file: '/etc/passwd' | '/etc/group', status: number) {
  if (call.user.uid === 0) return;
  call.err(`${call.name}: Permission denied.\n`);
  throw new Failure(`cannot lock ${file}; try again later.`, status);
}

/** A setting of /etc/login.defs; undefined where it is not set. */
export function loginSetting(machine: Machine, name: string): string | undefined {
  return settingIn(machine, '/etc/login.defs', new RegExp(`^\\s*${name}\\s+(\\S+)`, 'm'));
}

/** A setting of /etc/default/useradd; empty where it is not set. */
export function useraddSetting(machine: Machine, name: string): string {
  return settingIn(machine, '/etc/default/useradd', new RegExp(`^${name}=(.*)$`, 'm')) ?? '';
}

function settingIn(machine: Machine, path: string, pattern: RegExp): string | undefined {
  const entry = machine.files[path];
  return entry?.type === 'file' ? pattern.exec(entry.content)?.[1] : undefined;
}

/**
 * The next free number: one more than the highest in use between the limits of /etc/login.defs; for the system, one less
 * than the lowest.
 */
export function freeNumber(machine: Machine, kind: 'UID' | 'GID', used: number[], system: boolean): number {
  const limit = (name: string, otherwise: number) => Number(loginSetting(machine, name) ?? otherwise);
  const least = system ? limit(`SYS_${kind}_MIN`, 101) : limit(`${kind}_MIN`, 1000);
  const most = system ? limit(`SYS_${kind}_MAX`, 999) : limit(`${kind}_MAX`, 60000);
  const within = used.filter((number) => number >= least && number <= most);
  if (within.length === 0) return system ? most : least;
  return system ? Math.min(...within) - 1 : Math.max(...within) + 1;
}

/** A line for /etc/shadow of a new account. @param password as it is to stand there */
export function shadowLine(machine: Machine, name: string, password: string, days: Partial<ShadowDays> = {}): Fields {
  const { least = '', most = '', warn = '', inactive = '', expires = '' } = days;
  return [name, password, String(today(machine)), least, most, warn, inactive, expires, ''];
}

export interface ShadowDays {
  least: string;
  most: string;
  warn: string;
  inactive: string;
  expires: string;
}

/** Days since 1970 of "2030-12-31" or of a number of days; -1 for "" and "-1"; undefined for what is no date. */
export function dayOf(text: string): number | undefined {
  if (text === '' || text === '-1') return -1;
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return undefined;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const days = Date.UTC(year, month - 1, day) / 86_400_000;
  return Number.isNaN(days) ? undefined : days;
}

/** A whole number that may be -1. @throws {Failure} status 3 as useradd has it */
export function wholeNumber(text: string, status = 3): number {
  if (!/^-?\d+$/.test(text) || Number(text) < -1) throw new Failure(`invalid numeric argument '${text}'`, status);
  return Number(text);
}

/** Whether shadow takes a name for a user or a group. */
export function isAccountName(name: string): boolean {
  return /^[A-Za-z0-9_.][A-Za-z0-9_.-]*\$?$/.test(name) && name.length <= 32 && !/^(?:\d+|\.{1,2})$/.test(name);
}
