// What a command changed on the machine, in words.
import type { Entry, Machine } from './model.ts';

/** Files that change by themselves while a machine runs. */
const passing = /^\/(?:proc|sys|dev|run|tmp|var\/(?:log|run|cache))(?:\/|$)|^\/(?:etc\/mtab|root\/\.bash_history)$/;

/**
 * The differences between two states of a machine, one sentence each: "docker.service: inactive → active".
 *
 * @param before state before the command
 * @param after state after it
 */
export function changesBetween(before: Machine, after: Machine): string[] {
  // What appears below a new mount was there before, elsewhere.
  const mounts = [...before.mounts, ...after.mounts].map(({ target }) => `${target}/`);
  const isMounted = (path: string) => mounts.some((target) => target !== '//' && path.startsWith(target));
  return [
    ...(before.power !== after.power ? [`power: ${before.power} → ${after.power}`] : []),
    ...(before.bootId !== after.bootId ? ['the machine was booted'] : []),
    ...named(before.packages, after.packages, (old, now, name) => {
      const version = (of: typeof old) => `${of?.version ?? ''}-${of?.release ?? ''}`;
      if (!old) return `package ${name}: installed`;
      if (!now) return `package ${name}: removed`;
      return version(old) === version(now) ? undefined : `package ${name}: ${version(old)} → ${version(now)}`;
    }),
    ...named(before.units, after.units, (old, now, name) => {
      const from = old?.active ?? 'inactive';
      const to = now?.active ?? 'inactive';
      if (from !== to) return `${name}: ${from} → ${to}`;
      return old?.pid !== now?.pid && to === 'active' ? `${name}: restarted` : undefined;
    }),
    ...named(before.files, after.files, (old, now, path) => (isMounted(path) ? undefined : fileChange(old, now, path))),
    ...lists('mount', before.mounts, after.mounts, ({ source, target }) => `${source} on ${target}`),
    ...few(
      'firewall rules',
      lists('firewall', rulesOf(before), rulesOf(after), (rule) => rule),
    ),
    ...lists('container', before.docker.containers, after.docker.containers, ({ name }) => name),
    ...lists('image', before.docker.images, after.docker.images, ({ tags, id }) => tags[0] ?? id),
    ...lists('address', addressesOf(before), addressesOf(after), (address) => address),
  ];
}

/** The rules of the filter table as `iptables -S` would name them, in short. */
function rulesOf(machine: Machine): string[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) =>
    Object.entries(machine.firewall[family]).flatMap(([table, chains]) =>
      chains.flatMap((chain) =>
        [{ policy: chain.policy ?? 'none' }, ...chain.rules].map((rule) => {
          const place = `${family === 'ipv6' ? 'IPv6 ' : ''}${table === 'filter' ? '' : `${table} `}${chain.name}`;
          if ('policy' in rule) return `${place} policy ${rule.policy}`;
          const parts = [rule.protocol?.value, rule.source?.value, rule.destination?.value, rule.in?.value];
          const options = rule.matches.flatMap((match) =>
            Object.entries(match.options).map(([option, { value }]) => `${option} ${value}`),
          );
          return [place, ...parts.filter(Boolean), ...options, rule.target].join(' ');
        }),
      ),
    ),
  );
}

function addressesOf(machine: Machine): string[] {
  return machine.network.links.flatMap((link) =>
    link.addresses.map(({ address, prefix }) => `${address}/${String(prefix)} on ${link.name}`),
  );
}

function named<T>(
  before: Record<string, T>,
  after: Record<string, T>,
  change: (old: T | undefined, now: T | undefined, name: string) => string | undefined,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => change(before[name], after[name], name) ?? []);
}

function lists<T>(what: string, before: T[], after: T[], text: (item: T) => string): string[] {
  const old = before.map(text);
  const now = after.map(text);
  return [
    ...now.filter((item) => !old.includes(item)).map((item) => `${what}: ${item} added`),
    ...old.filter((item) => !now.includes(item)).map((item) => `${what}: ${item} removed`),
  ];
}

/** A long list is a flood, not news. */
function few(what: string, changes: string[]): string[] {
  return changes.length > 5 ? [`${what}: ${String(changes.length)} changed`] : changes;
}

function fileChange(old: Entry | undefined, now: Entry | undefined, path: string): string | undefined {
  if (passing.test(path)) return undefined;
  if (!old) return now?.type === 'link' ? `${path}: link to ${now.target} created` : `${path}: created`;
  if (!now) return `${path}: removed`;
  const told: string[] = [];
  if (old.type !== now.type) told.push(`${old.type} → ${now.type}`);
  else if (old.type === 'file' && now.type === 'file' && old.content !== now.content)
    told.push(linesChanged(old.content, now.content));
  else if (old.type === 'link' && now.type === 'link' && old.target !== now.target) told.push(`→ ${now.target}`);
  if (old.mode !== now.mode) told.push(`mode ${old.mode.toString(8)} → ${now.mode.toString(8)}`);
  if (old.uid !== now.uid || old.gid !== now.gid) told.push('owner changed');
  return told.length > 0 ? `${path}: ${told.join(', ')}` : undefined;
}

function linesChanged(old: string, now: string): string {
  const before = old.split('\n');
  const after = now.split('\n');
  const kept = new Map<string, number>();
  for (const line of before) kept.set(line, (kept.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of after) {
    const left = kept.get(line) ?? 0;
    if (left > 0) kept.set(line, left - 1);
    else added += 1;
  }
  const removed = [...kept.values()].reduce((sum, count) => sum + count, 0);
  const changed = Math.min(added, removed);
  const count = (number: number, what: string) =>
    number > 0 ? [`${String(number)} ${number === 1 ? 'line' : 'lines'} ${what}`] : [];
  return (
    [...count(changed, 'changed'), ...count(added - changed, 'added'), ...count(removed - changed, 'removed')].join(
      ', ',
    ) || 'lines moved'
  );
}
