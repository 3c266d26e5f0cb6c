// The search as a whole: a first answer from the small index, a complete one with the full text.
import { confidenceOf, worthShowing, type Confidence } from './confidence.ts';
import { equivalentsByTerm } from './equivalents.ts';
import { FullText, needsFullText, nothing, type FullTextAnswer, type LookUp } from './full-text.ts';
import { markedParts, type TextPart } from './marks.ts';
import { readQuery, type Lexicon, type Query, type QueryWord } from './query.ts';
import { QuestionIndex } from './question-index.ts';
import { ranked, type Evidence } from './ranking.ts';
import { unpacked, type FullTextData, type PackedData, type SearchData } from './search-data.ts';
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

export class SearchEngine {
  readonly index: QuestionIndex;
  private readonly data: SearchData;
  private readonly lexicon: Lexicon;
  private fullText: FullText | undefined;

  /** The search on a file as the build writes it. */
  static on(data: PackedData): SearchEngine {
    return new SearchEngine(unpacked(data));
  }

  constructor(data: SearchData) {
    this.data = data;
    this.index = new QuestionIndex(data.entries);
    const hasTerm = (term: string) => this.index.countOf(term) > 0;
    this.lexicon = {
      frequencies: this.index.frequencies,
      lookalikes: new Set(data.lookalikes),
      hasTerm,
      knows: (word) => this.index.knows(word),
      equivalents: equivalentsByTerm(data.equivalents, hasTerm),
    };
  }

  /** Adds the full text: from now on {@link complete} asks it too. */
  addFullText(lookUp: LookUp, data: FullTextData) {
    this.fullText = new FullText(lookUp, data);
  }

  /** Slugs of all entries. */
  get slugs(): string[] {
    return this.data.entries.map(({ path }) => path.split('/').findLast(Boolean) ?? '');
  }

  /** What the small index alone answers, at once, and whether the full text could add to it. */
  first(request: SearchRequest): SearchAnswer & { complete: boolean } {
    const query = this.read(request);
    return { ...this.answerOf(query, request, nothing), complete: !needsFullText(query) };
  }

  /**
   * What the small index and the full text answer together; without a full text as {@link first}.
   *
   * @throws where Pagefind cannot be asked
   */
  async complete(request: SearchRequest): Promise<SearchAnswer> {
    const query = this.read(request);
    return this.answerOf(query, request, await this.ask(query));
  }

  private async ask(query: Query): Promise<FullTextAnswer> {
    return (await this.fullText?.answer(query)) ?? nothing;
  }

  private read(request: SearchRequest): Query {
    return readQuery(request.query, this.lexicon, request);
  }

  private rank(query: Query, { topic, release }: SearchRequest, { scores, phrases }: FullTextAnswer): Evidence[] {
    const having = query.phrases.map((phrase) => this.entriesWith(phrase, phrases.get(phrase)));
    const ranking = ranked(query, this.index, scores, having).filter(({ entry }) => {
      const found = this.data.entries[entry];
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
    for (const [number, texts] of this.index.texts.entries()) if (texts.some(stands)) entries.add(number);
    return entries;
  }

  private answerOf(query: Query, request: SearchRequest, fullText: FullTextAnswer): SearchAnswer {
    const ranking = this.rank(query, request, fullText);
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
