// What a page says to the service worker of its build that waits.

/** Asks it to take the place of the older one, if nobody else reads a page of that. */
export const takeOver = 'take-over';

/** Attribute of what says on a page that it is a copy. */
export const copyMark = 'data-copy';
