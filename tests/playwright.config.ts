// The browser tests: all of them in Chromium, on both builds; by touch on a small screen; the main ones in Firefox.
import { defineConfig, type Project } from '@playwright/test';
import { launchArguments } from '../src/tasks/browser.ts';
import { firefoxOptions } from './firefox.ts';
import { root, subPath } from './sites.ts';

const executablePath = process.env['CHROMIUM_PATH'];
const firefoxPath = process.env['FIREFOX_PATH'];
const sites = { root, 'sub-path': subPath };
const atRoot = `http://localhost:${root.port}${root.base}`;

/** What browsers may well do differently: all that is pressed, typed, stored and refused. */
const inFirefox = [
  'journeys',
  'no-script',
  'policy-in-force',
  'search/keyboard',
  'search/answers',
  'machine/session',
  'machine/reload',
  'machine/questions',
  'situations',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // Where nobody watches, what failed stands at the end.
  reporter: process.stdout.isTTY ? 'line' : 'dot',
  workers: 2,
  // How fast a busy machine is, is not what these tests look at.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    // Requests that a service worker answers cannot be held back or counted; where it is looked at, it is allowed.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: launchArguments,
    },
  },
  projects: [
    { name: 'root', use: { baseURL: atRoot }, testIgnore: '**/phone.spec.ts' },
    {
      name: 'sub-path',
      use: { baseURL: `http://localhost:${subPath.port}${subPath.base}` },
      // What is true of every single page does not depend on where it is served.
      testIgnore: ['accessibility', 'policy*', 'machine/*', 'phone', 'hostile', 'situations', '{pack-,}offline'].map(
        (name) => `**/${name}.spec.ts`,
      ),
    },
    {
      name: 'phone',
      use: { baseURL: atRoot, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      testMatch: '**/phone.spec.ts',
    },
    ...(firefoxPath ? [firefoxProject(firefoxPath)] : []),
  ],
  webServer: Object.values(sites).map(({ dir, base, port }) => ({
    command: `node src/tasks/serve.ts --dir ${dir} --port ${port}`,
    cwd: '..',
    url: `http://localhost:${port}${base}`,
    env: { BASE_PATH: base },
    reuseExistingServer: false,
  })),
});

function firefoxProject(path: string): Project {
  const { isStock, ...use } = firefoxOptions(path);
  return {
    name: 'firefox',
    use: { baseURL: atRoot, browserName: 'firefox', ...use },
    testMatch: inFirefox,
    // Through WebDriver BiDi nobody can yet switch script off, choose colours, print, read the clipboard, or run axe.
    ...(isStock && { grepInvert: /@beyond-bidi/ }),
  };
}
