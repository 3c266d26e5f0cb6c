// Ranking: what the small index, the wordings and the full text say of each entry, made one.
import type { Query, QueryWord } from './query.ts';
import type { QuestionIndex, Wording } from './question-index.ts';
import { dice, trigramsOf } from './similarity.ts';

/** What the full text says: by word of the query, the score of each entry, 1 for the best. */
type FullTextScores = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What speaks for one entry. */
export interface Evidence {
  entry: number;
  /** BM25F of question, symptoms and answer, per unit of the query's weight. */
  lexical: number;
  /** How near a line of the query is to the entry's question or to one of its symptoms, from 0 to 1. */
  likeness: number;
  /** The wording that is nearest. */
  wording: string | undefined;
  /** How near the whole query is to the question or a symptom, letter by letter, from 0 to 1. */
  spelling: number;
  /** As `likeness` and `spelling`, for the texts that people may type. */
  asked: { likeness: number; spelling: number };
  /** Share of the query's weight that the entry has anywhere, from 0 to 1. */
  coverage: number;
  /** Scores of the full text, per unit of the query's weight. */
  fullText: number;
  /** How many of the query's phrases it has. */
  phrases: number;
  score: number;
}

/** How much each kind of evidence counts beside the lexical score; chosen by cross-validation on real queries. */
const balance = { likeness: 0.25, spelling: 1, fullText: 1, phrase: 1 };

/** How near a line of a log is to an error text that it contains among other things. */
const containment = 0.8;
/** Fewer terms than this tell nothing by being contained. */
const leastTerms = 3;

/** From this likeness of letters on, the query is the question. */
const same = 0.9;
/** Put on the score then: more than all else together. */
const first = 10;

/**
 * All entries for which something speaks, best first.
 *
 * @param phrases for each phrase of the query, the entries that have its words side by side
 */
export function ranked(
  query: Query,
  index: QuestionIndex,
  fullText: FullTextScores = new Map(),
  phrases: readonly ReadonlySet<number>[] = [],
): Evidence[] {
  // Of a pasted log most words are nobody's business: only those count that the site knows.
  const counted = query.pasted ? query.words.filter(({ alternatives }) => alternatives.length > 0) : query.words;
  const total = counted.reduce((sum, word) => sum + weightOf(word, index), 0) || 1;
  const lexical = index.scores(query.words);
  const near = likenesses(query, index);
  const found = new Map<number, number>();
  for (const word of query.words) {
    for (const [entry, score] of fullText.get(word.typed) ?? []) {
      found.set(entry, (found.get(entry) ?? 0) + score * weightOf(word, index));
    }
  }
  const entries = new Set([lexical, near, found, ...phrases].flatMap((of) => [...of.keys()]));
  return [...entries]
    .map((entry) => {
      const evidence = {
        entry,
        lexical: (lexical.get(entry) ?? 0) / total,
        likeness: near.get(entry)?.likeness ?? 0,
        wording: near.get(entry)?.wording,
        spelling: near.get(entry)?.spelling ?? 0,
        asked: near.get(entry)?.asked ?? { likeness: 0, spelling: 0 },
        coverage: coverageOf(query.words, entry, index, fullText) / total,
        fullText: (found.get(entry) ?? 0) / total,
        phrases: phrases.filter((of) => of.has(entry)).length,
      };
      const sum =
        evidence.lexical +
        balance.likeness * Math.max(evidence.likeness, evidence.asked.likeness) +
        balance.spelling * Math.max(evidence.spelling, evidence.asked.spelling) ** 2 +
        balance.fullText * evidence.fullText +
        balance.phrase * evidence.phrases;
      return { ...evidence, score: evidence.spelling >= same ? sum + first : sum };
    })
    .sort((one, other) => other.score - one.score || one.entry - other.entry);
}

/** What a word of the query weighs: as much as its best alternative, or as a word that is nowhere. */
function weightOf({ alternatives }: QueryWord, index: QuestionIndex): number {
  const [first] = alternatives;
  return first ? first.weight * index.weightOf(first.term) : index.weightOf('');
}

function coverageOf(
  words: readonly QueryWord[],
  entry: number,
  index: QuestionIndex,
  fullText: FullTextScores,
): number {
  return words.reduce((sum, word) => {
    const has =
      word.alternatives.some(({ term }) => index.has(term, entry)) || (fullText.get(word.typed)?.has(entry) ?? false);
    return has ? sum + weightOf(word, index) : sum;
  }, 0);
}

/** How near the wordings of an entry are to a query. */
interface Nearness {
  likeness: number;
  spelling: number;
  wording: string;
  asked: { likeness: number; spelling: number };
}

function likenesses(query: Query, index: QuestionIndex): Map<number, Nearness> {
  const likeness = new Map<Wording, number>();
  for (const line of query.lines) {
    for (const [wording, value] of likenessesOf(line, query.pasted, index)) {
      likeness.set(wording, Math.max(value, likeness.get(wording) ?? 0));
    }
  }
  // Where no word is known, or none says anything, the letters alone can tell.
  const compared = likeness.size > 0 && !query.bare ? likeness.keys() : index.wordings;
  const whole = query.pasted ? new Set<string>() : trigramsOf(query.text);
  const near = new Map<number, Nearness>();
  for (const wording of compared) {
    const value = { likeness: likeness.get(wording) ?? 0, spelling: query.pasted ? 0 : dice(whole, wording.trigrams) };
    if (value.likeness === 0 && value.spelling === 0) continue;
    const known = near.get(wording.entry) ?? {
      likeness: 0,
      spelling: 0,
      wording: '',
      asked: { likeness: 0, spelling: 0 },
    };
    near.set(wording.entry, known);
    if (!wording.search && (known.wording === '' || value.likeness > known.likeness)) known.wording = wording.text;
    const kind = wording.search ? known.asked : known;
    kind.likeness = Math.max(kind.likeness, value.likeness);
    kind.spelling = Math.max(kind.spelling, value.spelling);
  }
  return near;
}

/**
 * For each wording that shares a term with a line, the cosine of the two, terms weighted by how rare they are; of a log,
 * the share of the wording's weight that is in the line, if that is more. Wordings of a word or two lie in many lines:
 * their being contained tells nothing.
 */
function likenessesOf(line: readonly QueryWord[], isLog: boolean, index: QuestionIndex): Map<Wording, number> {
  const weights = new Map(
    line.flatMap(({ alternatives }) => alternatives.map(({ term, weight }) => [term, weight] as const).reverse()),
  );
  const norm = line.reduce((sum, word) => sum + weightOf(word, index) ** 2, 0);
  const shared = new Map<Wording, { product: number; contained: number }>();
  for (const [term, weight] of weights) {
    const rarity = index.weightOf(term);
    for (const wording of index.wordingsWith(term)) {
      const sum = shared.get(wording) ?? { product: 0, contained: 0 };
      sum.product += weight * rarity * rarity;
      sum.contained += rarity;
      shared.set(wording, sum);
    }
  }
  return new Map(
    Array.from(shared, ([wording, { product, contained }]) => {
      const cosine = product / Math.sqrt(norm * wording.norm);
      const share = isLog && wording.terms >= leastTerms ? (containment * contained) / wording.weight : 0;
      return [wording, Math.max(cosine, share)];
    }),
  );
}
