// How faithful the machine is: the figures that the page "How the simulation works" shows are those of these tests.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { compare, parseRecording } from './replay.ts';
import { fidelity, shellCases } from './shell-cases.ts';
import { onMachine } from './on-machine.ts';

const recordings = join(import.meta.dirname, '../fixtures/recordings');

test('the figures on the site are those of the tests', { timeout: 120_000 }, async () => {
  const programs = [];
  for (const file of globSync(join(recordings, '*.txt')).sort()) {
    const recording = parseRecording(readFileSync(file, 'utf8'));
    const comparisons = await compare(recording);
    const compared = comparisons.filter(({ verdict }) => verdict === 'same' || verdict === 'different');
    programs.push({
      area: basename(file, '.txt'),
      source: recording.source,
      compared: compared.length,
      same: compared.filter(({ verdict }) => verdict === 'same').length,
      excluded: comparisons.filter(({ verdict }) => verdict === 'excluded').length,
    });
  }
  const tools = [];
  for (const name of ['cases', 'more-cases'] as const) {
    const groups = await fidelity(shellCases(name), onMachine);
    const sum = (of: 'total' | 'same') => groups.reduce((all, group) => all + group[of], 0);
    tools.push({ name, compared: sum('total'), same: sum('same') });
  }
  // Where they have changed for the better: npx vitest run -u --config tests/vitest.config.ts fidelity
  await expect(`${JSON.stringify({ programs, tools }, null, 2)}\n`).toMatchFileSnapshot('../../src/machine/fidelity.json');
});
