// du(1) of coreutils.
import { humanSize } from '../columns.ts';
import { FileError } from '../file-error.ts';
import { UsageError } from '../option-errors.ts';
import { allocated } from './file-status.ts';
import { globRegex } from './glob.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';

export const du = tool(
  {
    flags: {
      '-a': 'all', '--all': 'all', '--apparent-size': 'apparent', '-b': 'bytes', '--bytes': 'bytes', '-c': 'total', '--total': 'total', '-h': 'human', '--human-readable': 'human',
      '--si': 'si', '-k': 'kilo', '-m': 'mega', '-s': 'sum', '--summarize': 'sum', '-S': 'separate', '--separate-dirs': 'separate', '-x': 'ignored', '--one-file-system': 'ignored',
      '-0': 'null', '--null': 'null', '-P': 'ignored', '--no-dereference': 'ignored', '-D': 'followOperands', '-H': 'followOperands', '--dereference-args': 'followOperands',
    }, // prettier-ignore
    values: { '-d': 'depth', '--max-depth': 'depth', '--exclude': 'exclude' },
    unmodelled: [
      '-B',
      '--block-size',
      '-l',
      '--count-links',
      '-L',
      '--dereference',
      '-t',
      '--threshold',
      '--time',
      '--time-style',
      '-X',
      '--exclude-from',
      '--files0-from',
      '--inodes',
    ],
  },
  (call) => {
    const { options, files } = call;
    const depthText = options.value('depth');
    if (depthText !== undefined && !/^\d+$/.test(depthText))
      throw new UsageError(`invalid maximum depth ${quoted(depthText)}`);
    if (options.has('sum') && options.has('all')) throw new UsageError('cannot both summarize and show all entries');
    if (options.has('sum') && depthText !== undefined && depthText !== '0')
      throw new UsageError(`warning: summarizing conflicts with --max-depth=${depthText}`);
    const deepest = options.has('sum') ? 0 : Number(depthText ?? Infinity);
    const excluded = options.values('exclude').map((glob) => globRegex(glob));
    const apparent = options.has('apparent') || options.has('bytes');
    const shown = (bytes: number) => {
      if (options.has('bytes')) return String(bytes);
      if (options.has('human') || options.has('si')) return humanSize(bytes, options.has('si') ? 1000 : 1024);
      return String(Math.ceil(bytes / (options.has('mega') ? 1024 * 1024 : 1024)));
    };
    const print = (bytes: number, name: string) =>
      call.out(`${shown(bytes)}\t${name}${options.has('null') ? '\0' : '\n'}`);
    const seen = new Set<string>();
    const measure = (name: string, path: string, depth: number): number => {
      const stat = depth === 0 && options.has('followOperands') ? files.stat(path) : files.lstat(path);
      if (excluded.some((glob) => glob.test(name) || glob.test(name.split('/').at(-1) ?? ''))) return 0;
      if (seen.has(stat.path)) return 0;
      seen.add(stat.path);
      let bytes = apparent ? stat.size : allocated(stat);
      let below = 0;
      if (stat.type === 'directory') {
        try {
          for (const entry of files.list(path)) {
            const inside = `${name.replace(/\/$/, '')}/${entry}`;
            const size = measure(inside, `${path.replace(/\/$/, '')}/${entry}`, depth + 1);
            if (options.has('separate') && files.lstat(`${path.replace(/\/$/, '')}/${entry}`).type === 'directory')
              below += size;
            else bytes += size;
          }
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          call.complain(`cannot read directory ${shellQuoted(name)}: ${error.message}`);
        }
      }
      const wanted = stat.type === 'directory' || options.has('all') || depth === 0;
      if (wanted && depth <= deepest) print(bytes, name);
      return bytes + below;
    };
    let total = 0;
    for (const word of call.words.length > 0 ? call.words : ['.']) {
      total +=
        call.attempt(
          () => measure(word, call.path(word), 0),
          (reason) => `cannot access ${shellQuoted(word)}: ${reason}`,
        ) ?? 0;
    }
    if (options.has('total')) print(total, 'total');
  },
);
