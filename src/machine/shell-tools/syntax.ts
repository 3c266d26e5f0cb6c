// What bash says of a script it cannot read, and what it says where just-bash says it otherwise.

/** Words that mean something where a command may begin. */
const reserved = new Set([
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'for',
  'while',
  'until',
  'do',
  'done',
  'case',
  'esac',
  'select',
  'function',
  '{',
  '}',
  '!',
  'time',
  '[[',
  'coproc',
]);
/** Of these, the ones that no command begins with. */
const misplaced = new Set(['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}']);
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
class Unreadable extends Error {
  override name = 'Unreadable';
}

/**
 * What bash prints on stderr for a script it cannot parse, with a newline at the end; undefined where it can.
 * just-bash accepts some such scripts, and words the other cases differently.
 */
export function syntaxError(script: string): string | undefined {
  try {
    new Reader(script).script();
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private at = 0;
  private token: Token = { type: 'newline', text: 'newline', start: 0, plain: true };
  private documents: { end: string; tabs: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
    this.advance();
  }

  script(): void {
    this.list([]);
    if (this.token.type !== 'end') throw this.unexpected();
  }

  private unexpected(): Unreadable {
    const { type, text, start } = this.token;
    if (type === 'end') return new Unreadable('bash: syntax error: unexpected end of file\n');
    const from = this.text.lastIndexOf('\n', start - 1) + 1;
    const line = this.text.slice(from).split('\n')[0] ?? '';
    return new Unreadable(`bash: syntax error near unexpected token \`${text}'\nbash: \`${line}'\n`);
  }

  private unmatched(sign: string): Unreadable {
    return new Unreadable(`bash: unexpected EOF while looking for matching \`${sign}'\n`);
  }

  private advance(): void {
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

  // Grammar

  private is(...texts: string[]): boolean {
    return (
      (this.token.type === 'operator' || (this.token.type === 'word' && this.token.plain)) &&
      texts.includes(this.token.text)
    );
  }

  private expect(text: string): void {
    if (!this.is(text)) throw this.unexpected();
    this.advance();
  }

  private newlines(): void {
    while (this.token.type === 'newline') this.advance();
  }

  private more(ends: string[]): boolean {
    this.newlines();
    return this.token.type !== 'end' && !this.is(...ends);
  }

  /** Commands up to one of the words or signs that end the list. @param needed whether there must be one */
  private list(ends: string[], needed = false): void {
    let any = false;
    while (this.more(ends)) {
      this.andOr();
      any = true;
      if (this.is(';', '&')) this.advance();
      else if (this.token.type !== 'newline') break;
    }
    if (needed && !any) throw this.unexpected();
  }

  private andOr(): void {
    this.pipeline();
    while (this.is('&&', '||')) {
      this.advance();
      this.newlines();
      this.pipeline();
    }
  }

  private pipeline(): void {
    while (this.is('!', 'time')) {
      const wasTime = this.token.text === 'time';
      this.advance();
      if (wasTime && this.is('-p')) this.advance();
      if (this.token.type === 'newline' || this.token.type === 'end' || this.is(';')) return;
    }
    this.command();
    while (this.is('|', '|&')) {
      this.advance();
      this.newlines();
      this.command();
    }
  }

  private command(): void {
    const { type, text, plain } = this.token;
    if (type === 'operator' && text === '(') {
      if (this.text[this.at] === '(' && this.arithmetic()) return;
      this.advance();
      this.list([')'], true);
      this.expect(')');
      this.redirections();
      return;
    }
    if (type === 'word' && plain && reserved.has(text)) {
      if (misplaced.has(text)) throw this.unexpected();
      this.compound(text);
      return;
    }
    this.simple();
  }

  /** Passes over "((…))"; false where it is a subshell within a subshell. */
  private arithmetic(): boolean {
    const before = this.at;
    this.at += 1;
    let depth = 2;
    while (this.at < this.text.length && depth > 0) {
      const character = this.text[this.at];
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      this.at += 1;
    }
    if (depth > 0 || this.text.slice(this.at - 2, this.at) !== '))') {
      this.at = before;
      return false;
    }
    this.advance();
    this.redirections();
    return true;
  }

  private compound(word: string): void {
    this.advance();
    switch (word) {
      case 'if':
        this.list(['then'], true);
        this.expect('then');
        this.list(['elif', 'else', 'fi'], true);
        while (this.is('elif')) {
          this.advance();
          this.list(['then'], true);
          this.expect('then');
          this.list(['elif', 'else', 'fi'], true);
        }
        if (this.is('else')) {
          this.advance();
          this.list(['fi'], true);
        }
        this.expect('fi');
        break;
      case 'while':
      case 'until':
        this.list(['do'], true);
        this.loop();
        break;
      case 'for':
      case 'select':
        if (this.is('(') && this.text[this.at] === '(' && word === 'for') {
          if (!this.arithmetic()) throw this.unexpected();
        } else {
          this.anyWord();
          this.newlines();
          if (this.is('in')) {
            this.advance();
            while (this.token.type === 'word') this.advance();
            if (this.token.type !== 'newline' && !this.is(';')) throw this.unexpected();
          }
        }
        if (this.is(';')) this.advance();
        this.newlines();
        if (this.is('{')) {
          this.compound('{');
          return;
        }
        this.loop();
        break;
      case 'case':
        this.cases();
        break;
      case 'function':
        this.anyWord();
        if (this.is('(')) {
          this.advance();
          this.expect(')');
        }
        this.newlines();
        this.command();
        return;
      case '{':
        this.list(['}'], true);
        this.expect('}');
        break;
      case '[[':
        this.condition();
        break;
      default:
        this.command();
        return;
    }
    this.redirections();
  }

  private loop(): void {
    this.expect('do');
    this.list(['done'], true);
    this.expect('done');
  }

  private cases(): void {
    this.anyWord();
    this.newlines();
    this.expect('in');
    this.newlines();
    while (!this.is('esac')) {
      if (this.token.type === 'end') throw this.unexpected();
      if (this.is('(')) this.advance();
      this.anyWord();
      while (this.is('|')) {
        this.advance();
        this.anyWord();
      }
      this.expect(')');
      this.list([';;', ';&', ';;&', 'esac']);
      if (this.is(';;', ';&', ';;&')) this.advance();
      else if (!this.is('esac')) throw this.unexpected();
      this.newlines();
    }
    this.advance();
  }

  /** Passes over "[[ … ]]"; what is wrong within it is found when it runs. */
  private condition(): void {
    while (!(this.token.type === 'word' && this.token.text === ']]')) {
      if (this.token.type === 'end') throw this.unexpected();
      // An expression behind "=~" may have any signs.
      if (this.token.text === '=~') {
        const end = /(?:[^\s\\'"]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/y;
        this.at += /^\s*/.exec(this.text.slice(this.at))?.[0].length ?? 0;
        end.lastIndex = this.at;
        this.at += end.exec(this.text)?.[0].length ?? 0;
      }
      this.advance();
    }
    this.advance();
  }

  private anyWord(): void {
    if (this.token.type !== 'word') throw this.missingWord();
    this.advance();
  }

  /** Where a word must follow on the same line, the end of the script counts as the end of that line. */
  private missingWord(): Unreadable {
    if (this.token.type === 'end') this.token = { ...this.token, type: 'newline', text: 'newline' };
    return this.unexpected();
  }

  private redirections(): void {
    while (this.token.type === 'redirection') this.redirect();
  }

  private redirect(): void {
    const { text } = this.token;
    this.advance();
    if (this.token.type !== 'word') throw this.missingWord();
    if (text === '<<' || text === '<<-') {
      this.documents.push({ end: this.token.text.replace(/\\(.)|['"]/g, '$1'), tabs: text === '<<-' });
    }
    this.advance();
  }

  private simple(): void {
    let words = 0;
    let name = '';
    for (;;) {
      if (this.token.type === 'redirection') {
        this.redirect();
        words += 1;
        name = '';
      } else if (this.token.type === 'word') {
        name = words === 0 && this.token.plain ? this.token.text : '';
        const assigns = /^\w+(?:\[[^\]]*\])?\+?=/.test(this.token.text);
        this.advance();
        words += assigns && words === 0 ? 0 : 1;
        if (assigns && words === 0) {
          if (this.ends()) return;
          continue;
        }
      } else break;
    }
    if (words === 0) throw this.unexpected();
    if (this.is('(')) {
      if (!name) throw this.unexpected();
      this.advance();
      this.expect(')');
      this.newlines();
      this.command();
    }
  }

  private ends(): boolean {
    const { type } = this.token;
    return type === 'end' || type === 'newline' || (type === 'operator' && this.token.text !== '(');
  }
}

/** Built-in commands whose messages just-bash prints without the shell's name. */
const unnamed =
  /^(?=(?:\[|test|printf|cd|read|declare|local|export|unset|shift|kill|let|getopts|mapfile|pushd|popd|source|ulimit|wait|hash|alias|unalias|type): )/gm;

/** Messages on arithmetic that lack the expression, and what bash calls the wrong part of it. */
const arithmetic: [pattern: RegExp, token: (expression: string) => string | undefined][] = [
  [/^division by 0$/, (expression) => /[/%]=?\s*(0*\s*)$/.exec(expression)?.[1]],
  [/^value too great for base$/, (expression) => /(?<![\w.])0\d*[89]\d*/.exec(expression)?.[0]],
  [/^syntax error: operand expected \(error token is "(.*)"\)$/, () => ''],
];

/**
 * The words of just-bash's own messages as bash puts them.
 *
 * @param text what just-bash printed on stderr, whole lines
 * @param source what was run: just-bash does not name the expression that is wrong; where there is but one, it is that
 */
export function bashMessage(text: string, source = ''): string {
  return text
    .replace(unnamed, 'bash: ')
    .replace(/^bash: cd: \/home\/user: No such file or directory$/gm, 'bash: cd: OLDPWD not set')
    .replace(/^bash: (\w+): parameter null or not set$/gm, (message, name: string) =>
      source.includes(`\${${name}?}`) ? `bash: ${name}: parameter not set` : message,
    )
    .replace(/^bash: (arithmetic expression: )?(.*)$/gm, (message, command: string | undefined, said: string) => {
      const match = arithmetic.find(([pattern]) => pattern.test(said));
      const [only, ...more] = [...source.matchAll(/(\$?)\(\(((?:[^()$]|\([^()$]*\))*)\)\)/g)].filter(
        ([, , expression = '']) => match?.[1](expression) !== undefined,
      );
      if (!match || !only || more.length > 0) return message;
      const [, dollar, expression = ''] = only;
      const token = match[1](expression) ?? '';
      return `bash: ${dollar && !command ? '' : '((: '}${expression}: ${said}${token && ` (error token is "${token}")`}`;
    });
}
