// How builds are written in the lists of packages: short, without the dist tag that all of a release share.
import type { Release } from '../model.ts';
import type { Evr } from '../packages.ts';

/** "3:1.2-4" without its dist tag, as a whole: "3:1.2-4.ph5". A release with "!" behind it has none. */
export function evrOf(written: string, release: Release): Evr {
  const [, epoch = '0', version = '', number = ''] = /^(?:(\d+):)?(.*)-([^-]*)$/.exec(written) ?? [];
  return {
    epoch: Number(epoch),
    version,
    release: number.endsWith('!') ? number.slice(0, -1) : `${number}.ph${release[0] ?? ''}`,
  };
}
