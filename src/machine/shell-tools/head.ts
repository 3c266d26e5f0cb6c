// head(1) of coreutils.
import { counted, partOf, withHeaders } from './head-tail.ts';
import { tool } from './tool.ts';

export const head = tool(
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
    modernise: (args) =>
      args.map((arg, index) =>
        index === 0
          ? arg.replace(/^-(\d+)(c?)$/, (_, count: string, bytes: string) => `-${bytes || 'n'}${count}`)
          : arg,
      ),
  },
  (call) => {
    const { count, sign, unit } = counted(call.options);
    withHeaders(call, (text) => {
      const parts = partOf(text, unit, call.options.has('zero'));
      return parts.slice(0, sign === '-' ? Math.max(0, parts.length - count) : count).join('');
    });
  },
);
