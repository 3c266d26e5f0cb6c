// What a device shows of the site when it is put among its apps: https://www.w3.org/TR/appmanifest/
import { icons } from '~/pictures/icons.ts';
import { colourOf } from '~/pictures/palette.ts';
import { siteDescription, siteName } from '~/site.ts';
import { to } from '~/to.ts';

/** The manifest; its addresses have no host, and so are right on any. */
export function GET(): Response {
  return Response.json({
    id: to(''),
    name: siteName,
    description: siteDescription,
    lang: 'en',
    start_url: to(''),
    scope: to(''),
    display: 'minimal-ui',
    theme_color: colourOf('sea'),
    background_color: colourOf('paper'),
    icons: icons
      .filter(({ purpose }) => purpose !== undefined)
      .map(({ name, size, purpose }) => ({
        src: to(`icons/${name}.png`),
        sizes: `${String(size)}x${String(size)}`,
        type: 'image/png',
        purpose,
      })),
  });
}
