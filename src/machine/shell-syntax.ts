// What bash says of a script it cannot read.
import { Lexer, Unreadable } from './shell-lexer.ts';

/** Words that mean something where a command may begin. */
const reserved = new Set(
  'if then elif else fi for while until do done case esac select function { } ! time [[ coproc'.split(' '),
);
/** Of these, the ones that no command begins with. */
const misplaced = new Set(['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}']);

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

/** Walks through a script by the grammar of bash(1). */
class Reader extends Lexer {
  script(): void {
    this.list([]);
    if (this.token.type !== 'end') throw this.unexpected();
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
