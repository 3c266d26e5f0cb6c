// Draws the picture that others show beside a link to a page: its heading, its section, the name of the site.
import { fileURLToPath } from 'node:url';
import { escaped } from '../inline-code.ts';
import { siteName } from '../site.ts';
import { colourOf } from './palette.ts';
import { IndexedPicture, type Mask } from './png.ts';
import { pictureSize } from './size.ts';

// Read when the first text is set. Without it the machine's own fonts would be asked, which differ, or are not there.
process.env['FONTCONFIG_FILE'] = fileURLToPath(new URL('fonts.conf', import.meta.url));
const { default: sharp } = await import('sharp');
// Each text is small and set once: sharing it among threads and remembering it cost nearly half as much again.
sharp.concurrency(1);
sharp.cache(false);

const margin = 88;
const bar = 20;
const room = { top: 150, height: 350 };
/** Sizes of a heading in pixels; the first at which it has room is taken. */
const sizes = [76, 66, 56, 46, 36];

/** Steps from paper to a colour: with two more a picture is an eighth larger and looks the same. */
const shades = 3;
const paper = rgbOf(colourOf('paper'));
const palette = [paper, ...rampTo(colourOf('ink-900')), ...rampTo(colourOf('sea'))];
const ink = coloursFrom(1);
const accent = coloursFrom(1 + shades);

const blank = () => new IndexedPicture(pictureSize.width, pictureSize.height, palette);
/** What stands on every picture, drawn when the first is. */
let frame: Promise<IndexedPicture> | undefined;
/** All are drawn on one sheet: a new one each, of three quarters of a megabyte, has the garbage collector run all the time. */
const sheet = blank();

/**
 * The picture of a page as PNG.
 *
 * @param heading the page's heading as HTML: text and <code>
 * @param section what the page belongs to, as text; left out where there is nothing to say
 */
export async function pictureOf(heading: string, section?: string): Promise<Buffer> {
  const [drawn, label, text] = await Promise.all([
    (frame ??= drawnFrame()),
    section ? labelMask(section) : undefined,
    headingMask(markupOf(heading)),
  ]);
  // From here on nothing waits, so no other picture comes onto the sheet.
  sheet.copy(drawn);
  if (label) sheet.draw(label, margin, 72, accent);
  sheet.draw(text, margin, room.top, ink);
  return sheet.png();
}

/** The bar on the left, and below the name of the site. */
async function drawnFrame(): Promise<IndexedPicture> {
  const { height } = pictureSize;
  const picture = blank();
  picture.draw({ data: new Uint8Array(bar * height).fill(255), width: bar, height }, 0, 0, accent);
  picture.draw(await labelMask(siteName), margin, height - 100, accent);
  return picture;
}

const labels = new Map<string, Promise<Mask>>();

/** A small text that stands on many pictures and is set once. */
function labelMask(text: string): Promise<Mask> {
  const mask = labels.get(text) ?? maskOf(escaped(text), 36);
  labels.set(text, mask);
  return mask;
}

/** The heading in the largest size that has room; what has none in the smallest either is cut off below. */
async function headingMask(markup: string): Promise<Mask> {
  let mask: Mask | undefined;
  for (const size of sizes) {
    mask = await maskOf(markup, size);
    if (mask.height <= room.height) return mask;
  }
  return { ...(mask as Mask), height: room.height };
}

/** Sets a text, broken into lines between words, or within one that is longer than a line. */
async function maskOf(markup: string, size: number): Promise<Mask> {
  const width = pictureSize.width - 2 * margin;
  const { data, info } = await sharp({
    text: { text: markup, font: `Source Sans 3, ${String(size)}px`, width, dpi: 72, wrap: 'word-char' },
  })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** HTML of a heading in Pango's markup, which has the same entities and knows no <code>. */
function markupOf(html: string): string {
  return html
    .replace(/<(?!\/?code\b)[^>]*>/g, '')
    .replace(/<code[^>]*>/g, '<span font_family="Source Code Pro" size="86%">')
    .replaceAll('</code>', '</span>')
    .replace(/\s+/g, ' ')
    .trim();
}

/** For each coverage of a pixel, 0 to 255, the colour's place in the palette; 0 where it stays paper. */
function coloursFrom(first: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, coverage) => {
    const shade = Math.round((coverage * shades) / 255);
    return shade && first + shade - 1;
  });
}

/** The shades from paper, which is not among them, to a colour. */
function rampTo(colour: string): (readonly [number, number, number])[] {
  const [red, green, blue] = rgbOf(colour);
  const mixed = (from: number, to: number, share: number) => Math.round(from + (to - from) * share);
  return Array.from({ length: shades }, (_, index) => {
    const share = (index + 1) / shades;
    return [mixed(paper[0], red, share), mixed(paper[1], green, share), mixed(paper[2], blue, share)] as const;
  });
}

function rgbOf(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
}
