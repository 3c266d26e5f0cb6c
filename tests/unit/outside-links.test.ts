// The check of links that lead elsewhere, against a server of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ask, askAll, type Finding } from '../../src/checks/outside-links.ts';

const manners = { timeout: 2000, pause: 0, hosts: 2 };
const asked: string[] = [];
let running = 0;
let most = 0;
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method ?? ''} ${path}`);
    running += 1;
    most = Math.max(most, running);
    response.on('close', () => (running -= 1));
    const answer = (status: number, headers: Record<string, string> = {}, body = '') =>
      setTimeout(() => response.writeHead(status, headers).end(body), 5);
    if (path === '/there') answer(200, { 'content-type': 'text/html' }, '<h2 id="here">Here</h2>');
    else if (path === '/no-head') answer(request.method === 'HEAD' ? 405 : 200);
    else if (path === '/moved') answer(301, { location: '/there' });
    else if (path === '/elsewhere-today') answer(302, { location: '/there' });
    else if (path === '/round') answer(302, { location: '/round' });
    else if (path === '/refused') answer(403);
    else if (path === '/broken') answer(500);
    else if (path === '/never') response.on('close', () => undefined);
    else answer(404);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each<[string, string, Partial<Finding>]>([
  ['an address that answers is right', '/there', { result: 'ok' }],
  ['what does not like HEAD is asked with GET', '/no-head', { result: 'ok' }],
  ['what is not there is gone', '/nowhere', { result: 'gone', detail: '404' }],
  ['a redirect for today is right', '/elsewhere-today', { result: 'ok' }],
  ['a redirect in a circle is an error', '/round', { result: 'broken' }],
  ['a host that refuses programs is named as such', '/refused', { result: 'refused', detail: '403' }],
  ['an error of the host is not a dead link', '/broken', { result: 'broken', detail: '500' }],
  ['a fragment that is there is right', '/there#here', { result: 'ok' }],
  ['a fragment that is not there is told', '/there#nope', { result: 'fragment', detail: '#nope' }],
  ['a text fragment is left to the browser', '/there#:~:text=Here', { result: 'ok' }],
])('%s', async (_, path, finding) => {
  expect(await ask(origin + path, manners)).toMatchObject(finding);
});

test('a redirect for good comes with the new address, and keeps the fragment', async () => {
  expect(await ask(`${origin}/moved#here`, manners)).toMatchObject({ result: 'moved', to: `${origin}/there#here` });
});

test('a host that never answers is given up', async () => {
  expect(await ask(`${origin}/never`, { ...manners, timeout: 50 })).toEqual({
    result: 'silent',
    detail: 'no answer in time',
  });
});

test('a host is asked one thing at a time', async () => {
  // Node.js 22 closes later what was given up before.
  await vi.waitUntil(() => running === 0);
  most = 0;
  const found: string[] = [];
  await askAll(
    ['/there', '/nowhere', '/moved', '/refused'].map((path) => origin + path),
    manners,
    (address) => found.push(address),
  );
  expect(found).toHaveLength(4);
  expect(most).toBe(1);
});

async function task(links: string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'site-'));
  const list = links.map((link) => `<a href="${link}">A</a>`).join('');
  writeFileSync(join(dir, 'index.html'), `<!doctype html><title>T</title><main>${list}</main>`);
  for (const name of ['404.html', '_headers']) writeFileSync(join(dir, name), '');
  const words = ['src/tasks/check-links.ts', '--dir', dir, '--pause', '0', '--timeout', '2'];
  const child = spawn(process.execPath, words, { env: { ...process.env, CONTENT_DIR: dir } });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const [status] = (await once(child, 'close')) as [number];
  rmSync(dir, { recursive: true });
  return { status, output };
}

test('the command says of each place what to do, and fails for what is gone', async () => {
  const { status, output } = await task([`${origin}/there`, `${origin}/moved`, `${origin}/nowhere`]);
  expect(output).toContain(`index.html: ${origin}/moved has moved for good. Write ${origin}/there`);
  expect(output).toContain(
    `index.html: ${origin}/nowhere is gone (404). Write an address that says the same, or record`,
  );
  expect(output).toContain('3 addresses: 1 gone, 1 moved, 1 ok.');
  expect(status).toBe(1);
});

test('without a network nothing counts as dead, and the status says that nothing was checked', async () => {
  const { status, output } = await task(['http://no-such-host.invalid/', 'http://nor-this-one.invalid/a']);
  expect(output).toContain('there is no network here, so nothing was checked');
  expect(status).toBe(75);
});
