// A page's side of the full text: Pagefind in its worker, fetched when a search needs it.
import { FullText, type Hit } from '../search/full-text.ts';
import type { FullTextData } from '../search/full-text-data.ts';
import type { FromFullTextWorker, ToFullTextWorker } from '../search/full-text-worker.ts';
import workerAddress from '../search/full-text-worker.ts?worker&url';
import { scriptAddress } from './script-address.ts';

/** So long, in milliseconds, a search of the full text may take. */
const patience = 10_000;

/** Pagefind in its worker. */
export class FullTextClient {
  private readonly folder: string;
  private readonly worker: Worker;
  private readonly pending = new Map<number, { resolve: (found: Hit[][]) => void; reject: (error: Error) => void }>();
  private asked = 0;

  /** @throws where the browser has no workers */
  constructor(folder: string) {
    this.folder = folder;
    this.worker = new Worker(scriptAddress(workerAddress), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromFullTextWorker>) => {
      const request = this.pending.get(data.id);
      this.pending.delete(data.id);
      if ('found' in data) request?.resolve(data.found);
      else request?.reject(new Error(data.error));
    });
    this.worker.addEventListener('error', () => {
      this.end();
    });
  }

  /** The full text of the site, by this worker. */
  fullText(data: FullTextData): FullText {
    return new FullText(async (terms) => this.lookUp(terms), data);
  }

  /** @throws where Pagefind does not start, lacks a part of its index, or keeps silent for too long */
  async lookUp(terms: string[]): Promise<Hit[][]> {
    const id = (this.asked += 1);
    const timer = setTimeout(() => {
      this.end();
    }, patience);
    try {
      return await new Promise<Hit[][]>((resolve, reject) => {
        this.pending.set(id, { resolve, reject });
        this.worker.postMessage({ id, folder: this.folder, terms } satisfies ToFullTextWorker);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it; whoever waits for it is told. */
  end() {
    this.worker.terminate();
    for (const { reject } of this.pending.values()) reject(new Error('The full text was not searched.'));
    this.pending.clear();
  }
}
