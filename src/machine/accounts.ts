// Users and groups, as /etc/passwd and /etc/group have them.
import type { Identity, Machine } from './model.ts';

export interface Account {
  name: string;
  uid: number;
  gid: number;
  /** The "full name" field. */
  comment: string;
  home: string;
  shell: string;
}

export interface Group {
  name: string;
  gid: number;
  members: string[];
}

/** All lines of /etc/passwd, in order. */
export function accountsOf(machine: Machine): Account[] {
  return linesOf(machine, '/etc/passwd', 7).map(([name = '', , uid, gid, comment = '', home = '', shell = '']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    comment,
    home,
    shell,
  }));
}

/** All lines of /etc/group, in order. */
export function groupsOf(machine: Machine): Group[] {
  return linesOf(machine, '/etc/group', 4).map(([name = '', , gid, members = '']) => ({
    name,
    gid: Number(gid),
    members: members.split(',').filter(Boolean),
  }));
}

/** A line of /etc/shadow. Days count from 1970-01-01; what is empty there is left out. */
export interface Shadow {
  name: string;
  /** As it stands there: behind "!" it is locked; "" lets nobody in. */
  password: string;
  /** When it was last changed; 0 where it must be at the next login. */
  changed?: number;
  least?: number;
  most?: number;
  warn?: number;
  inactive?: number;
  /** When the account ends. */
  expires?: number;
}

/** A user's line of /etc/shadow; undefined where there is none. */
export function shadowOf(machine: Machine, user: string): Shadow | undefined {
  const fields = linesOf(machine, '/etc/shadow', 8).find(([name]) => name === user);
  if (!fields) return undefined;
  const [name = '', password = '', ...days] = fields;
  const keys = ['changed', 'least', 'most', 'warn', 'inactive', 'expires'] as const;
  const given = keys.flatMap((key, index) => (days[index] ? [[key, Number(days[index])] as const] : []));
  return { name, password, ...Object.fromEntries(given) };
}

/** Who a user is; undefined where there is none of that name or number. */
export function identityOf(machine: Machine, user: string | number): Identity | undefined {
  const account = accountsOf(machine).find(({ name, uid }) => name === user || uid === user);
  if (!account) return undefined;
  const others = groupsOf(machine).filter((group) => group.members.includes(account.name) && group.gid !== account.gid);
  return {
    name: account.name,
    uid: account.uid,
    gid: account.gid,
    groups: [account.gid, ...others.map((group) => group.gid)],
  };
}

/** A user's name; the number where nobody has it. */
export function userName(machine: Machine, uid: number): string {
  return accountsOf(machine).find((account) => account.uid === uid)?.name ?? String(uid);
}

/** A group's name; the number where none has it. */
export function groupName(machine: Machine, gid: number): string {
  return groupsOf(machine).find((group) => group.gid === gid)?.name ?? String(gid);
}

function linesOf(machine: Machine, path: string, fields: number): string[][] {
  const entry = machine.files[path];
  if (entry?.type !== 'file') return [];
  return entry.content
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= fields);
}
