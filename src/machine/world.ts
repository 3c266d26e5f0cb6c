// The small world around the machine: which names it has, which addresses answer, and what they say.

/** A file that a host serves over HTTP. */
interface Page {
  type: string;
  body: string;
}

export interface RemoteHost {
  address: string;
  /** Names that lead to it; the first is its own. */
  names: string[];
  /** Whether it answers ping. */
  ping: boolean;
  /** TCP ports where something listens. All others refuse, or are silent where `silent` is set. */
  open: number[];
  silent?: true;
  /** Whether its certificate is its own, so that no client trusts it. */
  selfSigned?: true;
  /** What it serves, by path; left out where what it serves is not part of this world. */
  pages?: Record<string, Page>;
}

/** The router: it gives out addresses and answers names. All addresses of this world are for documentation (RFC 5737). */
export const gateway = { address: '192.0.2.1', prefix: 24, mac: '00:50:56:c0:00:08', leaseSeconds: 3600 } as const;

/** The first and the last address that the gateway gives out; all have the same number of digits. */
export const leased = { first: 100, last: 199, network: '192.0.2.' } as const;

const pages: Record<string, Page> = {
  '/': { type: 'text/html', body: '<html>example</html>\n' },
  '/index.html': { type: 'text/html', body: '<html>example</html>\n' },
  '/hello.txt': { type: 'text/plain', body: 'hello\n' },
};

/** All hosts there are. A name that is not here does not exist. */
const hosts: RemoteHost[] = [
  { address: gateway.address, names: ['gateway.example.com'], ping: true, open: [53] },
  { address: '198.51.100.10', names: ['example.com', 'www.example.com'], ping: true, open: [80, 443], pages },
  { address: '198.51.100.11', names: ['self-signed.example.com'], ping: true, open: [443], selfSigned: true, pages },
  { address: '198.51.100.20', names: ['closed.example.com'], ping: true, open: [] },
  { address: '203.0.113.9', names: ['silent.example.com'], ping: false, open: [], silent: true },
  {
    address: '198.51.100.30',
    names: ['packages.broadcom.com', 'packages.vmware.com', 'dl.bintray.com'],
    ping: true,
    open: [80, 443],
  },
  { address: '198.51.100.31', names: ['packages-prod.broadcom.com'], ping: true, open: [80, 443] },
  { address: '198.51.100.40', names: ['registry-1.docker.io', 'auth.docker.io'], ping: true, open: [443] },
  { address: '198.51.100.41', names: ['production.cloudflare.docker.com'], ping: true, open: [443] },
  { address: '198.51.100.50', names: ['github.com'], ping: true, open: [22, 80, 443] },
];

/** When the pages were last changed: milliseconds since 1970. */
export const pagesChanged = Date.UTC(2025, 4, 5, 8, 0, 0);

/** The host of an address; undefined where nobody has it. */
export function hostAt(address: string): RemoteHost | undefined {
  return hosts.find((host) => host.address === address);
}

/** The host of a name; undefined where there is none of that name. A final dot does not count. */
export function hostNamed(name: string): RemoteHost | undefined {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  return hosts.find(({ names }) => names.includes(wanted));
}

/** A number of 32 bits that depends on a text (FNV-1a): the gateway picks addresses by it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
