// The small index: questions, short answers and symptoms of all entries, ready to be compared with a query.
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

/** One text of an entry that a query may be meant to be: its question, or one symptom. */
export interface Wording {
  entry: number;
  text: string;
  /** Whether it is one of the texts that people may type, and not the entry's own. */
  search: boolean;
  /** Its different terms. */
  terms: Set<string>;
  /** Sum of the squares of their weights. */
  norm: number;
  trigrams: Set<string>;
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

/** The words of entries, with what each counts in each: an inverted index. */
export function inverted(entries: readonly Entry[]): { vocabulary: Vocabulary; postings: Map<string, Posting> } {
  const known = new Set<string>();
  const read = entries.map((entry) => ({
    title: [entry.title],
    symptoms: entry.symptoms,
    answer: [entry.answer],
    names: [entry.path.split('/').slice(1).join(' '), ...entry.tags],
    searches: entry.searches,
  }));
  for (const { whole, parts } of read.flatMap((of) => fieldNames.flatMap((field) => of[field].flatMap(tokensOfText)))) {
    for (const word of [whole, ...parts]) known.add(word);
  }
  const texts = read.map((of) => byField((field) => of[field].flatMap((text) => wordsOf(text, known))));
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
  return { vocabulary: { size: entries.length, frequencies, known, counts }, postings };
}

export class QuestionIndex {
  readonly wordings: Wording[] = [];
  /** By number of an entry that is there, its normalized texts. */
  readonly texts = new Map<number, readonly string[]>();
  private readonly vocabulary: Vocabulary;
  private readonly entries = new Map<number, Entry>();
  private readonly postings = new Map<string, Posting>();

  /** The index of entries that are all there. */
  static of(entries: readonly Entry[]): QuestionIndex {
    const { vocabulary, postings } = inverted(entries);
    const index = new QuestionIndex(vocabulary);
    for (const [term, posting] of postings) index.addPosting(term, posting);
    for (const [number, entry] of entries.entries()) index.addEntry(number, entry);
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

  /** Adds an entry, to be compared with queries and to be shown. */
  addEntry(number: number, entry: Entry) {
    if (this.entries.has(number)) return;
    this.entries.set(number, entry);
    this.texts.set(number, [entry.title, entry.answer, ...entry.symptoms].map(normalized));
    const own = [entry.title, ...entry.symptoms];
    for (const text of [...own, ...entry.searches]) {
      const terms = new Set(wordsOf(text, this.vocabulary.known).map(termOf));
      const norm = [...terms].reduce((sum, term) => sum + this.weightOf(term) ** 2, 0);
      this.wordings.push({
        entry: number,
        text: normalized(text),
        search: !own.includes(text),
        terms,
        norm,
        trigrams: trigramsOf(normalized(text)),
      });
    }
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
  return joinedTokens(tokensOfText(text), (word) => known.has(word)).flatMap(wordsOfToken);
}
