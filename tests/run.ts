// Runs every check, from the quickest to the slowest, and stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { toolEnvironment } from '../src/tasks/built.ts';
import { browserPath } from '../src/tasks/browser.ts';
import { firefoxPath } from './firefox.ts';

run('npm', ['run', '--silent', 'check']);
run('npm', ['run', '--silent', 'test:build']);
run('vitest', ['run', '--config', 'tests/vitest.config.ts']);
const chromium = await browserPath();
const firefox = await firefoxPath();
if (!firefox) {
  const cure =
    'Install it (sudo apt-get install firefox-esr, brew install --cask firefox), set FIREFOX_PATH, or FIREFOX=required to have one installed.';
  console.error(`No Firefox was found: the browser tests run in Chromium alone. ${cure}`);
  if (process.env['FIREFOX'] === 'required') process.exit(1);
}
run('playwright', ['test', '--config', 'tests/playwright.config.ts'], {
  CHROMIUM_PATH: chromium,
  ...(firefox && { FIREFOX_PATH: firefox }),
});

function run(command: string, words: string[], environment: Record<string, string> = {}) {
  const { status } = spawnSync(command, words, {
    env: { ...process.env, ...toolEnvironment, ...environment },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
