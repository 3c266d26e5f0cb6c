// The search as a whole: a first answer from the small index, a complete one with the full text.
import { confidenceOf, worthShowing, type Confidence } from './confidence.ts';
import { equivalentsByTerm } from './equivalents.ts';
import { needsFullText, nothing, wordsToLookUp, type FullTextAnswer } from './full-text-answer.ts';
import type { FullText } from './full-text.ts';
import { markedParts, type TextPart } from './marks.ts';
import { readQuery, type Lexicon, type Query, type QueryWord } from './query.ts';
import { QuestionIndex } from './question-index.ts';
import { ranked, type Evidence } from './ranking.ts';
import { facetsOf, partsOf, unpackedEntries, type Facets, type PackedData, type SearchesData } from './search-data.ts';
import type { IndexParts, SplitData } from './split-data.ts';
import { normalized } from './tokens.ts';

export interface SearchRequest {
  /** What was typed or pasted. */
  query: string;
  /** Whether the last word may be unfinished. */
  typing?: boolean;
  /** Whether words are taken as they were typed. */
  literal?: boolean;
  /** Only questions of this topic, by its id. */
  topic?: string;
  /** Only what applies to this release. */
  release?: string;
}

export interface SearchResult {
  /** Address from the base path, with the fragment of the place that matches. */
  path: string;
  title: TextPart[];
  /** Title of the topic; "Note" for a note. */
  topic: string;
  answer: TextPart[];
  /** The symptom that is most like what was typed. */
  symptom?: TextPart[];
  /** Heading of the place that the address leads to. */
  place?: string;
}

export interface SearchAnswer {
  confidence: Confidence;
  /** Best first; those that deserve to be shown. */
  results: SearchResult[];
  /** Where there is no answer: what comes nearest. */
  nearest: SearchResult[];
  /** Words that were taken for others: ["dokcer", "docker"]. */
  corrected: [typed: string, meant: string][];
  /** Words that were looked up, and that no page has. */
  dropped: string[];
  /** Words that were looked up beside those typed. */
  added: string[];
  /** Phrases in quotes that were looked up, and that no page has. */
  missingPhrases: string[];
}

/** Most questions that are offered where there is no answer. */
const mostNearest = 3;

/** Most entries of a site in parts that are compared with a query; its words choose them. */
const mostCompared = 16;

/** Most terms whose entries are fetched for a query: a pasted log has hundreds. */
const mostTerms = 12;

export class SearchEngine {
  private index: QuestionIndex;
  private readonly data: PackedData | SplitData;
  /** By number of the entry. */
  private readonly facets: readonly Facets[];
  private lexicon: Lexicon;
  /** Only of a site in parts. */
  private readonly parts: IndexParts | undefined;
  /** Whether what people may type is compared too. */
  hasSearches: boolean;
  private fullText: FullText | undefined;

  /** The search on a file as the build writes it; that of a large site is opened by `engineInParts`. */
  static on(data: PackedData): SearchEngine {
    return new SearchEngine(data, QuestionIndex.of(unpackedEntries(data)));
  }

  constructor(data: PackedData | SplitData, index: QuestionIndex, parts?: IndexParts) {
    this.index = index;
    this.parts = parts;
    this.facets = facetsOf(data);
    this.hasSearches = parts !== undefined;
    this.data = data;
    this.lexicon = 'folder' in data ? lexiconOf(index, data.equivalents, data.lookalikes) : lexiconOf(index);
  }

  /**
   * Adds what people may type, to be compared with queries from now on; an index in parts has it already.
   *
   * @throws {RangeError} where it belongs to another build of the site
   */
  addSearches({ edition, searches, tags, equivalents, lookalikes }: SearchesData) {
    if (this.hasSearches || 'folder' in this.data) return;
    this.demand(edition);
    this.index = QuestionIndex.of(unpackedEntries(this.data, searches, tags));
    this.lexicon = lexiconOf(this.index, equivalents, lookalikes);
    this.hasSearches = true;
  }

  private demand(edition: string) {
    if (edition !== this.data.edition) throw new RangeError('This part of the search is of another build of the site.');
  }

  /**
   * Adds the full text: from now on {@link complete} asks it too.
   *
   * @throws {RangeError} where it belongs to another build of the site
   */
  addFullText(fullText: FullText) {
    this.demand(fullText.edition);
    this.fullText = fullText;
  }

  /** Whether answers have to be fetched, so that one should not ask for each letter. */
  get isInParts(): boolean {
    return this.parts !== undefined;
  }

  /**
   * Fetches what {@link first} needs: of a site in parts, the entries that the words of the query choose.
   *
   * @throws where something does not arrive
   */
  async prepare(request: SearchRequest) {
    await this.bring(this.read(request), request, nothing);
  }

  /** Whether the full text could add to an answer. */
  needsFullText(request: SearchRequest): boolean {
    return needsFullText(this.read(request));
  }

  /** What is there alone answers, at once, and whether nothing could add to it: neither searches nor the full text. */
  first(request: SearchRequest): SearchAnswer & { complete: boolean } {
    const query = this.read(request);
    return { ...this.answerOf(query, request, nothing), complete: this.hasSearches && !needsFullText(query) };
  }

  /**
   * What the small index and the full text answer together; without a full text as {@link first}.
   *
   * @throws where Pagefind cannot be asked, or something does not arrive
   */
  async complete(request: SearchRequest): Promise<SearchAnswer> {
    const query = this.read(request);
    const fullText = await this.ask(query);
    await this.bring(query, request, fullText);
    return this.answerOf(query, request, fullText);
  }

  private async bring(query: Query, request: SearchRequest, fullText: FullTextAnswer) {
    if (!this.parts) return;
    if (query.bare) await this.parts.bringBare();
    const terms = query.words.flatMap(({ alternatives }) => alternatives);
    const heaviest = terms
      .map(({ term, weight }) => ({ term, weight: weight * this.index.weightOf(term) }))
      .sort((one, other) => other.weight - one.weight);
    await this.parts.bringTerms(heaviest.slice(0, mostTerms).map(({ term }) => term));
    const candidates = this.rank(query, request, fullText).slice(0, mostCompared);
    await this.parts.bringEntries(candidates.map(({ entry }) => entry));
  }

  private async ask(query: Query): Promise<FullTextAnswer> {
    return (await this.fullText?.answer(query, wordsToLookUp(query))) ?? nothing;
  }

  private read(request: SearchRequest): Query {
    return readQuery(request.query, this.lexicon, request);
  }

  private rank(query: Query, { topic, release }: SearchRequest, { scores, phrases }: FullTextAnswer): Evidence[] {
    const having = query.phrases.map((phrase) => this.entriesWith(phrase, phrases.get(phrase)));
    const ranking = ranked(query, this.index, scores, having).filter(({ entry }) => {
      const found = this.facets[entry];
      return (
        (topic === undefined || found?.topic === topic) &&
        (release === undefined || (found?.releases?.includes(release) ?? true))
      );
    });
    const withAll = ranking.filter(({ phrases: count }) => count === query.phrases.length);
    return withAll.length > 0 ? withAll : ranking;
  }

  private entriesWith(phrase: string, found: ReadonlySet<number> | undefined): Set<number> {
    const entries = new Set(found);
    const isLetter = (letter = '') => /[\p{L}\p{N}]/u.test(letter);
    const stands = (text: string) => {
      const at = text.indexOf(phrase);
      return at !== -1 && !isLetter(text[at - 1]) && !isLetter(text[at + phrase.length]);
    };
    for (const [number, texts] of this.index.texts) if (texts.some(stands)) entries.add(number);
    return entries;
  }

  private answerOf(query: Query, request: SearchRequest, fullText: FullTextAnswer): SearchAnswer {
    const ranking = this.rank(query, request, fullText).filter(({ entry }) => this.index.hasEntry(entry));
    const confidence = confidenceOf(ranking[0], query);
    const shown = confidence === 'none' ? [] : worthShowing(ranking);
    const typed = ({ alternatives }: QueryWord) => alternatives[0];
    return {
      confidence,
      results: shown.map((evidence) => this.resultOf(evidence, query, fullText)),
      nearest:
        confidence === 'none'
          ? ranking
              .filter(({ lexical }) => lexical > 0)
              .slice(0, mostNearest)
              .map((evidence) => this.resultOf(evidence, query, fullText))
          : [],
      corrected: query.words.flatMap((word) => {
        const meant = typed(word);
        return meant?.reason === 'corrected' ? [[word.typed, meant.word] as [string, string]] : [];
      }),
      dropped: query.words
        .filter(({ typed: word, unfinished }) => fullText.asked.has(word) && !unfinished && !fullText.scores.has(word))
        .map((word) => word.typed),
      added: query.pasted ? [] : this.addedFor(query, shown),
      missingPhrases: query.phrases.filter(
        (phrase) => fullText.phrases.has(phrase) && this.entriesWith(phrase, fullText.phrases.get(phrase)).size === 0,
      ),
    };
  }

  /** Words that were not typed and that brought one of the results. */
  private addedFor(query: Query, shown: readonly Evidence[]): string[] {
    const added = query.words.flatMap(({ alternatives }) =>
      alternatives.filter(
        ({ term, reason }) => reason === 'equivalent' && shown.some(({ entry }) => this.index.has(term, entry)),
      ),
    );
    return [...new Map(added.map(({ term, word }) => [term, word])).values()];
  }

  private resultOf({ entry, wording, likeness }: Evidence, query: Query, { places }: FullTextAnswer): SearchResult {
    const { path, title, topic, answer, symptoms } = this.index.entryAt(entry);
    const symptom = likeness > 0 ? symptoms.find((text) => normalized(text) === wording) : undefined;
    const place = places.get(entry);
    return {
      path: place ? `${path}#${place[0]}` : path,
      title: markedParts(title, query),
      topic: topic === undefined ? 'Note' : (this.data.topics[topic] ?? topic),
      answer: markedParts(answer, query),
      ...(symptom === undefined ? {} : { symptom: markedParts(symptom, query) }),
      ...(place ? { place: place[1] } : {}),
    };
  }
}

function lexiconOf(index: QuestionIndex, equivalents = '', lookalikes = ''): Lexicon {
  const hasTerm = (term: string) => index.countOf(term) > 0;
  return {
    frequencies: index.frequencies,
    lookalikes: new Set(partsOf(lookalikes, ' ')),
    hasTerm,
    knows: (word) => index.knows(word),
    equivalents: equivalentsByTerm(partsOf(equivalents, '\n'), hasTerm),
  };
}
