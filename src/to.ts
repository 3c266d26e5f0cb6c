// Addresses inside the site.

/**
 * Address of a page, below the base path.
 *
 * @param path path from the root of the site without slash at the beginning, as in "faq/get-started/"
 */
export function to(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/?$/, '/') + path;
}
