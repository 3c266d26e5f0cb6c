// What an address says about a search.

/** A search as an address has it: /search/?q=…&topic=…&release=… */
export interface AddressedSearch {
  q: string;
  topic: string;
  release: string;
}

/** The search in an address; what it does not name is empty. */
export function searchOf(address: string): AddressedSearch {
  const { searchParams } = new URL(address);
  const value = (name: string) => searchParams.get(name)?.trim() ?? '';
  return { q: value('q'), topic: value('topic'), release: value('release') };
}

/** The same address with another search; what is empty is left out. */
export function withSearch(address: string, search: Partial<AddressedSearch>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(search)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
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
