// Paths with all links followed, where not every part need exist: what readlink -f and realpath print.
import { FileError } from '../file-error.ts';
import type { Files } from '../files.ts';
import { dirname } from '../paths.ts';

/**
 * @param path absolute
 * @param missing what may be absent: nothing, the last part, or any
 * @throws {FileError}
 */
export function canonical(files: Files, path: string, missing: 'none' | 'last' | 'any'): string {
  try {
    return files.realpath(path);
  } catch (error) {
    if (!(error instanceof FileError) || error.code !== 'ENOENT' || missing === 'none') {
      if (missing === 'any') return files.resolve(path);
      throw error;
    }
    const tidy = path.replace(/\/+$/, '');
    const link = targetOf(files, tidy);
    if (link !== undefined) return canonical(files, files.resolve(link, dirname(tidy)), missing);
    const parent = dirname(tidy);
    const above = missing === 'any' && !files.exists(parent) ? canonical(files, parent, 'any') : files.realpath(parent);
    return files.resolve(tidy.slice(tidy.lastIndexOf('/') + 1), above);
  }
}

function targetOf(files: Files, path: string): string | undefined {
  try {
    return files.readlink(path);
  } catch {
    return undefined;
  }
}

/** A path as seen from a directory; both absolute and tidy. */
export function relativePath(path: string, from: string): string {
  const [a, b] = [path, from].map((text) => text.split('/').filter(Boolean));
  let common = 0;
  while (a && b && common < a.length && a[common] === b[common]) common += 1;
  return [...(b ?? []).slice(common).map(() => '..'), ...(a ?? []).slice(common)].join('/') || '.';
}
