// mv(1) of coreutils.
import { FileError } from '../file-error.ts';
import { lstatAt, pairsOf, statAt } from './copying.ts';
import { shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';

export const mv = tool(
  {
    flags: {
      '-f': 'force',
      '--force': 'force',
      '-n': 'noClobber',
      '--no-clobber': 'noClobber',
      '-T': 'noTarget',
      '--no-target-directory': 'noTarget',
      '-u': 'update',
      '--update': 'update',
      '-v': 'verbose',
      '--verbose': 'verbose',
      '-b': 'backup',
      '-Z': 'ignored',
    },
    values: { '-t': 'target', '--target-directory': 'target', '-S': 'suffix', '--suffix': 'suffix' },
    unmodelled: ['-i', '--interactive', '--backup', '--strip-trailing-slashes', '--context'],
  },
  (call) => {
    const { options, files, path, complain } = call;
    for (const [source, destination] of pairsOf(call)) {
      try {
        const stat = files.lstat(path(source));
        const to = path(destination);
        const there = lstatAt(call, to.replace(/(?<=.)\/+$/, ''));
        const [from, at] = [files.resolve(path(source)), files.resolve(to)];
        if (there && there.path === stat.path) {
          complain(`${shellQuoted(source)} and ${shellQuoted(destination)} are the same file`);
        } else if (there && there.type !== 'directory' && stat.type === 'directory') {
          complain(`cannot overwrite non-directory ${shellQuoted(destination)} with directory ${shellQuoted(source)}`);
        } else if (there?.type === 'directory' && stat.type !== 'directory') {
          complain(`cannot overwrite directory ${shellQuoted(destination)} with non-directory`);
        } else if (`${at}/`.startsWith(`${from}/`) && stat.type === 'directory') {
          complain(`cannot move ${shellQuoted(source)} to a subdirectory of itself, ${shellQuoted(destination)}`);
        } else if (there && (options.has('noClobber') || (options.has('update') && there.mtime >= stat.mtime)))
          continue;
        else if (!there && destination.endsWith('/') && stat.type !== 'directory') {
          complain(`cannot move ${shellQuoted(source)} to ${shellQuoted(destination)}: Not a directory`);
        } else {
          let backup = '';
          if (statAt(call, at) && (options.has('backup') || options.has('suffix'))) {
            backup = destination + (options.value('suffix') ?? '~');
            files.rename(at, path(backup));
          }
          try {
            files.rename(from, at);
          } catch (error) {
            if (!(error instanceof FileError)) throw error;
            complain(`cannot move ${shellQuoted(source)} to ${shellQuoted(destination)}: ${error.message}`);
            continue;
          }
          if (options.has('verbose'))
            call.out(
              `renamed ${shellQuoted(source)} -> ${shellQuoted(destination)}${backup && ` (backup: ${shellQuoted(backup)})`}\n`,
            );
        }
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        complain(`cannot stat ${shellQuoted(source)}: ${error.message}`);
      }
    }
  },
);
