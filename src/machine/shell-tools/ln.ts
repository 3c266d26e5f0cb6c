// ln(1) of coreutils, for symbolic links: the machine's files have one name each.
import { FileError } from '../file-error.ts';
import { Failure } from '../option-errors.ts';
import { basename, dirname } from '../paths.ts';
import { NotSimulated } from '../program.ts';
import { relativePath } from './canonical.ts';
import { lstatAt, pairsOf, statAt } from './copying.ts';
import { shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';

export const ln = tool(
  {
    flags: {
      '-s': 'symbolic',
      '--symbolic': 'symbolic',
      '-f': 'force',
      '--force': 'force',
      '-n': 'noFollow',
      '--no-dereference': 'noFollow',
      '-T': 'noTarget',
      '--no-target-directory': 'noTarget',
      '-v': 'verbose',
      '--verbose': 'verbose',
      '-r': 'relative',
      '--relative': 'relative',
    },
    values: { '-t': 'target', '--target-directory': 'target' },
    unmodelled: [
      '-b',
      '--backup',
      '-d',
      '-F',
      '--directory',
      '-i',
      '--interactive',
      '-L',
      '--logical',
      '-P',
      '--physical',
      '-S',
      '--suffix',
    ],
  },
  (call) => {
    const { options, files, path, words, complain } = call;
    // With one operand the link gets the target's name, here.
    const single = words.length === 1 && !options.has('target');
    const last = words.at(-1) ?? '';
    const isLink = last !== '' && options.has('noFollow') && lstatAt(call, path(last))?.type === 'link';
    const pairs: [string, string][] = single
      ? [[last, `./${basename(last)}`]]
      : isLink && words.length === 2
        ? [[words[0] ?? '', last]]
        : pairsOf(call);
    for (const [target, link] of pairs) {
      const kind = options.has('symbolic') ? 'symbolic' : 'hard';
      const what = `failed to create ${kind} link ${shellQuoted(link)}`;
      try {
        if (kind === 'hard') {
          if (!lstatAt(call, path(target)))
            throw new Failure(`failed to access ${shellQuoted(target)}: No such file or directory`);
          if (statAt(call, path(target))?.type === 'directory')
            throw new Failure(`${target}: hard link not allowed for directory`);
          throw new NotSimulated('a second name for a file (a hard link)');
        }
        const there = lstatAt(call, path(link));
        if (there && options.has('force')) {
          if (there.type === 'directory') throw new Failure(`${link}: cannot overwrite directory`);
          files.remove(path(link));
        }
        const shown = options.has('relative')
          ? relativePath(files.resolve(path(target)), dirname(files.resolve(path(link))))
          : target;
        files.symlink(shown, path(link));
        if (options.has('verbose')) call.out(`${shellQuoted(link)} -> ${shellQuoted(shown)}\n`);
      } catch (error) {
        if (error instanceof Failure) complain(error.message);
        else if (error instanceof FileError) complain(`${what}: ${error.message}`);
        else throw error;
      }
    }
  },
);
