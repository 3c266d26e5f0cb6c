// "/", Ctrl+K and ⌘K lead to the page's search: the dialog where there is one, else the first field.
import { SearchDialog } from './search-dialog.ts';
import { SiteSearch } from './site-search.ts';

addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const letter =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !letter) return;
  const search = document.querySelector('search-dialog, site-search');
  if (search instanceof SearchDialog) search.open();
  else if (search instanceof SiteSearch) search.field.focus();
  else return;
  event.preventDefault();
});

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
