// What a terminal's control sequences mean for a page: colours become classes, all else is dropped.

/** A piece of a line, or what moves to another place. */
export type Token = { text: string; classes: string } | 'newline' | 'return';

const colours = ['muted', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', ''];

/** Reads output as it comes, whatever the places at which it is cut. */
export class AnsiReader {
  #state: 'text' | 'escape' | 'control' | 'string' | 'string-escape' = 'text';
  #sequence = '';
  #style = new Map<string, string>();

  /** The tokens of the next piece of output. */
  read(output: string): Token[] {
    const tokens: Token[] = [];
    let text = '';
    const flush = () => {
      if (text) tokens.push({ text, classes: [...this.#style.values()].join(' ') });
      text = '';
    };
    for (const character of output) {
      if (this.#state !== 'text') {
        const style = this.#control(character);
        if (style !== undefined) {
          flush();
          this.#select(style);
        }
      } else if (character === '\n' || character === '\r') {
        flush();
        tokens.push(character === '\n' ? 'newline' : 'return');
      } else if (character === '\u001b') this.#state = 'escape';
      else if (character === '\u009b') this.#state = 'control';
      else if (/[\u0090\u0098\u009d-\u009f]/.test(character)) this.#state = 'string';
      else if (character === '\t' || !/\p{Cc}/u.test(character)) text += visible(character);
    }
    flush();
    return tokens;
  }

  /** Takes one character of a sequence (ECMA-48, 5.4 and 5.6); gives the parameters of a complete SGR. */
  #control(character: string): string | undefined {
    const inString = this.#state === 'string' || this.#state === 'string-escape';
    if (inString) {
      const ends = character === '\u0007' || character === '\u009c' || this.#state === 'string-escape';
      this.#state = ends ? 'text' : character === '\u001b' ? 'string-escape' : 'string';
    } else if (this.#state === 'escape') {
      this.#sequence = '';
      if (character === '[') this.#state = 'control';
      else if (/[\]PX^_]/.test(character)) this.#state = 'string';
      else if (!/[ -/]/.test(character)) this.#state = 'text';
    } else if (/[@-~]/.test(character)) {
      this.#state = 'text';
      if (character === 'm' && /^[\d;]*$/.test(this.#sequence)) return this.#sequence;
    } else if (this.#sequence.length < 64) this.#sequence += character;
    return undefined;
  }

  /** Select Graphic Rendition (ECMA-48, 8.3.117). */
  #select(parameters: string) {
    const codes = parameters.split(';').map(Number);
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      if (code === 38 || code === 48) {
        // A colour of 256 or of millions: only the first sixteen have a class.
        const extended = codes[at + 1] === 5 ? (codes[at + 2] ?? 16) : 16;
        if (extended < 16) this.#colour(code, extended % 8);
        at += codes[at + 1] === 5 ? 2 : 4;
      } else if (code === 0) this.#style.clear();
      else if (code === 1) this.#style.set('weight', 'sgr-bold');
      else if (code === 2) this.#style.set('weight', 'sgr-dim');
      else if (code === 3) this.#style.set('slant', 'sgr-italic');
      else if (code === 4) this.#style.set('line', 'sgr-underline');
      else if (code === 7) this.#style.set('inverse', 'sgr-inverse');
      else if (code === 22) this.#style.delete('weight');
      else if (code === 23) this.#style.delete('slant');
      else if (code === 24) this.#style.delete('line');
      else if (code === 27) this.#style.delete('inverse');
      else if (code === 39) this.#style.delete('colour');
      else if (code === 49) this.#style.delete('ground');
      else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) this.#colour(38, code % 10);
      else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) this.#colour(48, code % 10);
    }
  }

  /** On a coloured ground text would be hard to read in one of the two schemes: it is shown inverted. */
  #colour(place: 38 | 48, index: number) {
    const name = colours[index];
    if (place === 48) this.#style.set('ground', 'sgr-inverse');
    else if (name) this.#style.set('colour', `sgr-${name}`);
    else this.#style.delete('colour');
  }
}

/** Marks that turn the direction of text could make a command look like another one. */
function visible(character: string): string {
  return /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character) ? '\ufffd' : character;
}
