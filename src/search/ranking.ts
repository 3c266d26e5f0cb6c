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

function likenesses(query: Query, index: QuestionIndex) {
  const near = new Map<
    number,
    { likeness: number; spelling: number; wording: string; asked: { likeness: number; spelling: number } }
  >();
  const lines = query.lines.map((words) => ({
    weights: new Map(
      words.flatMap(({ alternatives }) =>
        alternatives.map(({ term, weight }) => [term, weight * index.weightOf(term)] as const).reverse(),
      ),
    ),
    norm: words.reduce((sum, word) => sum + weightOf(word, index) ** 2, 0),
  }));
  const whole = query.pasted ? new Set<string>() : trigramsOf(query.text);
  for (const wording of index.wordings) {
    const likeness = Math.max(
      0,
      ...lines.map((line) => likenessOf(line, wording, index)),
      ...(query.pasted ? lines.map((line) => containment * containmentOf(line, wording, index)) : []),
    );
    const spelling = dice(whole, wording.trigrams);
    const known = near.get(wording.entry);
    if (likeness === 0 && spelling === 0) continue;
    if (wording.search) {
      const asked = known?.asked ?? { likeness: 0, spelling: 0 };
      near.set(wording.entry, {
        likeness: 0,
        spelling: 0,
        wording: '',
        ...known,
        asked: { likeness: Math.max(asked.likeness, likeness), spelling: Math.max(asked.spelling, spelling) },
      });
      continue;
    }
    near.set(wording.entry, {
      asked: known?.asked ?? { likeness: 0, spelling: 0 },
      likeness: Math.max(likeness, known?.likeness ?? 0),
      spelling: Math.max(spelling, known?.spelling ?? 0),
      wording: known && known.likeness >= likeness ? known.wording : wording.text,
    });
  }
  return near;
}

/** Share of a wording's weight that is in a line; of wordings of a word or two, which lie in many lines, nothing. */
function containmentOf(
  { weights }: { weights: ReadonlyMap<string, number> },
  { terms }: Wording,
  index: QuestionIndex,
) {
  if (terms.size < leastTerms) return 0;
  const weightOfTerms = (chosen: string[]) => chosen.reduce((sum, term) => sum + index.weightOf(term), 0);
  return weightOfTerms([...terms].filter((term) => weights.has(term))) / weightOfTerms([...terms]);
}

/** The cosine of a line and a wording, their terms weighted by how rare they are. */
function likenessOf(
  line: { weights: ReadonlyMap<string, number>; norm: number },
  { terms, norm }: Wording,
  index: QuestionIndex,
): number {
  let product = 0;
  for (const term of terms) product += (line.weights.get(term) ?? 0) * index.weightOf(term);
  return product === 0 ? 0 : product / Math.sqrt(line.norm * norm);
}
