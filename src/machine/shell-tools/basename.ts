// basename(1) of coreutils.
import { UsageError } from '../option-errors.ts';
import { basename as lastPart } from '../paths.ts';
import { quoted } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const basename = tool(
  {
    leading: true,
    flags: { '-a': 'multiple', '--multiple': 'multiple', '-z': 'zero', '--zero': 'zero' },
    values: { '-s': 'suffix', '--suffix': 'suffix' },
  },
  ({ options, words, out }) => {
    demandWords(words, 1);
    const several = options.has('multiple') || options.has('suffix');
    if (!several && words.length > 2) throw new UsageError(`extra operand ${quoted(words[2] ?? '')}`);
    const suffix = options.value('suffix') ?? (several ? '' : (words[1] ?? ''));
    for (const word of several ? words : words.slice(0, 1)) {
      const name = lastPart(word) || (word === '' ? '' : '/');
      const stem = suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
      out(stem + (options.has('zero') ? '\0' : '\n'));
    }
  },
);
