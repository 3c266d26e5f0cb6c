// tr(1) of coreutils. It works on bytes.
import { bytesOf } from '../byte-strings.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

const all = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const classes: Record<string, RegExp> = {
  alnum: /[A-Za-z0-9]/, alpha: /[A-Za-z]/, blank: /[ \t]/, cntrl: /\p{Cc}/u, digit: /[0-9]/, graph: /[!-~]/, lower: /[a-z]/,
  print: /[ -~]/, punct: /[!-/:-@[-`{-~]/, space: /[ \t\n\v\f\r]/, upper: /[A-Z]/, xdigit: /[0-9A-Fa-f]/,
}; // prettier-ignore

export const tr = tool(
  {
    binary: true,
    leading: true,
    flags: {
      '-c': 'complement',
      '-C': 'complement',
      '--complement': 'complement',
      '-d': 'delete',
      '--delete': 'delete',
      '-s': 'squeeze',
      '--squeeze-repeats': 'squeeze',
      '-t': 'truncate',
      '--truncate-set1': 'truncate',
    },
  },
  (call) => {
    const { options, words } = call;
    const [deletes, squeezes] = [options.has('delete'), options.has('squeeze')];
    const translates = !deletes && words.length === 2;
    if (words.length === 0) throw new UsageError('missing operand');
    if (words.length === 1 && deletes === squeezes) {
      const why = deletes
        ? 'Two strings must be given when both deleting and squeezing repeats.'
        : 'Two strings must be given when translating.';
      throw new UsageError(`missing operand after ${quoted(words[0] ?? '')}\n${why}`);
    }
    if (words.length === 2 && deletes && !squeezes) {
      throw new UsageError(
        `extra operand ${quoted(words[1] ?? '')}\nOnly one string may be given when deleting without squeezing repeats.`,
      );
    }
    demandWords(words, 1, 2);
    const [first = '', second] = words.map(bytesOf);
    let from = setOf(first);
    if (options.has('complement')) from = all.filter((byte) => !from.includes(byte));
    let to = second === undefined ? undefined : setOf(second, from.length);
    if (translates && to?.length === 0 && !options.has('truncate'))
      throw new Failure('when not truncating set1, string2 must be non-empty');

    let text = call.stdinBytes;
    if (deletes)
      text = text
        .split('')
        .filter((byte) => !from.includes(byte))
        .join('');
    else if (to && translates) {
      if (options.has('truncate')) from = from.slice(0, to.length);
      const map = new Map<string, string>();
      for (const [index, byte] of from.entries()) map.set(byte, to[index] ?? to.at(-1) ?? byte);
      text = text
        .split('')
        .map((byte) => map.get(byte) ?? byte)
        .join('');
    }
    if (squeezes) {
      to ??= from;
      let last = '';
      let squeezed = '';
      for (const byte of text) {
        if (byte !== last || !to.includes(byte)) squeezed += byte;
        last = byte;
      }
      text = squeezed;
    }
    call.out(text);
  },
);

/** The bytes a set stands for, in order. @param length how many "[x*]" has to fill up to */
function setOf(text: string, length = 0): string[] {
  const units: { byte: string; escaped: boolean }[] = [];
  const letters: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
  for (let at = 0; at < text.length; at += 1) {
    const escape = /^\\([0-7]{1,3}|[^])/.exec(text.slice(at))?.[1];
    if (escape === undefined) units.push({ byte: text[at] ?? '', escaped: false });
    else {
      units.push({
        byte: /^[0-7]/.test(escape) ? String.fromCharCode(parseInt(escape, 8) & 255) : (letters[escape] ?? escape),
        escaped: true,
      });
      at += escape.length;
    }
  }
  const set: string[] = [];
  let fill: { byte: string; at: number } | undefined;
  for (let at = 0; at < units.length; at += 1) {
    const rest = units
      .slice(at)
      .map(({ byte, escaped }) => (escaped ? '\0' : byte))
      .join('');
    const name = /^\[:(\w+):\]/.exec(rest)?.[1];
    const repeated = /^\[[^]\*(\d*)\]/.exec(rest);
    const unit = units[at] ?? { byte: '', escaped: false };
    if (name !== undefined) {
      const members = classes[name];
      if (!members) throw new Failure(`invalid character class ${quoted(name)}`);
      set.push(...all.filter((byte) => members.test(byte)));
      at += name.length + 3;
    } else if (/^\[=[^]=\]/.test(rest)) {
      set.push(units[at + 2]?.byte ?? '');
      at += 4;
    } else if (repeated) {
      const byte = units[at + 1]?.byte ?? '';
      const count = parseInt(repeated[1] ?? '', repeated[1]?.startsWith('0') ? 8 : 10);
      if (count) set.push(...Array.from({ length: count }, () => byte));
      else fill = { byte, at: set.length };
      at += repeated[0].length - 1;
    } else if (rest[1] === '-' && units[at + 2]) {
      const last = units[at + 2]?.byte ?? '';
      if (last < unit.byte)
        throw new Failure(
          `range-endpoints of ${shellQuoted(`${unit.byte}-${last}`)} are in reverse collating sequence order`,
        );
      set.push(...all.filter((byte) => byte >= unit.byte && byte <= last));
      at += 2;
    } else set.push(unit.byte);
  }
  if (fill) {
    const { byte, at } = fill;
    set.splice(at, 0, ...Array.from({ length: Math.max(0, length - set.length) }, () => byte));
  }
  return set;
}
