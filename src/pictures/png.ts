// Draws on pictures of at most 16 colours and writes them as PNG, half a byte a pixel: less than half of what true colour takes.
// Format: https://www.w3.org/TR/png-3/
import { constants, crc32, deflateSync } from 'node:zlib';

/** How much of each pixel a drawn shape covers, 0 to 255, row by row. */
export interface Mask {
  data: Uint8Array;
  width: number;
  height: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture whose pixels are numbers of colours. */
export class IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly #palette: readonly (readonly [number, number, number])[];
  /** Two pixels a byte, behind a byte of each row that is left for its filter. */
  readonly #rows: Buffer;
  /** The rows as the file has them; kept, for a new one each time would have the garbage collector run all the time. */
  readonly #differences: Buffer;
  readonly #stride: number;

  /**
   * All pixels have the palette's first colour at first.
   *
   * @param width in pixels
   * @param height in pixels
   * @param palette at most 16 colours, each as [red, green, blue] from 0 to 255
   */
  constructor(width: number, height: number, palette: readonly (readonly [number, number, number])[]) {
    this.width = width;
    this.height = height;
    this.#palette = palette;
    this.#stride = 1 + Math.ceil(width / 2);
    this.#rows = Buffer.alloc(this.#stride * height);
    this.#differences = Buffer.alloc(this.#stride * height);
  }

  /** Takes all pixels from a picture of the same size. */
  copy(other: IndexedPicture) {
    this.#rows.set(other.#rows);
  }

  /**
   * Draws a shape; what it does not cover stays.
   *
   * @param shape what is drawn
   * @param left column of its first pixel
   * @param top row of its first pixel
   * @param shades for each coverage the colour's place in the palette, 256 of them; 0 stays what it was
   */
  draw({ data, width, height }: Mask, left: number, top: number, shades: Uint8Array) {
    const rows = this.#rows;
    for (let y = 0, from = 0; y < height; y += 1) {
      const row = (top + y) * this.#stride + 1;
      for (let x = left; x < left + width; x += 1, from += 1) {
        const colour = shades[data[from] as number] as number;
        if (colour === 0) continue;
        const at = row + (x >> 1);
        const both = rows[at] as number;
        rows[at] = x % 2 === 0 ? (colour << 4) | (both & 0x0f) : (both & 0xf0) | colour;
      }
    }
  }

  /** The picture as the bytes of a PNG file. */
  png(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header[8] = 4; // bits a pixel
    header[9] = 3; // numbers of a palette
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(this.#palette.flat())),
      // Looking for other repetitions than runs takes three times as long and saves a tenth.
      chunk('IDAT', deflateSync(this.#filtered(), { strategy: constants.Z_RLE })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  /** Each row as what it differs in from the one above (filter type 2): of most rows that is nothing. */
  #filtered(): Buffer {
    const [rows, stride, differences] = [this.#rows, this.#stride, this.#differences];
    for (let row = 0; row < rows.length; row += stride) {
      const [pixels, end] = [row + 1, row + stride];
      differences[row] = 2;
      if (row === 0) rows.copy(differences, pixels, pixels, end);
      else if (rows.compare(rows, pixels - stride, row, pixels, end) === 0) differences.fill(0, pixels, end);
      else for (let at = pixels; at < end; at += 1) differences[at] = (rows[at] ?? 0) - (rows[at - stride] ?? 0);
    }
    return differences;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
