// The rules of /etc/sudoers and the files it includes: who may run what as whom, and where a line is wrong.
import { groupName } from './accounts.ts';
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import type { Identity, Machine } from './model.ts';

/** One user specification, aliases resolved. */
export interface SudoRule {
  users: string[];
  /** "ALL", "root"; as written between the brackets. */
  runasUsers: string[];
  runasGroups: string[];
  commands: SudoCommand[];
}

export interface SudoCommand {
  /** Absolute path or "ALL". */
  path: string;
  /** Arguments as written; undefined where any are allowed. */
  args?: string;
  negated: boolean;
  /** Whether no password is asked: NOPASSWD. */
  free: boolean;
}

export interface Sudoers {
  rules: SudoRule[];
  /** What follows "Defaults", in order. */
  defaults: string[];
  /** Per file that was read: its path, and what is wrong with it, in the words of sudo. */
  files: { path: string; errors: string[] }[];
}

interface Token {
  text: string;
  /** Column, from 1. */
  at: number;
}

class SyntaxFault extends Error {
  readonly token: Token | undefined;

  constructor(token: Token | undefined) {
    super('syntax error');
    this.token = token;
  }
}

/** Reads a sudoers file and all it includes. @throws {FileError} where the first one cannot be read */
export function sudoersOf(machine: Machine, path = '/etc/sudoers'): Sudoers {
  const sudoers: Sudoers = { rules: [], defaults: [], files: [] };
  read(new Files(machine, root), path, sudoers, {});
  return sudoers;
}

function read(files: Files, path: string, sudoers: Sudoers, aliases: Record<string, string[]>) {
  const report = { path, errors: [] as string[] };
  sudoers.files.push(report);
  const lines = files.read(path).replaceAll('\\\n', '  ').split('\n');
  for (const [index, line] of lines.entries()) {
    const include = /^\s*[@#](include|includedir)\s+(\S+)\s*$/.exec(line);
    if (include) {
      for (const other of included(files, include[1] === 'includedir', include[2] ?? ''))
        read(files, other, sudoers, aliases);
      continue;
    }
    const text = line.replace(/(^|\s)#(?!\d).*$/, '');
    if (text.trim() === '') continue;
    try {
      readLine(text, sudoers, aliases);
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      const column = error.token?.at ?? line.length + 1;
      const mark = `^${'~'.repeat(Math.max(0, (error.token?.text.length ?? 1) - 1))}`;
      report.errors.push(`${path}:${index + 1}:${column}: syntax error`, line, `${' '.repeat(column - 1)}${mark}`);
    }
  }
}

function included(files: Files, directory: boolean, path: string): string[] {
  if (!directory) return [path];
  try {
    return files
      .list(path)
      .filter((name) => !name.includes('.') && !name.endsWith('~'))
      .map((name) => `${path}/${name}`);
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}

function readLine(text: string, sudoers: Sudoers, aliases: Record<string, string[]>) {
  const defaults = /^\s*Defaults\s+(.*?)\s*$/.exec(text);
  if (defaults) {
    sudoers.defaults.push(defaults[1] ?? '');
    return;
  }
  const alias = /^\s*(?:User|Runas|Host|Cmnd|Cmd)_Alias\s+([A-Z][A-Z0-9_]*)\s*=\s*(\S.*?)\s*$/.exec(text);
  if (alias) {
    aliases[alias[1] ?? ''] = (alias[2] ?? '').split(/\s*,\s*/);
    return;
  }
  const tokens = tokensOf(text);
  const resolved = (names: string[]): string[] =>
    names.flatMap((name) => (aliases[name] ? resolved(aliases[name]) : [name]));
  const next = (wanted?: RegExp): string => {
    const token = tokens.shift();
    if (!token || (wanted && !wanted.test(token.text))) throw new SyntaxFault(token);
    return token.text;
  };
  const list = (): string[] => {
    const names = [next(/^[^=(),:]/)];
    while (tokens[0]?.text === ',') {
      next();
      names.push(next(/^[^=(),:]/));
    }
    return names;
  };
  const users = resolved(list());
  list();
  next(/^=$/);
  const rule: SudoRule = { users, runasUsers: ['root'], runasGroups: [], commands: [] };
  const follows = (text: string) => tokens[0]?.text === text;
  if (follows('(')) {
    next();
    rule.runasUsers = follows(':') ? [] : resolved(list());
    if (follows(':')) {
      next();
      rule.runasGroups = resolved(list());
    }
    next(/^\)$/);
  }
  let free = false;
  do {
    while (tokens[1]?.text === ':' && /^[A-Z_]+$/.test(tokens[0]?.text ?? '')) {
      const tag = next(/^(?:NO)?(?:PASSWD|EXEC|SETENV|LOG_INPUT|LOG_OUTPUT|MAIL|FOLLOW)$/);
      if (tag === 'NOPASSWD') free = true;
      if (tag === 'PASSWD') free = false;
      next();
    }
    const words: string[] = [];
    while (tokens[0] && tokens[0].text !== ',') words.push(next());
    if (words.length === 0) throw new SyntaxFault(tokens[0]);
    for (const command of resolved([words.join(' ')])) rule.commands.push(commandOf(command, free));
  } while (tokens.shift());
  sudoers.rules.push(rule);
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[=(),:]|(?:\\.|[^\s=(),:\\])+/g)].map((match) => ({ text: match[0], at: match.index + 1 }));
}

function commandOf(text: string, free: boolean): SudoCommand {
  const negated = text.startsWith('!');
  const [path = '', ...args] = text.replace(/^!\s*/, '').split(' ');
  return { path, negated, free, ...(args.length > 0 ? { args: args.join(' ') } : {}) };
}

/** The rules that are about a user. */
export function rulesFor(machine: Machine, sudoers: Sudoers, user: Identity): SudoRule[] {
  const names = new Set(['ALL', user.name, `#${user.uid}`]);
  for (const gid of user.groups) names.add(`%${groupName(machine, gid)}`).add(`%#${gid}`);
  return sudoers.rules.filter((rule) => rule.users.some((name) => names.has(name)));
}

/**
 * What the last rule that fits says of a command; undefined where none does or it forbids it.
 *
 * @param path absolute path of the program
 * @param args its arguments
 * @param target name of the user it is to run as
 */
export function permissionOf(rules: SudoRule[], path: string, args: string[], target: string): SudoCommand | undefined {
  // /bin and /sbin are links: what lies there is the same file.
  const plain = (written: string) => written.replace(/^\/(s?bin)\//, '/usr/$1/');
  const program = plain(path);
  const fits = (command: SudoCommand) =>
    command.path === 'ALL' ||
    ((plain(command.path) === program ||
      (command.path.endsWith('/') && program.startsWith(plain(command.path))) ||
      globbed(plain(command.path), program)) &&
      (command.args === undefined ||
        (command.args === '""' ? args.length === 0 : globbed(command.args, args.join(' ')))));
  const found = rules
    .filter(({ runasUsers }) => runasUsers.includes('ALL') || runasUsers.includes(target))
    .flatMap(({ commands }) => commands)
    .findLast(fits);
  return found?.negated ? undefined : found;
}

/** Whether a text fits a pattern with "*" and "?". */
function globbed(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(text);
}

/** The value of a setting of Defaults; undefined where it is not set. */
export function defaultOf(sudoers: Sudoers, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|,)\\s*${name}\\s*=\\s*"?([^",]*)"?`);
  return sudoers.defaults.map((line) => pattern.exec(line)?.[1]).findLast((value) => value !== undefined);
}

/** What `sudo -l` prints of a rule: "(ALL) NOPASSWD: ALL". */
export function ruleLine(rule: SudoRule): string {
  const runas = [
    rule.runasUsers.join(', '),
    ...(rule.runasGroups.length > 0 ? [rule.runasGroups.join(', ')] : []),
  ].join(' : ');
  let free = false;
  const commands = rule.commands.map((command) => {
    const tag = command.free === free ? '' : command.free ? 'NOPASSWD: ' : 'PASSWD: ';
    free = command.free;
    return `${tag}${command.negated ? '!' : ''}${command.path}${command.args === undefined ? '' : ` ${command.args}`}`;
  });
  return `(${runas}) ${commands.join(', ')}`;
}
