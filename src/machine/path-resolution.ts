// How the kernel finds what a path names, and whether a user may reach or change it: path_resolution(7).
import { FileError } from './file-error.ts';
import type { Entry, Identity, Machine } from './model.ts';
import { dirname } from './paths.ts';
import { virtualFile } from './processes.ts';

/** Character devices, with their modes. */
export const devices: Record<string, number> = {
  '/dev/null': 0o666,
  '/dev/zero': 0o666,
  '/dev/full': 0o666,
  '/dev/tty': 0o666,
};

/** The machine's files as one user reaches them. All paths are absolute. */
export class PathResolution {
  readonly machine: Machine;
  readonly user: Identity;

  constructor(machine: Machine, user: Identity) {
    this.machine = machine;
    this.user = user;
  }

  /** @param at absolute path without links */
  protected has(at: string): boolean {
    return at in devices || Object.hasOwn(this.machine.files, at) || this.virtual(at) !== undefined;
  }

  /** What the kernel makes up as it is read. */
  private virtual(at: string): string | undefined {
    return at.startsWith('/proc/') || at.startsWith('/sys/') ? virtualFile(this.machine, at) : undefined;
  }

  /** @param at absolute path without links @throws {FileError} where there is none */
  protected entryAt(at: string): Entry {
    const mode = devices[at];
    if (mode !== undefined) return { type: 'file', content: '', mode, uid: 0, gid: 0, mtime: this.machine.bootedAt };
    const entry = Object.hasOwn(this.machine.files, at) ? this.machine.files[at] : undefined;
    if (entry) return entry;
    const content = this.virtual(at);
    if (content === undefined) throw new FileError('ENOENT', at);
    return { type: 'file', content, mode: 0o444, uid: 0, gid: 0, mtime: this.machine.now };
  }

  /**
   * Walks a path as path_resolution(7) does: every directory must be searchable, every link leads on.
   *
   * @param last whether a link at the very end is followed too
   * @throws {FileError}
   */
  protected follow(path: string, last: boolean, depth = 0): string {
    if (depth > 40) throw new FileError('ELOOP', path);
    const parts = path.split('/').filter((part) => part && part !== '.');
    let at = '';
    for (const [index, part] of parts.entries()) {
      const directory = at || '/';
      if (part === '..') {
        at = dirname(directory) === '/' ? '' : dirname(directory);
        continue;
      }
      const holder = this.entryAt(directory);
      if (holder.type !== 'directory') throw new FileError('ENOTDIR', path);
      this.demand(holder, 1, path);
      const next = `${at}/${part}`;
      if (!this.has(next)) throw new FileError('ENOENT', path);
      const entry = this.entryAt(next);
      if (entry.type === 'link' && (last || index < parts.length - 1 || path.endsWith('/'))) {
        const target = entry.target.startsWith('/') ? entry.target : `${directory}/${entry.target}`;
        at = this.follow(target, true, depth + 1);
        if (at === '/') at = '';
      } else at = next;
    }
    if (path.endsWith('/') && at && this.entryAt(at).type !== 'directory') throw new FileError('ENOTDIR', path);
    return at || '/';
  }

  /** Where a new name would lie: its directory followed, its last part as it is. */
  protected place(path: string): string {
    const directory = this.follow(dirname(path), true);
    if (this.entryAt(directory).type !== 'directory') throw new FileError('ENOTDIR', path);
    const name = path.split('/').findLast((part) => part) ?? '';
    return directory === '/' ? `/${name}` : `${directory}/${name}`;
  }

  /** To add or take away a name one must be able to write to its directory; in a sticky one, also own the file. */
  protected changeDirectory(at: string, path: string, entry?: Entry) {
    const holder = this.entryAt(dirname(at));
    this.demand(holder, 3, path);
    this.writable(at, path);
    const sticky = (holder.mode & 0o1000) !== 0;
    if (entry && sticky && this.user.uid !== 0 && this.user.uid !== entry.uid && this.user.uid !== holder.uid) {
      throw new FileError('EPERM', path);
    }
    holder.mtime = this.machine.now;
  }

  /** @param path as written, for the error @throws {FileError} on a file system mounted read-only */
  protected writable(at: string, path: string) {
    const mount = this.machine.mounts.findLast(({ target }) => at === target || at.startsWith(`${target}/`));
    if (mount?.options.includes('ro')) throw new FileError('EROFS', path);
  }

  /** @param rights read (4), write (2), run or search (1) @throws {FileError} EACCES where the user has not all of them */
  protected demand(entry: Entry, rights: number, path: string) {
    if (this.user.uid === 0) return;
    const { uid, gid, mode } = entry;
    const granted = this.user.uid === uid ? mode >> 6 : this.user.groups.includes(gid) ? mode >> 3 : mode;
    if ((granted & rights) !== rights) throw new FileError('EACCES', path);
  }
}
