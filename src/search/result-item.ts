// A search result as nodes: text stays text, nothing of it is read as markup.
import type { SearchResult } from './index.ts';

/** A list item with the result's one main link, its topic, and the excerpt with the matches marked. */
export function resultItem(result: SearchResult): HTMLLIElement {
  const link = document.createElement('a');
  link.href = result.url;
  link.dataset['result'] = '';
  link.textContent = result.title;

  const excerpt = document.createElement('p');
  excerpt.append(`${result.topic}: `);
  for (const { text, marked } of result.excerpt) {
    if (marked) {
      const mark = document.createElement('mark');
      mark.textContent = text;
      excerpt.append(mark);
    } else {
      excerpt.append(text);
    }
  }

  const item = document.createElement('li');
  item.append(link, excerpt);
  return item;
}
