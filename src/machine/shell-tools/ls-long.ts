// The long format of ls(1): a line of status for each file.
import { groupName, userName } from '../accounts.ts';
import { humanSize } from '../columns.ts';
import { formatted } from '../commands/date.ts';
import type { Stat } from '../files.ts';
import { UsageError } from '../option-errors.ts';
import type { Options } from '../program.ts';
import { linksOf, modeText } from './file-status.ts';
import { quoted } from './quoting.ts';
import type { ToolCall } from './tool.ts';

/** Files older than this show their year instead of the hour: half a year, in milliseconds. */
const halfAYear = (31_556_952 / 2) * 1000;

/** Major and minor numbers, by the list of the kernel's documentation. */
const devices: Record<string, [number, number]> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  tty: [5, 0],
  sr0: [11, 0],
};

/**
 * What stands before the names of files: rights, links, owner, group, size and time, in columns.
 *
 * @returns one text a file, without a blank at its end
 * @throws {UsageError} where the time style is none
 */
export function statusColumns(call: ToolCall, stats: Stat[]): string[] {
  const { options } = call;
  const { machine } = call.files;
  const numeric = options.has('numeric');
  const cells = stats.map((stat) => [
    modeText(stat),
    String(linksOf(call.files, stat)),
    ...(options.has('ownerless') ? [] : [numeric ? String(stat.uid) : userName(machine, stat.uid)]),
    ...(options.has('groupless') || options.has('long-groupless')
      ? []
      : [numeric ? String(stat.gid) : groupName(machine, stat.gid)]),
    sizeText(stat, options),
    timeText(stat.mtime, call),
  ]);
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => Array.from(row[column] ?? '').length)),
  );
  return cells.map((row) => {
    const last = row.length - 1;
    // Names and times stand to the left, numbers to the right.
    const padded = row.map((cell, column) => {
      const right = column === 1 || column === last - 1 || (numeric && column > 1 && column < last);
      return right ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
    });
    return padded.join(' ');
  });
}

/** An amount of disk space as `-s` shows it. @param bytes how much is allocated */
export function blocksText(bytes: number, options: Options): string {
  return readable(bytes, options) ?? String(Math.ceil(bytes / 1024));
}

function sizeText({ type, size, path }: Stat, options: Options): string {
  if (type === 'character-device' || type === 'block-device') {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const [, disk, partition = '0'] = /^sd([a-z])(\d*)$/.exec(name) ?? [];
    const [major, minor] =
      disk === undefined ? (devices[name] ?? [0, 0]) : [8, (disk.charCodeAt(0) - 97) * 16 + Number(partition)];
    return `${major}, ${minor}`;
  }
  return readable(size, options) ?? String(size);
}

/** A size with its unit, where an option asks for that. */
function readable(bytes: number, options: Options): string | undefined {
  if (options.has('si')) return humanSize(bytes, 1000);
  return options.has('human') ? humanSize(bytes) : undefined;
}

function timeText(time: number, { options, env, files, zone }: ToolCall): string {
  const { now } = files.machine;
  const style = options.has('fullTime')
    ? 'full-iso'
    : (options.value('timeStyle') ?? env['TIME_STYLE'] ?? 'locale').replace(/^posix-/, '');
  const recent = time <= now && time > now - halfAYear;
  const formats: Record<string, string> = {
    'full-iso': '%Y-%m-%d %H:%M:%S.%N %z',
    'long-iso': '%Y-%m-%d %H:%M',
    iso: recent ? '%m-%d %H:%M' : '%Y-%m-%d ',
    locale: recent ? '%b %e %H:%M' : '%b %e  %Y',
  };
  const own = style.startsWith('+') ? style.slice(1).split('\n') : undefined;
  const format = own ? ((recent ? own[1] : undefined) ?? own[0]) : formats[style];
  if (format === undefined) throw new UsageError(`invalid argument ${quoted(style)} for ${quoted('time style')}`);
  return formatted(format, time, zone);
}
