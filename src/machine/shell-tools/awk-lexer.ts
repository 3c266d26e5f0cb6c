// The tokens of awk's programs, and what GNU awk 5.2 says where one is out of place.

/** A wrong program; `message` has the lines as awk prints them. */
export class ProgramError extends Error {
  override name = 'ProgramError';
}

interface Token {
  type: 'number' | 'string' | 'name' | 'function' | 'builtin' | 'keyword' | 'sign' | 'newline' | 'end';
  text: string;
  start: number;
}

const keywords = new Set(
  'BEGIN END BEGINFILE ENDFILE function func if else while for do break continue next nextfile exit return delete in getline print printf switch case default'.split(
    ' ',
  ),
);

/** Built-in functions with the numbers of arguments they take. */
export const arities: Record<string, [least: number, most: number]> = {
  length: [0, 1], substr: [2, 3], index: [2, 2], split: [2, 4], sub: [2, 3], gsub: [2, 3], gensub: [3, 4], match: [2, 3], sprintf: [1, 99],
  sin: [1, 1], cos: [1, 1], atan2: [2, 2], exp: [1, 1], log: [1, 1], sqrt: [1, 1], int: [1, 1], rand: [0, 0], srand: [0, 1], tolower: [1, 1],
  toupper: [1, 1], system: [1, 1], close: [1, 2], fflush: [0, 1], strftime: [0, 3], mktime: [1, 2], systime: [0, 0], and: [2, 99], or: [2, 99],
  xor: [2, 99], lshift: [2, 2], rshift: [2, 2], compl: [1, 1], strtonum: [1, 1], asort: [1, 3], asorti: [1, 3], typeof: [1, 2], isarray: [1, 1],
  patsplit: [2, 4],
}; // prettier-ignore

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  '/': '/',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** Puts the escapes of a string constant in their place. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|\n|([^]))/g,
    (whole, octal?: string, hex?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      return letter === undefined ? '' : (escapes[letter] ?? whole);
    },
  );
}

/** Goes through a program token by token. */
export class Lexer {
  protected readonly source: string;
  /** The name of the program's file; undefined for the command line. */
  protected readonly file: string | undefined;
  protected token: Token = { type: 'newline', text: '\n', start: 0 };
  /** Where the token ends. */
  protected end = 0;

  constructor(source: string, file?: string) {
    this.source = source;
    this.file = file;
    this.advance();
  }

  /** A wrong program: shows the line and a mark below the place. */
  protected error(message = 'syntax error', at = this.token.start): ProgramError {
    const unfinished = message === 'syntax error' && (this.token.type === 'end' || this.token.type === 'newline');
    const text = unfinished ? 'unexpected newline or end of string' : message;
    const line = this.source.lastIndexOf('\n', at - 1) + 1;
    const shown = this.source.slice(line).split('\n')[0] ?? '';
    const number = this.source.slice(0, at).split('\n').length + (unfinished && this.token.type === 'newline' ? 1 : 0);
    const place = `awk: ${this.file ?? 'cmd. line'}:${number}:`;
    return new ProgramError(
      `${place} ${shown}\n${place} ${shown.slice(0, at - line).replace(/[^\t]/g, ' ')}^ ${text}\n`,
    );
  }

  protected lineAt(at: number): number {
    return this.source.slice(0, at).split('\n').length;
  }

  protected advance(): Token {
    const before = this.token;
    const blank = /(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y;
    blank.lastIndex = this.end;
    const start = this.end + (blank.exec(this.source)?.[0].length ?? 0);
    const put = (type: Token['type'], text: string) => {
      this.token = { type, text, start };
      this.end = start + text.length;
    };
    const rest = this.source.slice(start);
    const match = (pattern: RegExp) => pattern.exec(rest)?.[0];
    const number = match(/^(?:0[xX][0-9A-Fa-f]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/);
    const name = match(/^[A-Za-z_]\w*/);
    if (rest === '') put('end', '');
    else if (rest.startsWith('\n')) put('newline', '\n');
    else if (number) put('number', number);
    else if (name) {
      if (keywords.has(name)) put('keyword', name);
      else if (Object.hasOwn(arities, name)) put('builtin', name);
      else put(rest[name.length] === '(' ? 'function' : 'name', name);
    } else if (rest.startsWith('"')) {
      const text = match(/^"(?:[^"\\\n]|\\[^])*"/);
      this.token = { type: 'string', text: '', start };
      if (text === undefined) throw this.error('unterminated string', start);
      put('string', text);
    } else {
      const sign = match(
        /^(?:\*\*=|\*\*|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|!~|&&|\|\||>>|\|&|[-+*/%^!<>|?:~$=(){}[\];,])/,
      );
      this.token = { type: 'sign', text: '', start };
      if (sign === undefined)
        throw this.error(
          rest.startsWith('@') ? 'syntax error' : `invalid char '${rest.charAt(0)}' in expression`,
          rest.startsWith('@') ? start + 1 : start,
        );
      put('sign', sign);
    }
    return before;
  }

  protected is(...texts: string[]): boolean {
    return (this.token.type === 'sign' || this.token.type === 'keyword') && texts.includes(this.token.text);
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) throw this.error();
  }

  protected newlines(): void {
    while (this.token.type === 'newline') this.advance();
  }

  protected terminators(): void {
    while (this.token.type === 'newline' || this.is(';')) this.advance();
  }

  /** Passes over what separates statements; false where the end is reached. */
  protected more(end?: string): boolean {
    this.terminators();
    return end === undefined ? this.token.type !== 'end' : !this.is(end);
  }

  /** A place to come back to by {@link reset}. */
  protected mark(): { token: Token; end: number } {
    return { token: this.token, end: this.end };
  }

  protected reset({ token, end }: { token: Token; end: number }): void {
    this.token = token;
    this.end = end;
  }
}
