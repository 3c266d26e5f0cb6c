// grep(1) 3.8 of GNU.
import { FileError } from '../file-error.ts';
import { Failure } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { globRegex } from './glob.ts';
import { perlRegex } from './perl-regex.ts';
import { literally, posixRegex, RegexError } from './regex.ts';
import { linesOf, tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

const usage = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";

export const grep = tool(
  {
    usage: 2,
    failure: 2,
    hint: () => usage,
    flags: {
      '-E': 'extended', '--extended-regexp': 'extended', '-F': 'fixed', '--fixed-strings': 'fixed', '-G': 'basic', '--basic-regexp': 'basic',
      '-P': 'perl', '--perl-regexp': 'perl', '-i': 'fold', '-y': 'fold', '--ignore-case': 'fold', '--no-ignore-case': 'unfold', '-v': 'invert',
      '--invert-match': 'invert', '-w': 'word', '--word-regexp': 'word', '-x': 'line', '--line-regexp': 'line', '-c': 'count', '--count': 'count',
      '-o': 'only', '--only-matching': 'only', '-n': 'number', '--line-number': 'number', '-H': 'name', '--with-filename': 'name', '-h': 'nameless',
      '--no-filename': 'nameless', '-l': 'matching', '--files-with-matches': 'matching', '-L': 'unmatching', '--files-without-match': 'unmatching',
      '-q': 'quiet', '--quiet': 'quiet', '--silent': 'quiet', '-s': 'silent', '--no-messages': 'silent', '-r': 'recursive', '--recursive': 'recursive',
      '-R': 'recursive', '--dereference-recursive': 'recursive', '-b': 'offset', '--byte-offset': 'offset', '-T': 'tab', '--initial-tab': 'tab',
      '-Z': 'null', '--null': 'null', '-z': 'zero', '--null-data': 'zero', '-a': 'text', '--text': 'text', '-I': 'textOnly', '-U': 'ignored',
      '--binary': 'ignored', '--line-buffered': 'ignored', '--no-group-separator': 'unseparated',
    }, // prettier-ignore
    values: {
      '-e': 'pattern', '--regexp': 'pattern', '-f': 'file', '--file': 'file', '-m': 'most', '--max-count': 'most', '-A': 'after', '--after-context': 'after',
      '-B': 'before', '--before-context': 'before', '-C': 'around', '--context': 'around', '--include': 'include', '--exclude': 'exclude',
      '--exclude-dir': 'excludeDirectory', '--label': 'label', '--group-separator': 'separator', '-d': 'directories', '--directories': 'directories',
    }, // prettier-ignore
    optional: { '--color': 'colour', '--colour': 'colour' },
    unmodelled: ['--binary-files', '-D', '--devices', '--exclude-from', '-u', '--unix-byte-offsets'],
    modernise: (args) => args.map((arg) => arg.replace(/^-(\d+)$/, '--context=$1')),
  },
  (call) => {
    const { options, name } = call;
    const operands = [...call.words];
    if (options.value('colour') === 'always') throw new NotSimulated("option '--color=always'");
    const patterns = [
      ...options.values('pattern').flatMap((text) => text.split('\n')),
      ...options.values('file').flatMap((file) => {
        try {
          return linesOf(call.read(file));
        } catch (error) {
          throw new Failure(`${file}: ${(error as Error).message}`, 2);
        }
      }),
    ];
    if (!options.has('pattern') && !options.has('file')) {
      const first = operands.shift();
      if (first === undefined) {
        call.err(usage);
        return 2;
      }
      patterns.push(...first.split('\n'));
    }
    const number = (option: string, what: string) => {
      const text = options.value(option);
      if (text !== undefined && !/^-?\d+$/.test(text)) throw new Failure(`${text}: invalid ${what}`, 2);
      return text === undefined ? undefined : Number(text);
    };
    const around = number('around', 'context length argument') ?? 0;
    const search: Search = {
      call,
      matchers: matchersOf(call, patterns, name === 'egrep' ? 'extended' : name === 'fgrep' ? 'fixed' : 'basic'),
      most: number('most', 'max count') ?? Infinity,
      before: number('before', 'context length argument') ?? around,
      after: number('after', 'context length argument') ?? around,
      named: false,
      grouped: false,
    };
    const recursive = options.has('recursive') || options.value('directories') === 'recurse';
    const files = operands.length > 0 ? operands : [recursive ? '.' : '-'];
    search.named =
      options.has('name') ||
      (!options.has('nameless') &&
        (files.length > 1 || (recursive && (operands.length === 0 || files.some((file) => isDirectory(call, file))))));

    const outcome = { found: false, failed: false };
    const complain = (text: string) => {
      outcome.failed = true;
      if (!options.has('silent')) call.complain(text);
    };
    const visit = (file: string, given: boolean) => {
      if (!given && !wanted(file, options.values('include'), options.values('exclude'))) return;
      try {
        if (isDirectory(call, file)) {
          if (options.value('directories') === 'skip') return;
          if (!recursive) throw new FileError('EISDIR', file);
          if (options.values('excludeDirectory').some((glob) => globRegex(glob).test(file.split('/').at(-1) ?? '')))
            return;
          for (const entry of call.files.list(call.path(file))) {
            const inside = operands.length === 0 && file === '.' ? entry : `${file.replace(/\/$/, '')}/${entry}`;
            if (call.files.lstat(call.path(inside)).type !== 'link') visitEntry(inside);
          }
          return;
        }
        if (searchFile(search, file === '-' ? (options.value('label') ?? '(standard input)') : file, call.read(file)))
          outcome.found = true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        complain(`${file}: ${error.message}`);
      }
    };
    const visitEntry = (file: string) => {
      if (isDirectory(call, file) || wanted(file, options.values('include'), options.values('exclude')))
        visit(file, true);
    };
    for (const file of files) {
      visit(file, isDirectory(call, file) || file === '-');
      if (outcome.found && options.has('quiet')) return 0;
    }
    return outcome.failed ? 2 : outcome.found ? 0 : 1;
  },
);

interface Search {
  call: ToolCall;
  matchers: RegExp[];
  most: number;
  before: number;
  after: number;
  /** Whether lines are printed with the file's name. */
  named: boolean;
  /** Whether a group of lines has been printed. */
  grouped: boolean;
}

function isDirectory({ files, path }: ToolCall, file: string): boolean {
  return file !== '-' && files.exists(path(file)) && files.stat(path(file)).type === 'directory';
}

function wanted(file: string, include: string[], exclude: string[]): boolean {
  const base = file.split('/').at(-1) ?? '';
  const matches = (globs: string[]) => globs.some((glob) => globRegex(glob).test(base) || globRegex(glob).test(file));
  return (include.length === 0 || matches(include)) && !matches(exclude);
}

function matchersOf(
  { options, err, name }: ToolCall,
  patterns: string[],
  otherwise: 'basic' | 'extended' | 'fixed',
): RegExp[] {
  const kind = (['perl', 'fixed', 'extended', 'basic'] as const).find((option) => options.has(option)) ?? otherwise;
  const ignoreCase = options.has('fold') && !options.has('unfold');
  const around = (source: string) => {
    if (options.has('line')) return `^(?:${source})$`;
    return options.has('word') ? `(?<![\\w])(?:${source})(?![\\w])` : source;
  };
  return patterns.map((pattern) => {
    try {
      let source: string;
      if (kind === 'perl') source = perlRegex(pattern);
      else if (kind === 'fixed') source = literally(pattern);
      else {
        const extended = kind === 'extended';
        const start = extended ? /^\(*([*+?]|\{\d)/.exec(pattern)?.[1] : undefined;
        if (start) err(`${name}: warning: ${start.startsWith('{') ? '{...}' : start} at start of expression\n`);
        ({ source } = posixRegex(pattern, { extended }));
      }
      return new RegExp(around(source), `gu${ignoreCase ? 'i' : ''}`);
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      throw new Failure(error.message, 2);
    }
  });
}

/** Searches one file and prints what is asked; true where a line was selected. */
function searchFile(search: Search, file: string, text: string): boolean {
  const { call, most } = search;
  const { options, out, err, name } = call;
  const end = options.has('zero') ? '\0' : '\n';
  const binary = !options.has('zero') && !options.has('text') && /[\0\ufffd]/.test(text);
  if (binary && options.has('textOnly')) return false;
  const lines = text.split(end);
  if (lines.at(-1) === '') lines.pop();
  const printing = !['count', 'matching', 'unmatching', 'quiet'].some((option) => options.has(option));
  const prefix = (number: number, offset: number, sign: string) => {
    const parts = [
      search.named ? file : undefined,
      options.has('number') ? String(number) : undefined,
      options.has('offset') ? String(offset) : undefined,
    ].filter((part) => part !== undefined);
    if (options.has('null') && search.named)
      return `${file}\0${parts
        .slice(1)
        .map((part) => part + sign)
        .join('')}`;
    if (options.has('tab') && parts.length > 0) return `${parts.map((part) => part + sign).join('')}\t`;
    return parts.map((part) => part + sign).join('');
  };

  const offsets: number[] = [];
  let offset = 0;
  for (const line of lines) {
    offsets.push(offset);
    offset += new TextEncoder().encode(line).length + 1;
  }
  let count = 0;
  let printedTo = -1;
  let afterTo = -1;
  const put = (index: number, sign: string) => {
    const contextual = search.before > 0 || search.after > 0;
    if (contextual && search.grouped && printedTo !== index - 1 && !options.has('unseparated'))
      out(`${options.value('separator') ?? '--'}\n`);
    else if (contextual && search.grouped && printedTo === -1 && index === 0 && !options.has('unseparated'))
      out(`${options.value('separator') ?? '--'}\n`);
    search.grouped = true;
    printedTo = index;
    if (!options.has('only')) out(prefix(index + 1, offsets[index] ?? 0, sign) + (lines[index] ?? '') + end);
  };
  for (const [index, line] of lines.entries()) {
    const matched = firstMatch(search.matchers, line, 0) !== undefined;
    if (matched === options.has('invert') || count >= most) {
      if (printing && !binary && index <= afterTo) put(index, '-');
      if (count >= most && index > afterTo) break;
      continue;
    }
    count += 1;
    if (options.has('quiet')) return true;
    if (!printing) {
      if (!options.has('count')) break;
      continue;
    }
    if (binary) {
      err(`${name}: ${file}: binary file matches\n`);
      return true;
    }
    for (let before = Math.max(printedTo + 1, index - search.before); before < index; before += 1) put(before, '-');
    put(index, ':');
    if (options.has('only') && !options.has('invert')) {
      for (
        let at = 0, match = firstMatch(search.matchers, line, at);
        match;
        match = firstMatch(search.matchers, line, at)
      ) {
        if (match.text) {
          const bytes = new TextEncoder().encode(line.slice(0, match.index)).length;
          out(prefix(index + 1, (offsets[index] ?? 0) + bytes, ':') + match.text + end);
        }
        at = match.index + Math.max(1, match.text.length);
        if (at > line.length) break;
      }
    }
    afterTo = index + search.after;
  }
  if (options.has('count'))
    out(`${search.named ? `${file}${options.has('null') ? '\0' : ':'}` : ''}${String(count)}\n`);
  if (options.has('matching') && count > 0) out(`${file}${options.has('null') ? '\0' : '\n'}`);
  if (options.has('unmatching') && count === 0) out(`${file}${options.has('null') ? '\0' : '\n'}`);
  return count > 0;
}

/** The leftmost match of any expression, the longest where several begin there. */
function firstMatch(matchers: RegExp[], line: string, from: number): { index: number; text: string } | undefined {
  let best: { index: number; text: string } | undefined;
  for (const matcher of matchers) {
    matcher.lastIndex = from;
    const match = matcher.exec(line);
    if (!match) continue;
    const better =
      !best || match.index < best.index || (match.index === best.index && match[0].length > best.text.length);
    if (better) best = { index: match.index, text: match[0] };
  }
  return best;
}
