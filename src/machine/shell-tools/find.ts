// find(1) of findutils 4.9.
import { accountsOf, groupName, groupsOf, userName } from '../accounts.ts';
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { Failure } from '../option-errors.ts';
import { basename, dirname } from '../paths.ts';
import { linksOf, typeLetters } from './file-status.ts';
import { parseSearch } from './find-expression.ts';
import type { Amount, Predicate, Search } from './find-predicate.ts';
import { directivesFilled } from './find-printf.ts';
import type { Found } from './find-printf.ts';
import { quoted } from './quoting.ts';
import { notRun, tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

// Words that begin with "-" are its own expression: they are no options.
export const find = tool(
  { leading: true, modernise: (args) => (args[0] === '--help' || args[0] === '--version' ? args : ['--', ...args]) },
  async (call) => {
    const search = parseSearch(call.words, call.files.umask);
    return new Walk(call, search).run();
  },
);

class Walk {
  private readonly call: ToolCall;
  private readonly search: Search;
  private readonly files = new Map<string, string>();
  /** Names that a command ending with "+" still waits for. */
  private readonly waiting = new Map<Predicate, string[]>();
  private readonly references = new Map<string, number>();
  private status = 0;
  /** Whether the search is over, and whether the directory just tested is left out. */
  private readonly told = { stop: false, prune: false };

  constructor(call: ToolCall, search: Search) {
    this.call = call;
    this.search = search;
    this.prepare(search.predicate);
  }

  async run(): Promise<number> {
    for (const place of this.search.places) {
      if (this.told.stop) break;
      await this.visit({ name: place, path: this.call.path(place), place, depth: 0 });
    }
    for (const [predicate, names] of this.waiting) {
      if (predicate.type === 'exec' && names.length > 0)
        await this.exec([...predicate.command, ...names], this.call.cwd, true);
    }
    for (const [file, text] of this.files) this.call.files.write(this.call.path(file), text);
    return this.status;
  }

  /** What must be known before the walk begins. */
  private prepare(predicate: Predicate): void {
    if ('left' in predicate) {
      this.prepare(predicate.left);
      this.prepare(predicate.right);
    } else if (predicate.type === 'not') this.prepare(predicate.operand);
    else if (predicate.type === 'newer') {
      try {
        this.references.set(predicate.file, this.call.files.stat(this.call.path(predicate.file)).mtime);
      } catch (error) {
        throw new Failure(`${quoted(predicate.file)}: ${(error as Error).message}`);
      }
    } else if (
      predicate.type === 'owner' &&
      !/^\d+$/.test(predicate.name) &&
      !accountsOf(this.call.files.machine).some(({ name }) => name === predicate.name)
    ) {
      throw new Failure(`${quoted(predicate.name)} is not the name of a known user`);
    } else if (
      predicate.type === 'group' &&
      !/^\d+$/.test(predicate.name) &&
      !groupsOf(this.call.files.machine).some(({ name }) => name === predicate.name)
    ) {
      throw new Failure(`${quoted(predicate.name)} is not the name of an existing group`);
    } else if ((predicate.type === 'print' || predicate.type === 'printf') && predicate.file !== undefined)
      this.files.set(predicate.file, '');
  }

  private async visit(at: Omit<Found, 'stat'>): Promise<void> {
    const { call, search } = this;
    let stat: Stat;
    try {
      stat = call.files.lstat(at.path);
      const follows = search.follow || (search.followOperands && at.depth === 0) || at.name.endsWith('/');
      if (follows && stat.type === 'link' && call.files.exists(at.path)) stat = call.files.stat(at.path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.complain(`${quoted(at.name)}: ${error.message}`);
      return;
    }
    const found: Found = { ...at, stat };
    const wanted = at.depth >= search.least;
    this.told.prune = false;
    if (!search.depthFirst && wanted) await this.test(search.predicate, found);
    if (stat.type === 'directory' && at.depth < search.deepest && !this.is('prune') && !this.is('stop')) {
      try {
        for (const name of call.files.list(at.path)) {
          if (this.is('stop')) return;
          const inside = (directory: string) => `${directory.replace(/(?<=.)\/$/, '')}/${name}`.replace(/^\/\//, '/');
          await this.visit({
            name: at.name.endsWith('/') ? at.name + name : inside(at.name),
            path: inside(at.path),
            place: at.place,
            depth: at.depth + 1,
          });
        }
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        this.complain(`${quoted(at.name)}: ${error.message}`);
      }
    }
    if (search.depthFirst && wanted && !this.told.stop) await this.test(search.predicate, found);
  }

  private is(what: 'stop' | 'prune'): boolean {
    return this.told[what];
  }

  private complain(text: string): void {
    this.call.complain(text);
    this.status = 1;
  }

  private async test(predicate: Predicate, found: Found): Promise<boolean> {
    const { call } = this;
    const { stat } = found;
    switch (predicate.type) {
      case 'and':
        return (await this.test(predicate.left, found)) && !this.told.stop && (await this.test(predicate.right, found));
      case 'or':
        return (
          (await this.test(predicate.left, found)) || (!this.told.stop && (await this.test(predicate.right, found)))
        );
      case 'list':
        await this.test(predicate.left, found);
        return this.test(predicate.right, found);
      case 'not':
        return !(await this.test(predicate.operand, found));
      case 'false':
        return false;
      case 'empty':
        if (stat.type === 'directory') return call.files.list(found.path).length === 0;
        return stat.type === 'file' && stat.size === 0;
      case 'prune':
        this.told.prune = true;
        return true;
      case 'quit':
        this.told.stop = true;
        return true;
      case 'delete':
        return this.remove(found);
      case 'name':
        return predicate.pattern.test(basename(found.name) || '/');
      case 'path':
        return predicate.pattern.test(found.name);
      case 'link':
        return stat.type === 'link' && predicate.pattern.test(call.files.readlink(found.path));
      case 'type':
        return predicate.types.includes(typeLetters[stat.type]);
      case 'size':
        return holds(predicate.amount, Math.ceil(stat.size / predicate.unit));
      case 'age': {
        const age = (call.files.machine.now - stat.mtime) / predicate.unit;
        // Minutes are compared as they are; of days, parts are left out.
        return holds(
          predicate.amount,
          predicate.unit === 86_400_000 || predicate.amount.sign === ''
            ? predicate.unit === 86_400_000
              ? Math.floor(age)
              : Math.ceil(age)
            : age,
        );
      }
      case 'newer':
        return stat.mtime > (this.references.get(predicate.file) ?? 0);
      case 'since':
        return stat.mtime > predicate.time;
      case 'mode': {
        const mode = stat.mode & 0o7777;
        if (predicate.how === '-') return (mode & predicate.mode) === predicate.mode;
        return predicate.how === '/' ? predicate.mode === 0 || (mode & predicate.mode) !== 0 : mode === predicate.mode;
      }
      case 'owner':
        return predicate.name === String(stat.uid) || predicate.name === userName(call.files.machine, stat.uid);
      case 'group':
        return predicate.name === String(stat.gid) || predicate.name === groupName(call.files.machine, stat.gid);
      case 'nouser':
        return !accountsOf(call.files.machine).some(({ uid }) => uid === stat.uid);
      case 'nogroup':
        return !groupsOf(call.files.machine).some(({ gid }) => gid === stat.gid);
      case 'links':
        return holds(predicate.amount, linksOf(this.call.files, stat));
      case 'access':
        // Root may run what someone may run.
        return (
          call.files.may(found.path, predicate.rights) &&
          (predicate.rights !== 1 || stat.type === 'directory' || (stat.mode & 0o111) !== 0)
        );
      case 'print':
        this.put(found.name + predicate.end, predicate.file);
        return true;
      case 'printf':
        this.put(directivesFilled(predicate.format, found, call), predicate.file);
        return true;
      case 'exec':
        return this.command(predicate, found);
      default:
        return true;
    }
  }

  private put(text: string, file: string | undefined): void {
    if (file === undefined || file === '/dev/stdout') this.call.out(text);
    else this.files.set(file, (this.files.get(file) ?? '') + text);
  }

  private remove({ name, path }: Found): boolean {
    if (name === '.' || name === './') return true;
    try {
      this.call.files.remove(path.replace(/(?<=.)\/$/, ''));
      return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.complain(`cannot delete ${quoted(name)}: ${error.message}`);
      return false;
    }
  }

  private async command(predicate: Extract<Predicate, { type: 'exec' }>, { name, path }: Found): Promise<boolean> {
    const shown = predicate.inDirectory ? `./${basename(name)}` : name;
    if (predicate.all) {
      this.waiting.set(predicate, [...(this.waiting.get(predicate) ?? []), shown]);
      return true;
    }
    const words = predicate.command.map((word) => word.replaceAll('{}', shown));
    return this.exec(words, predicate.inDirectory ? dirname(path) : this.call.cwd, false);
  }

  private async exec(words: string[], cwd: string, counts: boolean): Promise<boolean> {
    const result = await this.call.exec(words, { cwd, stdin: '' });
    const [program = ''] = words;
    const reason = notRun(program, result);
    if (reason === undefined) {
      this.call.out(result.stdout);
      this.call.err(result.stderr);
    } else this.call.complain(`${quoted(program)}: ${reason}`);
    if (counts && result.exitCode !== 0) this.status = 1;
    return result.exitCode === 0;
  }
}

function holds({ sign, value }: Amount, actual: number): boolean {
  return sign === '+' ? actual > value : sign === '-' ? actual < value : actual === value;
}
