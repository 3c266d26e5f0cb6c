// What tdnf remembers of its transactions since 3.5: tdnf history, and which packages were asked for.
// Sources: history/history.c, client/api.c and tools/cli/lib/api.c of vmware/tdnf, stable-3.5.
import { nvra } from '../packages.ts';
import type { Call } from '../program.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import { isSet, type Handle } from './tdnf-handle.ts';
import type { Candidate } from './tdnf-solver.ts';

const path = '/usr/lib/sysimage/tdnf/history.db';

/** One transaction. The file holds one a line, as JSON; the real one is a database of SQLite. */
interface Entry {
  command: string;
  /** Milliseconds since 1970. */
  time: number;
  added: string[];
  removed: string[];
  /** The first entry counts what it found, and lists nothing. */
  count?: number;
}

function readHistory(call: Call): Entry[] {
  if (!call.files.exists(path)) throw new TdnfError(codes.noHistory);
  const lines = call.files.read(path).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Entry);
}

/** Adds a transaction. Where there is no history yet, it begins with all that was installed before. */
export function record(call: Call, before: number, added: Candidate[], removed: Candidate[]): void {
  if (call.machine.release !== '5.0') return;
  if (!call.files.exists(path)) begin(call, before);
  write(call, {
    command: call.args.join(' '),
    time: call.machine.now,
    added: added.map(nvra),
    removed: removed.map(nvra),
  });
}

function begin(call: Call, count: number, time = call.machine.now): void {
  call.files.mkdir('/usr/lib/sysimage/tdnf', { parents: true });
  write(call, { command: '(set)', time, added: [], removed: [], count });
}

function write(call: Call, entry: Entry): void {
  call.files.append(path, `${JSON.stringify(entry)}\n`);
}

/** What a history command asks for, beyond listing: builds to bring back, and to take away. */
export interface HistoryChange {
  install: string[];
  erase: string[];
}

/**
 * tdnf history: lists it, or says what undoing it means.
 *
 * @returns what is to be done; undefined where nothing is
 */
export function history(handle: Handle): HistoryChange | undefined {
  const { call, options } = handle;
  const [, command = 'list', range = ''] = options.words;
  const number = (name: string) => Number(options.settings.findLast(([key]) => key === name)?.[1] ?? 0);
  const [first = 0, last = 0] = /^\d/.test(range) ? range.split('-').map(Number) : [];
  const from = number('from') || first;
  const to = number('to') || last || from;
  if (command === 'init' || command === 'update') {
    if (!call.files.exists(path)) begin(call, Object.keys(call.machine.packages).length);
    return undefined;
  }
  const entries = readHistory(call);
  if (command === 'rollback') {
    if (to <= 0 || to > entries.length) throw new TdnfError(codes.invalidArgument);
    return undo(entries.slice(to));
  }
  if (command === 'undo' || command === 'redo') {
    if (from <= 1 || from > to || to > entries.length) throw new TdnfError(codes.invalidArgument);
    const change = undo(entries.slice(from - 1, to));
    return command === 'undo' ? change : { install: change.erase, erase: change.install };
  }
  if (from < 0 || from > to) throw new TdnfError(codes.invalidArgument);
  show(handle, entries, from, to);
  return undefined;
}

/** What has to come back and go so that transactions are as if they had not been. */
function undo(entries: Entry[]): HistoryChange {
  const balance = new Map<string, number>();
  for (const { added, removed } of entries) {
    for (const name of added) balance.set(name, (balance.get(name) ?? 0) + 1);
    for (const name of removed) balance.set(name, (balance.get(name) ?? 0) - 1);
  }
  const of = (sign: number) => [...balance].filter(([, sum]) => Math.sign(sum) === sign).map(([name]) => name);
  return { install: of(-1), erase: of(1) };
}

function show({ call, options }: Handle, entries: Entry[], from: number, to: number): void {
  const width = (call.toTerminal ? call.columns : 80) - 4 - 21 - 9 - 7;
  const rows = entries
    .map((entry, index) => ({ ...entry, id: index + 1 }))
    .filter(({ id }) => from === 0 || (id >= from && id <= to));
  call.out(`ID   ${'cmd line'.padEnd(width)} date/time             +add  / -rem\n`);
  for (const { id, command, time, added, removed, count } of isSet(options, 'reverse') ? rows.reverse() : rows) {
    const counts = `+${String(count ?? added.length).padEnd(4)} / -${String(removed.length).padEnd(4)}`;
    call.out(`${String(id).padStart(4)} ${command.padEnd(width)} ${dateText(time).padEnd(21)} ${counts}\n`);
    if (!isSet(options, 'info')) continue;
    if (added.length > 0) call.out(`added: ${added.join(', ')}\n`);
    if (removed.length > 0) call.out(`removed: ${removed.join(', ')}\n`);
    call.out('\n');
  }
}

/** "Thu May 05 2022 19:14" (strftime %a %b %d %Y %H:%M), in UTC. */
function dateText(time: number): string {
  const [day = '', date = '', month = '', year = '', clock = ''] = new Date(time)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${day} ${month} ${date} ${year} ${clock.slice(0, 5)}`;
}
