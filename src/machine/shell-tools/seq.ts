// seq(1) of coreutils.
import { Failure, UsageError } from '../option-errors.ts';
import { formatNumber } from './number-format.ts';
import { quoted } from './quoting.ts';
import { tool } from './tool.ts';

export const seq = tool(
  {
    flags: { '-w': 'equal', '--equal-width': 'equal' },
    values: { '-s': 'separator', '--separator': 'separator', '-f': 'format', '--format': 'format' },
    // A negative number is no option.
    modernise: (args) => {
      const at = args.findIndex((arg, index) => /^-\.?\d/.test(arg) && !/^-[sf]$/.test(args[index - 1] ?? ''));
      return at === -1 || args.slice(0, at).includes('--') ? args : [...args.slice(0, at), '--', ...args.slice(at)];
    },
  },
  (call) => {
    const { options, words } = call;
    if (words.length === 0) throw new UsageError('missing operand');
    if (words.length > 3) throw new UsageError(`extra operand ${quoted(words[3] ?? '')}`);
    const numbers = words.map((word) => {
      if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(word))
        throw new UsageError(`invalid floating point argument: ${quoted(word)}`);
      return { value: Number(word), decimals: /\.(\d*)/.exec(word)?.[1]?.length ?? 0 };
    });
    const one = { value: 1, decimals: 0 };
    const [first = one, second = one, third = one] = numbers;
    const [from, step, last] =
      numbers.length === 1 ? [one, one, first] : numbers.length === 2 ? [first, one, second] : [first, second, third];
    if (step.value === 0) throw new UsageError(`invalid Zero increment value: ${quoted(words[1] ?? '')}`);
    const decimals = Math.max(from.decimals, step.decimals);
    const count = Math.floor((last.value - from.value) / step.value + 1e-10) + 1;
    if (count > 1_000_000) throw new Failure('a sequence of more than a million numbers is not simulated here', 125);
    const format = options.value('format');
    const [, before = '', flags = '', width = '', precision, conversion = '', after = ''] =
      /^((?:[^%]|%%)*)%([-+ #0']*)(\d*)(?:\.(\d*))?([efgaEFGA])((?:[^%]|%%)*)$/.exec(format ?? '%f') ?? [];
    if (!conversion) {
      if (format !== undefined && !format.replaceAll('%%', '').includes('%'))
        throw new Failure(`format ${quoted(format)} has no % directive`);
      throw new Failure(
        `format ${quoted(format ?? '')} has unknown %${/%[-+ #0'\d.]*(.)/.exec(format ?? '')?.[1] ?? ''} directive`,
      );
    }
    const directive = {
      flags,
      width: width ? Number(width) : undefined,
      precision: precision === undefined ? undefined : Number(precision),
      conversion,
    };
    const values = Array.from({ length: Math.max(0, count) }, (_, index) => from.value + index * step.value);
    let texts = values.map((value) =>
      format === undefined
        ? value.toFixed(decimals)
        : before.replaceAll('%%', '%') + formatNumber(value, directive) + after.replaceAll('%%', '%'),
    );
    if (options.has('equal')) {
      const longest = Math.max(from.value.toFixed(decimals).length, last.value.toFixed(decimals).length);
      texts = texts.map((text) =>
        text.startsWith('-') ? `-${text.slice(1).padStart(longest - 1, '0')}` : text.padStart(longest, '0'),
      );
    }
    if (texts.length > 0) call.out(`${texts.join(options.value('separator') ?? '\n')}\n`);
  },
);
