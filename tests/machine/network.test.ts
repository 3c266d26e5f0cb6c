// The network and the firewall of the simulated machine: what they answer on a terminal, and what follows from what.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';
import { parseRecording } from './replay.ts';

async function answer(session: Session, command: string) {
  const { stdout, stderr, exitCode } = await session.run(command);
  return { stdout, stderr, exitCode };
}

const text = async (session: Session, command: string) => (await session.run(command)).stdout;

async function addressOf(session: Session): Promise<string> {
  return (await text(session, "ip -4 -o addr show eth0 | sed 's/.*inet //; s/[/].*//'")).trim();
}

describe('on a terminal of 80 columns', () => {
  const recording = parseRecording(
    readFileSync(new URL('../fixtures/recordings/network-terminal.tty', import.meta.url), 'utf8'),
  );
  const session = Session.open(recording.profile);
  const masked = (shown: string) =>
    recording.masks.reduce((all, { pattern, text: by }) => all.replace(pattern, by), shown);

  for (const step of recording.steps) {
    if (!('command' in step)) continue;
    test(`${step.command} prints what the real program prints`, async () => {
      const { stdout, stderr, exitCode } = await answer(session, step.command);
      expect(masked(stdout + stderr)).toBe(masked(step.answer?.stdout ?? ''));
      expect(exitCode).toBe(step.answer?.exitCode);
    });
  }
});
