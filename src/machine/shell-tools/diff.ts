// diff(1) of diffutils 3.8.
import { formatted } from '../commands/date.ts';
import { textOf } from '../byte-strings.ts';
import { FileError } from '../file-error.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { basename } from '../paths.ts';
import { changesOf } from './line-differences.ts';
import type { Change } from './line-differences.ts';
import { globRegex } from './glob.ts';
import { posixRegex } from './regex.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

interface Side {
  name: string;
  label: string;
  lines: string[];
  /** Whether the last line lacks its newline. */
  unended: boolean;
}

export const diff = tool(
  {
    usage: 2,
    failure: 2,
    hint: () => "diff: Try 'diff --help' for more information.\n",
    flags: {
      '-q': 'brief', '--brief': 'brief', '-s': 'identical', '--report-identical-files': 'identical', '-u': 'unified', '-c': 'context', '-r': 'recursive',
      '--recursive': 'recursive', '-N': 'new', '--new-file': 'new', '-i': 'case', '--ignore-case': 'case', '-b': 'blanks', '--ignore-space-change': 'blanks',
      '-w': 'space', '--ignore-all-space': 'space', '-Z': 'trailing', '--ignore-trailing-space': 'trailing', '-B': 'blankLines', '--ignore-blank-lines': 'blankLines',
      '-a': 'text', '--text': 'text', '-y': 'sides', '--side-by-side': 'sides', '--suppress-common-lines': 'suppress', '-e': 'ed', '--ed': 'ed', '--normal': 'normal',
      '-d': 'ignored', '--minimal': 'ignored', '--strip-trailing-cr': 'carriage', '--no-dereference': 'ignored', '-t': 'ignored', '--speed-large-files': 'ignored', '-H': 'ignored',
    }, // prettier-ignore
    values: {
      '-U': 'unifiedLines',
      '-C': 'contextLines',
      '-L': 'label',
      '--label': 'label',
      '-W': 'width',
      '--width': 'width',
      '-x': 'exclude',
      '--exclude': 'exclude',
      '-I': 'matching',
      '--ignore-matching-lines': 'matching',
    },
    optional: { '--unified': 'unifiedLines', '--context': 'contextLines', '--color': 'colour' },
    unmodelled: [
      '-n',
      '--rcs',
      '-p',
      '--show-c-function',
      '-F',
      '--show-function-line',
      '-l',
      '--paginate',
      '-T',
      '--initial-tab',
      '-E',
      '--ignore-tab-expansion',
      '-D',
      '--ifdef',
      '-X',
      '--exclude-from',
      '-S',
      '--starting-file',
      '--from-file',
      '--to-file',
      '--unidirectional-new-file',
      '--left-column',
      '--expand-tabs',
      '--tabsize',
      '--horizon-lines',
      '--palette',
      '-P',
    ],
  },
  (call) => {
    const { words, options } = call;
    if (options.value('colour') === 'always') throw new Failure("option '--color=always' is not simulated here", 125);
    if (words.length < 2) throw new UsageError(`missing operand after '${words[0] ?? 'diff'}'`);
    if (words.length > 2) throw new UsageError(`extra operand '${words[2] ?? ''}'`);
    const [first = '', second = ''] = words;
    return compare(call, first, second, true);
  },
);

/** What is at a path; undefined where nothing is. Complains where that is wrong. */
function kindOf(call: ToolCall, name: string): 'file' | 'directory' | undefined {
  if (name === '-') return 'file';
  try {
    return call.files.stat(call.path(name)).type === 'directory' ? 'directory' : 'file';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (!call.options.has('new')) call.complain(`${name}: ${error.message}`);
    return undefined;
  }
}

/** Compares two files or directories; gives the exit status. */
function compare(call: ToolCall, first: string, second: string, top: boolean): number {
  const { options } = call;
  const [a, b] = [kindOf(call, first), kindOf(call, second)];
  if ((!a || !b) && (!options.has('new') || (!a && !b))) return 2;
  if (a === 'directory' && b === 'directory') return compareDirectories(call, first, second);
  if (top && a === 'directory') return compare(call, `${first.replace(/\/$/, '')}/${basename(second)}`, second, false);
  if (top && b === 'directory') return compare(call, first, `${second.replace(/\/$/, '')}/${basename(first)}`, false);
  if (a === 'directory' || b === 'directory') {
    const what = (kind: string | undefined) => (kind === 'directory' ? 'a directory' : 'a regular file');
    call.out(`File ${first} is ${what(a)} while file ${second} is ${what(b)}\n`);
    return 1;
  }
  try {
    return compareFiles(call, first, second, [a, b], top);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.complain(`${error.path === call.path(second) ? second : first}: ${error.message}`);
    return 2;
  }
}

function compareDirectories(call: ToolCall, first: string, second: string): number {
  const { options, files } = call;
  const excluded = options.values('exclude').map((glob) => globRegex(glob));
  const list = (name: string) =>
    files.list(call.path(name)).filter((entry) => !excluded.some((glob) => glob.test(entry)));
  const [a, b] = [list(first), list(second)];
  const join = (directory: string, name: string) => `${directory.replace(/(?<=.)\/$/, '')}/${name}`;
  let status = 0;
  for (const name of [...new Set([...a, ...b])].sort()) {
    const [left, right] = [join(first, name), join(second, name)];
    if ((!a.includes(name) || !b.includes(name)) && !options.has('new')) {
      call.out(`Only in ${a.includes(name) ? first : second}: ${name}\n`);
      status = Math.max(status, 1);
      continue;
    }
    const isDirectory = (path: string) =>
      files.exists(call.path(path)) && files.stat(call.path(path)).type === 'directory';
    if ((isDirectory(left) || !a.includes(name)) && (isDirectory(right) || !b.includes(name))) {
      if (!options.has('recursive')) call.out(`Common subdirectories: ${left} and ${right}\n`);
      else if (a.includes(name) && b.includes(name)) status = Math.max(status, compareDirectories(call, left, right));
      else status = Math.max(status, compareNew(call, left, right, a.includes(name)));
    } else status = Math.max(status, compare(call, left, right, false));
  }
  return status;
}

/** A directory that only one side has, with --new-file: each file in it is compared with an empty one. */
function compareNew(call: ToolCall, left: string, right: string, isLeft: boolean): number {
  let status = 0;
  for (const name of call.files.list(call.path(isLeft ? left : right))) {
    const [a, b] = [`${left}/${name}`, `${right}/${name}`];
    const isDirectory = call.files.stat(call.path(isLeft ? a : b)).type === 'directory';
    status = Math.max(status, isDirectory ? compareNew(call, a, b, isLeft) : compare(call, a, b, false));
  }
  return status;
}

function compareFiles(
  call: ToolCall,
  first: string,
  second: string,
  [a, b]: [string | undefined, string | undefined],
  top: boolean,
): number {
  const { options, out } = call;
  const [left, right] = [a ? call.readBytes(first) : '', b ? call.readBytes(second) : ''];
  if (left !== right && !options.has('text') && /\0/.test(left + right)) {
    out(`${options.has('brief') ? 'Files' : 'Binary files'} ${first} and ${second} differ\n`);
    return options.has('brief') ? 1 : 2;
  }
  const labels = options.values('label');
  const sides = [side(call, first, left, labels[0]), side(call, second, right, labels[1])] as const;
  const changes = ignoring(call, sides, changesOf(...(sides.map((one) => keysOf(call, one)) as [string[], string[]])));
  if (changes.length === 0) {
    if (options.has('identical')) out(`Files ${first} and ${second} are identical\n`);
    if (options.has('sides') && !options.has('brief')) out(sideBySide(call, sides, changes));
    return 0;
  }
  if (options.has('brief')) {
    out(`Files ${first} and ${second} differ\n`);
    return 1;
  }
  if (!top && options.has('recursive')) {
    out(`${['diff', ...call.given.filter((arg) => /^-./.test(arg)), first, second].join(' ')}\n`);
  }
  if (options.has('sides')) out(sideBySide(call, sides, changes));
  else if (options.has('unified') || options.has('unifiedLines'))
    out(unified(sides, changes, Number(options.value('unifiedLines') || 3)));
  else if (options.has('context') || options.has('contextLines'))
    out(inContext(sides, changes, Number(options.value('contextLines') || 3)));
  else if (options.has('ed')) out(edScript(sides[1], changes));
  else out(normal(sides, changes));
  return 1;
}

function side({ files, path, zone }: ToolCall, name: string, bytes: string, label: string | undefined): Side {
  const text = textOf(bytes);
  const lines = text.split('\n');
  const unended = lines.at(-1) !== '';
  if (!unended) lines.pop();
  const time =
    name !== '-' && files.exists(path(name)) ? files.stat(path(name)).mtime : name === '-' ? files.machine.now : 0;
  return {
    name,
    label: label ?? `${name}\t${formatted('%Y-%m-%d %H:%M:%S.%N %z', time, zone)}`,
    lines,
    unended: unended && text !== '',
  };
}

/** The lines as they are compared. */
function keysOf({ options }: ToolCall, { lines, unended }: Side): string[] {
  const keys = lines.map((line) => {
    let key = line;
    if (options.has('carriage')) key = key.replace(/\r$/, '');
    if (options.has('space')) key = key.replace(/\s+/g, '');
    else if (options.has('blanks')) key = key.replace(/\s+$/, '').replace(/\s+/g, ' ');
    else if (options.has('trailing')) key = key.replace(/\s+$/, '');
    return options.has('case') ? key.toLowerCase() : key;
  });
  const lax = options.has('space') || options.has('blanks') || options.has('trailing');
  if (unended && !lax) keys[keys.length - 1] = `${keys.at(-1) ?? ''}\n\\`;
  return keys;
}

/** Leaves out changes that are to be ignored. */
function ignoring({ options }: ToolCall, [a, b]: readonly [Side, Side], changes: Change[]): Change[] {
  const patterns = options.values('matching').map((pattern) => posixRegex(pattern, { extended: false }));
  if (!options.has('blankLines') && patterns.length === 0) return changes;
  return changes.filter(({ from, to }) => {
    const lines = [...a.lines.slice(...from), ...b.lines.slice(...to)];
    return !lines.every(
      (line) => (options.has('blankLines') && line === '') || patterns.some((pattern) => pattern.test(line)),
    );
  });
}

/** Lines of a side with a sign before each, and the remark on a missing newline. */
function signed({ lines, unended }: Side, [start, end]: [number, number], sign: string): string {
  let text = '';
  for (let at = start; at < end; at += 1) {
    text += `${sign}${lines[at] ?? ''}\n`;
    if (unended && at === lines.length - 1) text += '\\ No newline at end of file\n';
  }
  return text;
}

function range([start, end]: [number, number]): string {
  if (end === start) return String(start);
  return end === start + 1 ? String(end) : `${start + 1},${end}`;
}

function normal([a, b]: readonly [Side, Side], changes: Change[]): string {
  return changes
    .map(({ from, to }) => {
      const letter = from[0] === from[1] ? 'a' : to[0] === to[1] ? 'd' : 'c';
      return `${range(from)}${letter}${range(to)}\n${signed(a, from, '< ')}${letter === 'c' ? '---\n' : ''}${signed(b, to, '> ')}`;
    })
    .join('');
}

function edScript(b: Side, changes: Change[]): string {
  return [...changes]
    .reverse()
    .map(({ from, to }) => {
      const letter = from[0] === from[1] ? 'a' : to[0] === to[1] ? 'd' : 'c';
      return `${range(from)}${letter}\n${letter === 'd' ? '' : `${signed(b, to, '')}.\n`}`;
    })
    .join('');
}

/** Changes that stand so close that their surroundings touch. */
function grouped(changes: Change[], context: number): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.from[0] - last.from[1] <= 2 * context) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function surroundings(group: Change[], [a, b]: readonly [Side, Side], context: number): Change {
  const [first, last] = [group[0], group.at(-1)];
  const before = Math.min(context, first?.from[0] ?? 0, first?.to[0] ?? 0);
  const after = Math.min(context, a.lines.length - (last?.from[1] ?? 0), b.lines.length - (last?.to[1] ?? 0));
  return {
    from: [(first?.from[0] ?? 0) - before, (last?.from[1] ?? 0) + after],
    to: [(first?.to[0] ?? 0) - before, (last?.to[1] ?? 0) + after],
  };
}

function unified(sides: readonly [Side, Side], changes: Change[], context: number): string {
  const [a, b] = sides;
  const place = ([start, end]: [number, number]) =>
    end === start ? `${start},0` : end === start + 1 ? String(end) : `${start + 1},${end - start}`;
  let text = `--- ${a.label}\n+++ ${b.label}\n`;
  for (const group of grouped(changes, context)) {
    const all = surroundings(group, sides, context);
    text += `@@ -${place(all.from)} +${place(all.to)} @@\n`;
    let at = all.from[0];
    for (const { from, to } of group) {
      text += signed(a, [at, from[0]], ' ') + signed(a, from, '-') + signed(b, to, '+');
      at = from[1];
    }
    text += signed(a, [at, all.from[1]], ' ');
  }
  return text;
}

function inContext(sides: readonly [Side, Side], changes: Change[], context: number): string {
  const [a, b] = sides;
  const place = ([start, end]: [number, number]) => (end <= start + 1 ? String(end) : `${start + 1},${end}`);
  let text = `*** ${a.label}\n--- ${b.label}\n`;
  for (const group of grouped(changes, context)) {
    const all = surroundings(group, sides, context);
    const part = (one: Side, key: 'from' | 'to', other: 'from' | 'to', sign: string) => {
      if (group.every((change) => change[key][0] === change[key][1])) return '';
      let at = all[key][0];
      let lines = '';
      for (const change of group) {
        const mark = change[other][0] === change[other][1] ? `${sign} ` : '! ';
        lines += signed(one, [at, change[key][0]], '  ') + signed(one, change[key], mark);
        at = change[key][1];
      }
      return lines + signed(one, [at, all[key][1]], '  ');
    };
    text += `***************\n*** ${place(all.from)} ****\n${part(a, 'from', 'to', '-')}--- ${place(all.to)} ----\n${part(b, 'to', 'from', '+')}`;
  }
  return text;
}

/** Both files beside each other, as wide as `-W` says. */
function sideBySide({ options }: ToolCall, [a, b]: readonly [Side, Side], changes: Change[]): string {
  const width = Number(options.value('width') ?? 130);
  // The right column begins at a tab stop; the sign stands in the gap.
  const unaligned = Math.floor((width + 1) / 2) + 1;
  const right = Math.max(0, unaligned - (unaligned % 8));
  const half = Math.max(0, Math.min(right - 3, width - right));
  const row = (left: string | undefined, sign: string, second: string | undefined) => {
    const shown = (left ?? '').slice(0, half);
    const other = second?.slice(0, half);
    if (sign === ' ') return `${shown}${tabs(shown.length, right)}${other ?? ''}\n`;
    const column = Math.floor((half + right - 1) / 2);
    const start = shown + tabs(shown.length, column) + sign;
    return `${start}${other === undefined ? '' : other === '' ? '' : tabs(column + 1, right) + other}\n`;
  };
  let text = '';
  let [x, y] = [0, 0];
  const common = (end: number) => {
    for (; x < end; x += 1, y += 1) if (!options.has('suppress')) text += row(a.lines[x], ' ', b.lines[y]);
  };
  for (const { from, to } of changes) {
    common(from[0]);
    for (; x < from[1] || y < to[1];) {
      if (x < from[1] && y < to[1]) text += row(a.lines[x++], '|', b.lines[y++]);
      else if (x < from[1]) text += row(a.lines[x++], '<', undefined);
      else text += row('', '>', b.lines[y++]);
    }
  }
  common(a.lines.length);
  return text;
}

function tabs(from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    const stop = (Math.floor(at / 8) + 1) * 8;
    text += stop <= to ? '\t' : ' '.repeat(to - at);
    at = Math.min(to, stop);
  }
  return text;
}
