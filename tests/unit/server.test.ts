// The static host of the project’s own, asked for what no host expects, and the folder that it serves.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteIn } from '../../src/tasks/built.ts';
import { serveSite } from '../../src/tasks/server.ts';

let dir: string;
let server: Server;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'site-'));
  writeFileSync(join(dir, '_headers'), '');
  writeFileSync(join(dir, '404.html'), 'No page.');
  writeFileSync(join(dir, 'index.html'), 'Home.');
  server = await serveSite(dir, '/', 0);
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

test.each([['x'.repeat(5_000)], ['%00'], ['%E0%A4%A'], ['..%2f..%2fetc'], ['%2e%2e/%2e%2e/etc/']])(
  'answers a path that no file can have with the page for missing ones, and goes on: %.20s',
  async (path) => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://localhost:${port}/${path}`);
    expect([answer.status, await answer.text()]).toEqual([404, 'No page.']);
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('Home.');
  },
);

test('a folder that was built before is served as it is', () => {
  expect(siteIn(dir)).toBe(dir);
  expect(existsSync(join(dir, '.built-from'))).toBe(false);
});

test('a folder without a site is not built, and said to have none', () => {
  const empty = join(dir, 'none');
  const { status, stderr } = spawnSync(process.execPath, ['src/tasks/serve.ts', '--dir', empty], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toBe(
    `${empty} has no index.html, so it is no whole site. Build one: npm run build -- --outDir ${empty}\n`,
  );
  expect(existsSync(empty)).toBe(false);
});
