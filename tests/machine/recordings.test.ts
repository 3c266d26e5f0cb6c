// Every command in the recordings answers as the real program did.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figuresFile } from './figures.ts';
import { answerText, compare, parseRecording } from './replay.ts';

/** The figures that the page "How the simulation works" shows. */
const figures: { area: string; source: string; compared: number; same: number; excluded: number }[] = [];

const directory = new URL('../fixtures/recordings/', import.meta.url);
const names = readdirSync(directory)
  .filter((name) => name.endsWith('.txt'))
  .sort();

describe.each(names)('the recording %s', (name) => {
  test('is answered by the simulated programs as by the real ones', async () => {
    const recording = parseRecording(readFileSync(new URL(name, directory), 'utf8'));
    const comparisons = await compare(recording);
    const count = (...verdicts: string[]) => comparisons.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const area = name.replace('.txt', '');
    const [same, excluded] = [count('same'), count('excluded')];
    figures.push({ area, source: recording.source, compared: count('same', 'different'), same, excluded });
    const different = comparisons.filter(({ verdict }) => verdict === 'different');
    const shown = (answer?: Parameters<typeof answerText>[0]) => (answer ? answerText(answer) : '');
    expect(different.map(({ command, simulated }) => `$ ${command}\n${shown(simulated)}`).join('\n')).toBe(
      different.map(({ command, real }) => `$ ${command}\n${shown(real)}`).join('\n'),
    );
    expect(comparisons.some(({ verdict }) => verdict === 'same')).toBe(true);
  }, 60_000);
});

test('the figures on the site are those of the recordings', async () => {
  await expect(`${JSON.stringify(figures, null, 2)}\n`).toMatchFileSnapshot(figuresFile('programs'));
});

test('a recording that differs is found', async () => {
  const recording = parseRecording('# profile: photon-5-minimal\n# source: made up\n$ echo one\nO|two\nrc=0\n');
  expect((await compare(recording)).map(({ verdict }) => verdict)).toEqual(['different']);
});

test('masks make what always differs alike', async () => {
  const text = '# profile: photon-5-minimal\n# source: made up\n# mask: /[0-9]+/ → N\n$ echo pid 12\nO|pid 99\nrc=0\n';
  expect((await compare(parseRecording(text))).map(({ verdict }) => verdict)).toEqual(['same']);
});

test('a line of no known form is refused', () => {
  expect(() => parseRecording('# profile: photon-5-minimal\n# source: x\nO|stray\n')).toThrow('no known form');
});
