// How a shell finds what a word or pattern names: programs, scripts on PATH, directories.
import { programs } from './commands/index.ts';
import type { Files } from './files.ts';
import { globRegex } from './shell-tools/glob.ts';

/** Where a shell looks. */
export interface Place {
  readonly files: Files;
  readonly cwd: string;
  /** What PATH holds. */
  readonly path: string;
}

/** Where the shell finds its programs by itself. */
const systemDirectory = /^\/(?:usr\/)?bin\//;

/** The name of the simulated program at a path, where the shell would not find it by itself. */
export function programAt(path: string, { files, cwd }: Place): string | undefined {
  if (!path.includes('/')) return undefined;
  const full = files.resolve(path, cwd);
  if (systemDirectory.test(full)) return undefined;
  return programs.find((program) => full.replace(/^\/sbin\//, '/usr/sbin/') === program.path && files.exists(full))
    ?.name;
}

/** Whether a command's file is on the machine, where it is one of a simulated program. */
export function isInstalled(name: string, files: Files): boolean {
  return files.exists(programs.find((program) => program.name === name)?.path ?? '/');
}

/**
 * The path of a script that may be run; undefined where the word names something else.
 *
 * @param isFunction whether the shell has a function of that name
 */
export function scriptAt(name: string, place: Place, isFunction: (name: string) => boolean): string | undefined {
  const { files, cwd } = place;
  const isScript = (path: string) => {
    if (!files.may(path, 5)) return false;
    const { type, mode } = files.stat(path);
    return type === 'file' && (mode & 0o111) !== 0 && !files.read(path).startsWith('\x7fELF');
  };
  if (name.includes('/')) {
    const path = files.resolve(name, cwd);
    return !programAt(name, place) && !systemDirectory.test(path) && isScript(path) ? name : undefined;
  }
  if (programs.some((program) => program.name === name) || isFunction(name)) return undefined;
  return onPath(name, place).find(isScript);
}

/** The text of what `source` reads; undefined where it cannot. */
export function sourceText(file: string, place: Place): string | undefined {
  const { files, cwd } = place;
  const found = file.includes('/') ? undefined : onPath(file, place).find((path) => files.exists(path));
  const path = found ?? files.resolve(file, cwd);
  return files.may(path, 4) && files.stat(path).type === 'file' ? files.read(path) : undefined;
}

/** Where a name may be, in the order of PATH. */
function onPath(name: string, { files, path }: Place): string[] {
  return path
    .split(':')
    .filter(Boolean)
    .map((directory) => files.resolve(name, directory));
}

/** The directories that a pattern with a slash at its end names. */
export function directoriesAt(pattern: string, { files, cwd }: Pick<Place, 'files' | 'cwd'>): string[] {
  let found = [pattern.startsWith('/') ? '/' : ''];
  for (const part of pattern.split('/').filter(Boolean)) {
    const expression = globRegex(part);
    found = found.flatMap((start) => {
      const at = files.resolve(start || '.', cwd);
      const names = files.exists(at) && files.may(at, 4) ? files.list(at) : [];
      return names
        .filter((name) => expression.test(name) && (part.startsWith('.') || !name.startsWith('.')))
        .filter((name) => files.exists(`${at}/${name}`) && files.stat(`${at}/${name}`).type === 'directory')
        .map((name) => `${start}${name}/`);
    });
  }
  return found;
}
