// The npm scripts: on a fresh clone, each of them has to begin by installing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test.each(Object.entries(scripts))('npm run %s installs what is missing, or runs only scripts that do', (_, script) => {
  const starts = script.startsWith('(node src/tasks/install.mjs) && ');
  const called = script.split(' && ').map((command) => /^npm run --silent ([\w:]+)$/.exec(command)?.[1] ?? '');
  expect(starts || called.every((name) => name in scripts), script).toBe(true);
});
