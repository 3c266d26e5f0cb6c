// test(1) and "[", as bash has them built in.
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { NotSimulated } from '../program.ts';
import type { ShellTool, ToolContext } from './tool.ts';

/** A wrong expression; `message` is what stands behind "bash: NAME: ". */
class ExpressionError extends Error {
  override name = 'ExpressionError';
}

const numeric: Record<string, (a: bigint, b: bigint) => boolean> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};
const unary = /^-[abcdefghknoprstuvwxzGLNORS]$/;
const binary = /^(?:=|==|!=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

/** The shell gives all its variables in `env`: "-v NAME" asks for them. */
export const test: ShellTool = (args, context) => {
  const words = [...args];
  const answer = (stderr: string, exitCode: number) => Promise.resolve({ stdout: '', stderr, exitCode });
  if (context.name === '[' && words.pop() !== ']') return answer("bash: [: missing `]'\n", 2);
  try {
    return answer('', new Expression(words, context).holds() ? 0 : 1);
  } catch (error) {
    if (error instanceof ExpressionError) return answer(`bash: ${context.name}: ${error.message}\n`, 2);
    if (error instanceof NotSimulated) return answer(`${context.name}: ${error.message}\n`, 125);
    throw error;
  }
};

class Expression {
  private readonly words: string[];
  private readonly context: ToolContext;
  private at = 0;

  constructor(words: string[], context: ToolContext) {
    this.words = words;
    this.context = context;
  }

  /** POSIX tells by the number of words how they are read. */
  holds(words = this.words): boolean {
    const [first = '', second = '', third = '', fourth = ''] = words;
    switch (words.length) {
      case 0:
        return false;
      case 1:
        return first !== '';
      case 2:
        if (first === '!') return second === '';
        if (!unary.test(first)) throw new ExpressionError(`${first}: unary operator expected`);
        return this.unary(first, second);
      case 3:
        if (binary.test(second)) return this.binary(first, second, third);
        if (second === '-a') return first !== '' && third !== '';
        if (second === '-o') return first !== '' || third !== '';
        if (first === '!') return !this.holds([second, third]);
        if (first === '(' && third === ')') return second !== '';
        throw new ExpressionError(`${second}: binary operator expected`);
      case 4:
        if (first === '!') return !this.holds([second, third, fourth]);
        if (first === '(' && fourth === ')') return this.holds([second, third]);
    }
    const value = this.or();
    if (this.at < this.words.length) throw new ExpressionError('too many arguments');
    return value;
  }

  private or(): boolean {
    let value = this.and();
    while (this.words[this.at] === '-o') {
      this.at += 1;
      value = this.and() || value;
    }
    return value;
  }

  private and(): boolean {
    let value = this.term();
    while (this.words[this.at] === '-a') {
      this.at += 1;
      value = this.term() && value;
    }
    return value;
  }

  private term(): boolean {
    const [first, second, third] = this.words.slice(this.at, this.at + 3);
    if (first === undefined) throw new ExpressionError('argument expected');
    if (first === '!') {
      this.at += 1;
      return !this.term();
    }
    if (first === '(') {
      this.at += 1;
      const value = this.or();
      if (this.words[this.at] !== ')') throw new ExpressionError("`)' expected");
      this.at += 1;
      return value;
    }
    if (second !== undefined && third !== undefined && binary.test(second)) {
      this.at += 3;
      return this.binary(first, second, third);
    }
    if (unary.test(first) && second !== undefined) {
      this.at += 2;
      return this.unary(first, second);
    }
    this.at += 1;
    return first !== '';
  }

  private binary(left: string, operator: string, right: string): boolean {
    const compared = numeric[operator];
    if (compared) return compared(integer(left), integer(right));
    switch (operator) {
      case '=':
      case '==':
        return left === right;
      case '!=':
        return left !== right;
      case '<':
        return left < right;
      case '>':
        return left > right;
    }
    const [a, b] = [this.stat(left), this.stat(right)];
    if (operator === '-ef') return a !== undefined && a.path === b?.path;
    const [newer, older] = operator === '-nt' ? [a, b] : [b, a];
    return newer !== undefined && (older === undefined || newer.mtime > older.mtime);
  }

  private unary(operator: string, word: string): boolean {
    const { files, env, toTerminal } = this.context;
    const rights: Record<string, number> = { '-r': 4, '-w': 2, '-x': 1 };
    const right = rights[operator];
    if (right !== undefined) {
      if (word === '' || !files.may(this.path(word), right)) return false;
      // Root may run what someone may run.
      const stat = this.stat(word);
      return operator !== '-x' || stat?.type === 'directory' || ((stat?.mode ?? 0) & 0o111) !== 0;
    }
    switch (operator) {
      case '-z':
        return word === '';
      case '-n':
        return word !== '';
      case '-v':
        return word in env;
      case '-t':
        return toTerminal && integer(word) <= 2n;
      case '-o':
      case '-R':
      case '-N':
        throw new NotSimulated(`the test '${operator}'`);
      case '-L':
      case '-h':
        return this.stat(word, false)?.type === 'link';
    }
    const stat = this.stat(word);
    if (!stat) return false;
    const { type, mode, size, uid, gid } = stat;
    const answers: Record<string, boolean> = {
      '-b': type === 'block-device',
      '-c': type === 'character-device',
      '-d': type === 'directory',
      '-f': type === 'file',
      '-g': (mode & 0o2000) !== 0,
      '-k': (mode & 0o1000) !== 0,
      '-p': false,
      '-s': size > 0,
      '-u': (mode & 0o4000) !== 0,
      '-G': gid === files.user.gid,
      '-O': uid === files.user.uid,
      '-S': type === 'socket',
    };
    return answers[operator] ?? true;
  }

  private path(word: string): string {
    return word.startsWith('/') ? word : `${this.context.cwd}/${word}`;
  }

  private stat(word: string, follow = true): Stat | undefined {
    if (word === '') return undefined;
    try {
      return follow ? this.context.files.stat(this.path(word)) : this.context.files.lstat(this.path(word));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return undefined;
    }
  }
}

function integer(word: string): bigint {
  if (!/^\s*[-+]?\d+\s*$/.test(word)) throw new ExpressionError(`${word}: integer expression expected`);
  return BigInt(word.trim().replace(/^\+/, ''));
}
