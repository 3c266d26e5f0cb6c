// The formats of find's -printf: its directives and escapes, of findutils 4.9.
import { groupName, userName } from '../accounts.ts';
import { formatted } from '../commands/date.ts';
import type { Stat } from '../files.ts';
import { basename } from '../paths.ts';
import { NotSimulated } from '../program.ts';
import { allocated, linksOf, modeText, typeLetters } from './file-status.ts';
import type { ToolCall } from './tool.ts';

/** A file that the search has come to. */
export interface Found {
  /** As find names it: the place given and the way from there. */
  name: string;
  path: string;
  place: string;
  depth: number;
  stat: Stat;
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  '\\': '\\',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/**
 * What a format prints for a file.
 *
 * @param format with directives ("%p", "%TY") and escapes ("\\n"), as the manual of findutils lists them
 * @param call gives the files and the time zone
 * @throws {NotSimulated} for a directive that is not modelled
 */
export function directivesFilled(format: string, found: Found, call: ToolCall): string {
  const { stat, name, path, place, depth } = found;
  const { files, zone } = call;
  const values: Record<string, () => string> = {
    p: () => name,
    f: () => basename(name) || '/',
    h: () => (name.includes('/') ? name.slice(0, Math.max(1, name.lastIndexOf('/'))) : '.'),
    P: () => name.slice(place.length).replace(/^\//, ''),
    H: () => place,
    s: () => String(stat.size),
    m: () => (stat.mode & 0o7777).toString(8),
    M: () => modeText(stat),
    u: () => userName(files.machine, stat.uid),
    U: () => String(stat.uid),
    g: () => groupName(files.machine, stat.gid),
    G: () => String(stat.gid),
    y: () => typeLetters[stat.type],
    Y: () => (files.exists(path) ? typeLetters[files.stat(path).type] : 'N'),
    d: () => String(depth),
    k: () => String(Math.ceil(allocated(stat) / 1024)),
    b: () => String(Math.ceil(allocated(stat) / 512)),
    n: () => String(linksOf(files, stat)),
    l: () => (stat.type === 'link' ? files.readlink(path) : ''),
    t: () => formatted('%a %b %e %H:%M:%S.%N0 %Y', stat.mtime, zone),
  };
  return format.replace(
    /\\(.)|%([-+ #0]*\d*(?:\.\d+)?)(?:T([^])|([^]))/g,
    (whole, escape?: string, flags?: string, time?: string, letter?: string) => {
      if (escape !== undefined) return escapes[escape] ?? whole;
      if (letter === '%') return '%';
      if (time !== undefined)
        return time === '@'
          ? `${String(Math.floor(stat.mtime / 1000))}.0000000000`
          : time === '+'
            ? formatted('%Y-%m-%d+%H:%M:%S.%N0', stat.mtime, zone)
            : formatted(time === 'S' ? '%S.%N0' : `%${time}`, stat.mtime, zone);
      const value = values[letter ?? ''];
      if (!value) throw new NotSimulated(`the directive '%${letter ?? ''}'`);
      const [, side = '', width = '0'] = /^([-+ #0]*)(\d*)/.exec(flags ?? '') ?? [];
      return side.includes('-')
        ? value().padEnd(Number(width))
        : value().padStart(Number(width), side.includes('0') ? '0' : ' ');
    },
  );
}
