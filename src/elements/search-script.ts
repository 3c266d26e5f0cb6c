// The script of <site-search>, which nobody needs who only reads.

/** Fetches the script of all search fields. @throws where it does not arrive; the next call tries again */
export async function fetchSearch() {
  await import('./site-search.ts');
}

/** Says below a search field that its script did not arrive. */
export function sayMissing(search: Element | null) {
  const status = search?.querySelector('[role=status]');
  if (status) status.textContent = 'The search did not load. Reload the page if the site was updated.';
}
