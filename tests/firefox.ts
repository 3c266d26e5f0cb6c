// Finds a Firefox for the browser tests: the system's, else one that can be installed.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firefox, type LaunchOptions } from '@playwright/test';
import { install, installDebian, onPath } from '../src/tasks/browser.ts';

const places = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  '/snap/bin/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * Path of a Firefox that starts. Tried in order: FIREFOX_PATH, Playwright's own, the usual places, and then, with
 * FIREFOX=required, what can be installed: Playwright's download, Debian's package where this user may install it.
 *
 * @returns undefined where none can be had
 * @throws where FIREFOX_PATH leads to none
 */
export async function firefoxPath(): Promise<string | undefined> {
  const given = process.env['FIREFOX_PATH'];
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`FIREFOX_PATH is "${given}", and no Firefox that starts is there. Correct it or unset it.`);
  }
  for (const path of [firefox.executablePath(), ...onPath(['firefox', 'firefox-esr', 'firefox.exe']), ...places]) {
    if (await starts(path)) return path;
  }
  // A second browser is large: it is installed only for whoever asks for both.
  if (process.env['FIREFOX'] !== 'required') return undefined;
  for (const way of [fromPlaywright, fromDebian]) {
    const path = way();
    if (path && (await starts(path))) return path;
  }
  return undefined;
}

/**
 * How Playwright starts a Firefox. Its own speaks Playwright's language; any other is spoken to by WebDriver BiDi,
 * through a bridge that makes up for commands which an older one lacks.
 */
export function firefoxOptions(path: string): { channel?: string; isStock: boolean; launchOptions: LaunchOptions } {
  if (path === firefox.executablePath()) return { isStock: false, launchOptions: { executablePath: path } };
  // Windows starts no scripts as programs; Firefox is young there, for it updates itself.
  const bridge = fileURLToPath(new URL('firefox-bridge.mjs', import.meta.url));
  const executablePath = process.platform === 'win32' ? path : bridge;
  return {
    channel: 'moz-firefox',
    isStock: true,
    launchOptions: {
      executablePath,
      env: { ...process.env, FIREFOX_PATH: path },
      // Nobody is told of a page that Firefox brings back whole: Playwright would wait for ever for it to load.
      firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
    },
  };
}

async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { channel, launchOptions } = firefoxOptions(path);
  try {
    const browser = await firefox.launch({ ...(channel && { channel }), ...launchOptions, timeout: 30_000 });
    const page = await browser.newPage();
    await page.goto('about:blank');
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function fromPlaywright(): string {
  install('Firefox', 'playwright', ['install', 'firefox']);
  return firefox.executablePath();
}

function fromDebian(): string | undefined {
  return installDebian('Firefox', 'firefox-esr') ? '/usr/bin/firefox-esr' : undefined;
}
