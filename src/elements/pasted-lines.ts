// Keeps the lines of what is pasted into a search field. It is there before the search's own script: a log can be
// pasted as soon as the page shows, and a field of one line would glue its lines together.
import { inOneLine } from '../search/lines.ts';

/**
 * Listener for `paste` around search fields: several lines are put into the field in one, with marks between them, and
 * an `input` event of type `insertFromPaste` follows, as it does where the browser pastes. One line is left to it.
 */
export function keepLines(event: ClipboardEvent) {
  const text = event.clipboardData?.getData('text').trim() ?? '';
  const field = event.target;
  if (!text.includes('\n') || !(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  const { selectionStart, selectionEnd, value } = field;
  field.setRangeText(inOneLine(text), selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
