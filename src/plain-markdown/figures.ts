// The components that writers may use, in words.
import { stackText } from '../components/photon-stack.ts';
import { releases } from '../site.ts';

/** Markdown in place of each component, by its name. */
export const figures: Record<string, () => string> = {
  PhotonStack: () => stackText,
  SupportTimeline: () =>
    [
      '| Release | Kernel | Released | Support ends |',
      '| --- | --- | --- | --- |',
      ...releases.map(
        ({ id, kernel, released, supportEnds }) =>
          `| ${id} | ${kernel} | ${released} | ${supportEnds ?? 'no date published'} |`,
      ),
    ].join('\n'),
};
