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
};
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields) as Field[];

/** Saturation of repeated words in BM25. */
const k1 = 2;

/** One text of an entry that a query may be meant to be: its question, or one symptom. */
export interface Wording {
  entry: number;
  text: string;
  /** Its different terms. */
  terms: Set<string>;
  /** Sum of the squares of their weights. */
  norm: number;
  trigrams: Set<string>;
}

export class QuestionIndex {
  private readonly entries: readonly Entry[];
  readonly wordings: Wording[] = [];
  /** By entry, its normalized texts. */
  readonly texts: readonly (readonly string[])[];
  /** All words of the entries, each with the number of entries it is in. */
  readonly frequencies = new Map<string, number>();
  /** All words as they stand, stop words too. */
  private readonly known = new Set<string>();
  /** By term, then by entry: how much it counts there, fields weighted and lengths evened out. */
  private readonly postings = new Map<string, Map<number, number>>();

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
    this.texts = entries.map(({ title, answer, symptoms }) => [title, answer, ...symptoms].map(normalized));
    const read = entries.map((entry) => ({
      title: [entry.title],
      symptoms: entry.symptoms,
      answer: [entry.answer],
      names: [entry.path.split('/').slice(1).join(' '), ...entry.tags],
    }));
    for (const { whole, parts } of read.flatMap((of) =>
      fieldNames.flatMap((field) => of[field].flatMap(tokensOfText)),
    )) {
      for (const word of [whole, ...parts]) this.known.add(word);
    }
    const texts = read.map((of) => {
      const wordsIn = (field: Field) => of[field].flatMap((text) => this.wordsOf(text));
      return {
        title: wordsIn('title'),
        symptoms: wordsIn('symptoms'),
        answer: wordsIn('answer'),
        names: wordsIn('names'),
      };
    });
    const mean = (field: Field) => texts.reduce((sum, text) => sum + text[field].length, 0) / Math.max(1, texts.length);
    const means = { title: mean('title'), symptoms: mean('symptoms'), answer: mean('answer'), names: mean('names') };
    for (const [number, text] of texts.entries()) {
      for (const word of new Set(fieldNames.flatMap((field) => text[field]))) {
        this.frequencies.set(word, (this.frequencies.get(word) ?? 0) + 1);
      }
      for (const field of fieldNames) {
        const { weight, length } = fields[field];
        const share = weight / (1 - length + (length * text[field].length) / Math.max(1, means[field]));
        for (const word of text[field]) {
          const term = termOf(word);
          const posting = this.postings.get(term) ?? new Map<number, number>();
          posting.set(number, (posting.get(number) ?? 0) + share);
          this.postings.set(term, posting);
        }
      }
    }
    for (const [entry, { title, symptoms }] of entries.entries()) {
      for (const text of [title, ...symptoms]) {
        const terms = new Set(this.wordsOf(text).map(termOf));
        const norm = [...terms].reduce((sum, term) => sum + this.weightOf(term) ** 2, 0);
        this.wordings.push({ entry, text: normalized(text), terms, norm, trigrams: trigramsOf(normalized(text)) });
      }
    }
  }

  /** Whether a word stands in an entry, be it a stop word. */
  knows(word: string): boolean {
    return this.known.has(word);
  }

  private wordsOf(text: string): string[] {
    return joinedTokens(tokensOfText(text), (word) => this.known.has(word)).flatMap(wordsOfToken);
  }

  /** The entry with a number. @throws {RangeError} where there is none */
  entryAt(number: number): Entry {
    const entry = this.entries[number];
    if (!entry) throw new RangeError(`There is no entry ${String(number)}.`);
    return entry;
  }

  /**
   * The weight of a term: the root of its inverse document frequency as BM25 has it, since with so few and so short
   * texts a rare word is often rare by chance. Greatest for a term that is nowhere.
   */
  weightOf(term: string): number {
    const count = this.countOf(term);
    return Math.sqrt(Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5)));
  }

  /** Whether a term is in an entry's question, answer or symptoms. */
  has(term: string, entry: number): boolean {
    return this.postings.get(term)?.has(entry) ?? false;
  }

  /** Number of entries that have a term. */
  countOf(term: string): number {
    return this.postings.get(term)?.size ?? 0;
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
