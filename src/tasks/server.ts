// A static host for the built site, as plain as any: files, index.html of folders, 404.html, and the site's _headers.
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFrom } from './host-headers.ts';

/**
 * Serves a built site until it is closed.
 *
 * @param dir folder of the built site
 * @param base path below which it is served, with a slash at both ends
 * @param port 0 for any that is free
 * @throws (the promise) where the port is taken
 */
export async function serveSite(dir: string, base: string, port: number): Promise<Server> {
  const headersOf = headersFrom(readFileSync(join(dir, '_headers'), 'utf8'));
  const files = sirv(dir, {
    // What lies compressed beside a file is sent in its place.
    brotli: true,
    etag: true,
    // Looks at the folder anew for each request: a build may replace it while it is served.
    dev: true,
  });
  const server = createServer((request, response) => {
    const notFound = () => {
      // What is missing today may be there tomorrow.
      response.removeHeader('Cache-Control');
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(dir, '404.html')));
    };
    const path = request.url ?? '/';
    const [below = '/'] = path.startsWith(base) ? path.slice(base.length - 1).split('?') : [];
    for (const [name, value] of headersOf(below)) response.setHeader(name, value);
    if (path === base.slice(0, -1)) {
      response.writeHead(308, { Location: base }).end();
      return;
    }
    if (!path.startsWith(base)) {
      notFound();
      return;
    }
    const inside = `/${path.slice(base.length)}`;
    const [name = '', query] = inside.split('?');
    if (!name.endsWith('/') && isFolder(join(dir, decoded(name)))) {
      response
        .writeHead(301, { Location: `${base.slice(0, -1)}${name}/${query === undefined ? '' : `?${query}`}` })
        .end();
      return;
    }
    request.url = inside;
    files(request, response, notFound);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Besides what is not there: names that no file can have, too long ones for instance.
    return false;
  }
}

/** A path of an address as a file has it; as it is where it is not valid UTF-8. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
