// install: copies files and sets their mode and owner, or creates directories (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { modeChange } from '../modes.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { groupNumber, userNumber } from '../owners.ts';
import { basename, dirname } from '../paths.ts';
import { NotSimulated, type Call, type Options, type Program } from '../program.ts';

const table = {
  flags: {
    '-c': 'ignored', '-d': 'directory', '--directory': 'directory', '-D': 'parents', '-p': 'times',
    '--preserve-timestamps': 'times', '-T': 'file', '--no-target-directory': 'file', '-v': 'verbose', '--verbose': 'verbose',
  },
  values: {
    '-g': 'group', '--group': 'group', '-m': 'mode', '--mode': 'mode', '-o': 'owner', '--owner': 'owner', '-t': 'target',
    '--target-directory': 'target',
  },
  unmodelled: [
    '-b', '--backup', '-C', '--compare', '-s', '--strip', '--strip-program', '-S', '--suffix', '-Z', '--context',
    '--preserve-context', '--help', '--version',
  ],
}; // prettier-ignore

interface Rights {
  mode: number;
  uid: number | undefined;
  gid: number | undefined;
}

export const install: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { words } = options;
    const rights = rightsOf(call, options);
    if (words.length === 0) throw new UsageError('missing file operand');
    if (options.has('directory'))
      return words.map((word) => makeDirectory(call, options, word, rights)).includes(false) ? 1 : 0;
    const target = options.value('target') ?? words.at(-1) ?? '';
    const sources = options.has('target') ? words : words.slice(0, -1);
    if (sources.length === 0) throw new UsageError(`missing destination file operand after '${target}'`);
    const isDirectory = call.files.exists(call.path(target)) && call.files.stat(call.path(target)).type === 'directory';
    if (options.has('target') && options.has('parents') && !isDirectory) makeParents(call, options, `${target}/x`);
    else if (!isDirectory && (sources.length > 1 || options.has('target'))) {
      const there = call.files.exists(call.path(target)) || sources.length > 1;
      throw new Failure(
        `target '${target}': ${there && call.files.exists(call.path(target)) ? 'Not a directory' : 'No such file or directory'}`,
      );
    }
    if (options.has('file') && isDirectory)
      throw new Failure(`cannot overwrite directory '${target}' with non-directory`);
    const inside = (isDirectory && !options.has('file')) || options.has('target');
    return sources
      .map((source) =>
        copy(call, options, source, inside ? `${target.replace(/\/+$/, '')}/${basename(source)}` : target, rights),
      )
      .includes(false)
      ? 1
      : 0;
  });

function rightsOf(call: Call, options: Options): Rights {
  const text = options.value('mode') ?? '755';
  const change = modeChange(text);
  if (!change) throw new Failure(`invalid mode '${text}'`);
  const owner = options.value('owner');
  const group = options.value('group');
  const uid = owner === undefined ? undefined : userNumber(call.machine, owner);
  if (owner !== undefined && uid === undefined) throw new Failure(`invalid user '${owner}'`);
  const gid = group === undefined ? undefined : groupNumber(call.machine, group);
  if (group !== undefined && gid === undefined) throw new Failure(`invalid group '${group}'`);
  return { mode: change(0, options.has('directory'), 0), uid, gid };
}

function setRights(call: Call, path: string, written: string, { mode, uid, gid }: Rights): boolean {
  try {
    if (uid !== undefined || gid !== undefined) call.files.chown(path, uid, gid);
    call.files.chmod(path, mode);
    return true;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.err(`install: cannot change ownership of '${written}': ${error.message}\n`);
    return false;
  }
}

function makeDirectory(call: Call, options: Options, written: string, rights: Rights): boolean {
  const path = call.path(written);
  if (call.files.exists(path) && call.files.stat(path).type !== 'directory') {
    call.err(`install: cannot create directory '${written}': File exists\n`);
    return false;
  }
  makeParents(call, options, written);
  if (!call.files.exists(path)) {
    if (!call.files.may(dirname(path), 3)) {
      call.err(`install: cannot change permissions of '${written}': No such file or directory\n`);
      return false;
    }
    call.files.mkdir(path);
    if (options.has('verbose')) call.out(`install: creating directory '${written}'\n`);
  }
  return setRights(call, path, written, rights);
}

/** Creates the directories above a path with mode 755. */
function makeParents(call: Call, options: Options, written: string) {
  const parts = written.split('/');
  for (let count = 1; count < parts.length; count += 1) {
    const above = parts.slice(0, count).join('/');
    if (above === '' || call.files.exists(call.path(above))) continue;
    call.files.mkdir(call.path(above), { mode: 0o755 });
    if (options.has('verbose')) call.out(`install: creating directory '${above}'\n`);
  }
}

function copy(call: Call, options: Options, source: string, target: string, rights: Rights): boolean {
  const { files } = call;
  const complain = (text: string) => {
    call.err(`install: ${text}\n`);
    return false;
  };
  const [from, to] = [call.path(source), call.path(target)];
  try {
    const { type } = files.stat(from);
    if (type === 'directory') return complain(`omitting directory '${source}'`);
    if (type !== 'file' && from !== '/dev/null') throw new NotSimulated(`installing ${source}`);
    if (files.exists(to) && files.realpath(to) === files.realpath(from)) {
      return complain(`'${source}' and '${target}' are the same file`);
    }
  } catch (error) {
    if (error instanceof FileError) return complain(`cannot stat '${source}': ${error.message}`);
    throw error;
  }
  if (options.has('parents')) makeParents(call, options, target);
  let bytes: string;
  try {
    bytes = files.readBytes(from);
  } catch (error) {
    if (error instanceof FileError) return complain(`cannot open '${source}' for reading: ${error.message}`);
    throw error;
  }
  try {
    const { mtime } = files.stat(from);
    if (files.exists(to)) files.remove(to);
    files.writeBytes(to, bytes);
    if (options.has('times')) files.touch(to, mtime);
  } catch (error) {
    if (error instanceof FileError) return complain(`cannot create regular file '${target}': ${error.message}`);
    throw error;
  }
  if (options.has('verbose')) call.out(`'${source}' -> '${target}'\n`);
  return setRights(call, to, target, rights);
}
