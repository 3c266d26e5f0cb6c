// What answers over HTTP: hosts of the world, and services of the machine itself.
import type { Machine } from './model.ts';
import { isAlive } from './docker.ts';
import { linkOf } from './network.ts';
import { NotSimulated } from './program.ts';
import { socketsOf } from './services.ts';
import { hostAt, pagesChanged } from './world.ts';

export interface Address {
  scheme: 'http' | 'https';
  host: string;
  port: number;
  /** With the leading slash. */
  path: string;
}

export interface WebAnswer {
  status: number;
  /** The words behind the status: "OK". */
  reason: string;
  /** The first line and the headers, without their ends. */
  head: string[];
  type: string;
  body: string;
}

/** Takes a URL apart; undefined where it has no host. Without a scheme it is HTTP. */
export function readUrl(text: string): Address | undefined {
  const match = /^(?:(https?):\/\/)?(\[[^\]]*\]|[^/:?#]*)(?::(\d*))?([/?#].*)?$/i.exec(text);
  if (!match?.[2]) return undefined;
  const scheme = (match[1]?.toLowerCase() ?? 'http') as Address['scheme'];
  const path = (match[4] ?? '/').replace(/#.*/, '');
  return {
    scheme,
    host: match[2].replace(/^\[|\]$/g, ''),
    port: match[3] ? Number(match[3]) : scheme === 'http' ? 80 : 443,
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

/** Whether the certificate of a host is one that nobody has signed. */
export function isSelfSigned(address: string): boolean {
  return hostAt(address)?.selfSigned ?? false;
}

/**
 * What a server says to a request, once the connection is there.
 *
 * @param address that was connected to
 * @returns undefined where it is no web server: it spoke first
 * @throws {NotSimulated} where what it says is not part of this world
 */
export function answerTo(machine: Machine, address: string, { port, path }: Address): WebAnswer | undefined {
  if (linkOf(machine, address)) return local(machine, port, path);
  const host = hostAt(address);
  if (port === 22) return undefined;
  if (!host?.pages) throw new NotSimulated(`what ${host?.names[0] ?? address} answers`);
  const page = host.pages[path.replace(/\?.*/, '')];
  const [status, reason] = page ? ([200, 'OK'] as const) : ([404, 'File not found'] as const);
  const body = page?.body ?? notFound;
  const type = page?.type ?? 'text/html;charset=utf-8';
  const head = [
    `HTTP/1.0 ${String(status)} ${reason}`,
    'Server: SimpleHTTP/0.6 Python/3.11.2',
    `Date: ${httpDate(machine.now)}`,
    ...(page ? [] : ['Connection: close']),
    `Content-${page ? 't' : 'T'}ype: ${type}`,
    `Content-Length: ${String(body.length)}`,
    ...(page ? [`Last-Modified: ${httpDate(pagesChanged)}`] : []),
  ];
  return { status, reason, head, type: type.replace(/;.*/, ''), body };
}

function local(machine: Machine, port: number, path: string): WebAnswer | undefined {
  const socket = socketsOf(machine).find((each) => each.protocol === 'tcp' && each.port === port);
  if (socket?.process === 'sshd') return undefined;
  const container = machine.docker.containers.find(
    (each) => isAlive(each) && each.published.some((published) => published.port === port),
  );
  if (
    !container ||
    !/^(?:library\/)?nginx(?::|$)/.test(container.image) ||
    container.binds.length > 0 ||
    path !== '/'
  ) {
    throw new NotSimulated(`what is behind port ${String(port)}`);
  }
  return {
    status: 200,
    reason: 'OK',
    head: [
      'HTTP/1.1 200 OK',
      'Server: nginx/1.27.5',
      `Date: ${httpDate(machine.now)}`,
      'Content-Type: text/html',
      `Content-Length: ${String(nginxPage.length)}`,
      'Last-Modified: Wed, 16 Apr 2025 12:01:11 GMT',
      'Connection: keep-alive',
      'ETag: "67ff9c07-267"',
      'Accept-Ranges: bytes',
    ],
    type: 'text/html',
    body: nginxPage,
  };
}

/** "Sun, 22 Nov 2026 05:16:54 GMT". @param time milliseconds since 1970 */
function httpDate(time: number): string {
  return new Date(time).toUTCString();
}

/** What Python's http.server says of a path that is not there. */
const notFound = `<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: 404</p>
        <p>Message: File not found.</p>
        <p>Error code explanation: 404 - Nothing matches the given URI.</p>
    </body>
</html>
`;

/** The first page of nginx, as its image has it. */
const nginxPage = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;
