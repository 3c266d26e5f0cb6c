// sort(1) of coreutils, in the order of the C locale.
import { FileError } from '../file-error.ts';
import { Failure } from '../option-errors.ts';
import type { Options } from '../program.ts';
import { quoted, shellQuotedIfNeeded } from './quoting.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';
import { compareVersions } from './version-order.ts';

interface Position {
  field: number;
  /** Counted from 1; 0 is the end of the field. */
  character: number;
}

interface Key {
  from: Position;
  to: Position | undefined;
  /** Letters of the ordering options: "nr". */
  order: string;
  skipStart: boolean;
  skipEnd: boolean;
}

const orders: Record<string, string> = {
  '-b': 'b', '--ignore-leading-blanks': 'b', '-d': 'd', '--dictionary-order': 'd', '-f': 'f', '--ignore-case': 'f', '-g': 'g',
  '--general-numeric-sort': 'g', '-i': 'i', '--ignore-nonprinting': 'i', '-M': 'M', '--month-sort': 'M', '-h': 'h',
  '--human-numeric-sort': 'h', '-n': 'n', '--numeric-sort': 'n', '-r': 'r', '--reverse': 'r', '-V': 'V', '--version-sort': 'V',
}; // prettier-ignore
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

export const sort = tool(
  {
    usage: 2,
    failure: 2,
    flags: {
      ...orders, '-c': 'check', '-C': 'checkQuietly', '-m': 'merge', '--merge': 'merge', '-s': 'stable', '--stable': 'stable', '-u': 'unique',
      '--unique': 'unique', '-z': 'zero', '--zero-terminated': 'zero',
    }, // prettier-ignore
    values: {
      '-k': 'key',
      '--key': 'key',
      '-t': 'separator',
      '--field-separator': 'separator',
      '-o': 'output',
      '--output': 'output',
      '-S': 'ignored',
      '--buffer-size': 'ignored',
      '-T': 'ignored',
      '--temporary-directory': 'ignored',
      '--parallel': 'ignored',
      '--batch-size': 'ignored',
    },
    optional: { '--check': 'check' },
    unmodelled: ['-R', '--random-sort', '--random-source', '--sort', '--debug', '--files0-from', '--compress-program'],
  },
  (call) => {
    const { options, words } = call;
    const compare = comparison(options);
    const end = options.has('zero') ? '\0' : '\n';
    const linesIn = (file: string) => {
      const lines = call.read(file).split(end);
      if (lines.at(-1) === '') lines.pop();
      return lines;
    };
    if (options.has('check') || options.has('checkQuietly')) {
      if (words.length > 1) throw new Failure(`extra operand ${quoted(words[1] ?? '')} not allowed with -c`, 2);
      return check(call, linesIn(words[0] ?? '-'), compare);
    }
    const lines: string[] = [];
    for (const file of words.length > 0 ? words : ['-']) {
      try {
        lines.push(...linesIn(file));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const name = shellQuotedIfNeeded(file);
        throw new Failure(
          error.code === 'EISDIR' ? `read failed: ${name}: ${error.message}` : `cannot read: ${name}: ${error.message}`,
          2,
        );
      }
    }
    lines.sort(compare);
    const kept = options.has('unique')
      ? lines.filter((line, index) => index === 0 || compare(lines[index - 1] ?? '', line) !== 0)
      : lines;
    const text = kept.map((line) => line + end).join('');
    const output = options.value('output');
    if (output === undefined) call.out(text);
    else {
      call.attempt(
        () => {
          call.files.write(call.path(output), text);
        },
        (reason) => `open failed: ${shellQuotedIfNeeded(output)}: ${reason}`,
      );
    }
    return undefined;
  },
);

function check(
  { options, words, complain }: ToolCall,
  lines: string[],
  compare: (a: string, b: string) => number,
): number {
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const order = compare(lines[index - 1] ?? '', line);
    if (order > 0 || (options.has('unique') && order === 0)) {
      if (!options.has('checkQuietly')) complain(`${words[0] ?? '-'}:${index + 1}: disorder: ${line}`);
      return 1;
    }
  }
  return 0;
}

function comparison(options: Options): (a: string, b: string) => number {
  const separator = separatorOf(options.value('separator'));
  const shared = [...new Set(Object.values(orders))].filter((letter) => options.has(letter)).join('');
  const keys = options.values('key').map((definition) => keyOf(definition, shared));
  if (keys.length === 0)
    keys.push({
      from: { field: 1, character: 1 },
      to: undefined,
      order: shared,
      skipStart: shared.includes('b'),
      skipEnd: false,
    });
  const plainKey = options.values('key').length === 0 && /^r?$/.test(shared);
  const cache = new Map<string, string[]>();
  const partsOf = (line: string) => {
    let parts = cache.get(line);
    if (!parts) {
      parts = keys.map((key) => part(line, key, separator));
      cache.set(line, parts);
    }
    return parts;
  };
  return (a, b) => {
    if (!plainKey) {
      const [partsA, partsB] = [partsOf(a), partsOf(b)];
      for (const [index, key] of keys.entries()) {
        const order = compareBy(partsA[index] ?? '', partsB[index] ?? '', key.order);
        if (order) return key.order.includes('r') ? -order : order;
      }
      if (options.has('stable') || options.has('unique')) return 0;
    }
    const order = byCode(a, b);
    return shared.includes('r') ? -order : order;
  };
}

function separatorOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === '') throw new Failure('empty tab', 2);
  if (text === '\\0') return '\0';
  if (Array.from(text).length > 1) throw new Failure(`multi-character tab ${quoted(text)}`, 2);
  return text;
}

function keyOf(definition: string, shared: string): Key {
  const invalid = (why: string, at: string) => new Failure(`${why}: invalid field specification ${quoted(at)}`, 2);
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?(.*)$/s.exec(definition);
  if (!match) throw new Failure(`invalid number at field start: invalid count at start of ${quoted(definition)}`, 2);
  const [, field, character, first = '', lastField, lastCharacter, second = '', rest] = match;
  if (Number(field) === 0) throw invalid('field number is zero', definition);
  if (character !== undefined && Number(character) === 0) throw invalid('character offset is zero', definition);
  if (lastField !== undefined && Number(lastField) === 0) throw invalid('field number is zero', definition);
  const letters = first + second;
  if (rest || /[^bdfgiMhnRrV]/.test(letters)) throw invalid('stray character in field spec', definition);
  return {
    from: { field: Number(field), character: Number(character ?? 1) },
    to: lastField === undefined ? undefined : { field: Number(lastField), character: Number(lastCharacter ?? 0) },
    // A key without letters of its own has the shared ones.
    order: letters || shared,
    skipStart: letters ? first.includes('b') : shared.includes('b'),
    skipEnd: letters ? second.includes('b') : shared.includes('b'),
  };
}

/** What a key picks of a line. */
function part(line: string, { from, to, skipStart, skipEnd }: Key, separator: string | undefined): string {
  const starts = [0];
  const ends: number[] = [];
  if (separator === undefined) {
    // A field begins with the blanks before it.
    for (const match of line.matchAll(/[ \t\n]*[^ \t\n]*/g)) {
      if (match[0] === '') continue;
      ends.push(match.index + match[0].length);
      starts.push(match.index + match[0].length);
    }
  } else {
    for (let at = line.indexOf(separator); at !== -1; at = line.indexOf(separator, at + 1)) {
      ends.push(at);
      starts.push(at + 1);
    }
    ends.push(line.length);
  }
  const blanks = (at: number) => /^[ \t\n]*/.exec(line.slice(at))?.[0].length ?? 0;
  let begin = from.field > ends.length ? line.length : (starts[from.field - 1] ?? line.length);
  if (skipStart) begin += blanks(begin);
  begin = Math.min(line.length, begin + from.character - 1);
  if (!to) return line.slice(begin);
  let end = to.field > ends.length ? line.length : (ends[to.field - 1] ?? line.length);
  if (to.character > 0) {
    end = to.field > ends.length ? line.length : (starts[to.field - 1] ?? line.length);
    if (skipEnd) end += blanks(end);
    end = Math.min(line.length, end + to.character);
  }
  return line.slice(begin, Math.max(begin, end));
}

function compareBy(a: string, b: string, order: string): number {
  if (order.includes('n')) return numberOf(a) - numberOf(b);
  if (order.includes('h')) return humanRank(a) - humanRank(b) || numberOf(a) - numberOf(b);
  if (order.includes('g')) return compareGeneral(a, b);
  if (order.includes('M')) return monthOf(a) - monthOf(b);
  if (order.includes('V')) return compareVersions(a, b);
  return byCode(plain(a, order), plain(b, order));
}

function plain(text: string, order: string): string {
  let kept = text;
  if (order.includes('d')) kept = kept.replace(/[^A-Za-z0-9 \t]/g, '');
  if (order.includes('i')) kept = kept.replace(/[^ -~]/g, '');
  return order.includes('f') ? kept.toUpperCase() : kept;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberOf(text: string): number {
  return Number(/^[ \t]*(-?(?:\d+\.?\d*|\.\d+))/.exec(text)?.[1] ?? 0);
}

function humanRank(text: string): number {
  const [, number = '', suffix = ''] = /^[ \t]*(-?[\d.]+)([kKMGTPEZY]?)/.exec(text) ?? [];
  const rank = ' KMGTPEZY'.indexOf(suffix.toUpperCase() || ' ');
  const value = Number(number);
  return value === 0 ? 0 : value < 0 ? -(rank + 1) : rank + 1;
}

function compareGeneral(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => parseFloat(text));
  const rank = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? 0 : 1);
  return rank(x) - rank(y) || (rank(x) ? (x ?? 0) - (y ?? 0) : 0);
}

function monthOf(text: string): number {
  return months.indexOf(text.trimStart().slice(0, 3).toUpperCase()) + 1;
}
