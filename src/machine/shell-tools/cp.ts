// cp(1) of coreutils.
import { FileError } from '../file-error.ts';
import { NotSimulated } from '../program.ts';
import { keep, lstatAt, pairsOf, statAt } from './copying.ts';
import type { Kept } from './copying.ts';
import { shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

export const cp = tool(
  {
    flags: {
      '-a': 'archive', '--archive': 'archive', '-d': 'links', '-P': 'links', '--no-dereference': 'links', '-L': 'follow', '--dereference': 'follow', '-f': 'force',
      '--force': 'force', '-n': 'noClobber', '--no-clobber': 'noClobber', '-p': 'preserve', '-r': 'recursive', '-R': 'recursive', '--recursive': 'recursive',
      '-s': 'symbolic', '--symbolic-link': 'symbolic', '-T': 'noTarget', '--no-target-directory': 'noTarget', '-u': 'update', '--update': 'update',
      '-v': 'verbose', '--verbose': 'verbose', '-x': 'ignored', '--one-file-system': 'ignored', '--remove-destination': 'removeFirst', '-b': 'backup',
    }, // prettier-ignore
    values: { '-t': 'target', '--target-directory': 'target', '-S': 'suffix', '--suffix': 'suffix' },
    optional: { '--preserve': 'preserve', '--backup': 'backup', '--reflink': 'ignored', '--sparse': 'ignored' },
    unmodelled: [
      '-i',
      '--interactive',
      '-l',
      '--link',
      '-H',
      '--parents',
      '--attributes-only',
      '--copy-contents',
      '--no-preserve',
      '--strip-trailing-slashes',
      '-Z',
      '--context',
    ],
  },
  (call) => {
    const { options } = call;
    if (
      options.has('backup') &&
      options.value('backup') &&
      !['simple', 'never'].includes(options.value('backup') ?? '')
    )
      throw new NotSimulated('a numbered backup');
    const archive = options.has('archive');
    const preserved = options.value('preserve') || 'mode,ownership,timestamps';
    const keeps = (what: string) =>
      archive || (options.has('preserve') && (preserved.includes(what) || preserved.includes('all')));
    const kept: Kept = {
      mode: keeps('mode'),
      owner: keeps('ownership'),
      time: keeps('timestamps'),
      links: archive || options.has('links') || (options.has('recursive') && !options.has('follow')),
    };
    for (const [source, destination] of pairsOf(call)) copy(call, source, destination, kept, destination);
  },
);

function copy(call: ToolCall, source: string, destination: string, kept: Kept, top: string): void {
  const { files, options, path, complain } = call;
  const recursive = options.has('recursive') || options.has('archive');
  try {
    const from = path(source);
    const stat = kept.links ? files.lstat(from) : files.stat(from);
    if (stat.type === 'directory' && !recursive) {
      complain(`-r not specified; omitting directory ${shellQuoted(source)}`);
      return;
    }
    const to = path(destination);
    const there = statAt(call, to);
    if (there && there.path === files.stat(from).path && stat.type !== 'link') {
      complain(`${shellQuoted(source)} and ${shellQuoted(destination)} are the same file`);
      return;
    }
    if (stat.type === 'directory') {
      copyDirectory(call, source, destination, kept, top);
      return;
    }
    if (there?.type === 'directory') {
      complain(`cannot overwrite directory ${shellQuoted(destination)} with non-directory`);
      return;
    }
    if (there && (options.has('noClobber') || (options.has('update') && there.mtime >= stat.mtime))) return;
    if (!there && destination.endsWith('/')) {
      complain(`cannot create regular file ${shellQuoted(destination)}: Not a directory`);
      return;
    }
    let backup = '';
    if (there && (options.has('backup') || options.has('suffix'))) {
      backup = destination + (options.value('suffix') ?? '~');
      files.rename(to, path(backup));
    }
    try {
      if (stat.type === 'link' || options.has('symbolic')) {
        if (lstatAt(call, to)) files.remove(to);
        files.symlink(stat.type === 'link' ? files.readlink(from) : source, to);
      } else {
        if (there && (options.has('removeFirst') || (options.has('force') && !files.may(to, 2)))) files.remove(to);
        const bytes = files.readBytes(from);
        try {
          files.writeBytes(to, bytes, stat.mode & 0o777);
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          complain(`cannot create regular file ${shellQuoted(destination)}: ${error.message}`);
          return;
        }
        keep(call, stat, to, kept);
      }
      if (options.has('verbose'))
        call.out(
          `${shellQuoted(source)} -> ${shellQuoted(destination)}${backup && ` (backup: ${shellQuoted(backup)})`}\n`,
        );
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complain(`cannot open ${shellQuoted(source)} for reading: ${error.message}`);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(`cannot stat ${shellQuoted(source)}: ${error.message}`);
  }
}

function copyDirectory(call: ToolCall, source: string, destination: string, kept: Kept, top: string): void {
  const { files, options, path, complain } = call;
  const [from, to] = [path(source), path(destination)];
  const stat = files.stat(from);
  const there = statAt(call, to);
  if (there && there.type !== 'directory') {
    complain(
      `cannot overwrite non-directory ${shellQuoted(destination)} with directory ${shellQuoted(source.replace(/(?<=.)\/+$/, ''))}`,
    );
    return;
  }
  if (`${files.resolve(to)}/`.startsWith(`${files.resolve(from)}/`)) {
    complain(
      `cannot copy a directory, ${shellQuoted(source.replace(/(?<=.)\/+$/, ''))}, into itself, ${shellQuoted(top)}`,
    );
    return;
  }
  if (!there) {
    try {
      files.mkdir(files.resolve(to), { mode: (stat.mode & ~files.umask) | 0o700 });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complain(`cannot create directory ${shellQuoted(destination)}: ${error.message}`);
      return;
    }
    if (options.has('verbose')) call.out(`${shellQuoted(source)} -> ${shellQuoted(destination)}\n`);
  }
  const join = (directory: string, name: string) => `${directory.replace(/(?<=.)\/+$/, '')}/${name}`;
  for (const name of files.list(from)) copy(call, join(source, name), join(destination, name), kept, top);
  if (!there) keep(call, stat, to, kept);
}
