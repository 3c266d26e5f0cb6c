// What packing and unpacking by tar share: the archive's bytes, the directory of -C, --exclude, and how tar gives up.
import { ArchiveError, gunzipped, isGzip } from '../archives.ts';
import { FileError } from '../file-error.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';

/** The end of tar with a text, as a failure it cannot go on after. */
export class Fatal extends Error {}

/** Wrong usage: its message, and where to find help. */
export class Usage extends Error {}

/** @throws {NotSimulated} for a compression other than gzip that was asked for */
export function refuseOthers(options: Options): void {
  for (const name of ['bzip2', 'xz']) if (options.has(name)) throw new NotSimulated(`compression by ${name}`);
}

/**
 * The absolute path of the directory of -C.
 *
 * @throws {Fatal} where it is none
 */
export function baseOf(call: Call, options: Options): string {
  return options.values('directory').reduce((base, directory) => {
    const path = call.files.resolve(directory, base);
    try {
      if (call.files.stat(path).type !== 'directory') throw new FileError('ENOTDIR', path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new Fatal(`tar: ${directory}: Cannot open: ${error.message}\n`);
    }
    return path;
  }, call.cwd);
}

/**
 * The bytes of an archive, uncompressed, one character each.
 *
 * @param file as written; "-" for the standard input
 * @throws {Fatal} where it cannot be read
 */
export async function contentOf(call: Call, options: Options, file: string): Promise<string> {
  let bytes: string;
  try {
    bytes = file === '-' ? call.stdin : call.files.readBytes(call.path(file));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new Fatal(`tar: ${file}: Cannot open: ${error.message}\n`);
  }
  if (!options.has('gzip') && !isGzip(bytes)) {
    if (/^BZh|^\xfd7zXZ/.test(bytes)) throw new NotSimulated('that compression');
    return bytes;
  }
  try {
    return await gunzipped(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new Fatal(`\ngzip: stdin: ${error.message}\ntar: Child returned status 1\n`);
  }
}

/** Whether --exclude leaves out a path as tar names it: the whole, or its last part, matches. */
export function exclusion(options: Options): (name: string) => boolean {
  const patterns = options.values('exclude').map(globExpression);
  return (name) => patterns.some((pattern) => pattern.test(name) || pattern.test(name.split('/').at(-1) ?? ''));
}

function globExpression(pattern: string): RegExp {
  const expression = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}(?:/.*)?$`);
}
