// Addresses inside the site.
import { base, isPlaced, site } from './address.ts';

/**
 * Address of a page, below the base path.
 *
 * @param path path from the root of the site without slash at the beginning, as in "faq/get-started/"
 */
export function to(path: string): string {
  return base + path;
}

/** Address of a page with its host, for what is read away from the site, as feeds are. @param path see {@link to} */
export function absolute(path: string): string {
  return site + to(path);
}

/**
 * The address by which a page calls itself: with its host where SITE_URL says it, else without, which is right on any.
 *
 * @param path see {@link to}
 */
export function canonical(path: string): string {
  return isPlaced ? absolute(path) : to(path);
}

/**
 * What a page is in another form lies beside it: "faq/get-started.md" beside "faq/get-started/".
 *
 * @param path path of a page, see {@link to}; that of the home page is empty
 */
export function beside(path: string, ending: 'md' | 'png'): string {
  return `${path.replace(/\/$/, '') || 'index'}.${ending}`;
}
