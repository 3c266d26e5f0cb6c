// The regular expressions of just-bash on the browser's own engine: the library it brings weighs a fifth of the machine.
// What that library guards against, an expression that takes for ever, ends with the worker. Stands in for a file of
// just-bash (see integrations/shell-bundle.ts), so it has that file's exports.

type Replacement = string | ((match: string, ...groups: unknown[]) => string);

/** Classes of POSIX inside brackets, which RE2 knows and JavaScript does not. */
const classes: Record<string, string> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\x21-\\x7e',
  lower: 'a-z',
  print: '\\x20-\\x7e',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

class Regex {
  readonly native: RegExp;

  constructor(regex: RegExp) {
    this.native = regex;
  }

  get source(): string {
    return this.native.source;
  }
  get flags(): string {
    return this.native.flags;
  }
  get global(): boolean {
    return this.native.global;
  }
  get ignoreCase(): boolean {
    return this.native.ignoreCase;
  }
  get multiline(): boolean {
    return this.native.multiline;
  }
  get lastIndex(): number {
    return this.native.lastIndex;
  }
  set lastIndex(index: number) {
    this.native.lastIndex = index;
  }

  test(input: string): boolean {
    return this.native.test(input);
  }
  exec(input: string): RegExpExecArray | null {
    return this.native.exec(input);
  }
  match(input: string): RegExpMatchArray | null {
    return input.match(this.native);
  }
  replace(input: string, replacement: Replacement): string {
    return typeof replacement === 'string'
      ? input.replace(this.native, replacement)
      : input.replace(this.native, replacement);
  }
  split(input: string, limit?: number): string[] {
    return input.split(this.native, limit);
  }
  search(input: string): number {
    return input.search(this.native);
  }
  matchAll(input: string): IterableIterator<RegExpMatchArray> {
    return input.matchAll(this.native);
  }
}

function fromPattern(pattern: string, flags = ''): Regex {
  return new Regex(
    new RegExp(
      pattern.replace(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole),
      flags,
    ),
  );
}

export { fromPattern as a, Regex as b };
