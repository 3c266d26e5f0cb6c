// What a page says to the service worker of a newer build that waits.

interface TakeOver {
  takeOver: string;
}

/**
 * Asks it to take the place of the older one.
 *
 * @param script address of a script of the page, with the hash of what it and its parts are in its name
 */
export function takeOver(script: string): TakeOver {
  return { takeOver: script };
}

/** The script for which a message asks that; undefined where it is another message. */
export function takeOverFor(message: unknown): string | undefined {
  const { takeOver: script } = (message ?? {}) as Partial<TakeOver>;
  return typeof script === 'string' ? script : undefined;
}
