// The addresses elsewhere that are known to be gone.
import { contentDir } from '../content.config.ts';
import { readDeadLinks } from '../records/dead-links.ts';
import { once } from './once.ts';

/** The record of the content folder, by address. */
export const getDeadLinks = once(() => Promise.resolve(readDeadLinks(contentDir)));
