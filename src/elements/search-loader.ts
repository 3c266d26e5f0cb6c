// Fetches <site-search> when somebody turns to its field, or at once where the page is asked something already.
import { isSearchKey } from '../search/keys.ts';
import { keepLines } from './pasted-lines.ts';
import { fetchSearch, sayMissing } from './search-script.ts';

/**
 * Fetches the script of a search field when it is wanted: nobody needs it who only reads. Until then, and where it does
 * not arrive, the field is a form that leads to the search page.
 */
export function fetchWhenWanted(search: HTMLElement) {
  const field = search.querySelector<HTMLInputElement>('input[type=search]');
  search.addEventListener('paste', keepLines);
  const { missing } = search.dataset;
  // Nothing is missing where the page was asked for itself.
  if (missing && location.pathname.endsWith(`/${missing}`)) delete search.dataset['missing'];
  const isAsked =
    field?.value ||
    search.dataset['missing'] !== undefined ||
    // Somebody comes back to what was asked here: see search-history.ts.
    (history.state as { query?: string } | null)?.query ||
    (search.dataset['addressed'] !== undefined && location.search !== '');
  if (isAsked) {
    fetchSearch().catch(() => {
      search.dataset['state'] = 'failed';
      sayMissing(search);
    });
    return;
  }
  const fetchIt = () => void fetchSearch().catch(() => sayMissing(search));
  for (const event of ['focusin', 'pointerenter', 'input']) search.addEventListener(event, fetchIt);
  search.addEventListener('submit', submitLater, { once: true });
  if (search.dataset['keys'] === undefined) return;
  addEventListener('keydown', (event) => {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    field?.focus();
  });
}

/** Submitted before the script is there: it is waited for, and the form goes its way where it does not arrive. */
function submitLater(event: Event) {
  const form = event.target as HTMLFormElement;
  event.preventDefault();
  fetchSearch().then(
    () => form.requestSubmit(),
    () => form.submit(),
  );
}
