// What a device shows of the site when it is put among its apps: https://www.w3.org/TR/appmanifest/
import { icons } from '~/pictures/icons.ts';
import { colourOf } from '~/pictures/palette.ts';
import { siteDescription, siteName } from '~/site.ts';

/** The manifest; its addresses start from where it lies itself, and so are right on any host, under any path. */
export function GET(): Response {
  return Response.json({
    name: siteName,
    description: siteDescription,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'minimal-ui',
    theme_color: colourOf('sea'),
    background_color: colourOf('paper'),
    icons: icons
      .filter(({ purpose }) => purpose !== undefined)
      .map(({ name, size, purpose }) => ({
        src: `icons/${name}.png`,
        sizes: `${String(size)}x${String(size)}`,
        type: 'image/png',
        purpose,
      })),
  });
}
