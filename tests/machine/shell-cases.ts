// Compares a shell with what the real one said: how many one-liners give the same stdout, stderr and exit status.
import { readFileSync } from 'node:fs';

/** What a command printed and how it ended. */
export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** One recorded command. */
export interface ShellCase extends Outcome {
  group: string;
  command: string;
}

/** Runs a script in a directory that {@link fixture} has just filled, on a machine of its own. */
export type Run = (command: string, cwd: string) => Promise<Outcome>;

/** Where the recorded commands ran. */
export const workDirectory = '/srv/trial';

/** The script that fills a directory with the files the commands work on. */
export const fixture = readFixture('fixture.sh');

/** The recorded commands of a set: "cases" (given) or "more-cases" (ours). */
export function shellCases(set: 'cases' | 'more-cases'): ShellCase[] {
  return readFixture(`${set}.jsonl`)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ShellCase);
}

/** The commands whose outcome differs, each with what came instead. */
export async function differences(cases: ShellCase[], run: Run): Promise<[ShellCase, Outcome][]> {
  const found: [ShellCase, Outcome][] = [];
  for (const recorded of cases) {
    const outcome = await run(recorded.command, workDirectory);
    const stderr = withoutLineNumbers(outcome.stderr);
    const same =
      outcome.stdout === recorded.stdout && stderr === recorded.stderr && outcome.exitCode === recorded.exitCode;
    if (!same) found.push([recorded, { ...outcome, stderr }]);
  }
  return found;
}

/** Takes out the line numbers that bash gives in scripts only, and the times that `time` measures. */
function withoutLineNumbers(stderr: string): string {
  return stderr
    .replace(/^(bash: )(?:-c: )?line \d+: /gm, '$1')
    .replace(/^(real|user|sys)\t\d+m[\d.]+s$/gm, '$1\t0m0.000s');
}

function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/shell/${name}`, import.meta.url), 'utf8');
}
