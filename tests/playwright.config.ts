// The browser tests, on both builds.
import { defineConfig } from '@playwright/test';
import { launchArguments } from './browser.ts';
import { root, subPath } from './sites.ts';

const executablePath = process.env['CHROMIUM_PATH'];
const sites = { root, 'sub-path': subPath };

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'line',
  workers: 2,
  use: {
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: launchArguments,
    },
  },
  projects: Object.entries(sites).map(([name, { base, port }]) => ({
    name,
    use: { baseURL: `http://localhost:${port}${base}` },
    // What is true of every single page does not depend on where it is served.
    ...(name === 'root'
      ? {}
      : { testIgnore: ['**/accessibility.spec.ts', '**/policy.spec.ts', '**/machine/*.spec.ts'] }),
  })),
  webServer: Object.values(sites).map(({ dir, base, port }) => ({
    command: `node src/tasks/serve.ts --dir ${dir} --port ${port}`,
    cwd: '..',
    url: `http://localhost:${port}${base}`,
    env: { BASE_PATH: base },
    reuseExistingServer: false,
  })),
});
