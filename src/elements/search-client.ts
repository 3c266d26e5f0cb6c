// A page's side of the search: fetches its files when they are wanted, and fetches again what did not arrive.
import type { SearchAnswer, SearchEngine, SearchRequest } from '../search/engine.ts';
import type { FullTextData } from '../search/full-text-data.ts';
import type { PackedData, SearchesData } from '../search/search-data.ts';
import type { SplitData } from '../search/split-data.ts';
import type { FullTextClient } from './full-text-client.ts';

/** The search of the site whose base path is given, with a slash at both ends. */
export class SearchClient {
  private readonly base: string;
  private opening: Promise<SearchEngine> | undefined;
  private adding: Promise<void> | undefined;
  private joining: Promise<FullTextClient> | undefined;

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

  /** Fetches what people may type, once: the first answer does not wait for it. @throws where it does not arrive */
  private async add(engine: SearchEngine) {
    if (engine.hasSearches) return;
    this.adding ??= this.fetchJson<SearchesData>('search/searches.json')
      .then((data) => engine.addSearches(data))
      .finally(() => {
        this.adding = undefined;
      });
    await this.adding;
  }

  /** What it has may be of a build that the host no longer has: forgets it, so that all is fetched anew. */
  private forget() {
    const { joining } = this;
    this.opening = undefined;
    this.joining = undefined;
    void joining?.then(
      (worker) => worker.end(),
      () => undefined,
    );
  }

  /** Whether each answer has to be fetched: on large sites. @throws where the small index does not arrive */
  async isInParts(): Promise<boolean> {
    return (await this.open()).isInParts;
  }

  /** What the small index answers, and whether that is all. @throws where it does not arrive */
  async first(request: SearchRequest): Promise<SearchAnswer & { complete: boolean }> {
    const engine = await this.open();
    try {
      await engine.prepare(request);
      return engine.first(request);
    } catch {
      this.forget();
      const anew = await this.open();
      await anew.prepare(request);
      return anew.first(request);
    }
  }

  /**
   * What the small index, the searches and, where it is needed, the full text answer together.
   *
   * @param again whether a part that does not fit is fetched anew with all others
   * @returns `incomplete` where the searches or the full text do not arrive; the next call fetches them anew
   * @throws where the small index does not arrive
   */
  async complete(request: SearchRequest, again = true): Promise<SearchAnswer & { incomplete: boolean }> {
    const engine = await this.open();
    const opening = this.opening;
    try {
      await this.add(engine);
      if (!engine.needsFullText(request)) return { ...(await this.first(request)), incomplete: false };
      await (this.joining ??= this.join(engine));
      return { ...(await engine.complete(request)), incomplete: false };
    } catch (error) {
      // Another search may have found it broken before, and have begun anew.
      if (this.opening !== opening) return this.complete(request, again);
      const isOfAnotherBuild = error instanceof RangeError;
      this.forget();
      if (isOfAnotherBuild && again) return this.complete(request, false);
      this.opening = opening;
      return { ...(await this.first(request)), incomplete: true };
    }
  }

  private async start(): Promise<SearchEngine> {
    const [{ SearchEngine }, data] = await Promise.all([
      import('../search/engine.ts'),
      this.fetchJson<PackedData | SplitData>('search/questions.json'),
    ]);
    const engine = 'folder' in data ? await this.inParts(data) : SearchEngine.on(data);
    setTimeout(() => void this.add(engine).catch(() => undefined));
    return engine;
  }

  private async inParts(data: SplitData): Promise<SearchEngine> {
    const { engineInParts } = await import('../search/split-data.ts');
    // The name of a part changes with what it says: what the browser has of it is right.
    return engineInParts(data, (path) => this.fetchJson(path, 'default'));
  }

  private async join(engine: SearchEngine): Promise<FullTextClient> {
    const { FullTextClient } = await import('./full-text-client.ts');
    const worker = new FullTextClient(new URL(`${this.base}pagefind/`, location.href).href);
    try {
      const data = await this.fetchJson<FullTextData>('search/full-text.json');
      engine.addFullText(worker.fullText(data));
      return worker;
    } catch (error) {
      worker.end();
      throw error;
    }
  }

  /** Asked of the host each time, so that both files are of the same build. */
  private async fetchJson<Data>(path: string, cache: RequestCache = 'no-cache'): Promise<Data> {
    const response = await fetch(`${this.base}${path}`, { cache });
    if (!response.ok) throw new Error(`${String(response.status)} for ${path}`);
    return (await response.json()) as Data;
  }
}
