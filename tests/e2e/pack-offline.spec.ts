// The archive for networks without a way out: unpacked anywhere, served by any server.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, expect, test, type Page } from '../test.ts';
import { load } from 'cheerio';
import { extract } from 'tar';
import { launchArguments } from '../../src/tasks/browser.ts';
import { servePlainly } from '../plain-server.ts';
import { root } from '../sites.ts';

let parent: string;
let archive: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'unpacked-'));
  archive = pack('first');
});

test.afterAll(() => rmSync(parent, { recursive: true }));

function pack(folder: string): string {
  const out = join(parent, folder);
  mkdirSync(out);
  const { status } = spawnSync('node', ['src/tasks/pack-offline.ts', '--out', out], {
    env: { ...process.env, BASE_PATH: root.base },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(status).toBe(0);
  return join(out, globSync('*.tar.gz', { cwd: out })[0] ?? '');
}

/** Unpacks the archive below a path of a server's folder. */
async function unpacked(base: string): Promise<string> {
  const dir = mkdtempSync(join(parent, 'served-'));
  await extract({ file: archive, cwd: dir, strip: 1 });
  expect(readFileSync(join(dir, 'README.txt'), 'utf8')).toContain('404.html');
  const served = join(dir, 'served', base);
  mkdirSync(dirname(served), { recursive: true });
  renameSync(join(dir, 'site'), served);
  return join(dir, 'served');
}

test('packing twice gives the same bytes, named by the day', () => {
  expect(archive).toMatch(/photon-os-faq-\d{4}-\d\d-\d\d\.tar\.gz$/);
  expect(readFileSync(pack('second')).equals(readFileSync(archive))).toBe(true);
});

for (const base of ['/', '/docs/photon/']) {
  test(`unpacked at ${base}, every link and file of every page is there`, async () => {
    const server = await servePlainly(await unpacked(base), `${base}404.html`);
    const seen = new Set<string>();
    const wrong: string[] = [];
    const queue = [`${server.origin}${base}`];
    for (let address = queue.pop(); address; address = queue.pop()) {
      if (seen.has(address)) continue;
      seen.add(address);
      const response = await fetch(address);
      const text = await response.text();
      if (!response.ok) wrong.push(`${address}: ${response.status}`);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const $ = load(text, { scriptingEnabled: false });
      for (const node of $('[href], [src], form[action]')) {
        const { href, src, action } = node.attribs;
        const link = new URL(href ?? src ?? action ?? '', address);
        link.hash = link.search = '';
        if (link.origin !== server.origin) continue;
        if (!link.pathname.startsWith(base)) wrong.push(`${address} leads out of ${base}: ${link.href}`);
        queue.push(link.href);
      }
    }
    server.close();
    expect(wrong).toEqual([]);
    const pages = [...seen].filter((address) => address.endsWith('/'));
    expect(pages).toHaveLength(globSync('**/index.html', { cwd: root.dir }).filter(isLinked).length);
  });
}

/** Pages that no page leads to, but scripts and servers. */
const isLinked = (file: string) => !file.startsWith('offline');

test('unpacked under a path, over plain http: search, machine, colours and the page of missing addresses work', async () => {
  const base = '/docs/photon/';
  const server = await servePlainly(await unpacked(base), `${base}404.html`);
  // A name that is not localhost: browsers give a page over http less than one over https.
  const { port } = new URL(server.origin);
  const origin = `http://faq.intranet:${port}`;
  const executablePath = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...launchArguments, '--host-resolver-rules=MAP faq.intranet localhost'],
  });
  try {
    const page = await browser.newPage();
    const wrongs: string[] = [];
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrongs.push(message.text()));
    await page.goto(`${origin}${base}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await searchFor(page, 'dokcer ps');
    await page.locator('a[data-result]').first().click();
    await expect(page).toHaveURL(`${origin}${base}faq/docker-ps-not-working/`);

    await page.getByRole('button', { name: 'Run all' }).click();
    await expect(page.locator('machine-session .said')).toContainText(/as shown|ran/i);
    await page.getByRole('button', { name: 'Colours: system' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

    await page.goto(`${origin}${base}#q-why-cant-i-ssh-in-as-root`);
    await expect(page).toHaveURL(/\/docs\/photon\/faq\/#q-why-cant-i-ssh-in-as-root$/);
    expect(wrongs).toEqual([]);

    await page.goto(`${origin}${base}wiki/old/docker-ps.html`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
    await expect(page.locator('a[data-result]').first()).toHaveAttribute('href', `${base}faq/docker-ps-not-working/`);
    await page.getByRole('link', { name: 'all questions' }).first().click();
    await expect(page).toHaveURL(`${origin}${base}faq/`);
  } finally {
    await browser.close();
    server.close();
  }
});

async function searchFor(page: Page, query: string) {
  await page.getByRole('combobox', { name: /Search/ }).fill(query);
  await expect(page.locator('site-search')).toHaveAttribute('data-state', 'done');
}
