// The tools that come with just-bash and are used as they are; the bundle for the browser leaves out all others.

/** Their names. */
export const bundled = [
  'alias', 'clear', 'echo', 'expand', 'false', 'fold', 'gunzip', 'gzip', 'printf', 'pwd', 'sleep', 'strings', 'timeout',
  'true', 'unalias', 'unexpand', 'which', 'zcat',
] as const; // prettier-ignore
