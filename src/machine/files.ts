// The machine's file system as a user sees it: rights, links and errors as Linux has them.
import { bytesOf, textOf } from './byte-strings.ts';
import { FileError } from './file-error.ts';
import type { DirectoryEntry, Entry, FileEntry, Identity, Machine } from './model.ts';
import { devices, PathResolution } from './path-resolution.ts';
import { dirname } from './paths.ts';

export interface Stat {
  type: Entry['type'] | 'character-device' | 'block-device' | 'socket';
  /** Absolute path with all links followed. */
  path: string;
  mode: number;
  uid: number;
  gid: number;
  /** In bytes; 4096 for a directory. */
  size: number;
  mtime: number;
}

/** What the whole disk may hold, in bytes of this browser's memory. */
const capacity = 32 * 1024 * 1024;

const blockDevices = /^\/dev\/(?:sd[a-z]\d*|sr\d+)$/;

/** The superuser. */
export const root: Identity = { uid: 0, gid: 0, groups: [0], name: 'root' };

/** One user's view of the machine's files. All paths are absolute. */
export class Files extends PathResolution {
  /** Bits that new files do not get. */
  umask: number;

  constructor(machine: Machine, user: Identity, umask = 0o022) {
    super(machine, user);
    this.umask = umask;
  }

  /** The absolute, tidy form of a path: no ".", "..", "//" and no final slash. Links are not followed. */
  resolve(path: string, cwd = '/'): string {
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  exists(path: string): boolean {
    try {
      this.stat(path);
      return true;
    } catch {
      return false;
    }
  }

  /** @throws {FileError} */
  stat(path: string): Stat {
    return this.statOf(this.follow(path, true));
  }

  /** As `stat`, but of a link itself. @throws {FileError} */
  lstat(path: string): Stat {
    return this.statOf(this.follow(path, false));
  }

  /** The path with all links followed. @throws {FileError} where it does not exist */
  realpath(path: string): string {
    return this.stat(path).path;
  }

  /** A file's text. @throws {FileError} */
  read(path: string): string {
    const entry = this.fileAt(path);
    return entry.binary ? textOf(entry.content) : entry.content;
  }

  /** A file's bytes, one character a byte. @throws {FileError} */
  readBytes(path: string): string {
    const entry = this.fileAt(path);
    return entry.binary ? entry.content : bytesOf(entry.content);
  }

  /** Replaces a file's text, or creates it with mode 666 less the umask. @throws {FileError} */
  write(path: string, text: string, mode?: number) {
    this.store(path, { content: text }, mode);
  }

  /** As `write`, with one character a byte. @throws {FileError} */
  writeBytes(path: string, bytes: string, mode?: number) {
    const text = textOf(bytes);
    this.store(path, bytesOf(text) === bytes ? { content: text } : { content: bytes, binary: true }, mode);
  }

  /** @throws {FileError} */
  append(path: string, text: string) {
    this.write(path, (this.exists(path) ? this.read(path) : '') + text);
  }

  /** Names in a directory, sorted by code point. @throws {FileError} */
  list(path: string): string[] {
    const at = this.follow(path, true);
    const entry = this.entryAt(at);
    if (entry.type !== 'directory') throw new FileError('ENOTDIR', path);
    this.demand(entry, 4, path);
    const prefix = at === '/' ? '/' : `${at}/`;
    const names: string[] = [];
    for (const key of Object.keys(this.machine.files)) {
      if (key.startsWith(prefix) && key.length > prefix.length && !key.includes('/', prefix.length)) {
        names.push(key.slice(prefix.length));
      }
    }
    if (at === '/dev') names.push(...Object.keys(devices).map((device) => device.slice('/dev/'.length)));
    return [...new Set(names)].sort();
  }

  /** @param options.parents create what is missing above, and do not mind if it is there @throws {FileError} */
  mkdir(path: string, options: { parents?: boolean; mode?: number } = {}) {
    const parent = dirname(path);
    if (options.parents) {
      if (this.exists(path)) {
        if (this.stat(path).type !== 'directory') throw new FileError('EEXIST', path);
        return;
      }
      if (!this.exists(parent)) this.mkdir(parent, { parents: true });
    }
    const at = this.place(path);
    if (this.has(at)) throw new FileError('EEXIST', path);
    this.changeDirectory(at, path);
    this.machine.files[at] = this.owned({ type: 'directory', mode: (options.mode ?? 0o777 & ~this.umask) & 0o7777 });
  }

  /** Removes a file, a link or an empty directory. @throws {FileError} */
  remove(path: string, options: { recursive?: boolean } = {}) {
    const at = this.follow(path, false);
    const entry = this.entryAt(at);
    if (entry.type === 'directory') {
      if (this.machine.mounts.some((mount) => mount.target === at)) throw new FileError('EBUSY', path);
      const names = this.list(at);
      if (names.length > 0 && !options.recursive) throw new FileError('ENOTEMPTY', path);
      for (const name of names) this.remove(`${at}/${name}`, options);
    }
    this.changeDirectory(at, path, entry);
    Reflect.deleteProperty(this.machine.files, at);
  }

  /** @throws {FileError} */
  rename(from: string, to: string) {
    const source = this.follow(from, false);
    const entry = this.entryAt(source);
    const target = this.place(to);
    const there = this.machine.files[target];
    if (there?.type === 'directory') {
      if (entry.type !== 'directory') throw new FileError('EISDIR', to);
      if (this.list(target).length > 0) throw new FileError('ENOTEMPTY', to);
    }
    if (`${target}/`.startsWith(`${source}/`) && target !== source) throw new FileError('EINVAL', from);
    this.changeDirectory(source, from, entry);
    this.changeDirectory(target, to, there);
    if (source === target) return;
    for (const key of Object.keys(this.machine.files)) {
      if (key === source || key.startsWith(`${source}/`)) {
        const moved = this.machine.files[key];
        Reflect.deleteProperty(this.machine.files, key);
        if (moved) this.machine.files[target + key.slice(source.length)] = moved;
      }
    }
  }

  /** @param target where it points, as written @throws {FileError} */
  symlink(target: string, path: string) {
    const at = this.place(path);
    if (this.has(at)) throw new FileError('EEXIST', path);
    this.changeDirectory(at, path);
    this.machine.files[at] = this.owned({ type: 'link', target, mode: 0o777 });
  }

  /** Where a link points, as written. @throws {FileError} EINVAL where it is none */
  readlink(path: string): string {
    const entry = this.entryAt(this.follow(path, false));
    if (entry.type !== 'link') throw new FileError('EINVAL', path);
    return entry.target;
  }

  /** @throws {FileError} EPERM for all but the owner and root */
  chmod(path: string, mode: number) {
    const entry = this.changeable(path, true);
    entry.mode = mode & 0o7777;
  }

  /** @throws {FileError} EPERM for all but root, and owners who hand a file to a group of theirs */
  chown(path: string, uid: number | undefined, gid: number | undefined, follow = true) {
    const entry = this.changeable(path, follow);
    const may = (uid === undefined || uid === entry.uid) && (gid === undefined || this.user.groups.includes(gid));
    if (this.user.uid !== 0 && !may) throw new FileError('EPERM', path);
    if (uid !== undefined) entry.uid = uid;
    if (gid !== undefined) entry.gid = gid;
  }

  /** @param time milliseconds since 1970 @throws {FileError} */
  touch(path: string, time = this.machine.now) {
    if (!this.exists(path)) this.write(path, '');
    const at = this.follow(path, true);
    this.writable(at, path);
    const entry = this.entryAt(at);
    if (this.user.uid !== entry.uid) this.demand(entry, 2, path);
    entry.mtime = time;
  }

  /** Whether the user may read (4), write (2) or run or search (1) it. */
  may(path: string, rights: number): boolean {
    try {
      const at = this.follow(path, true);
      this.demand(this.entryAt(at), rights, path);
      if (rights & 2) this.writable(at, path);
      return true;
    } catch {
      return false;
    }
  }

  private statOf(path: string): Stat {
    const entry = this.entryAt(path);
    const common = { path, mode: entry.mode, uid: entry.uid, gid: entry.gid, mtime: entry.mtime };
    if (path in devices) return { ...common, type: 'character-device', size: 0 };
    if (blockDevices.test(path)) return { ...common, type: 'block-device', size: 0 };
    if (entry.type === 'file') {
      if (entry.socket) return { ...common, type: 'socket', size: 0 };
      return { ...common, type: 'file', size: entry.binary ? entry.content.length : bytesOf(entry.content).length };
    }
    return { ...common, type: entry.type, size: entry.type === 'link' ? entry.target.length : 4096 };
  }

  private fileAt(path: string): FileEntry {
    const at = this.follow(path, true);
    const entry = this.entryAt(at);
    if (entry.type === 'directory') throw new FileError('EISDIR', path);
    this.demand(entry, 4, path);
    if ('socket' in entry) throw new FileError('ENXIO', path);
    return entry as FileEntry;
  }

  private store(path: string, data: Pick<FileEntry, 'content' | 'binary'>, mode?: number) {
    let at: string;
    try {
      at = this.follow(path, true);
    } catch (error) {
      if (!(error instanceof FileError) || error.code !== 'ENOENT') throw error;
      at = this.place(path);
      // A link that leads nowhere: the file it names is created.
      const link = Object.hasOwn(this.machine.files, at) ? this.machine.files[at] : undefined;
      if (link?.type === 'link') {
        this.store(this.resolve(link.target, dirname(at)), data, mode);
        return;
      }
    }
    if (at === '/dev/full') throw new FileError('ENOSPC', path);
    if (at in devices) return;
    const entry = Object.hasOwn(this.machine.files, at) ? this.machine.files[at] : undefined;
    if (entry?.type === 'directory') throw new FileError('EISDIR', path);
    if (entry) {
      this.demand(entry, 2, path);
      if ('socket' in entry) throw new FileError('ENXIO', path);
      this.writable(at, path);
    } else this.changeDirectory(at, path);
    const before = entry?.type === 'file' ? entry.content.length : 0;
    if (data.content.length > before && this.used() + data.content.length - before > capacity) {
      throw new FileError('ENOSPC', path);
    }
    this.machine.files[at] = {
      ...(entry ?? this.owned({ type: 'file', content: '', mode: (mode ?? 0o666) & ~this.umask })),
      type: 'file',
      ...data,
      mtime: this.machine.now,
    };
    if (!data.binary) delete (this.machine.files[at] as FileEntry).binary;
  }

  private used(): number {
    let sum = 0;
    for (const entry of Object.values(this.machine.files)) if (entry.type === 'file') sum += entry.content.length;
    return sum;
  }

  private owned<T extends { mode: number }>(entry: T): T & Omit<DirectoryEntry, 'type'> {
    return { ...entry, uid: this.user.uid, gid: this.user.gid, mtime: this.machine.now };
  }

  private changeable(path: string, follow: boolean): Entry {
    const at = this.follow(path, follow);
    const entry = this.entryAt(at);
    this.writable(at, path);
    if (this.user.uid !== 0 && this.user.uid !== entry.uid) throw new FileError('EPERM', path);
    return entry;
  }
}
