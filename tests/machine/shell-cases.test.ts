// The shell's own tools answer as the real ones do: two sets of one-liners with the answers of real bash and coreutils.
import { expect, test } from 'vitest';
import { figuresFile } from './figures.ts';
import { onMachine } from './on-machine.ts';
import { differences, shellCases } from './shell-cases.ts';

const figures: { name: string; compared: number; same: number }[] = [];

test.each(['cases', 'more-cases'] as const)(
  'at least 93 of 100 answers of the set "%s" are identical',
  { timeout: 120_000 },
  async (name) => {
    const cases = shellCases(name);
    const different = await differences(cases, onMachine);
    figures.push({ name, compared: cases.length, same: cases.length - different.length });
    const listed = different.map(([recorded]) => recorded.command).join('\n');
    expect(1 - different.length / cases.length, listed).toBeGreaterThanOrEqual(0.93);
  },
);

test('the figures on the site are those of the sets', async () => {
  await expect(`${JSON.stringify(figures, null, 2)}\n`).toMatchFileSnapshot(figuresFile('tools'));
});
