// rm(1) of coreutils.
import { FileError } from '../file-error.ts';
import { UsageError } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';

export const rm = tool(
  {
    flags: {
      '-f': 'force',
      '--force': 'force',
      '-r': 'recursive',
      '-R': 'recursive',
      '--recursive': 'recursive',
      '-d': 'directory',
      '--dir': 'directory',
      '-v': 'verbose',
      '--verbose': 'verbose',
      '--one-file-system': 'ignored',
      '--no-preserve-root': 'rootToo',
    },
    optional: { '--preserve-root': 'ignored', '--interactive': 'interactive' },
    unmodelled: ['-i', '-I'],
  },
  (call) => {
    const { options, words, files } = call;
    if (words.length === 0) {
      if (options.has('force')) return;
      throw new UsageError('missing operand');
    }
    if (options.has('interactive') && options.value('interactive') !== 'never')
      throw new NotSimulated("option '--interactive'");
    const refuse = (word: string, reason: string) => call.complain(`cannot remove ${shellQuoted(word)}: ${reason}`);
    const remove = (word: string): boolean => {
      try {
        const path = call.path(word);
        const isDirectory = files.lstat(path).type === 'directory';
        if (isDirectory && !options.has('recursive')) {
          if (!options.has('directory')) throw new FileError('EISDIR', word);
        } else if (isDirectory) {
          let emptied = true;
          for (const name of files.list(path)) emptied = remove(`${word.replace(/\/+$/, '')}/${name}`) && emptied;
          if (!emptied) return false;
        }
        files.remove(path.replace(/(?<=[^/])\/+$/, ''));
        if (options.has('verbose')) call.out(`removed ${isDirectory ? 'directory ' : ''}${shellQuoted(word)}\n`);
        return true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        if (options.has('force') && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return true;
        refuse(word, error.message);
        return false;
      }
    };
    for (const word of words) {
      if (options.has('recursive') && /^(?:.*\/)?\.{1,2}\/*$/.test(word)) {
        call.complain(`refusing to remove '.' or '..' directory: skipping ${shellQuoted(word)}`);
      } else if (
        options.has('recursive') &&
        word !== '' &&
        files.resolve(call.path(word)) === '/' &&
        !options.has('rootToo')
      ) {
        call.complain(
          `it is dangerous to operate recursively on ${shellQuoted(word)}${word === '/' ? '' : " (same as '/')"}`,
        );
        call.complain('use --no-preserve-root to override this failsafe');
      } else remove(word);
    }
  },
);
