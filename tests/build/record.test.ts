// npm run record: what it writes into a page, what it keeps out of it, and what it says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toolEnvironment } from '../../src/tasks/built.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(dir, 'notes'));
  file = join(dir, 'notes/one.mdx');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const head = '---\ntitle: One\ncreated: 2026-01-31\nmodified: 2026-01-31\n---\n\n';

function record(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/tasks/record.ts'), ...files],
    {
      cwd: dir,
      env: { ...process.env, ...toolEnvironment, CONTENT_DIR: dir },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test('an output is written, and what agrees with its wildcards stays', () => {
  writeFileSync(file, `${head}\`\`\`console\n# echo a b\na [..]\n# echo c\nd\n\`\`\`\n`);
  expect(record(file)).toEqual({
    status: 0,
    stdout: `${file}: rewritten. Read the outputs in it before you keep it.\n`,
    stderr: '',
  });
  expect(readFileSync(file, 'utf8')).toBe(`${head}\`\`\`console\n# echo a b\na [..]\n# echo c\nc\n\`\`\`\n`);
  expect(record(file).stdout).toBe(`${file}: nothing to change.\n`);
});

test('a file keeps its line endings', () => {
  const text = `${head}\`\`\`console\n# echo c\nd\n\`\`\`\n`;
  writeFileSync(file, text.replaceAll('\n', '\r\n'));
  expect(record(file).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text.replace('\nd\n', '\nc\n').replaceAll('\n', '\r\n'));
});

test('the difference is pointed to where Git shows one', () => {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: dir }).status;
  writeFileSync(file, `${head}\`\`\`console\n# echo c\nd\n\`\`\`\n`);
  expect(git('init', '--quiet')).toBe(0);
  expect(git('add', file)).toBe(0);
  expect(record(file).stdout).toContain(`Read the difference (git diff ${file})`);
});

test('mistakes are told in the words of the build, and nothing is written', () => {
  const text = `${head.replace('title: One', 'titel: One')}\`\`\`sh\nls\n\`\`\`\n`;
  writeFileSync(file, text);
  const { status, stderr } = record(file);
  expect(status).toBe(1);
  expect(stderr.split('\n')).toEqual([
    `${file}: title: is missing. Write the title of the note.`,
    expect.stringContaining(`${file}: titel: is an unknown field. The fields are: title, `),
    expect.stringContaining(`${file}: snippet (line 7): Behind \`\`\`sh must stand run`),
    '',
  ]);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a file that is not there is told as such, with the one it may be, and the others are recorded', () => {
  writeFileSync(file, `${head}Text.\n`);
  const { status, stdout, stderr } = record('one', 'two.mdx', file);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `one: there is no such file. Did you mean ${file}?\ntwo.mdx: there is no such file. Write its path, as from this folder.\n`,
  );
  expect(stdout).toBe(`${file}: nothing to change.\n`);
});

test('a machine that cannot be set up is told, with the command', () => {
  const start = head.replace('---\n\n', 'machine: { setup: [cat x] }\n---\n\n');
  writeFileSync(file, `${start}\`\`\`console\n# echo c\nd\n\`\`\`\n`);
  expect(record(file)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${file}: The setup command "cat x" ended with status 1:\ncat: x: No such file or directory\n\n`,
  });
});

test('what the machine refuses does not get into the page', () => {
  const text = `${head}\`\`\`console\n# ip link add x type veth\n\`\`\`\n`;
  writeFileSync(file, text);
  const { status, stderr } = record(file);
  expect(status).toBe(1);
  expect(stderr).toContain('one.mdx: snippet (line 7): # ip link add x type veth\n  The machine refuses it: ');
  expect(readFileSync(file, 'utf8')).toBe(text);
});
