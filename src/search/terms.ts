// Terms: tokens as they are looked up, with endings taken off.
import { stemmer } from 'stemmer';
import { isStopWord } from './stop-words.ts';
import type { Token } from './tokens.ts';

const stems = new Map<string, string>();

/** The term of a word: its stem by Porter's algorithm (1980); words with digits and compounds stay as they are. */
export function termOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = word.length < 4 || /[^\p{L}]/u.test(word) ? word : stemmer(word);
    stems.set(word, stem);
  }
  return stem;
}

/** Version numbers and addresses mean nothing in parts. */
const numbers = /^\d+(?:\.\d+)+$/;

/**
 * The words of a token that are worth looking up: its parts without stop words and single digits, and the whole where
 * it is a compound.
 */
export function wordsOfToken({ whole, parts }: Token): string[] {
  if (numbers.test(whole)) return [whole];
  const words = parts.filter((part) => !isStopWord(part) && (parts.length === 1 || !/^\d$/.test(part)));
  return parts.length > 1 ? [...words, whole] : words;
}
