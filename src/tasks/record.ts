// `npm run record -- FILE…`: writes into a page what its machine prints, for the writer to look over.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { noteSchema, questionSchema } from '../content.config.ts';
import { snippetsOf, type Snippet } from '../snippets/page.ts';
import { startOf } from '../snippets/start.ts';
import { trialsOf, type Trial } from '../snippets/trial.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the pages to record: npm run record -- content/faq/docker/docker-ps-not-working.mdx');
  process.exitCode = 2;
}
for (const file of files) {
  try {
    const text = readFileSync(file, 'utf8');
    const recorded = await record(file, text);
    if (recorded === text) console.log(`${file}: shows what is printed already.`);
    else {
      writeFileSync(file, recorded);
      console.log(`${file}: rewritten. Read the difference (git diff) before you keep it.`);
    }
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function record(file: string, text: string): Promise<string> {
  const schema = file.includes('notes/') ? noteSchema : questionSchema;
  const { machine } = schema.parse(load(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? ''));
  const snippets = snippetsOf(text, file.endsWith('.mdx'));
  const trials = await trialsOf(snippets, startOf(machine));
  const lines = text.split('\n');
  // From the last to the first, so that the lines of those before keep their numbers.
  for (const snippet of snippets.toReversed()) {
    const own = trials.filter((trial) => trial.snippet === snippet);
    for (const trial of own) {
      if (trial.exitCode !== trial.expectedExit) {
        console.error(
          `${file}, line ${String(snippet.line)}: "${trial.step.command}" ended with status ${String(trial.exitCode)}; ` +
            `write exit=${String(trial.exitCode)}, if that is right.`,
        );
      }
    }
    if (snippet.fence.kind !== 'console' || own.every((trial) => !trial.difference)) continue;
    lines.splice(snippet.line, snippet.text.split('\n').length, ...rewritten(snippet, own));
  }
  return lines.join('\n');
}

/** A session's lines with the output it has now; where the old one agrees, with its wildcards, it stays. */
function rewritten(snippet: Snippet, trials: Trial[]): string[] {
  return trials.flatMap(({ step, printed, difference }) => {
    const output = difference ? printed.replace(/\n+$/, '') : step.output;
    return [`${step.prompt} ${step.command}`, ...(output ? [output] : [])]
      .join('\n')
      .split('\n')
      .map((line) => (line ? snippet.indent + line : line));
  });
}
