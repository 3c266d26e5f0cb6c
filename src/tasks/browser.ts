// Finds a Chromium for the browser tests and measurements: the system's, else one that can be installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { onDemand } from './on-demand.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Root, as in containers, may not use the sandbox; the pages under test are our own. Nothing is asked of Google. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Chromium as a package of the registry: Linux on x64 only, so it is installed on demand. Apache-2.0/MIT. */
const packaged = { name: '@sparticuz/chromium', version: '153.0.0' };

/**
 * Path of a Chromium that starts. Tried in order: CHROMIUM_PATH, the usual places, Playwright's own, and then what can
 * be installed: a package of the registry, Playwright's download, Debian's package where this user may install it.
 *
 * @throws where none can be had; the message says which command to run
 */
export async function browserPath(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROMIUM_PATH is "${given}", and nothing that starts is there. Correct it or unset it.`);
  }
  for (const path of [...onPath(names), ...places, chromium.executablePath()]) {
    if (await starts(path)) return path;
  }
  for (const way of [fromRegistry, fromPlaywright, fromDebian]) {
    const path = await Promise.resolve()
      .then(way)
      .catch(() => undefined);
    if (path && (await starts(path))) return path;
  }
  throw new Error(
    'No Chromium could be found or installed. Install one and run the command again, for instance:\n' +
      '  sudo apt-get install chromium      (Debian, Ubuntu)\n' +
      '  brew install --cask chromium       (macOS)\n' +
      'or set CHROMIUM_PATH to one that is there.',
  );
}

/** Where programs of some names would be, by PATH. */
export function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    const browser = await chromium.launch({ executablePath: path, args: launchArguments, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function fromRegistry(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const dir = onDemand('chromium', { [packaged.name]: packaged.version });
  const entry = join(dir, 'node_modules', packaged.name, 'package.json');
  const module = (await import(createRequire(entry).resolve(packaged.name))) as {
    default: { executablePath(): Promise<string> };
  };
  return module.default.executablePath().catch(() => undefined);
}

function fromPlaywright(): string {
  install('Chromium', 'playwright', ['install', 'chromium']);
  return chromium.executablePath();
}

function fromDebian(): string | undefined {
  return installDebian('Chromium', 'chromium') ? '/usr/bin/chromium' : undefined;
}

/** Installs a package of Debian where this user may. @returns whether that could be tried */
export function installDebian(browser: string, name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  install(browser, 'apt-get', ['update', '-qq']);
  install(browser, 'apt-get', ['install', '-y', '-qq', name]);
  return true;
}

/** Runs a command that may bring a browser, and says so. */
export function install(browser: string, command: string, words: string[]) {
  console.log(`No ${browser} yet; trying, once: ${command} ${words.join(' ')}`);
  spawnSync(command, words, { stdio: 'ignore', shell: process.platform === 'win32', timeout: 600_000 });
}
