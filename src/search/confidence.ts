// Confidence: whether what was found is an answer, near to one, or none.
import type { Query } from './query.ts';
import type { Evidence } from './ranking.ts';

/** `answer`: it fits. `near`: it may be of use. `none`: nothing here deserves to be shown as a result. */
export type Confidence = 'answer' | 'near' | 'none';

/** The least that is asked of the first result; chosen on real queries and on the project's own. */
const least = {
  answer: { coverage: 0.9, score: 1.8 },
  near: { coverage: 0.2, score: 0.45 },
  likeness: 0.7,
  spelling: 0.7,
};

/** How far the best result of a query may be trusted. */
export function confidenceOf(best: Evidence | undefined, { pasted, bare }: Query): Confidence {
  if (!best) return 'none';
  const meets = ({ coverage, score }: { coverage: number; score: number }) =>
    best.coverage >= coverage && best.score >= score;
  if (best.spelling >= least.spelling) return 'answer';
  if (bare) return 'near';
  // Of a log the words that are known always cover each other; it must have a wording of the page in it.
  if (pasted) return best.likeness >= least.likeness ? 'answer' : best.likeness >= least.likeness / 2 ? 'near' : 'none';
  if (meets(least.answer) || best.likeness >= least.likeness) return 'answer';
  return meets(least.near) || best.phrases > 0 ? 'near' : 'none';
}

/** Share of the best score that a further result needs. */
const enough = 0.3;
/** Most results that are shown. */
const most = 10;

/** The results that deserve to be shown after the best. */
export function worthShowing(results: readonly Evidence[]): Evidence[] {
  const [best] = results;
  return best ? results.filter(({ score }) => score >= enough * Math.min(best.score, 3)).slice(0, most) : [];
}
