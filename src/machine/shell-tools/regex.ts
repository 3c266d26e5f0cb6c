// POSIX regular expressions with the extensions of GNU, as JavaScript's. Errors are in the words of regcomp(3).

/** An expression that regcomp(3) refuses; `message` is the text of regerror(3). */
export class RegexError extends Error {
  override name = 'RegexError';
}

export interface Dialect {
  /** Extended expressions (grep -E, sed -E, awk) instead of basic ones. */
  extended: boolean;
  ignoreCase?: boolean;
  /** "^" and "$" match at each line, as with the flag M of sed. */
  multiline?: boolean;
  /** Refuses repetition of nothing, as sed does; grep takes the sign as it is. */
  strict?: boolean;
  /** Escapes of awk: "\t", "\/", and escapes within brackets. */
  awk?: boolean;
}

const classes: Record<string, string> = {
  alnum: '\\p{L}\\p{Nd}', alpha: '\\p{L}', blank: ' \\t', cntrl: '\\0-\\x1f\\x7f', digit: '0-9', graph: '\\x21-\\x7e\\u00a1-\\u{10ffff}',
  lower: '\\p{Ll}', print: '\\x20-\\x7e\\u00a0-\\u{10ffff}', punct: '!-\\/:-@\\[-`\\{-~', space: ' \\t\\n\\v\\f\\r', upper: '\\p{Lu}',
  xdigit: '0-9A-Fa-f',
}; // prettier-ignore

/** Escapes that mean the same in all dialects. */
const escapes: Record<string, string> = {
  w: '[\\w]', W: '[^\\w]', s: '\\s', S: '\\S', b: '\\b', B: '\\B', '<': '\\b(?=\\w)', '>': '\\b(?<=\\w)', '`': '(?<![^])', "'": '(?![^])',
}; // prettier-ignore
const awkEscapes: Record<string, string> = {
  n: '\\n',
  t: '\\t',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\x07',
  '/': '\\/',
  '"': '"',
  y: '\\b',
};

const unmatchedBracket = 'Unmatched [, [^, [:, [., or [=';

/**
 * Compiles an expression. The result has the flags "u" and "d"-less defaults plus what the dialect asks and `flags`.
 *
 * @throws {RegexError}
 */
export function posixRegex(source: string, dialect: Dialect, flags = ''): RegExp {
  const all = `u${dialect.ignoreCase ? 'i' : ''}${dialect.multiline ? 'm' : ''}${flags}`;
  try {
    return new RegExp(translate(source, dialect), all);
  } catch (error) {
    if (error instanceof RegexError) throw error;
    throw new RegexError('Invalid regular expression');
  }
}

/** A text as an expression that matches it alone. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function translate(source: string, dialect: Dialect): string {
  const { extended, strict = false, awk = false } = dialect;
  const characters = Array.from(source);
  /** One list of alternatives for each open group; the alternatives are kept apart to be ordered. */
  const open: { alternatives: string[]; current: string[] }[] = [{ alternatives: [], current: [] }];
  let closed = 0;
  const top = () => open.at(-1) ?? { alternatives: [], current: [] };
  const put = (atom: string) => top().current.push(atom);
  const atStart = () => top().current.length === 0;
  const meaning = (at: number): string => {
    const character = characters[at] ?? '';
    if (character !== '\\') return extended || !'+?|(){}'.includes(character) ? character : `\\${character}`;
    const next = characters[at + 1];
    if (next === undefined) throw new RegexError('Trailing backslash');
    return !extended && '+?|(){}'.includes(next) ? next : `\\${next}`;
  };
  const lengthOf = (at: number) => (characters[at] === '\\' ? 2 : 1);
  const finished = ({ alternatives, current }: { alternatives: string[]; current: string[] }) =>
    longestFirst([...alternatives, current.join('')]);

  for (let at = 0; at < characters.length;) {
    const sign = meaning(at);
    const next = at + lengthOf(at);
    if (sign === '[' && characters[at] === '[') {
      const [text, end] = bracket(characters, at, awk);
      put(text);
      at = end;
      continue;
    }
    if (sign === '(') {
      open.push({ alternatives: [], current: [] });
    } else if (sign === ')') {
      if (open.length === 1) {
        if (extended && !strict) put('\\)');
        else throw new RegexError('Unmatched ) or \\)');
      } else {
        const group = open.pop();
        closed += 1;
        put(`(${group ? finished(group) : ''})`);
      }
    } else if (sign === '|') {
      const group = top();
      group.alternatives.push(group.current.join(''));
      group.current = [];
    } else if (sign === '*' || sign === '+' || sign === '?' || sign === '{') {
      const before = top().current.at(-1);
      const nothing = before === undefined || (!extended && before === '^');
      const interval = sign === '{' ? intervalAt(characters, next, extended, strict) : undefined;
      if (sign === '{' && interval === undefined) put('\\{');
      else if (nothing) {
        if (strict && (extended || sign === '{')) throw new RegexError('Invalid preceding regular expression');
        if (!extended) put(`\\${sign}`);
      } else {
        const repeated = /(?:[*+?]|\{\d*,?\d*\})$/.test(before) && before.startsWith('(?:');
        if (repeated && strict && !extended && sign === '*')
          throw new RegexError('Invalid preceding regular expression');
        top().current[top().current.length - 1] = `(?:${before}${interval ? interval.text : sign})`;
      }
      if (interval) {
        at = interval.end;
        continue;
      }
    } else if (sign === '^') put(extended || atStart() ? '^' : '\\^');
    else if (sign === '$') {
      const following = next < characters.length ? meaning(next) : undefined;
      put(extended || following === undefined || following === ')' || following === '|' ? '$' : '\\$');
    } else if (sign === '.') put('[^]');
    else if (sign.startsWith('\\') && sign.length > 1) {
      const letter = sign.slice(1);
      if (/[1-9]/.test(letter) && !awk) {
        if (Number(letter) > closed) throw new RegexError('Invalid back reference');
        put(`(?:\\${letter})`);
      } else
        put(
          (awk ? awkEscapes[letter] : undefined) ??
            (letter === 'n' ? '\\n' : undefined) ??
            escapes[letter] ??
            literally(letter),
        );
    } else put(literally(sign));
    at = next;
  }
  if (open.length > 1) throw new RegexError('Unmatched ( or \\(');
  return finished(top());
}

/** The longest alternative wins in POSIX, the first in JavaScript; where all are plain text, order makes them agree. */
function longestFirst(alternatives: string[]): string {
  if (alternatives.every((alternative) => /^(?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/])*$/.test(alternative))) {
    alternatives.sort((a, b) => b.length - a.length);
  }
  return alternatives.join('|');
}

/** A bracket expression; gives its translation and where it ends. */
function bracket(characters: string[], start: number, awk: boolean): [text: string, end: number] {
  let at = start + 1;
  const negated = characters[at] === '^';
  if (negated) at += 1;
  if (at >= characters.length) throw new RegexError('Invalid regular expression');
  if (characters[start + 1] === ':' && /^\[:[a-z]+:\]/.test(characters.slice(start).join(''))) {
    throw new RegexError('character class syntax is [[:space:]], not [:space:]');
  }
  const parts: string[] = [];
  const single = (): string => {
    let character = characters[at] ?? '';
    at += 1;
    if (character === '[' && (characters[at] === '.' || characters[at] === '=')) {
      const kind = characters[at];
      character = characters[at + 1] ?? '';
      if (characters[at + 2] !== kind || characters[at + 3] !== ']')
        throw new RegexError(at + 3 < characters.length ? 'Invalid collation character' : unmatchedBracket);
      at += 4;
    } else if (awk && character === '\\') {
      character = characters[at] ?? '\\';
      at += 1;
      const letter = awkEscapes[character];
      if (letter !== undefined && letter.length <= 4) return letter;
    }
    return /[\\\]^[\-/&~!#%,:;<=>@`.{}()|*+?$]/.test(character) ? `\\${character}` : character;
  };
  for (let first = true; ; first = false) {
    const character = characters[at];
    if (character === undefined) throw new RegexError(unmatchedBracket);
    if (character === ']' && !first) break;
    if (character === '[' && characters[at + 1] === ':') {
      const name = /^\[:(\w*):\]/.exec(characters.slice(at).join(''))?.[1];
      if (name === undefined) throw new RegexError(unmatchedBracket);
      const members = classes[name];
      if (members === undefined) throw new RegexError('Invalid character class name');
      parts.push(members);
      at += name.length + 4;
      continue;
    }
    if (awk && character === '\\' && /[wWsS]/.test(characters[at + 1] ?? '')) {
      parts.push(`\\${characters[at + 1] ?? ''}`);
      at += 2;
      continue;
    }
    const from = single();
    if (characters[at] === '-' && characters[at + 1] !== undefined && characters[at + 1] !== ']') {
      at += 1;
      const to = single();
      if (codeOf(to) < codeOf(from)) throw new RegexError('Invalid range end');
      parts.push(`${inClass(from)}-${inClass(to)}`);
    } else parts.push(inClass(from));
  }
  return [`[${negated ? '^' : ''}${parts.join('')}]`, at + 1];
}

/** Of signs only those may be escaped under the flag "u" that mean something; the others stand for themselves. */
function inClass(character: string): string {
  return /^\\[^\w\\\]^[\-/.{}()|*+?$]$/.test(character) ? character.slice(1) : character;
}

function codeOf(character: string): number {
  const letters: Record<string, number> = { '\\n': 10, '\\t': 9, '\\r': 13, '\\f': 12, '\\v': 11, '\\x07': 7 };
  return (
    letters[character] ??
    (character.length > 1 && character.startsWith('\\') ? character.slice(1) : character).codePointAt(0) ??
    0
  );
}

/** The interval behind an opening brace; undefined where the brace stands for itself. */
function intervalAt(
  characters: string[],
  start: number,
  extended: boolean,
  strict: boolean,
): { text: string; end: number } | undefined {
  const rest = characters.slice(start).join('');
  const [whole, from, comma, to] = (extended ? /^(\d*)(,?)(\d*)\}/ : /^(\d*)(,?)(\d*)\\\}/).exec(rest) ?? [];
  if (whole === undefined) {
    if (extended && !strict) return undefined;
    throw new RegexError(rest.includes('}') ? 'Invalid content of \\{\\}' : 'Unmatched \\{');
  }
  if ((!from && !comma) || (from && to && Number(from) > Number(to))) throw new RegexError('Invalid content of \\{\\}');
  if (Number(from) > 32767 || Number(to) > 32767) throw new RegexError('Regular expression too big');
  return { text: `{${from || '0'}${comma ?? ''}${to ?? ''}}`, end: start + whole.length };
}
