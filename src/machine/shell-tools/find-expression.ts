// The expressions of find(1): taken apart into tests and actions, with the errors of findutils 4.9.
import { Failure } from '../option-errors.ts';
import { modeChange } from '../modes.ts';
import { NotSimulated } from '../program.ts';
import { hasAction } from './find-predicate.ts';
import type { Amount, Predicate, Search } from './find-predicate.ts';
import { globRegex } from './glob.ts';
import { quoted } from './quoting.ts';
import { posixRegex } from './regex.ts';

const unmodelled = new Set(
  '-amin -anewer -atime -cmin -cnewer -context -ctime -fls -follow -fstype -ilname -inum -ls -ok -okdir -regextype -samefile -used -xtype -D -files0-from -daystart'.split(
    ' ',
  ),
);

/**
 * Reads what find is called with: where to search, and for what.
 *
 * @param args its arguments without its name
 * @param umask of the caller, by which symbolic modes are read
 * @throws {Failure} where the expression is wrong
 * @throws {NotSimulated} where it holds a test that is not modelled
 */
export function parseSearch(args: string[], umask: number): Search {
  const search: Search = {
    places: [],
    predicate: { type: 'true' },
    least: 0,
    deepest: Infinity,
    depthFirst: false,
    follow: false,
    followOperands: false,
  };
  const rest = [...args];
  for (let option = rest[0]; option !== undefined && /^-[HLPO]/.test(option); option = rest[0]) {
    search.follow = option === '-L';
    search.followOperands = option === '-H';
    rest.shift();
  }
  while (rest[0] !== undefined && !/^-.|^[(),!]$/.test(rest[0])) search.places.push(rest.shift() ?? '');
  if (search.places.length === 0) search.places.push('.');
  const parser = new Parser(rest, search, umask);
  const predicate = parser.whole();
  search.predicate =
    predicate && hasAction(predicate)
      ? predicate
      : { type: 'and', left: predicate ?? { type: 'true' }, right: { type: 'print', end: '\n', file: undefined } };
  return search;
}

class Parser {
  private readonly words: string[];
  private readonly search: Search;
  private readonly umask: number;
  private at = 0;

  constructor(words: string[], search: Search, umask: number) {
    this.words = words;
    this.search = search;
    this.umask = umask;
  }

  whole(): Predicate | undefined {
    if (this.words.length === 0) return undefined;
    const predicate = this.list();
    const extra = this.words[this.at];
    if (extra === ')') throw new Failure("invalid expression; you have too many ')'");
    if (extra !== undefined) throw new Failure(`paths must precede expression: \`${extra}'`);
    return predicate;
  }

  private list(): Predicate {
    let left = this.or();
    while (this.words[this.at] === ',') {
      this.at += 1;
      left = { type: 'list', left, right: this.or() };
    }
    return left;
  }

  private or(): Predicate {
    let left = this.and();
    for (let word = this.words[this.at]; word === '-o' || word === '-or'; word = this.words[this.at]) {
      this.at += 1;
      left = { type: 'or', left, right: this.and() };
    }
    return left;
  }

  private and(): Predicate {
    let left = this.not();
    for (;;) {
      const word = this.words[this.at];
      if (word === undefined || word === ')' || word === ',' || word === '-o' || word === '-or') return left;
      if (word === '-a' || word === '-and') this.at += 1;
      left = { type: 'and', left, right: this.not() };
    }
  }

  private not(): Predicate {
    const word = this.words[this.at];
    if (word !== '!' && word !== '-not') return this.primary();
    this.at += 1;
    if (this.words[this.at] === undefined) throw new Failure(`expected an expression after '${word}'`);
    return { type: 'not', operand: this.not() };
  }

  private primary(): Predicate {
    const word = this.words[this.at];
    if (word === undefined) {
      const before = this.words[this.at - 1] ?? '';
      throw new Failure(
        /^-(?:o|or|a|and)$/.test(before) ? `expected an expression after '${before}'` : 'expected an expression',
      );
    }
    this.at += 1;
    if (word === '(') {
      if (this.words[this.at] === ')') throw new Failure('invalid expression; empty parentheses are not allowed.');
      if (this.words[this.at] === undefined)
        throw new Failure(
          "invalid expression; expected to find a ')' but didn't see one. Perhaps you need an extra predicate after '('",
        );
      const inner = this.list();
      if (this.words[this.at] !== ')')
        throw new Failure("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
      this.at += 1;
      return inner;
    }
    if (/^-(?:o|or|a|and)$|^,$/.test(word))
      throw new Failure(`invalid expression; you have used a binary operator '${word}' with nothing before it.`);
    if (word === ')') throw new Failure("invalid expression; you have too many ')'");
    if (!word.startsWith('-')) throw new Failure(`paths must precede expression: \`${word}'`);
    return this.test(word);
  }

  private argument(option: string): string {
    const word = this.words[this.at];
    if (word === undefined) throw new Failure(`missing argument to \`${option}'`);
    this.at += 1;
    return word;
  }

  private amount(option: string, text: string): Amount {
    const [, sign = '', digits] = /^([-+]?)(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    if (digits === undefined) throw new Failure(`invalid argument \`${text}' to \`${option}'`);
    return { sign: sign as Amount['sign'], value: Number(digits) };
  }

  private test(option: string): Predicate {
    const simple: Record<string, Predicate> = {
      '-true': { type: 'true' }, '-false': { type: 'false' }, '-empty': { type: 'empty' }, '-prune': { type: 'prune' }, '-quit': { type: 'quit' }, '-nouser': { type: 'nouser' },
      '-nogroup': { type: 'nogroup' }, '-print': { type: 'print', end: '\n', file: undefined }, '-print0': { type: 'print', end: '\0', file: undefined },
      '-readable': { type: 'access', rights: 4 }, '-writable': { type: 'access', rights: 2 }, '-executable': { type: 'access', rights: 1 }, '-noleaf': { type: 'true' },
      '-mount': { type: 'true' }, '-xdev': { type: 'true' }, '-nowarn': { type: 'true' }, '-warn': { type: 'true' }, '-ignore_readdir_race': { type: 'true' },
    }; // prettier-ignore
    const found = simple[option];
    if (found) return found;
    switch (option) {
      case '-depth':
      case '-d':
        this.search.depthFirst = true;
        return { type: 'true' };
      case '-delete':
        this.search.depthFirst = true;
        return { type: 'delete' };
      case '-maxdepth':
      case '-mindepth': {
        const text = this.argument(option);
        if (!/^\d+$/.test(text))
          throw new Failure(`Expected a positive decimal integer argument to ${option}, but got ${quoted(text)}`);
        this.search[option === '-maxdepth' ? 'deepest' : 'least'] = Number(text);
        return { type: 'true' };
      }
      case '-name':
      case '-iname':
        return { type: 'name', pattern: globRegex(this.argument(option), option === '-iname' ? 'i' : '') };
      case '-path':
      case '-wholename':
      case '-ipath':
      case '-iwholename':
        return { type: 'path', pattern: globRegex(this.argument(option), option.startsWith('-i') ? 'i' : '') };
      case '-regex':
      case '-iregex': {
        const { source, flags } = posixRegex(this.argument(option), {
          extended: false,
          ignoreCase: option === '-iregex',
        });
        return { type: 'path', pattern: new RegExp(`^(?:${source})$`, flags) };
      }
      case '-lname':
        return { type: 'link', pattern: globRegex(this.argument(option)) };
      case '-type': {
        const types = this.argument(option);
        const wrong = types.split(',').find((type) => !/^[bcdpflsD]$/.test(type));
        if (wrong !== undefined)
          throw new Failure(
            wrong.length > 1
              ? `Must separate multiple arguments to -type using: ','`
              : `Unknown argument to -type: ${wrong}`,
          );
        return { type: 'type', types };
      }
      case '-size': {
        const text = this.argument(option);
        const units: Record<string, number> = { c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };
        const [, number, letter = 'b'] = /^([-+]?\d+)([a-zA-Z])?$/.exec(text) ?? [];
        if (number === undefined) throw new Failure(`Invalid argument \`${text}' to -size`);
        const unit = units[letter];
        if (unit === undefined) throw new Failure(`invalid -size type \`${letter}'`);
        return { type: 'size', amount: this.amount(option, number), unit };
      }
      case '-mtime':
      case '-mmin':
        return {
          type: 'age',
          amount: this.amount(option, this.argument(option)),
          unit: option === '-mtime' ? 86_400_000 : 60_000,
        };
      case '-newer':
      case '-mnewer':
      case '-newermm':
        return { type: 'newer', file: this.argument(option) };
      case '-newermt': {
        const text = this.argument(option);
        if (!/^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$/.test(text)) throw new NotSimulated(`the date ${text}`);
        const [day = '', clock = '00:00'] = text.split(/[ T]/);
        return { type: 'since', time: Date.parse(`${day}T${clock}Z`) };
      }
      case '-perm': {
        const text = this.argument(option);
        const how = text.startsWith('-') ? '-' : text.startsWith('/') ? '/' : '';
        const mode = modeChange(text.slice(how.length))?.(0, false, this.umask);
        if (mode === undefined) throw new Failure(`invalid mode ${quoted(text)}`);
        return { type: 'mode', how, mode };
      }
      case '-user':
      case '-uid':
        return { type: 'owner', name: this.argument(option) };
      case '-group':
      case '-gid':
        return { type: 'group', name: this.argument(option) };
      case '-links':
        return { type: 'links', amount: this.amount(option, this.argument(option)) };
      case '-printf':
        return { type: 'printf', format: this.argument(option), file: undefined };
      case '-fprint':
        return { type: 'print', end: '\n', file: this.argument(option) };
      case '-fprint0':
        return { type: 'print', end: '\0', file: this.argument(option) };
      case '-fprintf': {
        const file = this.argument(option);
        return { type: 'printf', file, format: this.argument(option) };
      }
      case '-exec':
      case '-execdir':
        return this.command(option);
      default:
        if (unmodelled.has(option) || /^-newer[aBcm][aBcmt]$/.test(option))
          throw new NotSimulated(`the test '${option}'`);
        throw new Failure(`unknown predicate \`${option}'`);
    }
  }

  private command(option: string): Predicate {
    const command: string[] = [];
    for (let word = this.words[this.at]; word !== undefined; word = this.words[this.at]) {
      this.at += 1;
      const all = word === '+' && command.at(-1) === '{}';
      if (word === ';' || all) {
        if (command.length === 0) throw new Failure(`invalid argument \`${word}' to \`${option}'`);
        return { type: 'exec', command: all ? command.slice(0, -1) : command, all, inDirectory: option === '-execdir' };
      }
      command.push(word);
    }
    throw new Failure(`missing argument to \`${option}'`);
  }
}
