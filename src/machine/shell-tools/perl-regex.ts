// Expressions of Perl (grep -P) as JavaScript's. Errors are in the words of PCRE2.
import { NotSimulated } from '../program.ts';
import { RegexError } from './regex.ts';

const posix: Record<string, string> = {
  alnum: 'A-Za-z0-9', alpha: 'A-Za-z', ascii: '\\0-\\x7f', blank: ' \\t', cntrl: '\\0-\\x1f\\x7f', digit: '0-9', graph: '!-~', lower: 'a-z',
  print: ' -~', punct: '!-\\/:-@\\[-`\\{-~', space: '\\s', upper: 'A-Z', word: '\\w', xdigit: '0-9A-Fa-f',
}; // prettier-ignore

/** What JavaScript says of an expression it refuses, and PCRE2. */
const messages: [said: RegExp, text: string][] = [
  [/Unterminated group|Invalid group/, 'missing closing parenthesis'],
  [/Unmatched '\)'/, 'unmatched closing parenthesis'],
  [/Unterminated character class/, 'missing terminating ] for character class'],
  [/Nothing to repeat/, 'quantifier does not follow a repeatable item'],
  [/numbers out of order/, 'numbers out of order in {} quantifier'],
  [/Range out of order/, 'range out of order in character class'],
  [/\\ at end of pattern/, '\\ at end of pattern'],
  [/Invalid capture group name/, 'syntax error in subpattern name (missing terminator?)'],
];

/** The source of a JavaScript expression for the flag "u". @throws {RegexError} @throws {NotSimulated} */
export function perlRegex(pattern: string): string {
  if (/\\R|\\X|\\G|\(\?[>R|#&]|\(\*|[*+?}]\+/.test(pattern.replace(/\\[^RXG]|\[[^\]]*\]/g, 'x')))
    throw new NotSimulated(`the expression ${pattern}`);
  let source = '';
  let set = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const rest = pattern.slice(at);
    if (character === '\\' && at + 1 < pattern.length) {
      const letter = pattern[at + 1] ?? '';
      at += 1;
      if (letter === 'K') source = `(?<=${source})`;
      else if (letter === 'h') source += set ? ' \\t' : '[ \\t]';
      else if (letter === 'H') source += '[^ \\t]';
      else if (letter === 'A') source += '^';
      else if (letter === 'Z' || letter === 'z') source += '$';
      else if (letter === 'Q') {
        const end = pattern.indexOf('\\E', at);
        source += pattern.slice(at + 1, end === -1 ? undefined : end).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
        at = end === -1 ? pattern.length : end + 1;
      } else if (/[A-Za-z0-9\\^$.*+?()[\]{}|/]/.test(letter) || (set && letter === '-')) source += `\\${letter}`;
      else source += letter;
    } else if (set) {
      const name = /^\[:(\^?)(\w+):\]/.exec(rest);
      if (name) {
        const members = posix[name[2] ?? ''];
        if (members === undefined || name[1]) throw new RegexError('unknown POSIX class name');
        source += members;
        at += name[0].length - 1;
      } else {
        set = character !== ']';
        source += character === '[' ? '\\[' : character;
      }
    } else if (character === '[') {
      set = true;
      const [, opening = '['] = /^(\[\^?\]?)/.exec(rest) ?? [];
      source += opening.endsWith(']') ? `${opening.slice(0, -1)}\\]` : opening;
      at += opening.length - 1;
    } else if (rest.startsWith('(?P<')) {
      source += '(?<';
      at += 3;
    } else if (
      (character === '{' && !/^\{\d+(?:,\d*)?\}/.test(rest)) ||
      (character === '}' && !/\{\d+(?:,\d*)?$/.test(source)) ||
      character === ']'
    )
      source += `\\${character}`;
    else source += character;
  }
  const inline = /^\(\?([ims]+)\)/.exec(source)?.[1];
  if (inline) source = `(?${inline}:${source.slice(inline.length + 3)})`;
  try {
    new RegExp(source, 'u');
  } catch (error) {
    const said = (error as Error).message;
    throw new RegexError(messages.find(([pattern]) => pattern.test(said))?.[1] ?? 'internal error');
  }
  return source;
}
