// ls(1) of coreutils, and its siblings dir and vdir.
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { Failure } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import type { Options } from '../program.ts';
import { allocated } from './file-status.ts';
import { globRegex } from './glob.ts';
import { inColumns, separatedByCommas } from './ls-columns.ts';
import { blocksText, statusColumns } from './ls-long.ts';
import { styleOf } from './ls-style.ts';
import type { Style } from './ls-style.ts';
import { cQuoted, quoted, shellQuoted, shellQuotedIfNeeded } from './quoting.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';
import { compareVersions } from './version-order.ts';

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

/** A file that is listed. */
interface Entry {
  /** As it is shown, without quotes. */
  name: string;
  path: string;
  stat: Stat;
  /** Where a link leads, as written, and what is there. */
  link?: { target: string; stat: Stat | undefined };
}

class Listing {
  private readonly call: ToolCall;
  private readonly options: Options;
  private readonly style: Style;
  private status = 0;
  private first = true;

  constructor(call: ToolCall) {
    this.call = call;
    this.options = call.options;
    this.style = styleOf(call);
  }

  run(): number {
    const { call, options } = this;
    const words = call.words.length > 0 ? call.words : ['.'];
    const asFiles = options.has('directory');
    // Links among the operands are followed where their directories' contents are wanted.
    const keepLinks = asFiles || this.style.long || options.has('classify');
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
    if (this.style.long || options.has('blocks')) {
      const total = listed.reduce((sum, { stat }) => sum + allocated(stat), 0);
      call.out(`total ${blocksText(total, options)}\n`);
    }
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
    const orders: Record<Style['sort'], (a: Entry, b: Entry) => number> = {
      none: () => 0,
      unsorted: () => 0,
      bySize: (a, b) => b.stat.size - a.stat.size || byName(a, b),
      byTime: (a, b) => b.stat.mtime - a.stat.mtime || byName(a, b),
      byVersion: (a, b) => compareVersions(a.name, b.name),
      byExtension: (a, b) => (extension(a) < extension(b) ? -1 : extension(a) > extension(b) ? 1 : byName(a, b)),
      byName,
    };
    const order = orders[this.style.sort];
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
            : stat?.type === 'socket'
              ? '='
              : '';
    return mark && this.style.indicator.includes(mark) ? mark : '';
  }

  private print(entries: Entry[]): void {
    const { call, options } = this;
    const { long, layout } = this.style;
    // Where some names are quoted and others are not, these are moved one column to the right, so that all line up.
    const shift =
      call.toTerminal &&
      (long || layout === 'columns' || layout === 'across') &&
      entries.some(({ name }) => /^['"$]/.test(this.quoted(name)) && this.quoted(name) !== name);
    const shown = (entry: Entry) => {
      const name = this.quoted(entry.name);
      const aligned = shift && name === entry.name ? ` ${name}` : name;
      if (!long || !entry.link) return aligned + this.mark(entry.stat);
      return `${aligned} -> ${this.quoted(entry.link.target)}${this.mark(entry.link.stat)}`;
    };
    const blockTexts = entries.map(({ stat }) => blocksText(allocated(stat), options));
    const blockWidth = Math.max(0, ...blockTexts.map((text) => text.length));
    const names = entries.map(
      (entry, index) =>
        (options.has('blocks') ? `${(blockTexts[index] ?? '').padStart(layout === 'commas' ? 0 : blockWidth)} ` : '') +
        (long ? '' : shown(entry)),
    );
    if (long) {
      const stats = entries.map(({ stat }) => stat);
      const columns = statusColumns(call, stats);
      for (const [index, entry] of entries.entries())
        call.out(`${names[index] ?? ''}${columns[index] ?? ''} ${shown(entry)}\n`);
    } else if (layout === 'single') call.out(names.map((name) => `${name}\n`).join(''));
    else if (layout === 'commas') call.out(separatedByCommas(names, this.width()));
    else call.out(inColumns(names, this.width(), layout === 'across'));
  }

  private width(): number {
    const text = this.options.value('width');
    if (text === undefined) return this.call.columns;
    if (!/^\d+$/.test(text)) throw new Failure(`invalid line width: ${quoted(text)}`, 2);
    return Number(text) || Infinity;
  }
}
