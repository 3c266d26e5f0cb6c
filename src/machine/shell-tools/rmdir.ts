// rmdir(1) of coreutils.
import { FileError } from '../file-error.ts';
import { shellQuoted } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const rmdir = tool(
  {
    flags: {
      '-p': 'parents',
      '--parents': 'parents',
      '-v': 'verbose',
      '--verbose': 'verbose',
      '--ignore-fail-on-non-empty': 'ignore',
    },
  },
  (call) => {
    const { options, words, files } = call;
    demandWords(words, 1);
    for (const word of words) {
      for (let at = word.replace(/(?<=[^/])\/+$/, ''); ; at = at.slice(0, at.lastIndexOf('/')).replace(/\/+$/, '')) {
        if (options.has('verbose')) call.out(`rmdir: removing directory, ${shellQuoted(at)}\n`);
        try {
          if (files.lstat(call.path(at)).type !== 'directory') throw new FileError('ENOTDIR', at);
          files.remove(call.path(at));
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          const ignored = error.code === 'ENOTEMPTY' && options.has('ignore');
          if (!ignored)
            call.complain(
              `failed to remove ${at === word.replace(/\/+$/, '') ? '' : 'directory '}${shellQuoted(at === word.replace(/\/+$/, '') ? word : at)}: ${error.message}`,
            );
          break;
        }
        if (!options.has('parents') || !at.includes('/')) break;
      }
    }
  },
);
