// What the site keeps on a reader's device. The page /privacy/ lists it; a test compares it with what the code does.
import { commandHistory, fields, recentSearches, theme, usedMachine } from './kept-keys.ts';

/** One thing that is kept. */
export interface Kept {
  /** Its key, or the beginning of it. */
  key: string;
  where: 'local storage' | 'session storage' | 'history' | 'cache';
  what: string;
  why: string;
  /** How long it stays, unless it is removed. */
  until: string;
}

/** All that is kept, for people. */
export const kept: readonly Kept[] = [
  {
    key: theme,
    where: 'local storage',
    what: '“light” or “dark”, once you have chosen one',
    why: 'so that each page has the colours you chose',
    until: 'you choose the system’s colours again',
  },
  {
    key: recentSearches,
    where: 'local storage',
    what: 'your last five searches, if they are shorter than 81 characters',
    why: 'so that you can repeat them',
    until: 'you forget them, below the search field',
  },
  {
    key: fields,
    where: 'session storage',
    what: 'for each page, what you typed into the fields of its commands',
    why: 'so that it is still there when you reload the page',
    until: 'you close the tab',
  },
  {
    key: commandHistory,
    where: 'session storage',
    what: 'the last 100 commands that you typed at a machine’s prompt, with all that stands in them, if they are shorter than 1,001 characters; answers to questions, passwords among them, are not kept',
    why: 'so that ↑ brings them back on each page',
    until: 'you close the tab',
  },
  {
    key: usedMachine,
    where: 'session storage',
    what: 'on which pages you used the machine',
    why: 'so that these pages say, when loaded again, that the machine is a new one',
    until: 'you close the tab',
  },
  {
    key: 'query, submitted',
    where: 'history',
    what: 'a search that the page’s address does not say, or not whole, beside its entry in the tab’s history',
    why: 'so that Back and Forward lead to it',
    until: 'the browser forgets that entry',
  },
  {
    key: 'photon-os-faq-',
    where: 'cache',
    what: 'a copy of this site, unless your browser is set to save data, or has no safe connection to the site',
    why: 'so that you can read, search and run commands where the site does not answer',
    until: 'you remove it; a visit makes it anew',
  },
];
