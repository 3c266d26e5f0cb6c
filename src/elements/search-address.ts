// On the 404 page: searches for what the address says.
import { SiteSearch } from './site-search.ts';

const search = document.querySelector('site-search');
const words = wordsOf(location.pathname);
if (search instanceof SiteSearch && words) {
  search.field.value = words;
  search.search(words);
}

/** The words of the last part of an address, as in "docker ps" for /faq/docker-ps.html. */
function wordsOf(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last)
      .replace(/\.\w+$/, '')
      .replace(/[-_+.]+/g, ' ')
      .trim();
  } catch {
    return ''; // The address is not valid UTF-8: there is nothing to search for.
  }
}
