// What stands around the results of a search: how many there are, what was done with the words, and what else to do.
import type { SearchAnswer } from '../search/engine.ts';
import { nearestItem, remarks, withoutFilters } from './search-results.ts';

/** What the reader may ask for from here. */
export interface Choices {
  /** The words as they were typed. */
  literally(): void;
  /** The same without topic and release. */
  unfiltered(): void;
}

/** The parts of a <site-search> beside its results. Markup: components/SiteSearch.astro */
export class AnswerView {
  readonly #host: HTMLElement;
  readonly #base: string;
  readonly #choices: Choices;
  #timer = 0;

  /** @param base address of the site, absolute or from this page, with a slash at the end */
  constructor(host: HTMLElement, base: string, choices: Choices) {
    this.#host = host;
    this.#base = base;
    this.#choices = choices;
  }

  /**
   * Shows what is to be said of an answer.
   *
   * @param unfiltered the answer without topic and release, where these left nothing
   * @param wait until the keys have settled, in milliseconds: not every letter is worth an announcement
   */
  show(answer: SearchAnswer & { incomplete: boolean }, unfiltered: SearchAnswer | undefined, wait: number) {
    const others = unfiltered?.results.length ?? 0;
    this.#part('[data-remarks]').replaceChildren(
      ...remarks(answer, () => this.#choices.literally()),
      ...(others > 0 ? [withoutFilters(others, () => this.#choices.unfiltered())] : []),
    );
    const count = answer.results.length;
    const said = {
      answer: count === 1 ? '1 result.' : `${count} results.`,
      near: `No question fits all of it. ${count === 1 ? 'The nearest:' : `The nearest ${count}:`}`,
      none: unfiltered ? 'Nothing in this topic and release.' : 'There is no answer to this here.',
    }[answer.confidence];
    const lacking = answer.incomplete ? ' The text of the pages could not be searched in full.' : '';
    this.say(
      said + lacking,
      wait,
      answer.corrected.map(([, meant]) => meant),
    );
    this.#part('[data-retry]').hidden = !answer.incomplete;
    this.#part('[data-none]').hidden = answer.confidence !== 'none';
    this.#part('[data-nearest]').replaceChildren(...answer.nearest.map((result) => nearestItem(result, this.#base)));
    this.#host.dataset['confidence'] = answer.confidence;
  }

  /** Says that nothing could be searched, and what to do. */
  fail() {
    this.clear();
    this.say(
      'The search did not load. Check the connection, then try again; reload the page if the site was updated, or ' +
        'look through all questions.',
    );
    this.#part('[data-retry]').hidden = false;
    this.#part('[data-none]').hidden = false;
  }

  /** Takes all away but what was said last. */
  clear() {
    // The focus must not fall off the page with a button that goes.
    const focused = document.activeElement;
    if (focused && [this.#part('[data-retry]'), this.#part('[data-remarks]')].some((part) => part.contains(focused))) {
      this.#part('input[type=search]').focus();
    }
    for (const list of ['[data-remarks]', '[data-nearest]']) this.#part(list).replaceChildren();
    for (const part of ['[data-retry]', '[data-none]']) this.#part(part).hidden = true;
    delete this.#host.dataset['confidence'];
  }

  /**
   * Says something, to those who see and to those who listen; what was to be said before is not.
   *
   * @param wait in milliseconds
   * @param meant words that the search is about instead of those typed, for those who listen
   */
  say(words: string, wait = 0, meant: string[] = []) {
    const say = () => {
      const status = this.#part('[role=status]');
      status.textContent = words;
      if (meant.length === 0) return;
      const heard = document.createElement('span');
      heard.className = 'visually-hidden';
      heard.textContent = ` Showing results for ${meant.join(', ')}.`;
      status.append(heard);
    };
    clearTimeout(this.#timer);
    if (wait === 0) say();
    else this.#timer = window.setTimeout(say, wait);
  }

  #part(selector: string): HTMLElement {
    const found = this.#host.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`<site-search> needs ${selector} inside.`);
    return found;
  }
}
