// The keys that lead to the search from anywhere on a page.

/** Whether a key press is "/", Ctrl+K or ⌘K, and not meant for a field one types in. */
export function isSearchKey(event: KeyboardEvent): boolean {
  if (event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === 'k';
  // On many keyboards "/" is typed with Shift.
  return event.key === '/' && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
