// dirname(1) of coreutils.
import { demandWords, tool } from './tool.ts';

export const dirname = tool({ flags: { '-z': 'zero', '--zero': 'zero' } }, ({ options, words, out }) => {
  demandWords(words, 1);
  for (const word of words) {
    const stripped = word.replace(/\/+$/, '');
    const directory =
      stripped === '' ? (word ? '/' : '.') : stripped.includes('/') ? stripped.replace(/\/+[^/]*$/, '') || '/' : '.';
    out(directory + (options.has('zero') ? '\0' : '\n'));
  }
});
