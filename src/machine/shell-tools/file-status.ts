// What ls(1), find(1) and du(1) show of a file beyond what the machine keeps.
import type { Files, Stat } from '../files.ts';
import { permissionText } from '../modes.ts';

/** The letter of a file's type, as `find -type` takes it. */
export const typeLetters: Record<Stat['type'], string> = {
  file: 'f',
  directory: 'd',
  link: 'l',
  'character-device': 'c',
  'block-device': 'b',
  socket: 's',
};

/** Bytes that lie on the disk for a file: ext4 with blocks of 4096 bytes. A short link lies in its inode. */
export function allocated({ type, size }: Stat): number {
  if (type === 'directory') return 4096;
  if (type === 'link') return size < 60 ? 0 : 4096;
  return type === 'file' ? Math.ceil(size / 4096) * 4096 : 0;
}

/** How many names a file has: a directory's are its own, "." and the ".." of each directory in it. */
export function linksOf(files: Files, { type, path }: Stat): number {
  if (type !== 'directory') return 1;
  const inside = path === '/' ? '/' : `${path}/`;
  try {
    return 2 + files.list(path).filter((name) => files.lstat(inside + name).type === 'directory').length;
  } catch {
    // A directory that may not be read.
    return 2;
  }
}

/** "drwxr-xr-x". */
export function modeText({ type, mode }: Stat): string {
  return (type === 'file' ? '-' : typeLetters[type]) + permissionText(mode);
}
