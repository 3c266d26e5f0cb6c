// Replays a recording of real programs on a simulated machine, and tells where the answers differ.
import { Session } from '../../src/machine/session.ts';

/** One command of a recording, with the answer of the real program. */
interface Recorded {
  command: string;
  /** Answers typed to its questions. */
  input: string[];
  /** Unset where the answer was not recorded. */
  answer?: Answer;
}

export interface Answer {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export interface Recording {
  profile: string;
  source: string;
  /** Who types; root where it is not said. */
  user: string;
  /** What is replaced before answers are compared. */
  masks: { pattern: RegExp; text: string }[];
  /** By command: why the real answer cannot be Photon OS's. */
  differs: Map<string, string>;
  /** Commands, those that are run unseen, and titles, in order. */
  steps: (Recorded | { setup: string } | { section: string })[];
}

/** One command compared. */
export interface Comparison {
  command: string;
  verdict: 'same' | 'different' | 'excluded' | 'not recorded';
  /** Why it is excluded. */
  reason?: string;
  /** Both answers, masked; left out where nothing was compared. */
  real?: Answer;
  simulated?: Answer;
}

/**
 * Takes a recording apart; its format is described in tests/fixtures/recordings/README.md.
 *
 * @param text of the file
 * @throws where a line is of no known form
 */
export function parseRecording(text: string): Recording {
  const recording: Recording = { profile: '', source: '', user: 'root', masks: [], differs: new Map(), steps: [] };
  let current: Recorded | undefined;
  for (const line of text.split('\n')) {
    const head = /^# (profile|source|user|setup|section|mask|differs): ?(.*)$/.exec(line);
    const [, kind = '', value = ''] = head ?? [];
    if (kind === 'profile' || kind === 'source' || kind === 'user') recording[kind] = value;
    else if (kind === 'setup') recording.steps.push({ setup: value });
    else if (kind === 'section') recording.steps.push({ section: value });
    else if (kind === 'mask') {
      const [, pattern = '', flags = '', replacement = ''] = /^\/(.*)\/([a-z]*) → ?(.*)$/.exec(value) ?? [];
      if (!pattern) throw new Error(`A mask is written "# mask: /REGEX/ → TEXT", not "${line}".`);
      recording.masks.push({ pattern: new RegExp(pattern, `gm${flags}`), text: replacement.replaceAll('\\n', '\n') });
    } else if (kind === 'differs') {
      const [command = '', reason = ''] = value.split(' — ');
      recording.differs.set(command, reason);
    } else if (line.startsWith('$ ')) {
      current = { command: line.slice(2), input: [] };
      recording.steps.push(current);
    } else if (/^[OE][|\\]/.test(line) && current) {
      const answer = (current.answer ??= { stdout: '', stderr: '', exitCode: 0 });
      answer[line.startsWith('O') ? 'stdout' : 'stderr'] += line.slice(2) + (line[1] === '|' ? '\n' : '');
    } else if (line.startsWith('rc=') && current) {
      current.answer = { ...(current.answer ?? { stdout: '', stderr: '' }), exitCode: Number(line.slice(3)) };
    } else if (line.startsWith('< ') && current) current.input.push(line.slice(2));
    else if (line !== '' && !line.startsWith('#') && line !== '(answer not recorded here)') {
      throw new Error(`This line of a recording has no known form: "${line}".`);
    }
  }
  if (!recording.profile || !recording.source) throw new Error('A recording needs "# profile:" and "# source:".');
  return recording;
}

/** Runs a recording's commands in one session, in order, and compares every answer. */
export async function compare(recording: Recording): Promise<Comparison[]> {
  const session = Session.open(recording.profile, undefined, false);
  const comparisons: Comparison[] = [];
  const asUser = recording.user !== 'root';
  for (const step of recording.steps) {
    if ('section' in step) continue;
    if ('setup' in step) {
      const { exitCode, stderr } = await session.run(step.setup, { prompt: '#' });
      if (exitCode !== 0) throw new Error(`The setup "${step.setup}" failed: ${stderr}`);
      continue;
    }
    const { command, input, answer } = step;
    const line = asUser ? `su - ${recording.user} -c ${quoted(command)}` : command;
    const { stdout, stderr, exitCode } = await session.run(line, { prompt: '#', input });
    const reason = recording.differs.get(command);
    if (!answer || reason !== undefined) {
      comparisons.push({
        command,
        ...(reason === undefined ? { verdict: 'not recorded' } : { verdict: 'excluded', reason }),
      });
      continue;
    }
    const real = masked(answer, recording);
    const simulated = masked({ stdout, stderr, exitCode }, recording);
    const same =
      real.stdout === simulated.stdout && real.stderr === simulated.stderr && real.exitCode === simulated.exitCode;
    comparisons.push({ command, verdict: same ? 'same' : 'different', real, simulated });
  }
  return comparisons;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function masked({ stdout, stderr, exitCode }: Answer, { masks }: Recording): Answer {
  const mask = (text: string) => masks.reduce((all, { pattern, text: by }) => all.replace(pattern, by), text);
  return { stdout: mask(stdout), stderr: mask(stderr), exitCode };
}

/** An answer as a recording writes it. */
export function answerText({ stdout, stderr, exitCode }: Answer): string {
  const lines = (text: string, mark: string) =>
    (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) =>
      line.endsWith('\n') ? `${mark}|${line.slice(0, -1)}` : `${mark}\\${line}`,
    );
  return [...lines(stdout, 'O'), ...lines(stderr, 'E'), `rc=${String(exitCode)}`].join('\n');
}
