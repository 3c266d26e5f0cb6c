// A page's side of the search: fetches its files when they are wanted, and fetches again what did not arrive.
import type { SearchAnswer, SearchEngine, SearchRequest } from '../search/engine.ts';
import type { Hit, LookUp } from '../search/full-text.ts';
import type { FromFullTextWorker, ToFullTextWorker } from '../search/full-text-worker.ts';
import type { FullTextData, PackedData } from '../search/search-data.ts';

/** So long, in milliseconds, a search of the full text may take. */
const patience = 10_000;

/** The search of the site whose base path is given, with a slash at both ends. */
export class SearchClient {
  private readonly base: string;
  private opening: Promise<SearchEngine> | undefined;
  private joining: Promise<void> | undefined;
  private worker: Worker | undefined;
  private asked = 0;

  constructor(base: string) {
    this.base = base;
  }

  /** Fetches the small index, once; one that does not arrive is fetched again at the next call. @throws then */
  async open(): Promise<SearchEngine> {
    this.opening ??= this.start().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Fetches all that the full text needs, once; as {@link open}. */
  async join(): Promise<void> {
    this.joining ??= this.addFullText().catch((error: unknown) => {
      this.joining = undefined;
      this.worker?.terminate();
      this.worker = undefined;
      throw error;
    });
    return this.joining;
  }

  /** What the small index answers, and whether that is all. @throws where it does not arrive */
  async first(request: SearchRequest): Promise<SearchAnswer & { complete: boolean }> {
    const engine = await this.open();
    return { ...engine.first(request), complete: !engine.needsFullText(request) };
  }

  /**
   * What the small index and the full text answer together.
   *
   * @returns `incomplete` where the full text, or a part of it, does not arrive
   * @throws where the small index does not arrive
   */
  async complete(request: SearchRequest): Promise<SearchAnswer & { incomplete: boolean }> {
    const engine = await this.open();
    try {
      await this.join();
      return { ...(await engine.complete(request)), incomplete: false };
    } catch {
      this.forget();
      return { ...engine.first(request), incomplete: true };
    }
  }

  /** Forgets the full text as it came, so that the next search fetches anew what is missing. */
  forget() {
    this.worker?.terminate();
    this.worker = undefined;
    this.joining = undefined;
  }

  private async start(): Promise<SearchEngine> {
    const [{ SearchEngine }, data] = await Promise.all([
      import('../search/engine.ts'),
      this.fetchJson<PackedData>('search/questions.json'),
    ]);
    return SearchEngine.on(data);
  }

  private async addFullText() {
    const lookUp = this.lookUp();
    const [engine, data] = await Promise.all([
      this.open(),
      this.fetchJson<FullTextData>('search/full-text.json'),
      // Nothing is asked yet, but Pagefind fetches what it needs for every search.
      lookUp([]),
    ]);
    engine.addFullText(lookUp, data);
  }

  private lookUp(): LookUp {
    if (typeof Worker === 'undefined') throw new Error('This browser has no workers.');
    const worker = new Worker(new URL('../search/full-text-worker.ts', import.meta.url), { type: 'module' });
    this.worker = worker;
    return async (terms) =>
      new Promise<Hit[][]>((resolve, reject) => {
        const id = (this.asked += 1);
        const timer = setTimeout(() => {
          end();
          reject(new Error('The full text did not answer.'));
        }, patience);
        const answered = ({ data }: MessageEvent<FromFullTextWorker>) => {
          if (data.id !== id) return;
          end();
          if ('found' in data) resolve(data.found);
          else reject(new Error(data.error));
        };
        const failed = () => {
          end();
          reject(new Error('The worker of the full text did not start.'));
        };
        const end = () => {
          clearTimeout(timer);
          worker.removeEventListener('message', answered);
          worker.removeEventListener('error', failed);
        };
        worker.addEventListener('message', answered);
        worker.addEventListener('error', failed);
        const folder = new URL(`${this.base}pagefind/`, location.href).href;
        worker.postMessage({ id, folder, terms } satisfies ToFullTextWorker);
      });
  }

  private async fetchJson<Data>(path: string): Promise<Data> {
    const response = await fetch(`${this.base}${path}`);
    if (!response.ok) throw new Error(`${String(response.status)} for ${path}`);
    return (await response.json()) as Data;
  }
}
