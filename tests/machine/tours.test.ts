// The guided tours, walked step by step on every profile.
import { describe, expect, test } from 'vitest';
import { profiles } from '../../src/machine/profiles/names.ts';
import type { ProfileName } from '../../src/machine/profiles/names.ts';
import { startSession } from '../../src/machine/start.ts';
import { tours } from '../../src/machine/tour-texts.ts';
import { checks } from '../../src/machine/tours.ts';

const steps = tours.flatMap((tour) => tour.steps);

/** What a reader types at the questions of a command. */
const answers: Record<string, string[]> = {
  'passwd admin': ['correct-Horse-7', 'correct-Horse-7'],
  'tdnf install wget': ['y'],
  'tdnf remove wget': ['y'],
};

test('every step has a check, and every check a step', () => {
  expect(steps.map(({ check }) => check).toSorted()).toEqual(Object.keys(checks).toSorted());
});

for (const profile of Object.keys(profiles) as ProfileName[]) {
  describe(profile, () => {
    for (const { id, title, steps } of tours) {
      test(`${title}: each step is open until its command has been run`, async () => {
        const session = await startSession({ profile, setup: [] });
        for (const { look, command, check } of steps) {
          const holds = () => checks[check]?.(session.machine);
          for (const only of look) {
            const { exitCode, stderr } = await session.run(only);
            expect(exitCode, `${id}: ${only}: ${stderr}`).not.toBe(125);
            if (!only.startsWith('wget')) expect(exitCode, `${id}: ${only}: ${stderr}`).not.toBe(127);
          }
          expect(holds(), `${id}: ${check} before "${command}"`).toBe(false);
          const { stderr } = await session.run(command, { input: answers[command] ?? [] });
          expect(holds(), `${id}: ${check} after "${command}": ${stderr}`).toBe(true);
        }
      });
    }
  });
}
