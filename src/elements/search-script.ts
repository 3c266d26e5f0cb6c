// The script of <site-search>, which nobody needs who only reads.

/** Fetches the script of all search fields. @throws where it does not arrive; the next call tries again */
export async function fetchSearch() {
  await import('./site-search.ts');
}
