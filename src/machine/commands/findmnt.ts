// findmnt: finds mounted file systems (util-linux 2.38).
import { humanSize, tableLines } from '../columns.ts';
import { mountOf, mountsOf, usageOf } from '../mounts.ts';
import type { Machine, Mount } from '../model.ts';
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  flags: { '-l': 'list', '--list': 'list', '-n': 'bare', '--noheadings': 'bare', '-D': 'df', '--df': 'df', '-r': 'raw', '--raw': 'raw' },
  values: {
    '-o': 'columns', '--output': 'columns', '-T': 'path', '--target': 'path', '-t': 'types', '--types': 'types', '-S': 'source',
    '--source': 'source', '-M': 'mountpoint', '--mountpoint': 'mountpoint',
  },
  unmodelled: [
    '-s', '--fstab', '-m', '--mtab', '-k', '--kernel', '-p', '--poll', '-w', '--timeout', '-A', '--all', '-a', '--ascii',
    '-b', '--bytes', '-C', '--nocanonicalize', '-c', '--canonicalize', '-d', '--direction', '-e', '--evaluate', '-F',
    '--tab-file', '-f', '--first-only', '-i', '--invert', '-J', '--json', '-N', '--task', '-O', '--options', '-P',
    '--pairs', '--pseudo', '--shadowed', '-R', '--submounts', '--real', '--tree', '-U', '--uniq', '-u', '--notruncate',
    '-v', '--nofsroot', '-x', '--verify', '--verbose', '--vfs-all', '-y', '--shell', '--output-all', '-h', '--help',
    '-V', '--version',
  ],
}; // prettier-ignore

const cells: Record<string, (machine: Machine, mount: Mount) => string> = {
  TARGET: (_, { target }) => target,
  SOURCE: (_, { source }) => source,
  FSTYPE: (_, { type }) => type,
  OPTIONS: (_, { options }) => options.join(','),
  SIZE: (machine, mount) => sized(usageOf(machine, mount)?.size),
  USED: (machine, mount) => sized(usageOf(machine, mount)?.used),
  AVAIL: (machine, mount) => sized(usageOf(machine, mount)?.available),
  'USE%': (machine, mount) => {
    const usage = usageOf(machine, mount);
    return usage ? `${usage.size > 0 ? Math.round((usage.used / usage.size) * 100) : 0}%` : '';
  },
};

function sized(bytes: number | undefined): string {
  if (bytes === undefined) return '';
  return bytes === 0 ? '0' : humanSize(bytes).replace(/^(\d+)\.0/, '$1');
}

export const findmnt: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine } = call;
    const word = options.words[0];
    const path = options.value('path');
    const place = options.value('mountpoint');
    const all = mountsOf(machine);
    let found = all;
    if (path !== undefined) {
      if (!call.files.exists(call.path(path))) return 1;
      found = [mountOf(machine, call.files.realpath(call.path(path)))];
    } else if (word !== undefined || place !== undefined) {
      const wanted = word ?? place ?? '';
      const here = all.findLast(
        ({ target, source }) =>
          target === call.path(wanted) || (place === undefined && (source === wanted || source === call.path(wanted))),
      );
      found = here ? [here] : [];
    }
    const types = options.value('types')?.split(',');
    if (types) found = found.filter(({ type }) => types.includes(type));
    const source = options.value('source');
    if (source !== undefined) found = found.filter((mount) => mount.source === source);
    if (found.length === 0) return 1;
    if (options.has('df')) found = found.filter((mount) => usageOf(machine, mount));
    const names =
      options.value('columns')?.toUpperCase().split(',') ??
      (options.has('df')
        ? ['SOURCE', 'FSTYPE', 'SIZE', 'USED', 'AVAIL', 'USE%', 'TARGET']
        : ['TARGET', 'SOURCE', 'FSTYPE', 'OPTIONS']);
    const unknown = names.find((name) => !(name in cells));
    if (unknown !== undefined) throw new NotSimulated(`the column ${unknown}`);

    const whole = found === all && names[0] === 'TARGET' && !options.has('list') && !options.has('raw');
    const rows = whole
      ? treeRows(machine, all, names)
      : found.map((mount) => names.map((name) => cells[name]?.(machine, mount) ?? ''));
    if (options.has('raw'))
      call.out([...(options.has('bare') ? [] : [names]), ...rows].map((row) => `${row.join(' ')}\n`).join(''));
    else
      call.out(
        tableLines(
          names.map((title) => ({ title, align: /SIZE|USED|AVAIL|%/.test(title) ? 'right' : 'left' })),
          rows,
          !options.has('bare'),
        ),
      );
    return 0;
  });

/** The mounts as a tree, each below the one it lies on. */
function treeRows(machine: Machine, mounts: Mount[], names: string[]): string[][] {
  const parentOf = (mount: Mount) =>
    mounts
      .filter((other) => other !== mount && (other.target === '/' || mount.target.startsWith(`${other.target}/`)))
      .sort((one, other) => other.target.length - one.target.length)[0];
  const walk = (mount: Mount, before: string, mark: string): string[][] => {
    const row = names.map((name) =>
      name === 'TARGET' ? `${before}${mark}${mount.target}` : (cells[name]?.(machine, mount) ?? ''),
    );
    const children = mounts.filter((other) => other.target !== '/' && parentOf(other) === mount);
    const indent = mark === '' ? '' : mark === '├─' ? `${before}│ ` : `${before}  `;
    return [
      row,
      ...children.flatMap((child, index) => walk(child, indent, index === children.length - 1 ? '└─' : '├─')),
    ];
  };
  const top = mounts[0];
  return top ? walk(top, '', '') : [];
}
