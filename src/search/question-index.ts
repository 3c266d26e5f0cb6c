// The small index: questions, short answers, symptoms and searches of all entries, ready to be compared with a query.
import type { QueryWord } from './query.ts';
import type { Entry } from './search-data.ts';
import { trigramsOf } from './similarity.ts';
import { termOf, wordsOfToken } from './terms.ts';
import { joinedTokens, normalized, tokensOf, type Token } from './tokens.ts';

/** How much a word counts in each field, and how strongly longer fields are held back; `names` is the slug and the tags. */
const fields = {
  title: { weight: 3, length: 0.3 },
  symptoms: { weight: 1.5, length: 0.5 },
  answer: { weight: 1, length: 0.5 },
  names: { weight: 1, length: 0 },
  searches: { weight: 1, length: 0.5 },
};
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields) as Field[];
const byField = <Value>(of: (field: Field) => Value) =>
  Object.fromEntries(fieldNames.map((field) => [field, of(field)])) as Record<Field, Value>;

/** Saturation of repeated words in BM25. */
const k1 = 2;

/** One text of an entry that a query may be meant to be: its question, a symptom, or what people may type. */
export class Wording {
  readonly entry: number;
  readonly text: string;
  /** Whether it is one of the texts that people may type, and not the entry's own. */
  readonly search: boolean;
  /** How many different terms it has, the sum of their weights, and that of the squares of these. */
  readonly terms: number;
  readonly weight: number;
  readonly norm: number;
  private runs: Set<string> | undefined;

  constructor(entry: number, text: string, search: boolean, weights: readonly number[]) {
    this.entry = entry;
    this.text = text;
    this.search = search;
    this.terms = weights.length;
    this.weight = weights.reduce((sum, weight) => sum + weight, 0);
    this.norm = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  }

  /** Its runs of three letters; most wordings are never compared letter by letter. */
  get trigrams(): ReadonlySet<string> {
    return (this.runs ??= trigramsOf(this.text));
  }
}

/** What the index knows of all entries, be they there or not. */
export interface Vocabulary {
  /** Number of entries. */
  size: number;
  /** All words of the entries, each with the number of entries it is in. */
  frequencies: Map<string, number>;
  /** All words as they stand, stop words too. */
  known: ReadonlySet<string>;
  /** By term, the number of entries it is in. */
  counts: Map<string, number>;
}

/** By entry, how much a term counts there, fields weighted and lengths evened out. */
export type Posting = ReadonlyMap<number, number>;

/** The words of entries, with what each counts in each: an inverted index; and the words of each of their texts. */
export function inverted(entries: readonly Entry[]): {
  vocabulary: Vocabulary;
  postings: Map<string, Posting>;
  words: Map<string, string[]>;
} {
  const known = new Set<string>();
  const read = entries.map((entry) => ({
    title: [entry.title],
    symptoms: entry.symptoms,
    answer: [entry.answer],
    names: [entry.path.split('/').slice(1).join(' '), ...entry.tags],
    searches: entry.searches,
  }));
  const tokens = new Map(
    read.flatMap((of) => fieldNames.flatMap((field) => of[field].map((text) => [text, tokensOfText(text)] as const))),
  );
  for (const { whole, parts } of [...tokens.values()].flat()) {
    for (const word of [whole, ...parts]) known.add(word);
  }
  const words = new Map([...tokens].map(([text, of]) => [text, wordsOfTokens(of, known)]));
  const texts = read.map((of) => byField((field) => of[field].flatMap((text) => words.get(text) ?? [])));
  const means = byField(
    (field) => texts.reduce((sum, text) => sum + text[field].length, 0) / Math.max(1, texts.length),
  );
  const frequencies = new Map<string, number>();
  const postings = new Map<string, Map<number, number>>();
  for (const [number, text] of texts.entries()) {
    for (const word of new Set(fieldNames.flatMap((field) => text[field]))) {
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    }
    for (const field of fieldNames) {
      const { weight, length } = fields[field];
      const share = weight / (1 - length + (length * text[field].length) / Math.max(1, means[field]));
      for (const word of text[field]) {
        const term = termOf(word);
        const posting = postings.get(term) ?? new Map<number, number>();
        posting.set(number, (posting.get(number) ?? 0) + share);
        postings.set(term, posting);
      }
    }
  }
  const counts = new Map([...postings].map(([term, posting]) => [term, posting.size]));
  return { vocabulary: { size: entries.length, frequencies, known, counts }, postings, words };
}

export class QuestionIndex {
  readonly wordings: Wording[] = [];
  /** By term, the wordings that have it. */
  private readonly wordingsByTerm = new Map<string, Wording[]>();
  /** By number of an entry that is there, its normalized texts. */
  readonly texts = new Map<number, readonly string[]>();
  private readonly vocabulary: Vocabulary;
  private readonly entries = new Map<number, Entry>();
  private readonly postings = new Map<string, Posting>();

  /** The index of entries that are all there. */
  static of(entries: readonly Entry[]): QuestionIndex {
    const { vocabulary, postings, words } = inverted(entries);
    const index = new QuestionIndex(vocabulary);
    for (const [term, posting] of postings) index.addPosting(term, posting);
    for (const [number, entry] of entries.entries()) index.addEntry(number, entry, words);
    return index;
  }

  /** An index that knows of all words, and has no entry yet. */
  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds the entries that have a term. */
  addPosting(term: string, posting: Posting) {
    this.postings.set(term, posting);
  }

  /**
   * Adds an entry, to be compared with queries and to be shown.
   *
   * @param words the words of its texts, where they have been read already
   */
  addEntry(number: number, entry: Entry, words?: ReadonlyMap<string, readonly string[]>) {
    if (this.entries.has(number)) return;
    this.entries.set(number, entry);
    this.texts.set(number, [entry.title, entry.answer, ...entry.symptoms].map(normalized));
    const own = [entry.title, ...entry.symptoms];
    for (const text of [...own, ...entry.searches]) {
      const terms = new Set((words?.get(text) ?? wordsOf(text, this.vocabulary.known)).map(termOf));
      const weights = Array.from(terms, (term) => this.weightOf(term));
      const wording = new Wording(number, normalized(text), !own.includes(text), weights);
      this.wordings.push(wording);
      for (const term of terms) {
        const known = this.wordingsByTerm.get(term);
        if (known) known.push(wording);
        else this.wordingsByTerm.set(term, [wording]);
      }
    }
  }

  /** The wordings that have a term. */
  wordingsWith(term: string): readonly Wording[] {
    return this.wordingsByTerm.get(term) ?? [];
  }

  /** All words of the entries, each with the number of entries it is in. */
  get frequencies(): ReadonlyMap<string, number> {
    return this.vocabulary.frequencies;
  }

  /** Whether a word stands in an entry, be it a stop word. */
  knows(word: string): boolean {
    return this.vocabulary.known.has(word);
  }

  /** Whether an entry is there. */
  hasEntry(number: number): boolean {
    return this.entries.has(number);
  }

  /** The entry with a number. @throws {RangeError} where it is not there */
  entryAt(number: number): Entry {
    const entry = this.entries.get(number);
    if (!entry) throw new RangeError(`There is no entry ${String(number)}.`);
    return entry;
  }

  /**
   * The weight of a term: the root of its inverse document frequency as BM25 has it, since with so few and so short
   * texts a rare word is often rare by chance. Greatest for a term that is nowhere.
   */
  weightOf(term: string): number {
    const count = this.countOf(term);
    return Math.sqrt(Math.log(1 + (this.vocabulary.size - count + 0.5) / (count + 0.5)));
  }

  /** Whether a term is in an entry's question, answer or symptoms. */
  has(term: string, entry: number): boolean {
    return this.postings.get(term)?.has(entry) ?? false;
  }

  /** Number of entries that have a term. */
  countOf(term: string): number {
    return this.vocabulary.counts.get(term) ?? 0;
  }

  /**
   * The BM25F score of each entry for words of a query, by the number of the entry; the best of its alternatives
   * counts for a word. After Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
   */
  scores(words: readonly QueryWord[]): Map<number, number> {
    const scores = new Map<number, number>();
    for (const { alternatives } of words) {
      const best = new Map<number, number>();
      for (const { term, weight } of alternatives) {
        const factor = weight * this.weightOf(term);
        for (const [entry, frequency] of this.postings.get(term) ?? []) {
          best.set(entry, Math.max(best.get(entry) ?? 0, (factor * (frequency * (k1 + 1))) / (frequency + k1)));
        }
      }
      for (const [entry, score] of best) scores.set(entry, (scores.get(entry) ?? 0) + score);
    }
    return scores;
  }
}

function tokensOfText(text: string): Token[] {
  return tokensOf(normalized(text));
}

/** The words of a text that are looked up; neighbours that are known as one word are one. */
export function wordsOf(text: string, known: ReadonlySet<string>): string[] {
  return wordsOfTokens(tokensOfText(text), known);
}

function wordsOfTokens(tokens: readonly Token[], known: ReadonlySet<string>): string[] {
  return joinedTokens(tokens, (word) => known.has(word)).flatMap(wordsOfToken);
}
