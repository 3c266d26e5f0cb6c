// The escapes of sed(1), in expressions, replacements and texts.
import type { Piece } from './sed-command.ts';

/** Those of one letter. */
export const escapes: Record<string, string> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Escapes that stand for one character, put in its place, unless that character has a meaning of its own. */
export function converted(source: string): string {
  return source.replace(
    /\\(?:([afnrtv])|x([0-9A-Fa-f]{2})|d(\d{3})|o([0-7]{3})|c(.)|[^])/g,
    (whole, letter?: string, hex?: string, decimal?: string, octal?: string, control?: string) => {
      if (letter !== undefined) return escapes[letter] ?? whole;
      const code = characterOf(hex, decimal, octal, control);
      return code === undefined ? whole : /[.*[\]^$+?(){}|\\/]/.test(code) ? `\\${code}` : code;
    },
  );
}

function characterOf(hex?: string, decimal?: string, octal?: string, control?: string): string | undefined {
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
  if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) ^ 64);
  return undefined;
}

/** The replacement of the command s, in pieces. @param text as it is written, without the delimiters */
export function replacementOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const put = (plain: string) => {
    const last = pieces.at(-1);
    if (last && 'text' in last) last.text += plain;
    else pieces.push({ text: plain });
  };
  const pattern = /&|\\(?:(\d)|([ULulE])|([afnrtv])|x([0-9A-Fa-f]{2})|d(\d{3})|o([0-7]{3})|c(.)|([^]))|[^]/g;
  for (const [whole, group, shift, letter, hex, decimal, octal, control, plain] of text.matchAll(pattern)) {
    if (whole === '&') pieces.push({ group: 0 });
    else if (group !== undefined) pieces.push({ group: Number(group) });
    else if (shift !== undefined) pieces.push({ shift: shift as 'U' | 'L' | 'u' | 'l' | 'E' });
    else
      put(
        (letter === undefined ? undefined : escapes[letter]) ??
          characterOf(hex, decimal, octal, control) ??
          plain ??
          whole,
      );
  }
  return pieces;
}
