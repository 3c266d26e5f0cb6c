// Identifiers that look random and are the same each time: the machine has no other source of chance.
import type { Machine } from './model.ts';

/** A whole number from 0 to 2³² − 1, and moves the generator on. The step is mulberry32 (Tommy Ettinger, public domain). */
export function randomNumber(machine: Machine): number {
  machine.random = (machine.random + 0x6d2b79f5) | 0;
  let mixed = machine.random;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/**
 * Hexadecimal digits.
 *
 * @param digits how many
 */
export function randomHex(machine: Machine, digits: number): string {
  let text = '';
  while (text.length < digits) text += randomNumber(machine).toString(16).padStart(8, '0');
  return text.slice(0, digits);
}
