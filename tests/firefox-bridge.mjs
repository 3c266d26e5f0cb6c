#!/usr/bin/env node
// Stands between Playwright and a stock Firefox (FIREFOX_PATH), which speak WebDriver BiDi: commands of its part
// "emulation" that a Firefox with long-term support does not know yet are taken for done. Tests that need them, or
// what BiDi lacks, say so by the tag @beyond-bidi. https://w3c.github.io/webdriver-bidi/#module-emulation
import { spawn } from 'node:child_process';
import process from 'node:process';
import { WebSocket, WebSocketServer } from 'ws';

const firefox = spawn(process.env['FIREFOX_PATH'] ?? '', process.argv.slice(2), {
  stdio: ['inherit', 'inherit', 'pipe'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => firefox.kill(signal));
firefox.on('exit', (code) => process.exit(code ?? 1));

let printed = '';
firefox.stderr.setEncoding('utf8').on('data', (text) => {
  printed += text;
  const lines = printed.split('\n');
  printed = lines.pop() ?? '';
  for (const line of lines) {
    const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
    if (address) listen(address);
    else process.stderr.write(`${line}\n`);
  }
});

/** @param {string} address where Firefox listens */
function listen(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (playwright, { url }) => bridge(playwright, new WebSocket(address + url)));
  server.on('listening', () => {
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`);
  });
}

/**
 * @param {WebSocket} playwright
 * @param {WebSocket} browser
 */
function bridge(playwright, browser) {
  const emulations = new Set();
  const opened = new Promise((resolve) => browser.on('open', resolve));
  playwright.on('message', async (data) => {
    const text = data.toString();
    const { id, method } = JSON.parse(text);
    if (method.startsWith('emulation.')) emulations.add(id);
    await opened;
    browser.send(text);
  });
  browser.on('message', (data) => {
    const text = data.toString();
    const { id, error } = emulations.size > 0 ? JSON.parse(text) : {};
    const isUnknown = emulations.delete(id) && error === 'unknown command';
    playwright.send(isUnknown ? JSON.stringify({ type: 'success', id, result: {} }) : text);
  });
  for (const [one, other] of [
    [playwright, browser],
    [browser, playwright],
  ]) {
    one.on('close', () => other.close());
    one.on('error', () => other.terminate());
  }
}
