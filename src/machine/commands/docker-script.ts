// Scripts that a container's shell runs, taken apart into commands and words.
import { NotSimulated } from '../program.ts';

/**
 * Splits a script into commands; words are expanded when their turn comes.
 *
 * @param env gives the shell's variables
 * @param status gives the last command's exit status: "$?"
 * @returns each command with the operator in front of it, ";" for the first, and whether its output goes to stderr
 * @throws {NotSimulated} for a script with more than commands, "&&", "||", ">&2" and variables
 */
export function* statements(
  text: string,
  env: () => Map<string, string>,
  status: () => number,
): Generator<{ words: string[]; joined: string; stderr: boolean }> {
  const bare = text
    .replace(/'[^']*'/g, '')
    .replaceAll('&&', ';')
    .replaceAll('||', ';')
    .replace(/1?>&2/g, ';');
  if (/[`*{}<>&|()]|\b(if|while|for|case|function|until)\b/.test(bare)) {
    throw new NotSimulated(`the script '${text}' inside a container`);
  }
  const pattern = /\s*(?:(\n|;|&&|\|\|)|(1?>&2)|((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s;&|>'"\\])+))/gy;
  const expand = (piece: string): string =>
    piece.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)/g,
      (_, single?: string, double?: string, escaped?: string, plain?: string) =>
        single ??
        escaped ??
        (double?.replace(/\\(["\\$])/g, '$1') ?? plain ?? '').replace(/\$(\w+|\?)/g, (_all, name: string) =>
          name === '?' ? String(status()) : (env().get(name) ?? ''),
        ),
    );
  let pieces: string[] = [];
  let [joined, stderr] = [';', false];
  const words = () => pieces.map(expand).filter((word, index) => word || /['"]/.test(pieces[index] ?? ''));
  for (const [, operator, redirect, word] of text.trim().matchAll(pattern)) {
    if (word !== undefined) pieces.push(word);
    else if (redirect !== undefined) stderr = true;
    else {
      yield { words: words(), joined, stderr };
      [pieces, joined, stderr] = [[], operator ?? ';', false];
    }
  }
  yield { words: words(), joined, stderr };
}
