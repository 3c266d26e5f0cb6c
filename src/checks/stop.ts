// How a check ends a build: with its messages, and nothing that looks like a crash.

/**
 * Prints the mistakes and leaves with exit status 1; returns where there are none.
 *
 * @param mistakes lines that say where, what, and what to write instead
 * @param where what they were found in, as in "the content"
 */
export function stopAt(mistakes: string[], where: string): void {
  if (mistakes.length === 0) return;
  const count = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  console.error(`\n${count} in ${where}:\n\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}\n`);
  process.exit(1);
}
