// What a search shows, as nodes: text stays text, nothing of it is read as markup.
import type { SearchAnswer, SearchResult } from '../search/engine.ts';
import type { TextPart } from '../search/marks.ts';

/**
 * A list item with the result's one link.
 *
 * @param id of the link, for the field that points at it
 * @param base address of the site, absolute or from this page, with a slash at the end
 */
export function resultItem(result: SearchResult, id: string, base: string): HTMLLIElement {
  const link = document.createElement('a');
  link.id = id;
  link.href = base + result.path;
  link.dataset['result'] = '';
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  const where = result.place ? `${result.topic} › ${result.place}` : result.topic;
  link.append(
    part('strong', result.title),
    ' ',
    part('small', [{ text: where, marked: false }]),
    ...(result.symptom ? [part('samp', result.symptom)] : []),
    part('span', result.answer),
  );
  const item = document.createElement('li');
  item.setAttribute('role', 'none');
  item.append(link);
  return item;
}

/** A plain link to a question, for where there is no answer. */
export function nearestItem({ path, title }: SearchResult, base: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = base + path;
  link.textContent = title.map(({ text }) => text).join('');
  item.append(link);
  return item;
}

/** Most words that are named in a remark. */
const mostWords = 6;

/** What was done with the words of a query, in sentences; `again` looks them up as they were typed. */
export function remarks(answer: SearchAnswer, again: () => void): Node[] {
  const nodes: Node[] = [];
  if (answer.corrected.length > 0) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(
      'Search for ',
      ...answer.corrected.flatMap(([typed], index) => [...(index > 0 ? [' '] : []), element('em', typed)]),
      ' instead',
    );
    button.addEventListener('click', again);
    nodes.push(
      sentence(
        'Showing results for ',
        ...listed(answer.corrected.map(([, meant]) => element('strong', meant))),
        '. ',
        button,
      ),
    );
  }
  if (answer.dropped.length > 0) {
    nodes.push(
      sentence('On no page: ', ...listed(answer.dropped.slice(0, mostWords).map((word) => element('em', word))), '.'),
    );
  }
  for (const phrase of answer.missingPhrases) {
    nodes.push(
      sentence('No page has “', element('em', phrase), '” as it stands; its words were looked up one by one.'),
    );
  }
  if (answer.added.length > 0) {
    nodes.push(
      sentence(
        'Also looked for: ',
        ...listed(answer.added.slice(0, mostWords).map((word) => element('em', word))),
        '.',
      ),
    );
  }
  return nodes;
}

/** Says that there are results without the filters; `clear` takes them off. */
export function withoutFilters(count: number, clear: () => void): Node {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `Show ${count === 1 ? 'the one result' : `the ${String(count)} results`} without them`;
  button.addEventListener('click', clear);
  return sentence('The chosen topic and release leave nothing. ', button);
}

function sentence(...parts: (Node | string)[]): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.append(...parts);
  return paragraph;
}

function listed(nodes: Node[]): (Node | string)[] {
  return nodes.flatMap((node, index) => (index > 0 ? [', ', node] : [node]));
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function part(name: string, parts: TextPart[]): HTMLElement {
  const made = document.createElement(name);
  for (const { text, marked } of parts) made.append(marked ? element('mark', text) : text);
  return made;
}
