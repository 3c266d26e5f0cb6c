// df: how full file systems are (coreutils 9.1).
import { humanSize, tableLines, type Column } from '../columns.ts';
import { FileError } from '../file-error.ts';
import { mountOf, mountsOf, usageOf, type Usage } from '../mounts.ts';
import type { Mount } from '../model.ts';
import { Failure, withOptions } from '../option-errors.ts';
import { NotSimulated, type Options, type Program } from '../program.ts';

const table = {
  flags: {
    '-a': 'all', '--all': 'all', '-h': 'human', '--human-readable': 'human', '-H': 'decimal', '--si': 'decimal', '-i': 'inodes',
    '--inodes': 'inodes', '-k': 'kibi', '-l': 'local', '--local': 'local', '-m': 'mebi', '-P': 'portable',
    '--portability': 'portable', '-T': 'type', '--print-type': 'type', '--total': 'total', '--sync': 'sync',
    '--no-sync': 'sync',
  },
  values: { '-B': 'block', '--block-size': 'block', '-t': 'only', '--type': 'only', '-x': 'without', '--exclude-type': 'without' },
  optional: { '--output': 'output' },
  unmodelled: ['-v', '--help', '--version'],
}; // prettier-ignore

interface Line {
  source: string;
  type: string;
  usage: Usage;
  target: string;
}

export const df: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine, files } = call;
    let status = 0;
    const chosen: Mount[] = [];
    for (const word of options.words) {
      try {
        const path = files.realpath(call.path(word));
        chosen.push(mountsOf(machine).findLast(({ source }) => source === path) ?? mountOf(machine, path));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        call.err(`df: ${word}: ${error.message}\n`);
        status = 1;
      }
    }
    if (options.words.length > 0 && chosen.length === 0) return status;
    const only = options.values('only');
    const without = options.values('without');
    const kept = (options.words.length > 0 ? chosen : visible(mountsOf(machine))).filter(
      ({ type }) => (only.length === 0 || only.includes(type)) && !without.includes(type),
    );
    const lines: Line[] = kept.flatMap((mount) => {
      const usage = usageOf(machine, mount);
      if (!usage && !options.has('all') && options.words.length === 0) return [];
      return [{ ...mount, usage: usage ?? { size: 0, used: 0, available: 0, inodes: 0, inodesUsed: 0 } }];
    });
    if (lines.length === 0) throw new Failure('no file systems processed');
    if (options.has('total')) lines.push(totalOf(lines));
    call.out(tableLines(...tableOf(lines, options)));
    return status;
  });

/** What df lists by itself: each mount point once, the last mount on it; file systems without a size come out later. */
function visible(mounts: Mount[]): Mount[] {
  return mounts.filter(
    (mount, index) => !mounts.some((other, place) => place > index && other.target === mount.target),
  );
}

function totalOf(lines: Line[]): Line {
  const sum = (key: keyof Usage) => lines.reduce((total, { usage }) => total + usage[key], 0);
  const usage = {
    size: sum('size'),
    used: sum('used'),
    available: sum('available'),
    inodes: sum('inodes'),
    inodesUsed: sum('inodesUsed'),
  };
  return { source: 'total', type: '-', usage, target: '-' };
}

function tableOf(lines: Line[], options: Options): [Column[], string[][]] {
  const source: Column = { title: 'Filesystem', align: 'left', least: 14 };
  const target: Column = { title: 'Mounted on', align: 'left' };
  const type: Column[] = options.has('type') ? [{ title: 'Type', align: 'left', least: 4 }] : [];
  const row = (line: Line, cells: string[]) => [
    line.source,
    ...(options.has('type') ? [line.type] : []),
    ...cells,
    line.target,
  ];

  if (options.has('output')) return chosenTable(lines, options);
  if (options.has('inodes')) {
    const scaled = options.has('human') ? (count: number) => humanSize(count) : String;
    const columns = [
      source,
      ...type,
      numeric('Inodes'),
      numeric('IUsed'),
      numeric('IFree'),
      numeric('IUse%', 4),
      target,
    ];
    const rows = lines.map((line) => {
      const { inodes, inodesUsed } = line.usage;
      return row(line, [
        ...[inodes, inodesUsed, inodes - inodesUsed].map(scaled),
        share(inodesUsed, inodes - inodesUsed),
      ]);
    });
    return [columns, rows];
  }
  const { title, form, short } = unitOf(options);
  const columns = [
    source,
    ...type,
    numeric(title),
    numeric('Used'),
    numeric(short ? 'Avail' : 'Available'),
    numeric(options.has('portable') ? 'Capacity' : 'Use%', 4),
    target,
  ];
  const rows = lines.map((line) => {
    const { size, used, available } = line.usage;
    return row(line, [...[size, used, available].map(form), share(used, available)]);
  });
  return [columns, rows];
}

/** The columns of --output, in the order that was asked for. */
function chosenTable(lines: Line[], options: Options): [Column[], string[][]] {
  const { title, form } = unitOf(options);
  const known: Record<string, [Column, (line: Line) => string]> = {
    source: [{ title: 'Filesystem', align: 'left', least: 14 }, ({ source }) => source],
    fstype: [{ title: 'Type', align: 'left', least: 4 }, ({ type }) => type],
    itotal: [numeric('Inodes'), ({ usage }) => String(usage.inodes)],
    iused: [numeric('IUsed'), ({ usage }) => String(usage.inodesUsed)],
    iavail: [numeric('IFree'), ({ usage }) => String(usage.inodes - usage.inodesUsed)],
    ipcent: [numeric('IUse%', 4), ({ usage }) => share(usage.inodesUsed, usage.inodes - usage.inodesUsed)],
    size: [numeric(title), ({ usage }) => form(usage.size)],
    used: [numeric('Used'), ({ usage }) => form(usage.used)],
    avail: [numeric('Avail'), ({ usage }) => form(usage.available)],
    pcent: [numeric('Use%', 4), ({ usage }) => share(usage.used, usage.available)],
    target: [{ title: 'Mounted on', align: 'left' }, ({ target }) => target],
  };
  const usual = 'source,fstype,itotal,iused,iavail,ipcent,size,used,avail,pcent,target';
  const chosen = (options.value('output') || usual).split(',').map((name) => {
    const found = known[name];
    if (!found) throw new NotSimulated(`the field '${name}'`);
    return found;
  });
  return [chosen.map(([column]) => column), lines.map((line) => chosen.map(([, cell]) => cell(line)))];
}

function numeric(title: string, least = 5): Column {
  return { title, align: 'right', least };
}

/** "16%"; "-" where there is nothing to have a share of. */
function share(used: number, rest: number): string {
  return used + rest === 0 ? '-' : `${Math.ceil((used / (used + rest)) * 100)}%`;
}

/** How sizes are written: the heading of the first column, and a number of bytes in that form. */
function unitOf(options: Options): { title: string; form: (bytes: number) => string; short: boolean } {
  if (options.has('human')) return { title: 'Size', form: (bytes) => humanSize(bytes), short: true };
  if (options.has('decimal')) return { title: 'Size', form: (bytes) => humanSize(bytes, 1000), short: true };
  const blocks = (bytes: number, suffix = '') => ({
    form: (size: number) => `${Math.ceil(size / bytes)}${suffix}`,
    short: false,
  });
  const block = options.value('block');
  if (block !== undefined) {
    const [, count = '', unit = ''] = /^(\d*)([KMG]?)$/.exec(block) ?? [];
    if (!/^\d*[KMG]?$/.test(block) || block === '' || (count !== '' && unit !== ''))
      throw new NotSimulated(`the block size '${block}'`);
    const bytes = unit === '' ? Number(count) : 1024 ** ('KMG'.indexOf(unit) + 1);
    return {
      title: unit === '' && bytes !== 1024 ? `${bytes}B-blocks` : `1${unit || 'K'}-blocks`,
      ...blocks(bytes, count === '' ? unit : ''),
    };
  }
  if (options.has('mebi')) return { title: '1M-blocks', ...blocks(1024 ** 2) };
  return { title: options.has('portable') ? '1024-blocks' : '1K-blocks', ...blocks(1024) };
}
