// A query: what a person typed or pasted, as words to look up, each with the words that may stand for it.
import { lineMark } from './lines.ts';
import { withoutNoise } from './noise.ts';
import { correctionOf } from './spelling.ts';
import { isStopWord } from './stop-words.ts';
import { termOf, wordsOfToken } from './terms.ts';
import { joinedTokens, normalized, tokensOf, type Token } from './tokens.ts';

/** Longest text that is read, in characters: a screen or two of a log. */
const longestQuery = 5_000;

/** With more different words than this, in one line or in several, a text was pasted: its names are no mistakes. */
const pasted = { one: 24, several: 10 };

/** Most lines that are compared, each different. */
const mostLines = 80;

/** Most phrases that are heeded. */
const mostPhrases = 3;

/** What a word stands for beside itself counts less. */
const weights = { typed: 1, corrected: 0.8, begun: 0.7, equivalent: 0.4 };

/** Why a word is looked up. */
type Reason = keyof typeof weights;

export interface Alternative {
  word: string;
  term: string;
  /** Between 0 and 1. */
  weight: number;
  reason: Reason;
}

export interface QueryWord {
  /** As it was typed, in lower case. */
  typed: string;
  /** What is looked up for it, best first; none where the site has nothing like it. */
  alternatives: Alternative[];
  /** Whether more of it may be coming. */
  unfinished: boolean;
}

export interface Query {
  /** The text as it is compared: normalized, cut, without noise. */
  text: string;
  /** Its different words, in the order of the text. */
  words: QueryWord[];
  /** The words of each line. */
  lines: QueryWord[][];
  /** What stood in quotes: texts in which a page must have these words side by side. */
  phrases: string[];
  /** Whether so much was given that it must have been pasted. */
  pasted: boolean;
  /** Whether it has nothing but words that say nothing. */
  bare: boolean;
}

/** What the site knows of words. */
export interface Lexicon {
  /** All words of questions, answers and symptoms, each with the number of entries it is in. */
  frequencies: ReadonlyMap<string, number>;
  /** Words of the pages that are like one of these, and no mistakes. */
  lookalikes: ReadonlySet<string>;
  /** Whether an entry has a word with this term. */
  hasTerm: (term: string) => boolean;
  /** Whether a word stands anywhere, be it a stop word. */
  knows: (word: string) => boolean;
  /** By term, words of the site that mean the same. */
  equivalents: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads what was typed or pasted.
 *
 * @param typing whether the last word may be unfinished
 * @param literal whether nothing is to be corrected
 */
export function readQuery(
  input: string,
  lexicon: Lexicon,
  { typing = false, literal = false }: { typing?: boolean; literal?: boolean } = {},
): Query {
  const cleaned = (isKnown?: (word: string) => boolean) =>
    normalized(cut(input))
      .replaceAll(lineMark, '\n')
      .split('\n')
      .map((line) => (isKnown ? withoutNoise(line, isKnown) : line).replace(/\s+/g, ' ').trim());
  const quiet = cleaned(lexicon.knows).filter(Boolean);
  // Somebody may ask for nothing but an address or a time.
  const lines = [...new Set(quiet.length > 0 ? quiet : cleaned().filter(Boolean))].slice(0, mostLines);
  const tokens = lines.map((line) => joinedTokens(tokensOf(line), lexicon.knows));
  const count = new Set(tokens.flat().map((token) => token.whole)).size;
  const isPasted = count > (lines.length > 1 ? pasted.several : pasted.one);
  const last = typing && !/\s$/.test(input) ? tokens.at(-1)?.at(-1) : undefined;

  const words = new Map<string, QueryWord>();
  const wordsOf = (line: Token[], of: (token: Token) => string[]) =>
    line.flatMap((token) =>
      of(token).flatMap((typed) => {
        const known = words.get(typed);
        if (known) return [known];
        const unfinished = last !== undefined && (typed === last.whole || typed === last.parts.at(-1));
        const alternatives = alternativesOf(typed, lexicon, {
          begun: unfinished,
          correct: !literal && !isPasted && !unfinished && typed !== compoundOf(token),
        });
        // A compound that the site does not know as a whole is known by its parts.
        if (typed === compoundOf(token) && alternatives.length === 0) return [];
        const word = { typed, alternatives, unfinished };
        words.set(typed, word);
        return [word];
      }),
    );
  let read = tokens.map((line) => wordsOf(line, wordsOfToken));
  const bare = words.size === 0;
  // Nothing but stop words: then they are what is asked.
  if (bare) read = tokens.map((line) => wordsOf(line, ({ parts }) => parts));

  return {
    text: lines.join(' '),
    words: [...words.values()],
    lines: (isPasted ? read : [read.flat()]).filter((line) => line.length > 0),
    phrases: isPasted ? [] : phrasesOf(lines.join(' ')),
    pasted: isPasted,
    bare,
  };
}

/** The beginning and the end of what is too long: the command, and the error that came last. */
function cut(input: string): string {
  if (input.length <= longestQuery) return input;
  return `${input.slice(0, longestQuery / 2)}\n${input.slice(-longestQuery / 2)}`;
}

/** What stands in quotes by itself, as words and not as a value: more than one word that says something. */
function phrasesOf(text: string): string[] {
  const quoted = Array.from(text.matchAll(/(?<=^|\s)["“]([^"“”]{2,200})["”](?=$|[\s.,;:!?])/g), ([, phrase = '']) =>
    phrase.trim(),
  );
  const said = (phrase: string) => tokensOf(phrase).flatMap(wordsOfToken).length;
  return [...new Set(quoted)].filter((phrase) => said(phrase) > 1).slice(0, mostPhrases);
}

/** The whole of a token that has parts. */
function compoundOf({ whole, parts }: Token): string | undefined {
  return parts.length > 1 ? whole : undefined;
}

function alternativesOf(
  word: string,
  { frequencies, lookalikes, equivalents, hasTerm }: Lexicon,
  { begun, correct }: { begun: boolean; correct: boolean },
): Alternative[] {
  const alternatives: Alternative[] = [];
  const add = (other: string, reason: Reason) => {
    const term = termOf(other);
    if (!alternatives.some((known) => known.term === term)) {
      alternatives.push({ word: other, term, weight: weights[reason], reason });
    }
  };
  if (hasTerm(termOf(word))) add(word, 'typed');
  if (begun && word.length > 1) {
    for (const other of beginningWith(word, frequencies)) add(other, 'begun');
  }
  if (alternatives.length === 0 && correct && !lookalikes.has(word) && !equivalents.has(termOf(word))) {
    const correction = correctionOf(word, frequencies);
    if (correction !== undefined) add(correction, 'corrected');
  }
  for (const key of new Set([word, ...alternatives.map((known) => known.word)].map(termOf))) {
    for (const other of equivalents.get(key) ?? []) add(other, 'equivalent');
  }
  return alternatives;
}

/** Most words that an unfinished one may stand for. */
const mostBegun = 6;

function beginningWith(start: string, frequencies: ReadonlyMap<string, number>): string[] {
  return [...frequencies]
    .filter(([word]) => word.startsWith(start) && word !== start && !isStopWord(word))
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostBegun)
    .map(([word]) => word);
}
