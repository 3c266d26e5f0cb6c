// stat: what the file system knows of a file (coreutils 9.1).
import { groupsOf, accountsOf } from '../accounts.ts';
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { permissionText } from '../modes.ts';
import { mountOf } from '../mounts.ts';
import { UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

const table = {
  flags: { '-L': 'follow', '--dereference': 'follow', '-t': 'terse', '--terse': 'terse' },
  values: { '-c': 'format', '--format': 'format', '--printf': 'printf' },
  unmodelled: ['-f', '--file-system', '--cached', '--help', '--version'],
}; // prettier-ignore

export const stat: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    if (options.words.length === 0) throw new UsageError('missing operand');
    if (options.has('terse')) throw new NotSimulated("option '-t'");
    const format = options.value('format');
    const printf = options.value('printf');
    let status = 0;
    for (const word of options.words) {
      try {
        const path = call.path(word);
        const found = options.has('follow') ? call.files.stat(path) : call.files.lstat(path);
        const entry = { call, word, stat: found };
        if (printf !== undefined) call.out(filled(unescaped(printf), entry));
        else call.out(`${filled(format ?? usual(entry), entry)}\n`);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        // Up to 8.31 coreutils asked with another system call.
        call.err(`stat: cannot ${call.machine.release === '3.0' ? 'stat' : 'statx'} '${word}': ${error.message}\n`);
        status = 1;
      }
    }
    return status;
  });

interface Subject {
  call: Call;
  word: string;
  stat: Stat;
}

/** The form without options. */
function usual({ call, word, stat: { type } }: Subject): string {
  const device = type.endsWith('device');
  const link = type === 'link' ? ` -> ${call.files.readlink(call.path(word))}` : '';
  const tail = device ? ' Device type: %t,%T' : '';
  return [
    `  File: ${`${word}${link}`.replaceAll('%', '%%')}`,
    '  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F',
    `Device: %Hd,%Ld\tInode: %-10i  Links: ${device ? '%-5h' : '%h'}${tail}`,
    'Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)',
    'Access: %x',
    'Modify: %y',
    'Change: %z',
    ' Birth: %w',
  ].join('\n');
}

const types: Record<Stat['type'], string> = {
  file: 'regular file',
  directory: 'directory',
  link: 'symbolic link',
  'character-device': 'character special file',
  'block-device': 'block special file',
  socket: 'socket',
};
/** The part of st_mode that says what a file is: inode(7). */
const formats: Record<Stat['type'], number> = {
  file: 0o100000,
  directory: 0o40000,
  link: 0o120000,
  'character-device': 0o20000,
  'block-device': 0o60000,
  socket: 0o140000,
};
const letters: Record<Stat['type'], string> = {
  file: '-',
  directory: 'd',
  link: 'l',
  'character-device': 'c',
  'block-device': 'b',
  socket: 's',
};
const devices: Record<string, [number, number]> = {
  '/dev/null': [1, 3],
  '/dev/zero': [1, 5],
  '/dev/full': [1, 7],
  '/dev/tty': [5, 0],
};

const sequences: Record<string, (subject: Subject) => string | number> = {
  a: ({ stat: { mode } }) => mode.toString(8),
  A: ({ stat: { mode, type } }) => letters[type] + permissionText(mode),
  b: ({ stat: { size, type } }) => (type === 'link' ? 0 : Math.ceil(size / 4096) * 8),
  B: () => 512,
  d: (subject) => deviceOf(subject)[0] * 256 + deviceOf(subject)[1],
  D: (subject) => (deviceOf(subject)[0] * 256 + deviceOf(subject)[1]).toString(16),
  f: ({ stat: { mode, type } }) => (formats[type] | mode).toString(16),
  F: ({ stat: { type, size } }) => (type === 'file' && size === 0 ? 'regular empty file' : types[type]),
  g: ({ stat: { gid } }) => gid,
  G: ({ call, stat: { gid } }) => groupsOf(call.machine).find((group) => group.gid === gid)?.name ?? 'UNKNOWN',
  h: links,
  i: ({ stat: { path } }) => inode(path),
  m: ({ call, stat: { path } }) => mountOf(call.machine, path).target,
  n: ({ word }) => word,
  N: ({ call, word, stat: { type } }) =>
    type === 'link' ? `'${word}' -> '${call.files.readlink(call.path(word))}'` : `'${word}'`,
  o: () => 4096,
  s: ({ stat: { size, type } }) => (type.endsWith('device') ? 0 : size),
  t: ({ stat: { path } }) => (devices[path]?.[0] ?? 0).toString(16),
  T: ({ stat: { path } }) => (devices[path]?.[1] ?? 0).toString(16),
  u: ({ stat: { uid } }) => uid,
  U: ({ call, stat: { uid } }) => accountsOf(call.machine).find((account) => account.uid === uid)?.name ?? 'UNKNOWN',
  w: ({ stat: { mtime } }) => fullTime(mtime),
  W: ({ stat: { mtime } }) => Math.floor(mtime / 1000),
  x: ({ stat: { mtime } }) => fullTime(mtime),
  X: ({ stat: { mtime } }) => Math.floor(mtime / 1000),
  y: ({ stat: { mtime } }) => fullTime(mtime),
  Y: ({ stat: { mtime } }) => Math.floor(mtime / 1000),
  z: ({ stat: { mtime } }) => fullTime(mtime),
  Z: ({ stat: { mtime } }) => Math.floor(mtime / 1000),
};

/** Fills in a format: "%a %n", with widths as printf has them. */
function filled(format: string, subject: Subject): string {
  return format.replace(
    /%(?:%|([-0#+ ']*)(\d*)(?:\.\d+)?([HL]?)([a-zA-Z]))/g,
    (written, flags = '', width = '', part = '', letter = '') => {
      if (written === '%%') return '%';
      if (part && letter === 'd') return String(deviceOf(subject)[part === 'H' ? 0 : 1]);
      const sequence = sequences[String(letter)];
      if (!sequence) return '?';
      const text = String(sequence(subject));
      const columns = Number(width);
      if (String(flags).includes('-')) return text.padEnd(columns);
      return String(flags).includes('0') ? text.padStart(columns, '0') : text.padStart(columns);
    },
  );
}

function unescaped(text: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', '\\': '\\', '"': '"', r: '\r', a: '\x07', e: '\x1b' };
  return text.replace(/\\(.)/g, (written, letter: string) => escapes[letter] ?? written);
}

function deviceOf({ call, stat: { path } }: Subject): [number, number] {
  const { source, type } = mountOf(call.machine, path);
  if (source === '/dev/sr0') return [11, 0];
  return type === 'ext4' ? [8, 2] : [0, 25];
}

function links({ call, stat: { type, path } }: Subject): number {
  if (type !== 'directory') return 1;
  const below = `${path === '/' ? '' : path}/`;
  return (
    2 +
    Object.entries(call.machine.files).filter(
      ([at, { type: kind }]) =>
        kind === 'directory' && at.startsWith(below) && at.length > below.length && !at.includes('/', below.length),
    ).length
  );
}

/** A number that stays the same for a path. */
function inode(path: string): number {
  let hash = 17;
  for (const char of path) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return 1000 + ((hash >>> 0) % 500_000);
}

function fullTime(time: number): string {
  const date = new Date(time).toISOString();
  return `${date.slice(0, 10)} ${date.slice(11, 23)}000000 +0000`;
}
