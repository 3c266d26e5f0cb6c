// realpath(1) of coreutils.
import { canonical, relativePath } from './canonical.ts';
import { shellQuotedIfNeeded } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const realpath = tool(
  {
    flags: {
      '-e': 'none', '--canonicalize-existing': 'none', '-m': 'any', '--canonicalize-missing': 'any', '-q': 'quiet', '--quiet': 'quiet',
      '-s': 'unlinked', '--strip': 'unlinked', '--no-symlinks': 'unlinked', '-P': 'physical', '--physical': 'physical', '-z': 'zero', '--zero': 'zero',
    }, // prettier-ignore
    values: { '--relative-to': 'relative', '--relative-base': 'base' },
    unmodelled: ['-L', '--logical'],
  },
  (call) => {
    const { options, words, files } = call;
    demandWords(words, 1);
    const missing = options.has('none') ? 'none' : options.has('any') ? 'any' : 'last';
    const [relative, base] = ['relative', 'base'].map((name) => {
      const given = options.value(name);
      return given === undefined ? undefined : canonical(files, call.path(given), missing);
    });
    for (const word of words) {
      try {
        const path = call.path(word);
        if (options.has('unlinked') && missing !== 'any') files.stat(path);
        const full = options.has('unlinked') ? files.resolve(path) : canonical(files, path, missing);
        const inside = base === undefined || `${full}/`.startsWith(base === '/' ? '/' : `${base}/`);
        const from = relative ?? base;
        call.out(
          (from !== undefined && inside ? relativePath(full, from) : full) + (options.has('zero') ? '\0' : '\n'),
        );
      } catch (error) {
        if (options.has('quiet')) return 1;
        call.complain(`${shellQuotedIfNeeded(word)}: ${(error as Error).message}`);
      }
    }
    return undefined;
  },
);
