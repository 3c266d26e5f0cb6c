// tail(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { counted, partOf, withHeaders } from './head-tail.ts';
import { tool } from './tool.ts';

const old = /^([-+])(\d+)([lc]?)$/;

export const tail = tool(
  {
    binary: true,
    flags: {
      '-q': 'quiet',
      '--quiet': 'quiet',
      '--silent': 'quiet',
      '-v': 'verbose',
      '--verbose': 'verbose',
      '-z': 'zero',
      '--zero-terminated': 'zero',
    },
    values: { '-n': 'lines', '--lines': 'lines', '-c': 'bytes', '--bytes': 'bytes' },
    unmodelled: ['-f', '-F', '--follow', '--retry', '--pid', '-s', '--sleep-interval', '--max-unchanged-stats'],
    modernise: (args) => {
      const [, sign = '', count = '', unit = ''] = old.exec(args[0] ?? '') ?? [];
      if (!count) return args;
      // Only one file is allowed behind such an option.
      if (args.length > 2 && !args[1]?.startsWith('-'))
        throw new Failure(`option used in invalid context -- ${count.slice(0, 1)}`);
      return [unit === 'c' ? '-c' : '-n', (sign === '+' ? '+' : '') + count, ...args.slice(1)];
    },
  },
  (call) => {
    const { count, sign, unit } = counted(call.options);
    withHeaders(call, (text) => {
      const parts = partOf(text, unit, call.options.has('zero'));
      return parts.slice(sign === '+' ? Math.max(0, count - 1) : Math.max(0, parts.length - count)).join('');
    });
  },
);
