// ls(1) of coreutils, and its siblings dir and vdir.
import { groupName, userName } from '../accounts.ts';
import { humanSize } from '../columns.ts';
import { formatted } from '../commands/date.ts';
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import type { Options } from '../program.ts';
import { allocated, linksOf, modeText } from './file-status.ts';
import { globRegex } from './glob.ts';
import { cQuoted, quoted, shellQuoted, shellQuotedIfNeeded } from './quoting.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';
import { compareVersions } from './version-order.ts';

interface Entry {
  /** As it is shown, without quotes. */
  name: string;
  path: string;
  stat: Stat;
  /** Where a link leads, as written, and what is there. */
  link?: { target: string; stat: Stat | undefined };
}

/** Files older than this show their year instead of the hour: half a year, in milliseconds. */
const halfAYear = (31_556_952 / 2) * 1000;

/** Major and minor numbers, by the list of the kernel's documentation. */
const devices: Record<string, [number, number]> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  tty: [5, 0],
  sr0: [11, 0],
};

export const ls = tool(
  {
    usage: 2,
    flags: {
      '-a': 'all', '--all': 'all', '-A': 'almost', '--almost-all': 'almost', '-B': 'noBackups', '--ignore-backups': 'noBackups', '-C': 'columns', '-d': 'directory',
      '--directory': 'directory', '-f': 'unsorted', '-F': 'classify', '-g': 'ownerless', '-G': 'groupless', '--no-group': 'groupless', '-o': 'long-groupless',
      '-h': 'human', '--human-readable': 'human', '--si': 'si', '-k': 'ignored', '--kibibytes': 'ignored', '-l': 'long', '-m': 'commas', '-n': 'numeric',
      '--numeric-uid-gid': 'numeric', '-N': 'literal', '--literal': 'literal', '-p': 'slash', '-q': 'ignored', '-Q': 'quote', '--quote-name': 'quote', '-r': 'reverse',
      '--reverse': 'reverse', '-R': 'recursive', '--recursive': 'recursive', '-s': 'blocks', '--size': 'blocks', '-S': 'bySize', '-t': 'byTime', '-U': 'none',
      '-v': 'byVersion', '-X': 'byExtension', '-x': 'across', '-1': 'single', '--group-directories-first': 'directoriesFirst', '-L': 'follow', '--dereference': 'follow',
      '-H': 'followOperands', '--dereference-command-line': 'followOperands', '--file-type': 'fileType', '--full-time': 'fullTime',
    }, // prettier-ignore
    values: {
      '-w': 'width',
      '--width': 'width',
      '-I': 'ignore',
      '--ignore': 'ignore',
      '--hide': 'hide',
      '--time-style': 'timeStyle',
      '--sort': 'sort',
      '--format': 'format',
      '--indicator-style': 'indicator',
      '--quoting-style': 'quoting',
      '-T': 'ignored',
      '--tabsize': 'ignored',
    },
    optional: { '--color': 'colour', '--classify': 'classify' },
    unmodelled: [
      '-b',
      '--escape',
      '--author',
      '-c',
      '-u',
      '--time',
      '-D',
      '--dired',
      '-i',
      '--inode',
      '-Z',
      '--context',
      '--block-size',
      '--hyperlink',
      '--zero',
      '--show-control-chars',
      '--hide-control-chars',
      '--dereference-command-line-symlink-to-dir',
    ],
  },
  (call) => new Listing(call).run(),
);

class Listing {
  private readonly call: ToolCall;
  private readonly options: Options;
  private readonly long: boolean;
  private readonly format: 'long' | 'single' | 'columns' | 'across' | 'commas';
  private readonly sort: string;
  private readonly indicator: string;
  private status = 0;
  private first = true;

  constructor(call: ToolCall) {
    this.call = call;
    const { options } = call;
    this.options = options;
    if (options.value('colour') === 'always') throw new NotSimulated("option '--color=always'");
    const format = one(options, 'format', {
      long: 'long',
      verbose: 'long',
      'single-column': 'single',
      commas: 'commas',
      across: 'across',
      horizontal: 'across',
      vertical: 'columns',
    });
    this.long =
      ['long', 'ownerless', 'long-groupless', 'numeric', 'fullTime'].some((name) => options.has(name)) ||
      format === 'long';
    const chosen = (['commas', 'across', 'columns'] as const).find((name) => options.has(name));
    this.format = this.long
      ? 'long'
      : options.has('single')
        ? 'single'
        : (chosen ?? (format as 'single' | undefined) ?? (call.toTerminal ? 'columns' : 'single'));
    this.sort =
      one(options, 'sort', {
        none: 'none',
        size: 'bySize',
        time: 'byTime',
        version: 'byVersion',
        extension: 'byExtension',
        name: 'byName',
      }) ??
      ['none', 'unsorted', 'bySize', 'byTime', 'byVersion', 'byExtension'].find((name) => options.has(name)) ??
      'byName';
    this.indicator =
      one(options, 'indicator', { none: '', slash: '/', 'file-type': '/=@|', classify: '*/=@|' }) ??
      (options.has('classify') ? '*/=@|' : options.has('fileType') ? '/=@|' : options.has('slash') ? '/' : '');
  }

  run(): number {
    const { call, options } = this;
    const words = call.words.length > 0 ? call.words : ['.'];
    const asFiles = options.has('directory');
    // Links among the operands are followed where their directories' contents are wanted.
    const keepLinks = asFiles || this.long || options.has('classify');
    const files: Entry[] = [];
    const directories: Entry[] = [];
    for (const word of words) {
      try {
        const entry = this.entry(word, call.path(word), options.has('follow') || options.has('followOperands'));
        const target =
          !keepLinks && entry.stat.type === 'link' && entry.link?.stat?.type === 'directory'
            ? { ...entry, stat: entry.link.stat }
            : entry;
        (target.stat.type === 'directory' && !asFiles ? directories : files).push(target);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        call.complain(`cannot access ${shellQuoted(word)}: ${error.message}`);
        this.status = 2;
      }
    }
    if (files.length > 0) {
      this.print(this.sorted(files));
      this.first = false;
    }
    for (const directory of this.sorted(directories))
      this.directory(directory, words.length > 1 || options.has('recursive'), true);
    return this.status;
  }

  private entry(name: string, path: string, follow: boolean): Entry {
    const { files } = this.call;
    const stat = files.lstat(path);
    if (stat.type !== 'link') return { name, path, stat };
    let there: Stat | undefined;
    try {
      there = files.stat(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
    if (follow && there) return { name, path, stat: there };
    return { name, path, stat, link: { target: files.readlink(path), stat: there } };
  }

  private directory({ name, path }: Entry, headed: boolean, isOperand: boolean): void {
    const { call, options } = this;
    let names: string[];
    try {
      names = call.files.list(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.complain(`cannot open directory ${shellQuoted(name)}: ${error.message}`);
      this.status = isOperand ? 2 : Math.max(1, this.status);
      return;
    }
    if (!this.first) call.out('\n');
    this.first = false;
    if (headed) call.out(`${this.quoted(name)}:\n`);
    const all = options.has('all') || options.has('unsorted');
    const hidden = [...options.values('ignore'), ...(all || options.has('almost') ? [] : options.values('hide'))].map(
      (glob) => globRegex(glob),
    );
    if (!all && !options.has('almost')) names = names.filter((entry) => !entry.startsWith('.'));
    if (options.has('noBackups')) names = names.filter((entry) => !entry.endsWith('~'));
    names = names.filter((entry) => !hidden.some((glob) => glob.test(entry)));
    if (all) names = ['.', '..', ...names];
    const inside = path.replace(/\/$/, '');
    const entries: Entry[] = [];
    for (const entry of names) {
      try {
        entries.push(this.entry(entry, entry === '.' ? path : `${inside}/${entry}`, options.has('follow')));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        call.complain(`cannot access ${shellQuoted(`${name.replace(/\/$/, '')}/${entry}`)}: ${error.message}`);
        this.status = Math.max(1, this.status);
      }
    }
    const listed = this.sorted(entries);
    if (this.long || options.has('blocks'))
      call.out(`total ${this.blocks(listed.reduce((sum, { stat }) => sum + allocated(stat), 0))}\n`);
    this.print(listed);
    if (!options.has('recursive')) return;
    for (const entry of listed) {
      if (entry.stat.type !== 'directory' || entry.name === '.' || entry.name === '..') continue;
      this.directory({ ...entry, name: `${name.replace(/\/$/, '')}/${entry.name}` }, true, false);
    }
  }

  private sorted(entries: Entry[]): Entry[] {
    const byName = (a: Entry, b: Entry) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    const extension = ({ name }: Entry) => (name.includes('.') ? name.slice(name.lastIndexOf('.')) : '');
    const orders: Record<string, (a: Entry, b: Entry) => number> = {
      none: () => 0,
      unsorted: () => 0,
      bySize: (a, b) => b.stat.size - a.stat.size || byName(a, b),
      byTime: (a, b) => b.stat.mtime - a.stat.mtime || byName(a, b),
      byVersion: (a, b) => compareVersions(a.name, b.name),
      byExtension: (a, b) => (extension(a) < extension(b) ? -1 : extension(a) > extension(b) ? 1 : byName(a, b)),
      byName,
    };
    const order = orders[this.sort] ?? byName;
    const sign = this.options.has('reverse') ? -1 : 1;
    const isDirectory = ({ stat, link }: Entry) =>
      stat.type === 'directory' || link?.stat?.type === 'directory' ? 0 : 1;
    const first = this.options.has('directoriesFirst')
      ? (a: Entry, b: Entry) => isDirectory(a) - isDirectory(b)
      : () => 0;
    return [...entries].sort((a, b) => first(a, b) || sign * order(a, b));
  }

  private quoted(name: string): string {
    const { options, call } = this;
    const style =
      options.value('quoting') ??
      (options.has('quote') ? 'c' : options.has('literal') ? 'literal' : call.toTerminal ? 'shell-escape' : 'literal');
    if (style === 'c') return cQuoted(name);
    if (style === 'literal') return name;
    if (style === 'shell-escape' || style === 'shell') return shellQuotedIfNeeded(name);
    throw new NotSimulated(`option '--quoting-style=${style}'`);
  }

  private mark(stat: Stat | undefined): string {
    const mark =
      stat?.type === 'directory'
        ? '/'
        : stat?.type === 'link'
          ? '@'
          : stat?.type === 'file' && stat.mode & 0o111
            ? '*'
            : '';
    return mark && this.indicator.includes(mark) ? mark : '';
  }

  private print(entries: Entry[]): void {
    const { call, options } = this;
    // Where some names are quoted and others are not, these are moved one column to the right, so that all line up.
    const shift =
      call.toTerminal &&
      (this.long || this.format === 'columns' || this.format === 'across') &&
      entries.some(({ name }) => /^['"$]/.test(this.quoted(name)) && this.quoted(name) !== name);
    const shown = (entry: Entry) => {
      const name = this.quoted(entry.name);
      const aligned = shift && name === entry.name ? ` ${name}` : name;
      if (!this.long || !entry.link) return aligned + this.mark(entry.stat);
      return `${aligned} -> ${this.quoted(entry.link.target)}${this.mark(entry.link.stat)}`;
    };
    const blockTexts = entries.map(({ stat }) => this.blocks(allocated(stat)));
    const blockWidth = Math.max(0, ...blockTexts.map((text) => text.length));
    const names = entries.map(
      (entry, index) =>
        (options.has('blocks')
          ? `${(blockTexts[index] ?? '').padStart(this.format === 'commas' ? 0 : blockWidth)} `
          : '') + (this.long ? '' : shown(entry)),
    );
    if (this.long) this.rows(entries, names, shown);
    else if (this.format === 'single') call.out(names.map((name) => `${name}\n`).join(''));
    else if (this.format === 'commas') call.out(separatedByCommas(names, this.width()));
    else call.out(inColumns(names, this.width(), this.format === 'across'));
  }

  private width(): number {
    const text = this.options.value('width');
    if (text === undefined) return this.call.columns;
    if (!/^\d+$/.test(text)) throw new Failure(`invalid line width: ${quoted(text)}`, 2);
    return Number(text) || Infinity;
  }

  private rows(entries: Entry[], starts: string[], shown: (entry: Entry) => string): void {
    const { call, options } = this;
    const { machine } = call.files;
    const numeric = options.has('numeric');
    const cells = entries.map(({ stat }) => [
      modeText(stat),
      String(linksOf(call.files, stat)),
      ...(options.has('ownerless') ? [] : [numeric ? String(stat.uid) : userName(machine, stat.uid)]),
      ...(options.has('groupless') || options.has('long-groupless')
        ? []
        : [numeric ? String(stat.gid) : groupName(machine, stat.gid)]),
      this.size(stat),
      this.time(stat.mtime),
    ]);
    const widths = (cells[0] ?? []).map((_, column) =>
      Math.max(...cells.map((row) => Array.from(row[column] ?? '').length)),
    );
    for (const [index, row] of cells.entries()) {
      const last = row.length - 1;
      // Names and times stand to the left, numbers to the right.
      const padded = row.map((cell, column) => {
        const right = column === 1 || column === last - 1 || (numeric && column > 1 && column < last);
        return right ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
      });
      const entry = entries[index];
      call.out(`${starts[index] ?? ''}${padded.join(' ')} ${entry ? shown(entry) : ''}\n`);
    }
  }

  private size({ type, size, path }: Stat): string {
    if (type === 'character-device' || type === 'block-device') {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const [, disk, partition = '0'] = /^sd([a-z])(\d*)$/.exec(name) ?? [];
      const [major, minor] =
        disk === undefined ? (devices[name] ?? [0, 0]) : [8, (disk.charCodeAt(0) - 97) * 16 + Number(partition)];
      return `${major}, ${minor}`;
    }
    return this.options.has('si') ? humanSize(size, 1000) : this.options.has('human') ? humanSize(size) : String(size);
  }

  private blocks(bytes: number): string {
    return this.options.has('si')
      ? humanSize(bytes, 1000)
      : this.options.has('human')
        ? humanSize(bytes)
        : String(Math.ceil(bytes / 1024));
  }

  private time(time: number): string {
    const { now } = this.call.files.machine;
    const style = this.options.has('fullTime')
      ? 'full-iso'
      : (this.options.value('timeStyle') ?? this.call.env['TIME_STYLE'] ?? 'locale').replace(/^posix-/, '');
    const recent = time <= now && time > now - halfAYear;
    const formats: Record<string, string> = {
      'full-iso': '%Y-%m-%d %H:%M:%S.%N %z',
      'long-iso': '%Y-%m-%d %H:%M',
      iso: recent ? '%m-%d %H:%M' : '%Y-%m-%d ',
      locale: recent ? '%b %e %H:%M' : '%b %e  %Y',
    };
    const own = style.startsWith('+') ? style.slice(1).split('\n') : undefined;
    const format = own ? ((recent ? own[1] : undefined) ?? own[0]) : formats[style];
    if (format === undefined) throw new UsageError(`invalid argument ${quoted(style)} for ${quoted('time style')}`);
    return formatted(format, time, this.call.zone);
  }
}

/** What an option's word stands for. */
function one(options: Options, name: string, words: Record<string, string>): string | undefined {
  const word = options.value(name);
  if (word === undefined) return undefined;
  const full = Object.keys(words).filter((known) => known.startsWith(word));
  const found = words[word] ?? (full.length === 1 ? words[full[0] ?? ''] : undefined);
  if (found === undefined) throw new NotSimulated(`option '--${name}=${word}'`);
  return found;
}

function separatedByCommas(names: string[], width: number): string {
  let text = '';
  let at = 0;
  for (const [index, name] of names.entries()) {
    if (index > 0) {
      const fits =
        at + 2 + name.length + (index < names.length - 1 ? 1 : 0) < width + 1 && at + name.length + 2 < width;
      text += fits ? ', ' : ',\n';
      at = fits ? at + 2 : 0;
    }
    text += name;
    at += name.length;
  }
  return names.length > 0 ? `${text}\n` : '';
}

/** As many columns as fit, each as wide as its widest name and two blanks, filled up with tabs. */
function inColumns(names: string[], lineWidth: number, across: boolean): string {
  if (names.length === 0) return '';
  const lengths = names.map((name) => Array.from(name).length);
  let columns = Math.max(
    1,
    Math.min(names.length, Number.isFinite(lineWidth) ? Math.floor(lineWidth / 3) : names.length),
  );
  let widths: number[] = [];
  for (; columns >= 1; columns -= 1) {
    const rows = Math.ceil(names.length / columns);
    widths = Array.from({ length: columns }, () => 3);
    for (const [index, length] of lengths.entries()) {
      const column = across ? index % columns : Math.floor(index / rows);
      widths[column] = Math.max(widths[column] ?? 3, length + (column === columns - 1 ? 0 : 2));
    }
    if (columns === 1 || widths.reduce((sum, width) => sum + width, 0) < lineWidth) break;
  }
  const rows = Math.ceil(names.length / columns);
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    let from = 0;
    let position = 0;
    for (let column = 0; column < columns; column += 1) {
      const index = across ? row * columns + column : column * rows + row;
      const name = names[index];
      if (name === undefined) break;
      text += spacing(from, position) + name;
      from = position + (lengths[index] ?? 0);
      position += widths[column] ?? 0;
    }
    text += '\n';
  }
  return text;
}

function spacing(from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    if (Math.floor(to / 8) > Math.floor((at + 1) / 8)) {
      text += '\t';
      at += 8 - (at % 8);
    } else {
      text += ' ';
      at += 1;
    }
  }
  return text;
}
