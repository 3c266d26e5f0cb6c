// The colours of the pictures and icons: those of the light pages, read from where they are defined.
import { readFileSync } from 'node:fs';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

/**
 * A colour of the palette in styles/tokens.css, as "#rrggbb".
 *
 * @param name as it stands there, without the dashes before it: "sea"
 * @throws where the palette has no such colour
 */
export function colourOf(name: string): string {
  const [, colour] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens) ?? [];
  if (!colour) throw new Error(`src/styles/tokens.css has no colour --${name}, which the pictures of the pages need.`);
  return colour;
}
