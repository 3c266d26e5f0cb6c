// The site's sign in the sizes and shapes that devices ask for.
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { colourOf } from './palette.ts';

export interface Icon {
  name: string;
  /** Width and height in pixels. */
  size: number;
  /** What the manifest says it is for; left out where it is not in the manifest. */
  purpose?: 'any' | 'maskable';
  /** Whether the sign's colour fills the square, for a device that cuts its own shape out of it. */
  full: boolean;
}

/** All icons but the favicon, which is a drawing. */
export const icons: Icon[] = [
  { name: 'icon-192', size: 192, purpose: 'any', full: false },
  { name: 'icon-512', size: 512, purpose: 'any', full: false },
  { name: 'maskable-512', size: 512, purpose: 'maskable', full: true },
  { name: 'apple-touch-icon', size: 180, full: true },
];

const sign = readFileSync('public/favicon.svg');

/** The icon as PNG. Of a full one a fifth may be cut off all around: https://www.w3.org/TR/appmanifest/#icon-masks */
export async function iconOf({ size, full }: Icon): Promise<Buffer> {
  const inner = full ? Math.round(size * 0.8) : size;
  const drawn = sharp(sign, { density: (72 * inner) / 32 }).resize(inner, inner);
  if (full) {
    const before = Math.floor((size - inner) / 2);
    const after = size - inner - before;
    const background = colourOf('sea');
    drawn.extend({ top: before, bottom: after, left: before, right: after, background }).flatten({ background });
  }
  return drawn.png({ palette: true, effort: 10 }).toBuffer();
}
