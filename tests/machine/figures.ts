// Where the figures of fidelity stand that the site shows. When they have changed, `npm run fidelity` writes them anew.

/** The file with the figures of the recorded programs, or of the shell's tools. */
export function figuresFile(of: 'programs' | 'tools'): string {
  return new URL(`../../src/machine/fidelity-${of}.json`, import.meta.url).pathname;
}
