// A text in tokens: what lies between blanks, whole and in parts, so that "docker.sock" is found by "sock" as well.

/** What lies between two blanks, in lower case, without the punctuation around it. */
export interface Token {
  /** "docker.sock", "/etc/ssh/sshd_config", "error(1011)", "installroot" of "--installroot". */
  whole: string;
  /** Its runs of letters and digits, in order: ["docker", "sock"]. One alone, where it is no compound. */
  parts: string[];
}

/** Escape sequences of a terminal: CSI and OSC, as ECMA-48 defines them. */
// eslint-disable-next-line no-control-regex -- the escape sequences of a pasted terminal are made of control characters
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/g;
// eslint-disable-next-line no-control-regex -- they carry no meaning for a search
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A text as it is compared: in lower case, compatibility forms made one (NFKC), apostrophes straight, without escape
 * sequences, control characters, marks of direction and halves of characters. Line ends stay.
 */
export function normalized(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(escapes, '')
    .replace(controls, ' ')
    .toWellFormed()
    .replaceAll('\ufffd', ' ')
    .normalize('NFKC')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLowerCase();
}

/** The tokens of a normalized text, in order. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[^\s"“”]+/g), ([found]) => found).flatMap((found) => {
    const whole = trimmed(found);
    // "don't" is one word; so is "machine's", as "machine".
    const parts = whole
      .replace(/'s\b/g, '')
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu);
    return parts ? [{ whole: parts.length === 1 ? parts.join('') : whole, parts }] : [];
  });
}

/** Brackets go with the punctuation, but for those of a call: "error(1011)". */
function trimmed(text: string): string {
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N})]+$/u, '');
  const closed = /^[^()]*\([^()]*\)/.exec(bare)?.[0];
  return closed ?? bare.replace(/\)+$/, '').replace(/[^\p{L}\p{N}]+$/u, '');
}

/**
 * Tokens with neighbours made one where they are known as one word: "log in" as "login", "host name" as "hostname".
 *
 * @param isKnown whether a word stands anywhere on the site
 */
export function joinedTokens(tokens: readonly Token[], isKnown: (word: string) => boolean): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const word = `${before?.whole ?? ''}${token.whole}`;
    if (before?.parts.length === 1 && token.parts.length === 1 && /^\p{L}{5,}$/u.test(word) && isKnown(word)) {
      joined[joined.length - 1] = { whole: word, parts: [word] };
    } else {
      joined.push(token);
    }
  }
  return joined;
}
