// What the service worker makes of addresses, and of pages that it shows in place of the site's.
import { partsFolder } from '../search/search-data.ts';

/** An address without its query and fragment: a page and its data are the same with any. */
export function withoutSearch(address: string): string {
  return address.replace(/[?#].*$/, '');
}

/**
 * Whether a file has a hash of its content in its name: what it says never changes.
 *
 * @param path from the root of the site, as in "_astro/engine.Dwl1ZWww.js"
 */
export function isHashed(path: string): boolean {
  return path.startsWith('_astro/') || /^pagefind\/.*\.pf_\w+$/.test(path) || isPartOfSearch(path);
}

/** Whether a file is a part of the search of a large site. */
export function isPartOfSearch(path: string): boolean {
  return path.startsWith(partsFolder);
}

/**
 * A page that says that it is a copy, above its content: there from the start, so nothing moves. What is no page stays
 * as it is.
 *
 * @param day on which the copied build was made, as in "2026-05-04"
 */
export async function asCopy(response: Response, day: string): Promise<Response> {
  if (!isPage(response)) return response;
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  const note =
    `<p class="muted">The site does not answer. This is the copy kept on your device, ` +
    `from <time datetime="${day}">${shown}</time>; reload to ask the site again.</p>`;
  return changed(response, (html) => html.replace(/<main\b[^>]*>/, (main) => main + note));
}

/**
 * The page for what there is no copy of, made to be shown at any address.
 *
 * @param root path of the site, with a slash at both ends
 */
export async function withRoot(response: Response, root: string): Promise<Response> {
  // It lies one folder deep, and so its addresses inside the site begin.
  return changed(response, (html) => html.replaceAll('="../', `="${root}`));
}

function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.includes('html') ?? false;
}

async function changed(response: Response, change: (html: string) => string): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.delete('content-encoding');
  return new Response(change(await response.text()), { status: response.status, headers });
}
