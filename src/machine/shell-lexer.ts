// The tokens of a shell script, by the rules of bash: words with all that is quoted or nested in them, and operators.

const redirection = /^(?:&>>?|\d*(?:<<<|<<-?|<>|<&|>&|>>|>\||<|>))/;
const operators = /^(?:&&|\|\||;;&|;&|;;|\|&|[|&;()])/;

interface Token {
  type: 'word' | 'operator' | 'redirection' | 'newline' | 'end';
  text: string;
  start: number;
  /** Whether no part of a word is quoted: only such a word can be reserved. */
  plain: boolean;
}

/** Ends the reading; `message` is the whole text for stderr. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** Goes through a script token by token. */
export class Lexer {
  protected readonly text: string;
  /** Behind the token. */
  protected at = 0;
  protected token: Token = { type: 'newline', text: 'newline', start: 0, plain: true };
  /** Here-documents that begin behind this line. */
  protected documents: { end: string; tabs: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
    this.advance();
  }

  protected unexpected(): Unreadable {
    const { type, text, start } = this.token;
    if (type === 'end') return new Unreadable('bash: syntax error: unexpected end of file\n');
    const from = this.text.lastIndexOf('\n', start - 1) + 1;
    const line = this.text.slice(from).split('\n')[0] ?? '';
    return new Unreadable(`bash: syntax error near unexpected token \`${text}'\nbash: \`${line}'\n`);
  }

  private unmatched(sign: string): Unreadable {
    return new Unreadable(`bash: unexpected EOF while looking for matching \`${sign}'\n`);
  }

  protected advance(): void {
    const blank = /(?:[ \t\r]|\\\n)*/y;
    blank.lastIndex = this.at;
    this.at += blank.exec(this.text)?.[0].length ?? 0;
    if (this.text[this.at] === '#') this.at = this.endOfLine(this.at);
    const start = this.at;
    const rest = this.text.slice(start, start + 64);
    const put = (type: Token['type'], text: string, plain = true) => {
      this.token = { type, text, start, plain };
    };
    if (start >= this.text.length) {
      put('end', '');
      return;
    }
    if (rest.startsWith('\n')) {
      this.at += 1;
      this.skipDocuments();
      put('newline', 'newline');
      return;
    }
    const redirect = redirection.exec(rest)?.[0];
    if (redirect !== undefined && !/^[<>]\(/.test(rest)) {
      this.at += redirect.length;
      put('redirection', redirect.replace(/^\d+/, ''));
      return;
    }
    const operator = operators.exec(rest)?.[0];
    if (operator !== undefined) {
      this.at += operator.length;
      put('operator', operator);
      return;
    }
    const plain = this.word();
    put('word', this.text.slice(start, this.at), plain);
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }

  /** Passes over the here-documents that begin behind this line. */
  private skipDocuments(): void {
    for (const { end, tabs } of this.documents.splice(0)) {
      while (this.at < this.text.length) {
        const to = this.endOfLine(this.at);
        const line = this.text.slice(this.at, to);
        this.at = Math.min(this.text.length, to + 1);
        if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
  }

  /** Passes over a word; gives whether no part of it is quoted. */
  private word(): boolean {
    let plain = true;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      const rest = this.text.slice(this.at, this.at + 3);
      if (character === '\\') {
        plain = false;
        this.at += 2;
      } else if (character === "'" || rest.startsWith("$'")) {
        plain = false;
        this.singleQuotes(character === '$');
      } else if (character === '"' || rest.startsWith('$"')) {
        plain = false;
        this.at += character === '"' ? 1 : 2;
        this.until('"');
      } else if (character === '$' || character === '`') {
        this.expansion();
      } else if (/^[<>]\(/.test(rest)) {
        this.at += 2;
        this.until(')');
      } else if (character === '(' && /[A-Za-z0-9_\]]\+?=$/.test(this.text.slice(Math.max(0, this.at - 40), this.at))) {
        this.at += 1;
        this.until(')');
      } else if (/[\s|&;()<>]/.test(character)) break;
      else this.at += 1;
    }
    return plain;
  }

  private singleQuotes(withEscapes: boolean): void {
    const pattern = withEscapes ? /\$'(?:[^'\\]|\\[^])*'/y : /'[^']*'/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw this.unmatched("'");
    this.at += found.length;
  }

  /** Passes over "$…" or "`…`". */
  private expansion(): void {
    const rest = this.text.slice(this.at, this.at + 3);
    if (rest.startsWith('`')) {
      const found = /^`(?:[^`\\]|\\[^])*`/.exec(this.text.slice(this.at))?.[0];
      if (found === undefined) throw this.unmatched('`');
      this.at += found.length;
    } else if (rest.startsWith('${')) {
      this.at += 2;
      this.until('}');
    } else if (rest.startsWith('$(')) {
      this.at += 2;
      this.until(')');
    } else this.at += 1;
  }

  /** Passes over everything up to a closing sign, with all that is nested. */
  private until(end: '"' | ')' | '}'): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      if (character === end && depth === 0) {
        this.at += 1;
        return;
      }
      if (character === '\\') this.at += 2;
      else if (character === '$' || character === '`') {
        if (end !== '"' && /^\$['"]/.test(this.text.slice(this.at, this.at + 2))) {
          if (this.text[this.at + 1] === "'") this.singleQuotes(true);
          else this.at += 1;
        } else this.expansion();
      } else if (character === '"' && end !== '"') {
        this.at += 1;
        this.until('"');
      } else if (character === "'" && end !== '"') this.singleQuotes(false);
      else if (character === '#' && end === ')' && /[\s(;|&]/.test(this.text[this.at - 1] ?? ''))
        this.at = this.endOfLine(this.at);
      else if (end === ')' && /^<<-?\s*['"\\]?\w/.test(this.text.slice(this.at, this.at + 8))) this.nestedDocument();
      else if (
        end === ')' &&
        /^case\s[^\n]*\sin[\s]/.test(this.text.slice(this.at, this.at + 200)) &&
        /[\s(;|&]/.test(this.text[this.at - 1] ?? '')
      )
        this.nestedCase();
      else {
        if (character === '(' && end === ')') depth += 1;
        if (character === ')' && end === ')') depth -= 1;
        this.at += 1;
      }
    }
    throw this.unmatched(end);
  }

  private nestedDocument(): void {
    const [all = '', tabs = '', name = ''] = /^<<(-?)\s*(['"]?[\w.-]+['"]?|\\\w+)/.exec(this.text.slice(this.at)) ?? [];
    this.at += Math.max(2, all.length);
    const line = this.endOfLine(this.at);
    const end = name.replace(/['"\\]/g, '');
    const found = new RegExp(`\\n${tabs ? '\\t*' : ''}${end.replace(/[.-]/g, '\\$&')}(?=[\\n)]|$)`, 'g');
    found.lastIndex = line;
    const match = found.exec(this.text);
    if (match) this.at = match.index + match[0].length;
  }

  /** The patterns of a "case" have closing parentheses of their own. */
  private nestedCase(): void {
    const end = /\besac\b/g;
    end.lastIndex = this.at;
    const match = end.exec(this.text);
    this.at = match ? match.index + match[0].length : this.at + 4;
  }

  /** Whether the token is one of these operators or words. */
  protected is(...texts: string[]): boolean {
    return (
      (this.token.type === 'operator' || (this.token.type === 'word' && this.token.plain)) &&
      texts.includes(this.token.text)
    );
  }

  protected expect(text: string): void {
    if (!this.is(text)) throw this.unexpected();
    this.advance();
  }

  protected newlines(): void {
    while (this.token.type === 'newline') this.advance();
  }
}
