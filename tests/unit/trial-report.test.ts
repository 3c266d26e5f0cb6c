// What a writer reads where a page and its machine disagree.
import { expect, test } from 'vitest';
import { snippetsOf } from '../../src/snippets/page.ts';
import { trialsOf } from '../../src/snippets/trial.ts';
import { reportOf } from '../../src/snippets/trial-report.ts';

async function report(...lines: string[]) {
  const trials = await trialsOf(snippetsOf(lines.join('\n')), { profile: 'photon-5-minimal', setup: [], world: {} });
  return reportOf('a.mdx', trials);
}

test('nothing, where they agree', async () => {
  expect(await report('```console exit=1', '# echo a', 'a', '# false', '```')).toBe('');
});

test('which side has what, and how the output gets into the page', async () => {
  expect(await report('Text.', '', '```console', "# printf 'a\\nb\\n'", 'a', 'c', '```')).toBe(
    [
      "a.mdx: snippet (line 3): # printf 'a\\nb\\n'",
      '  The page does not show what the machine prints:',
      '    both    | a',
      '    page    | c',
      '    machine | b',
      '',
      'Where the machine is right, this writes what it prints into the page:',
      '  npm run record -- a.mdx',
      'What differs each time: write "..." for lines and "[..]" within a line. What the machine does otherwise than a real',
      'one: write norun="the reason" behind the fence.',
    ].join('\n'),
  );
});

test.each([
  ['the last command', ['```sh run', 'false', '```'], 'Write exit=1 behind ```sh, if that is right.'],
  ['another one', ['```console', '# false', '# true', '```'], 'End the snippet with this command and write exit=1, if'],
  ['one that was to fail', ['```console exit=1', '# true', '```'], 'Take exit out, if that is right.'],
])('what to write for the status of %s, which nothing records', async (_, lines, cure) => {
  const text = await report(...lines);
  expect(text).toContain(cure);
  expect(text).not.toContain('npm run record');
});

test('that what the machine refuses is not to be run', async () => {
  const text = await report('```console', '# ip link add x type veth', '```');
  expect(text).toContain(`"ip: 'ip link add' is not simulated here". Write norun="the reason" behind \`\`\`console`);
  expect(text).not.toContain('npm run record');
});
