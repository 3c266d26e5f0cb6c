// What cp(1), mv(1) and ln(1) have in common: their operands, and copies of files.
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { basename } from '../paths.ts';
import { shellQuoted } from './quoting.ts';

import type { ToolCall } from './tool.ts';

/** The file that is there, links followed; undefined where there is none. */
export function statAt({ files }: ToolCall, path: string): Stat | undefined {
  try {
    return files.stat(path);
  } catch (error) {
    if (error instanceof FileError && error.code === 'ENOENT') return undefined;
    if (error instanceof FileError && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** As statAt, but of a link itself. */
export function lstatAt({ files }: ToolCall, path: string): Stat | undefined {
  try {
    return files.lstat(path);
  } catch (error) {
    if (error instanceof FileError && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/**
 * Pairs of source and destination, as written: "SOURCE DEST", "SOURCE... DIRECTORY", or with -t and -T.
 *
 * @throws {UsageError} @throws {Failure}
 */
export function pairsOf(call: ToolCall): [source: string, destination: string][] {
  const { options } = call;
  const words = [...call.words];
  const target = options.value('target');
  if (words.length === 0) throw new UsageError('missing file operand');
  if (target === undefined && words.length === 1)
    throw new UsageError(`missing destination file operand after ${shellQuoted(words[0] ?? '')}`);
  if (options.has('noTarget') && words.length > 2) throw new UsageError(`extra operand ${shellQuoted(words[2] ?? '')}`);
  const last = target ?? words.pop() ?? '';
  const there = last === '' ? undefined : statAt(call, call.path(last));
  const isDirectory = there?.type === 'directory' && !options.has('noTarget');
  if (!isDirectory && (target !== undefined || words.length > 1)) {
    const what = target === undefined ? 'target' : 'target directory';
    throw new Failure(`${what} ${shellQuoted(last)}: ${there ? 'Not a directory' : 'No such file or directory'}`);
  }
  return words.map((word) => [
    word,
    isDirectory ? `${last.replace(/(?<=[^/])\/+$/, '')}/${basename(word)}`.replace(/^\/\//, '/') : last,
  ]);
}

/** What is kept of a copied file. */
export interface Kept {
  mode: boolean;
  owner: boolean;
  time: boolean;
  /** Links are copied as links. */
  links: boolean;
}

/** Gives a copy the mode, owner and time of its original, as far as they are kept. @throws {FileError} */
export function keep(
  { files }: Pick<ToolCall, 'files'>,
  { mode, uid, gid, mtime }: Stat,
  to: string,
  kept: Kept,
): void {
  if (kept.owner && files.user.uid === 0) files.chown(to, uid, gid);
  if (kept.mode) files.chmod(to, mode);
  if (kept.time) files.touch(to, mtime);
}
