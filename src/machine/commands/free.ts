// free: how much memory is in use (procps 4.0).
import { memory } from '../mounts.ts';
import { withOptions } from '../option-errors.ts';
import type { Program } from '../program.ts';

const usage = `
Usage:
 free [options]

Options:
 -b, --bytes         show output in bytes
     --kilo          show output in kilobytes
     --mega          show output in megabytes
     --giga          show output in gigabytes
     --tera          show output in terabytes
     --peta          show output in petabytes
 -k, --kibi          show output in kibibytes
 -m, --mebi          show output in mebibytes
 -g, --gibi          show output in gibibytes
     --tebi          show output in tebibytes
     --pebi          show output in pebibytes
 -h, --human         show human-readable output
     --si            use powers of 1000 not 1024
 -l, --lohi          show detailed low and high memory statistics
 -t, --total         show total for RAM + swap
 -v, --committed     show committed memory and commit limit
 -s N, --seconds N   repeat printing every N seconds
 -c N, --count N     repeat printing N times, then exit
 -w, --wide          wide output

     --help     display this help and exit
 -V, --version  output version information and exit

For more details see free(1).
`;

const table = {
  flags: {
    '-b': 'b', '--bytes': 'b', '-k': 'k', '--kibi': 'k', '-m': 'm', '--mebi': 'm', '-g': 'g', '--gibi': 'g', '-h': 'human',
    '--human': 'human', '-t': 'total', '--total': 'total', '-w': 'wide', '--wide': 'wide',
  },
  unmodelled: [
    '--kilo', '--mega', '--giga', '--tera', '--peta', '--tebi', '--pebi', '--si', '-l', '--lohi', '-s', '--seconds', '-c',
    '--count', '-v', '--committed', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const free: Program = async (call) =>
  withOptions(call, table, { text: usage }, (options) => {
    const { words } = options;
    if (words.length > 0) {
      call.err(usage);
      return 1;
    }
    const divisor = options.has('b') ? 1 : options.has('m') ? 1024 ** 2 : options.has('g') ? 1024 ** 3 : 1024;
    const form = (bytes: number) => (options.has('human') ? human(bytes) : String(Math.floor(bytes / divisor)));
    const { total, used, shared, cache } = memory;
    const rest = total - used - cache;
    const buffers = Math.floor(cache * 0.06);
    const caches = options.has('wide') ? [buffers, cache - buffers] : [cache];
    // 3.3, of 3.0, has a narrower first column.
    const label = call.machine.release === '3.0' ? 8 : 9;
    const line = (name: string, cells: string[]) =>
      `${name.padEnd(label)}${cells.map((cell) => cell.padStart(11)).join(' ')}\n`;
    const heads = [
      'total',
      'used',
      'free',
      'shared',
      ...(options.has('wide') ? ['buffers', 'cache'] : ['buff/cache']),
      'available',
    ];
    call.out(line('', heads));
    call.out(line('Mem:', [total, used, rest, shared, ...caches, total - used - shared].map(form)));
    call.out(line('Swap:', [0, 0, 0].map(form)));
    if (options.has('total')) call.out(line('Total:', [total, used, rest].map(form)));
    return 0;
  });

/** "1.9Gi", "424Mi", "0B": one decimal where the number has one digit. */
function human(bytes: number): string {
  const units = ['B', 'Ki', 'Mi', 'Gi'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? (Math.floor(value * 10) / 10).toFixed(1) : String(Math.floor(value))}${units[unit] ?? ''}`;
}
