// The command s of sed(1): puts other text in the place of matches.
import type { Piece, Substitution } from './sed-command.ts';

/**
 * A text with the matches replaced that a substitution is for; undefined where there is none.
 *
 * @param used its expression, or the one used last where it has none; with the flag "g"
 */
export function substituted(
  text: string,
  used: RegExp,
  { replacement, global, which }: Substitution,
): string | undefined {
  used.lastIndex = 0;
  let result = '';
  let from = 0;
  let count = 0;
  let replaced = false;
  for (let match = used.exec(text), end = -1; match; match = used.exec(text)) {
    const empty = match[0] === '';
    // An empty match right behind another one does not count.
    if (!(empty && match.index === end)) {
      count += 1;
      if (count === which || (global && count > which)) {
        result += text.slice(from, match.index) + replacementFor(replacement, match);
        from = match.index + match[0].length;
        replaced = true;
        if (!global) break;
      }
    }
    end = match.index + match[0].length;
    if (empty) used.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    if (used.lastIndex > text.length) break;
  }
  return replaced ? result + text.slice(from) : undefined;
}

function replacementFor(pieces: Piece[], match: RegExpExecArray): string {
  let text = '';
  let all: 'U' | 'L' | undefined;
  let one: 'u' | 'l' | undefined;
  for (const piece of pieces) {
    if ('shift' in piece) {
      if (piece.shift === 'u' || piece.shift === 'l') one = piece.shift;
      else {
        all = piece.shift === 'E' ? undefined : piece.shift;
        one = undefined;
      }
      continue;
    }
    let part = 'text' in piece ? piece.text : (match[piece.group] ?? '');
    if (all) part = all === 'U' ? part.toUpperCase() : part.toLowerCase();
    if (one && part) {
      part = (one === 'u' ? part.charAt(0).toUpperCase() : part.charAt(0).toLowerCase()) + part.slice(1);
      one = undefined;
    }
    text += part;
  }
  return text;
}
