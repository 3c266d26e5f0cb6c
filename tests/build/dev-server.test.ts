// What a writer sees in the browser while the development server runs.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'content-'));
const good = `---
question: Why is it so?
answer: Because it is.
releases: all
sources: [{ title: A page, url: 'https://example.org/' }]
checked: 2026-01-31
order: 1
---

Text of ${dir}: Astro remembers texts it has seen elsewhere.
`;

let server: ChildProcess;
let address: string;
let log = '';

beforeAll(async () => {
  mkdirSync(join(dir, 'faq/docker'), { recursive: true });
  mkdirSync(join(dir, 'notes'));
  write('so', good);
  write('other', good);
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4390', '--ignore-lock'], {
    env: {
      ...process.env,
      CONTENT_DIR: dir,
      BASE_PATH: '/photon/',
      NODE_ENV: 'development',
      VITEST: '',
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  server.stdout?.on('data', (data: Buffer) => (log += data.toString()));
  server.stderr?.on('data', (data: Buffer) => (log += data.toString()));
  address = await vi.waitFor(() => /http:\/\/localhost:\d+/.exec(log)?.[0] ?? Promise.reject(new Error(log)), 50_000);
}, 60_000);
afterAll(() => {
  server.kill();
  rmSync(dir, { recursive: true });
});

function write(slug: string, text: string) {
  writeFileSync(join(dir, `faq/docker/${slug}.mdx`), text);
}

async function page(path: string) {
  const response = await fetch(`${address}/photon/${path}`, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text() };
}

test('mistakes of all files stand on the page, with file, field and cure, until they are mended', async () => {
  await vi.waitFor(async () => expect((await page('faq/so/')).status, log).toBe(200), 20_000);

  write('so', good.replace('order: 1', 'order: first').replace('Text of', '```sh\nls\n```\n\nText of'));
  write('other', good.replace('Why is it so?', 'Why <b>not</b>'));
  await vi.waitFor(() => expect(log.match(/Failed to reload/g)).toHaveLength(2), 20_000);
  const broken = await page('faq/so/');
  expect(broken.status).toBe(500);
  expect(broken.html).toContain('3 mistakes in the content');
  expect(broken.html).toMatch(/so\.mdx<\/h2>\s*<ul>\s*<li><strong>order<\/strong>: should be number, not string\./);
  expect(broken.html).toMatch(/<strong>snippet \(line 10\)<\/strong>: Behind ```sh must stand run/);
  expect(broken.html).toMatch(/other\.mdx<\/h2>\s*<ul>\s*<li><strong>question<\/strong>: does not end with "\?"/);

  // What loads the page again. Astro has it outside the base.
  const client = await fetch(address + (/<script type="module" src="(.+?)">/.exec(broken.html)?.[1] ?? ''));
  expect(client.status).toBe(200);
  expect(client.headers.get('content-type')).toBe('text/javascript');

  write('so', good.replace('Because it is.', 'Because it was mended.'));
  write('other', good);
  await vi.waitFor(async () => {
    const { status, html } = await page('faq/so/');
    expect(status).toBe(200);
    expect(html).toContain('Because it was mended.');
  }, 20_000);
});
