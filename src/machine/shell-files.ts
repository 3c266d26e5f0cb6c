// The machine's files in the form just-bash asks for: asynchronous, with the error texts its tools look for.
/* eslint-disable @typescript-eslint/require-await -- the shell wants promises of what is at hand */
import type { IFileSystem } from 'just-bash';
import { FileError } from './file-error.ts';
import { Files, root, type Stat } from './files.ts';

type Content = Parameters<IFileSystem['writeFile']>[1];
type Encoding = Parameters<IFileSystem['writeFile']>[2];
type FsStat = Awaited<ReturnType<IFileSystem['stat']>>;
type ByteString = Awaited<ReturnType<NonNullable<IFileSystem['readFileBytes']>>>;

/** Where the shell sends what a command prints to the terminal: one path for stdout, one for stderr. */
export const terminalPaths = { 1: '/dev/terminal/out', 2: '/dev/terminal/err' } as const;

export interface Terminal {
  /** A command is about to print, or has printed nothing. */
  open(): void;
  print(stream: 1 | 2, text: string): void;
}

/**
 * The file system of one shell.
 *
 * @param files with the rights of the shell's user
 * @param terminal gets what is written to {@link terminalPaths}
 * @param isProgram whether a name is a program that lies outside /usr/bin and /bin; the shell runs only what is there,
 *   so it is told that it is
 * @param scriptOf what the shell finds in a program that it reads as a script, by the program's path
 */
export function shellFiles(
  files: Files,
  terminal: Terminal,
  isProgram: (name: string) => boolean,
  scriptOf: (path: string) => string,
): IFileSystem {
  const hidden = (path: string) => /^\/usr\/bin\/(__\w+|[\w.-]+)$/.exec(path)?.[1];
  const streams: Record<string, 1 | 2> = { [terminalPaths[1]]: 1, [terminalPaths[2]]: 2, '/dev/tty': 1 };
  const stream = (path: string) => streams[path];
  // What <( … ) gives is laid there for whoever runs it; its reader is a program of the same user.
  const descriptors = new Files(files.machine, root);
  const writable = (path: string) => (/^\/dev\/fd\/\d+$/.test(path) ? descriptors : files);

  const fs: IFileSystem = {
    readFile: async (path) =>
      attempt('open', path, () => {
        const text = files.read(path);
        return text.startsWith('\x7fELF') ? scriptOf(files.realpath(path)) : text;
      }),
    readFileBytes: async (path) => attempt('open', path, () => files.readBytes(path) as unknown as ByteString),
    readFileBuffer: async (path) => attempt('open', path, () => bytesOf(files.readBytes(path))),
    writeFile: async (path, content, encoding) => {
      const to = stream(path);
      if (to) {
        const text = textOf(content, encoding);
        if (text) terminal.print(to, text);
        else terminal.open();
        return;
      }
      attempt('open', path, () => {
        writable(path).writeBytes(path, byteStringOf(content, encoding));
      });
    },
    appendFile: async (path, content, encoding) => {
      const to = stream(path);
      if (to) {
        terminal.print(to, textOf(content, encoding));
        return;
      }
      attempt('open', path, () => {
        const before = files.exists(path) ? files.readBytes(path) : '';
        files.writeBytes(path, before + byteStringOf(content, encoding));
      });
    },
    exists: async (path) => {
      const name = hidden(path);
      return files.exists(path) || (name !== undefined && isProgram(name));
    },
    stat: async (path) => {
      const name = hidden(path);
      if (name !== undefined && !files.exists(path) && isProgram(name)) return program;
      return attempt('stat', path, () => statOf(files.stat(path)));
    },
    lstat: async (path) => attempt('lstat', path, () => statOf(files.lstat(path))),
    mkdir: async (path, options) =>
      attempt('mkdir', path, () => {
        files.mkdir(path, { parents: options?.recursive ?? false });
      }),
    readdir: async (path) => attempt('scandir', path, () => files.list(path)),
    readdirWithFileTypes: async (path) =>
      attempt('scandir', path, () =>
        files.list(path).map((name) => {
          const { type } = files.lstat(files.resolve(name, path));
          return { name, isFile: type === 'file', isDirectory: type === 'directory', isSymbolicLink: type === 'link' };
        }),
      ),
    rm: async (path, options) =>
      attempt('rm', path, () => {
        if (options?.force && !present(files, path)) return;
        writable(path).remove(path, { recursive: options?.recursive ?? false });
      }),
    cp: async (from, to, options) =>
      attempt('cp', from, () => {
        copy(files, from, to, options?.recursive ?? false);
      }),
    mv: async (from, to) =>
      attempt('mv', from, () => {
        files.rename(from, to);
      }),
    resolvePath: (base, path) => files.resolve(path, base),
    getAllPaths: () => Object.keys(files.machine.files),
    chmod: async (path, mode) =>
      attempt('chmod', path, () => {
        files.chmod(path, mode);
      }),
    symlink: async (target, path) =>
      attempt('symlink', path, () => {
        files.symlink(target, path);
      }),
    link: async (from, to) =>
      attempt('link', from, () => {
        // A second name for one file would need a layer of inodes; its content is copied, as far as one can see.
        files.writeBytes(to, files.readBytes(from), files.stat(from).mode);
      }),
    readlink: async (path) => attempt('readlink', path, () => files.readlink(path)),
    realpath: async (path) => attempt('realpath', path, () => files.realpath(path)),
    utimes: async (path, _accessed, modified) =>
      attempt('utimes', path, () => {
        files.touch(path, modified.getTime());
      }),
  };
  return fs;
}

const program: FsStat = {
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
  mode: 0o755,
  size: 0,
  mtime: new Date(0),
};

function statOf({ type, mode, size, mtime, path }: Stat): FsStat {
  return {
    isFile: type !== 'directory' && type !== 'link',
    isDirectory: type === 'directory',
    isSymbolicLink: type === 'link',
    mode,
    size,
    mtime: new Date(mtime),
    identity: path,
  };
}

function present(files: Files, path: string): boolean {
  try {
    files.lstat(path);
    return true;
  } catch {
    return false;
  }
}

function copy(files: Files, from: string, to: string, recursive: boolean) {
  const source = files.stat(from);
  if (source.type !== 'directory') {
    files.writeBytes(to, files.readBytes(from), source.mode);
    return;
  }
  if (!recursive) throw new FileError('EISDIR', from);
  if (`${files.resolve(to)}/`.startsWith(`${source.path}/`)) throw new FileError('EINVAL', from);
  files.mkdir(to, { parents: true });
  for (const name of files.list(from)) {
    const path = `${from}/${name}`;
    if (files.lstat(path).type === 'link') files.symlink(files.readlink(path), `${to}/${name}`);
    else copy(files, path, `${to}/${name}`, true);
  }
}

/** Runs an operation; a refusal comes out as Node.js words it, which is what the tools of just-bash read. */
function attempt<T>(operation: string, path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const worded = new Error(`${error.code}: ${error.message.toLowerCase()}, ${operation} '${path}'`, { cause: error });
    throw Object.assign(worded, { code: error.code });
  }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function byteStringOf(content: Content, encoding: Encoding): string {
  if (typeof content !== 'string') return Array.from(content, (byte) => String.fromCharCode(byte)).join('');
  const name = typeof encoding === 'string' ? encoding : encoding?.encoding;
  if (name === 'binary' || name === 'latin1') return content;
  return Array.from(new TextEncoder().encode(content), (byte) => String.fromCharCode(byte)).join('');
}

function textOf(content: Content, encoding: Encoding): string {
  const bytes = byteStringOf(content, encoding);
  return new TextDecoder().decode(bytesOf(bytes));
}
