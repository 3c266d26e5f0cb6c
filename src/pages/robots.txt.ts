// Robots may read everything, and are told where all pages are listed.
import { absolute } from '~/to.ts';

/** The file, in the format of RFC 9309. */
export function GET(): Response {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('sitemap-index.xml')}\n`);
}
