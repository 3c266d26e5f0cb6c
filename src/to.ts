// Addresses inside the site.
import { base } from './address.ts';

/**
 * Address of a page, below the base path.
 *
 * @param path path from the root of the site without slash at the beginning, as in "faq/get-started/"
 */
export function to(path: string): string {
  return base + path;
}
