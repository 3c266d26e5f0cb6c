// Keeps known, harmless warnings out of the build's output, so that the others are read.
import type { AstroUserConfig } from 'astro';

type Build = NonNullable<NonNullable<AstroUserConfig['vite']>['build']>;
type OnLog = NonNullable<NonNullable<Build['rolldownOptions']>['onLog']>;

/**
 * Drops the warning that each MDX file causes by its "use strict"-like directive, and those of the shell about what it
 * finds nothing of in a browser; hands on everything else.
 */
export const onLog: OnLog = (level, log, defaultHandler) => {
  if (log.code === 'MODULE_LEVEL_DIRECTIVE') return;
  if (log.code === 'IMPORT_IS_UNDEFINED' && log.message.includes('shell-bundle:')) return;
  defaultHandler(level, log);
};
