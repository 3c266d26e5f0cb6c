// The files that sed(1) edits: their lines, and the new text that takes their place.
import { FileError } from '../file-error.ts';
import type { ToolCall } from './tool.ts';

/** A line of a file. */
export interface Line {
  text: string;
  /** Whether a newline ended it. */
  ended: boolean;
  file: string;
}

/**
 * The lines of a file; the exit status where it cannot be read, and a complaint on stderr.
 *
 * @param file a name, or "-" for stdin
 * @param end what ends a line: a newline or NUL
 * @param inPlace whether the file is to be replaced, which only a regular one can be
 */
export function linesIn(call: ToolCall, file: string, end: string, inPlace: boolean): Line[] | number {
  try {
    if (inPlace && call.files.stat(call.path(file)).type !== 'file') {
      call.complain(`couldn't edit ${file}: not a regular file`);
      return 4;
    }
    const lines = call.read(file).split(end);
    const last = lines.pop() ?? '';
    return [
      ...lines.map((text) => ({ text, ended: true, file })),
      ...(last === '' ? [] : [{ text: last, ended: false, file }]),
    ];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const isDirectory = error.code === 'EISDIR';
    call.complain(isDirectory ? `read error on ${file}: ${error.message}` : `can't read ${file}: ${error.message}`);
    return isDirectory ? 4 : 2;
  }
}

/** Puts a new text in a file's place, as `-i` does; false where that is refused, and a complaint on stderr. */
export function replaceFile(call: ToolCall, file: string, text: string): boolean {
  const { files, options, path } = call;
  const at = path(file);
  const suffix = options.value('inPlace');
  try {
    const { mode } = files.stat(at);
    if (suffix) {
      const [, directory = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(at) ?? [];
      const backup = suffix.includes('*') ? suffix.replaceAll('*', name) : name + suffix;
      files.writeBytes(backup.includes('/') ? path(backup) : directory + backup, files.readBytes(at), mode);
    }
    // The new text takes the place of a link, as a renamed file does.
    if (files.lstat(at).type === 'link') files.remove(at);
    files.write(at, text, mode);
    return true;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.complain(`couldn't open temporary file ./sedXXXXXX: ${error.message}`);
    return false;
  }
}
