// Users and groups as chown and install take them: by name or number, "user:group".
import { accountsOf, groupsOf } from './accounts.ts';
import type { Machine } from './model.ts';

/** The number of a user; undefined where there is none of that name. */
export function userNumber(machine: Machine, user: string): number | undefined {
  return accountsOf(machine).find(({ name }) => name === user)?.uid ?? (/^\d+$/.test(user) ? Number(user) : undefined);
}

/** The number of a group; undefined where there is none of that name. */
export function groupNumber(machine: Machine, group: string): number | undefined {
  return groupsOf(machine).find(({ name }) => name === group)?.gid ?? (/^\d+$/.test(group) ? Number(group) : undefined);
}

export interface Owner {
  uid?: number;
  gid?: number;
  /** What there is none of. */
  missing?: 'user' | 'group';
  /** Whether it was written with a dot. */
  dotted: boolean;
}

/** Reads "user", "user:group", ":group", "user:" (the user's own group) or "user.group". */
export function ownerOf(machine: Machine, text: string): Owner {
  const dotted = !text.includes(':') && text.includes('.') && userNumber(machine, text) === undefined;
  const [user = '', group] = text.split(dotted ? /\.(.*)/s : /:(.*)/s);
  const uid = user === '' ? undefined : userNumber(machine, user);
  if (user !== '' && uid === undefined) return { missing: 'user', dotted };
  const found: Owner = { dotted, ...(uid === undefined ? {} : { uid }) };
  if (group === undefined) return found;
  const gid =
    group === '' ? accountsOf(machine).find((account) => account.uid === uid)?.gid : groupNumber(machine, group);
  if (group !== '' && gid === undefined) return { missing: 'group', dotted };
  return { ...found, ...(gid === undefined ? {} : { gid }) };
}
