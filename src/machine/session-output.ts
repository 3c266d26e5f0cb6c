// What one command of a session has printed, in true order and within bounds.

/** A piece of output, in the order it was printed. */
export interface Piece {
  /** 1 for stdout, 2 for stderr, 0 for a question and what was answered. */
  stream: 0 | 1 | 2;
  text: string;
}

/** More output than this, in characters, and the command is stopped. */
const mostOutput = 200_000;

/** Collects the pieces. */
export class SessionOutput {
  /** Whether more was printed than is kept. */
  overflow = false;
  private readonly pieces: Piece[] = [];
  private length = 0;

  /** Adds a text; gives what is kept of it, undefined where there was too much before. */
  add(stream: Piece['stream'], text: string): Piece | undefined {
    if (this.overflow) return undefined;
    const room = mostOutput - this.length;
    this.length += text.length;
    this.overflow = this.length > mostOutput;
    const piece = { stream, text: this.overflow ? text.slice(0, Math.max(0, room)) : text };
    this.pieces.push(piece);
    return piece;
  }

  /** All of one stream. */
  text(stream: Piece['stream']): string {
    return this.pieces
      .filter((piece) => piece.stream === stream)
      .map((piece) => piece.text)
      .join('');
  }

  /** All pieces, those of one stream that follow each other as one. */
  joined(): Piece[] {
    const result: Piece[] = [];
    for (const piece of this.pieces) {
      const last = result.at(-1);
      if (last?.stream === piece.stream) last.text += piece.text;
      else result.push({ ...piece });
    }
    return result;
  }
}
