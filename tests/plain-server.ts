// A web server that knows nothing of the site: files, index.html of folders, and one page for what is missing.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** What servers are set up to know; of other files they say that they are bytes. */
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder.
 *
 * @param missing file that unknown addresses are answered with, from the folder, as in "docs/404.html"
 * @returns the origin, as in "http://localhost:34567", and what ends it
 */
export async function servePlainly(dir: string, missing: string): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(dir, decodeURIComponent(pathname));
    const send = (path: string, status = 200) => {
      response.writeHead(status, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
      createReadStream(path).pipe(response);
    };
    const stats = statSync(file, { throwIfNoEntry: false });
    const index = join(file, 'index.html');
    if (stats?.isFile()) send(file);
    else if (!stats || !statSync(index, { throwIfNoEntry: false })) send(join(dir, missing), 404);
    else if (pathname.endsWith('/')) send(index);
    else response.writeHead(301, { Location: `${pathname}/` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
