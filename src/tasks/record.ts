// `npm run record -- FILE…`: writes into a page what its machine prints, for the writer to look over.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { checkedFile } from '../checks/content-mistakes.ts';
import { contentDir, slugOf } from '../content.config.ts';
import type { Start } from '../machine/start.ts';
import { snippetsOf, type Snippet } from '../snippets/page.ts';
import { startOf } from '../snippets/start.ts';
import { trialsOf, type Trial } from '../snippets/trial.ts';
import { placeOf, statusMistake, unfit } from '../snippets/trial-report.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the pages to record: npm run record -- content/faq/docker/docker-ps-not-working.mdx');
  process.exitCode = 2;
}
for (const file of files) {
  try {
    await recordFile(file);
  } catch (error) {
    tell(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function recordFile(file: string) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const [like] = globSync(`${contentDir}/{faq,notes}/**/*.{md,mdx}`).filter((each) => slugOf(each) === slugOf(file));
    tell(`${file}: there is no such file. ${like ? `Did you mean ${like}?` : 'Write its path, as from this folder.'}`);
    return;
  }
  const written = readFileSync(file, 'utf8');
  const ending = written.includes('\r\n') ? '\r\n' : '\n';
  const text = written.replaceAll(ending, '\n');
  const { fields, mistakes } = checkedFile(file, text);
  mistakes.forEach(tell);
  if (!fields || mistakes.length > 0) return;
  const now = await recorded(file, text, startOf(fields.machine));
  if (now === text) {
    console.log(`${file}: nothing to change.`);
    return;
  }
  writeFileSync(file, now.replaceAll('\n', ending));
  const look = isInDiff(file) ? `Read the difference (git diff ${file})` : 'Read the outputs in it';
  console.log(`${file}: rewritten. ${look} before you keep it.`);
}

/** The text of a page with what its machine prints; tells what has no place in it. */
async function recorded(file: string, text: string, start: Start): Promise<string> {
  const snippets = snippetsOf(text, file.endsWith('.mdx'));
  const trials = await trialsOf(snippets, start);
  for (const trial of trials) {
    const mistake = unfit(trial) ?? statusMistake(trial);
    if (mistake) tell(`${placeOf(file, trial)}\n  ${mistake}`);
  }
  const lines = text.split('\n');
  // From the last to the first, so that the lines of those before keep their numbers.
  for (const snippet of snippets.toReversed()) {
    const own = trials.filter((trial) => trial.snippet === snippet);
    if (own.every((trial) => !trial.difference || unfit(trial))) continue;
    lines.splice(snippet.line, snippet.text.split('\n').length, ...rewritten(snippet, own));
  }
  return lines.join('\n');
}

/** A session's lines with the output it has now; where the old one agrees, with its wildcards, it stays. */
function rewritten(snippet: Snippet, trials: Trial[]): string[] {
  return trials.flatMap((trial) => {
    const { prompt, command, output: old } = trial.step;
    const output = trial.difference && !unfit(trial) ? trial.printed.replace(/\n+$/, '') : old;
    return [`${prompt} ${command}`, ...(output ? [output] : [])]
      .join('\n')
      .split('\n')
      .map((line) => (line ? snippet.indent + line : line));
  });
}

/** Whether Git knows the file and shows what has been written into it. */
function isInDiff(file: string): boolean {
  return spawnSync('git', ['diff', '--quiet', '--', file], { stdio: 'ignore' }).status === 1;
}

function tell(mistake: string) {
  console.error(mistake);
  process.exitCode = 1;
}
