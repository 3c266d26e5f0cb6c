// JSON as Go's encoding/json reads it: its mistakes.

/** What Go's encoding/json says of a text that is no JSON (src/encoding/json/scanner.go); undefined where it is. */
export function jsonMistake(text: string): string | undefined {
  let at = 0;
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const fail = (where: string): never => {
    const letter = text[at];
    if (letter === undefined) throw new SyntaxError('unexpected end of JSON input');
    // Go looks at bytes: of a letter beyond ASCII it shows the first.
    const byte = new TextEncoder().encode(text.slice(at, at + 2))[0] ?? 0;
    const shown =
      letter === "'"
        ? "\\'"
        : letter === '"'
          ? '"'
          : letter === '\n'
            ? '\\n'
            : letter === '\t'
              ? '\\t'
              : String.fromCharCode(byte);
    throw new SyntaxError(`invalid character '${shown}' ${where}`);
  };
  const expect = (pattern: RegExp, where: string) => {
    if (!pattern.test(text[at] ?? '')) fail(where);
    at += 1;
  };
  const string = () => {
    at += 1;
    for (;;) {
      const letter = text[at];
      if (letter === undefined || letter < ' ') fail('in string literal');
      at += 1;
      if (letter === '"') return;
      if (letter !== '\\') continue;
      const escaped = text[at];
      expect(/["\\/bfnrtu]/, 'in string escape code');
      if (escaped === 'u')
        for (let digit = 0; digit < 4; digit += 1) expect(/[0-9a-f]/i, 'in \\u hexadecimal character escape');
    }
  };
  const number = () => {
    if (text[at] === '-') {
      at += 1;
      if (!/\d/.test(text[at] ?? '')) fail('in numeric literal');
    }
    if (text[at] === '0') at += 1;
    else while (/\d/.test(text[at] ?? '')) at += 1;
    if (text[at] === '.') {
      at += 1;
      expect(/\d/, 'after decimal point in numeric literal');
      while (/\d/.test(text[at] ?? '')) at += 1;
    }
    if (/e/i.test(text[at] ?? '')) {
      at += 1;
      if (/[+-]/.test(text[at] ?? '')) at += 1;
      expect(/\d/, 'in exponent of numeric literal');
      while (/\d/.test(text[at] ?? '')) at += 1;
    }
  };
  const value = (): void => {
    space();
    const letter = text[at] ?? '';
    const word = { t: 'true', f: 'false', n: 'null' }[letter];
    if (letter === '"') string();
    else if (/[-\d]/.test(letter)) number();
    else if (word) {
      for (const wanted of word) {
        if (text[at] !== wanted) fail(`in literal ${word} (expecting '${wanted}')`);
        at += 1;
      }
    } else if (letter === '[' || letter === '{') members(letter === '{');
    else fail('looking for beginning of value');
  };
  const members = (object: boolean) => {
    const close = object ? '}' : ']';
    at += 1;
    space();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      space();
      if (object) {
        if (text[at] !== '"') fail('looking for beginning of object key string');
        string();
        space();
        expect(/:/, 'after object key');
      }
      value();
      space();
      if (text[at] === close) {
        at += 1;
        return;
      }
      expect(/,/, object ? 'after object key:value pair' : 'after array element');
    }
  };
  try {
    value();
    space();
    if (at < text.length) fail('after top-level value');
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
