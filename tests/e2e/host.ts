// A host whose build changes, and which goes away: what a service worker is there for.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { writeServiceWorker } from '../../src/integrations/service-worker.ts';
import { serveSite } from '../../src/tasks/server.ts';
import { subPath } from '../sites.ts';

const { base } = subPath;

/** A host with a build of its own, that can go away, hang, and get another build. */
export class Host {
  readonly dir = mkdtempSync(join(tmpdir(), 'host-'));
  #server: Server | undefined;
  #port = 0;

  async start() {
    this.#server = await serveSite(this.dir, base, this.#port);
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  stop() {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** Answers everything in another way, or one address alone; with no status, it hangs. */
  answer(status?: number, only?: string) {
    const usual = (this.#server?.listeners('request') ?? []) as RequestListener[];
    this.#server?.removeAllListeners('request').on('request', (request, response) => {
      if (only !== undefined && request.url !== base + only) for (const answer of usual) answer(request, response);
      else if (status) response.writeHead(status).end('Out of order');
    });
  }

  at(path: string) {
    return `http://localhost:${this.#port}${base}${path}`;
  }

  /** Puts a build in the place of this one, with other words on every page, and other names of all scripts. */
  async publish(mark: string, limit?: number) {
    const scripts = new Set(globSync('*.js', { cwd: join(this.dir, '_astro') }));
    expect(scripts.size).toBeGreaterThan(100);
    const renamed = (text: string) =>
      text.replace(/[\w.-]+\.js\b/g, (name) => (scripts.has(name) ? name.replace(/\.js$/, `${mark}.js`) : name));
    for (const file of globSync('{**/*.html,_astro/*.js}', { cwd: this.dir })) {
      const text = readFileSync(join(this.dir, file), 'utf8');
      rmSync(join(this.dir, file));
      writeFileSync(join(this.dir, renamed(file)), renamed(text).replace(/<h1\b[^>]*>/, `$&${mark}: `));
    }
    await writeServiceWorker(this.dir, true, limit);
  }
}
