// Texts in parts, those that match a query marked: nodes are made of them, so that nothing is ever parsed as markup.
import type { Query } from './query.ts';
import { termOf } from './terms.ts';
import { normalized } from './tokens.ts';

export interface TextPart {
  text: string;
  /** Whether the reader's words, or what stands for them, are here. */
  marked: boolean;
}

/** A text's parts, in order, with the words of a query marked. */
export function markedParts(text: string, query: Query): TextPart[] {
  const terms = new Set(query.words.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((part, index) => ({ text: part, marked: index % 2 === 1 && terms.has(termOf(normalized(part))) }))
    .filter((part) => part.text !== '');
}
