// The names of units as users write them for systemctl, and who may change units.
import type { Call } from '../program.ts';
import { matches, unitName } from '../unit-files.ts';

/** Full names of what the user wrote. A name with other characters is escaped, as systemctl does with a warning. */
export function namesOf(call: Call, words: string[]): string[] {
  return words.map((word) => {
    if (/[*?[]/.test(word)) return word;
    const escaped = word.replace(/[^\w:.\\@/-]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
    if (escaped !== word) {
      call.err(`Invalid unit name "${word}" escaped as "${escaped}" (maybe you should use systemd-escape?).\n`);
    }
    return unitName(escaped);
  });
}

/** A pattern stays as it is; a name is completed. */
export function patternOf(word: string): string {
  return /[*?[]/.test(word) ? word : unitName(word);
}

/** The names that patterns among the words stand for, of units systemd has loaded. */
export function expanded(call: Call, words: string[]): string[] {
  return namesOf(call, words).flatMap((name) =>
    /[*?[]/.test(name)
      ? Object.keys(call.machine.units)
          .filter((known) => matches(name, known))
          .sort()
      : [name],
  );
}

/** Whether the user may only look: anyone but root. */
export function denied(call: Call): boolean {
  return call.user.uid !== 0;
}
