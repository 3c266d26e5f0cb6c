// Pagefind in a Web Worker: it starts, searches and may fail without the page being held up.
import { lookUpIn, type Hit, type LookUp, type Pagefind } from './full-text.ts';

export interface ToFullTextWorker {
  /** Number of the request, for its answer. */
  id: number;
  /** Address of Pagefind's folder, with a slash at the end. */
  folder: string;
  terms: string[];
}

/** `error` where Pagefind could not be started or asked. */
export type FromFullTextWorker = { id: number; found: Hit[][] } | { id: number; error: string };

let started: Promise<LookUp> | undefined;

/** Pagefind keeps silent about parts of its index that do not arrive, and then finds nothing. */
let isMissing = false;
const fetchFile = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (...request) => {
  try {
    const response = await fetchFile(...request);
    isMissing ||= !response.ok;
    return response;
  } catch (error) {
    isMissing = true;
    throw error;
  }
};

addEventListener('message', ({ data }: MessageEvent<ToFullTextWorker>) => {
  const { id, folder, terms } = data;
  started ??= start(folder);
  started
    .then((lookUp) => lookUp(terms))
    .then(
      (found) => {
        const answer = isMissing ? { id, error: 'A part of the index did not arrive.' } : { id, found };
        postMessage(answer satisfies FromFullTextWorker);
      },
      (error: unknown) => {
        postMessage({ id, error: String(error) } satisfies FromFullTextWorker);
      },
    );
});

// Pagefind starts by itself and lets nobody catch what goes wrong then; the next search says it again.
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
});

async function start(folder: string): Promise<LookUp> {
  return lookUpIn(await openPagefind(folder));
}

/** Pagefind, started. It knows of no page here, so it makes no worker of its own. */
async function openPagefind(folder: string): Promise<Pagefind> {
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance: (options: { basePath: string; language: string; noWorker: boolean }) => Pagefind;
  };
  return createInstance({ basePath: folder, language: 'en', noWorker: true });
}
