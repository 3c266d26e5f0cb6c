// A page's side of the search: fetches its files when they are wanted, and fetches again what did not arrive.
import type { SearchAnswer, SearchEngine, SearchRequest } from '../search/engine.ts';
import type { FullTextData, PackedData, SearchesData } from '../search/search-data.ts';
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
      .then((data) => {
        // A site that has been replaced meanwhile: begin anew with what it has now.
        if (!engine.addSearches(data)) this.opening = undefined;
      })
      .finally(() => {
        this.adding = undefined;
      });
    await this.adding;
  }

  /** Whether each answer has to be fetched: on large sites. @throws where the small index does not arrive */
  async isInParts(): Promise<boolean> {
    return (await this.open()).isInParts;
  }

  /** What the small index answers, and whether that is all. @throws where it does not arrive */
  async first(request: SearchRequest): Promise<SearchAnswer & { complete: boolean }> {
    const engine = await this.open();
    await engine.prepare(request);
    return engine.first(request);
  }

  /**
   * What the small index, the searches and, where it is needed, the full text answer together.
   *
   * @returns `incomplete` where the searches or the full text do not arrive; the next call fetches them anew
   * @throws where the small index does not arrive
   */
  async complete(request: SearchRequest): Promise<SearchAnswer & { incomplete: boolean }> {
    const engine = await this.open();
    const incomplete = await this.add(engine).then(
      () => false,
      () => true,
    );
    if (!engine.needsFullText(request)) return { ...(await this.first(request)), incomplete };
    const joining = (this.joining ??= this.join(engine));
    try {
      await joining;
      return { ...(await engine.complete(request)), incomplete };
    } catch {
      // Another search may have found it broken before, and have begun anew.
      if (this.joining !== joining) return this.complete(request);
      this.joining = undefined;
      void joining.then(
        (worker) => worker.end(),
        () => undefined,
      );
      return { ...engine.first(request), incomplete: true };
    }
  }

  private async start(): Promise<SearchEngine> {
    const [{ SearchEngine }, data] = await Promise.all([
      import('../search/engine.ts'),
      this.fetchJson<PackedData | SplitData>('search/questions.json'),
    ]);
    // The name of a part changes with what it says: what the browser has of it is right.
    const engine = SearchEngine.on(data, (path) => this.fetchJson(path, 'default'));
    setTimeout(() => void this.add(engine).catch(() => undefined));
    return engine;
  }

  private async join(engine: SearchEngine): Promise<FullTextClient> {
    const { FullTextClient } = await import('./full-text-client.ts');
    const worker = new FullTextClient(new URL(`${this.base}pagefind/`, location.href).href);
    try {
      const data = await this.fetchJson<FullTextData>('search/full-text.json');
      engine.addFullText(async (terms) => worker.lookUp(terms), data);
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
