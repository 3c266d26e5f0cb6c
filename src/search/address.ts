// What an address says about a search.

/** The query in the address of the search page: /search/?q=… */
export function queryOf(address: string): string {
  return new URL(address).searchParams.get('q')?.trim() ?? '';
}

/** The same address with another query, or with none. */
export function withQuery(address: string, query: string): string {
  const url = new URL(address);
  if (query) url.searchParams.set('q', query);
  else url.searchParams.delete('q');
  return url.href;
}

/** The words of the last part of a path, as in "docker ps" for /faq/docker-ps.html; none where it is not valid UTF-8. */
export function wordsOfPath(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last)
      .replace(/\.\w+$/, '')
      .replace(/[-_+.]+/g, ' ')
      .trim();
  } catch {
    return '';
  }
}
