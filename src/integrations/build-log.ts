// Keeps one known, harmless warning out of the build's output, so that the others are read.
import type { AstroUserConfig } from 'astro';

type Build = NonNullable<NonNullable<AstroUserConfig['vite']>['build']>;
type OnLog = NonNullable<NonNullable<Build['rolldownOptions']>['onLog']>;

/** Drops the warning that each MDX file causes by its "use strict"-like directive; hands on everything else. */
export const onLog: OnLog = (level, log, defaultHandler) => {
  if (log.code === 'MODULE_LEVEL_DIRECTIVE') return;
  defaultHandler(level, log);
};
