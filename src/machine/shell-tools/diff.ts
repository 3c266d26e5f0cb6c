// diff(1) of diffutils 3.8.
import { textOf } from '../byte-strings.ts';
import { formatted } from '../commands/date.ts';
import { FileError } from '../file-error.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { basename } from '../paths.ts';
import { edScript, inContext, normal, sideBySide, unified } from './diff-formats.ts';
import type { Side } from './diff-formats.ts';
import { changesOf } from './line-differences.ts';
import type { Change } from './line-differences.ts';
import { globRegex } from './glob.ts';
import { posixRegex } from './regex.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

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
  const look = { width: Number(options.value('width') ?? 130), suppress: options.has('suppress') };
  if (changes.length === 0) {
    if (options.has('identical')) out(`Files ${first} and ${second} are identical\n`);
    if (options.has('sides') && !options.has('brief')) out(sideBySide(sides, changes, look));
    return 0;
  }
  if (options.has('brief')) {
    out(`Files ${first} and ${second} differ\n`);
    return 1;
  }
  if (!top && options.has('recursive')) {
    out(`${['diff', ...call.given.filter((arg) => /^-./.test(arg)), first, second].join(' ')}\n`);
  }
  if (options.has('sides')) out(sideBySide(sides, changes, look));
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
