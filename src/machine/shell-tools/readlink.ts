// readlink(1) of coreutils.
import { canonical } from './canonical.ts';
import { shellQuotedIfNeeded } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const readlink = tool(
  {
    flags: {
      '-f': 'last', '--canonicalize': 'last', '-e': 'none', '--canonicalize-existing': 'none', '-m': 'any', '--canonicalize-missing': 'any',
      '-n': 'bare', '--no-newline': 'bare', '-q': 'quiet', '--quiet': 'quiet', '-s': 'quiet', '--silent': 'quiet', '-v': 'verbose',
      '--verbose': 'verbose', '-z': 'zero', '--zero': 'zero',
    }, // prettier-ignore
  },
  (call) => {
    const { options, words, files } = call;
    demandWords(words, 1);
    const missing = (['last', 'none', 'any'] as const).find((mode) => options.has(mode));
    const end = options.has('zero') ? '\0' : options.has('bare') && words.length === 1 ? '' : '\n';
    let status = 0;
    for (const word of words) {
      try {
        call.out((missing ? canonical(files, call.path(word), missing) : files.readlink(call.path(word))) + end);
      } catch (error) {
        status = 1;
        if (options.has('verbose')) call.complain(`${shellQuotedIfNeeded(word)}: ${(error as Error).message}`);
      }
    }
    return status;
  },
);
