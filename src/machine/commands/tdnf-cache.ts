// What tdnf keeps below /var/cache/tdnf: when it last asked each repository, and the packages it fetched.
import { FileError } from '../file-error.ts';
import { lookUp, reach } from '../connection.ts';
import { Files } from '../files.ts';
import { answerOf, type Answer, type Repository } from '../repositories.ts';
import type { CataloguePackage } from '../catalogue/index.ts';
import { nvra } from '../packages.ts';
import { NotSimulated, type Call } from '../program.ts';
import { codes, errorText, TdnfError } from './tdnf-errors.ts';

/** Where a repository's cache lies. Since tdnf 3.5 its name ends with a digest of the URL (solv/tdnfrepo.c). */
export function cachePath(call: Call, cacheDir: string, { id, baseUrls: [url = ''] }: Repository): string {
  return call.machine.release === '5.0' ? `${cacheDir}/${id}-${sha256(url).slice(0, 8)}` : `${cacheDir}/${id}`;
}

/** Whether what was fetched from a repository is too old, or was never fetched (TDNFShouldSyncMetadata). */
function isExpired(call: Call, path: string, { metadataExpire }: Repository): boolean {
  const marker = `${path}/lastrefresh`;
  if (!call.files.exists(marker)) return true;
  return metadataExpire >= 0 && call.machine.now - call.files.stat(marker).mtime > metadataExpire * 1000;
}

export interface RefreshOptions {
  refresh: boolean;
  cacheOnly: boolean;
  quiet: boolean;
}

/**
 * Makes sure that a repository's lists are in the cache (TDNFInitRepo of client/repo.c).
 *
 * @throws {TdnfError} where they are not; why is printed
 */
export function synchronize(call: Call, repository: Repository, cacheDir: string, options: RefreshOptions): void {
  const { machine, files } = call;
  const path = cachePath(call, cacheDir, repository);
  if (!options.cacheOnly && repository.metadataExpire >= 0 && isExpired(call, path, repository)) {
    attempt(() => {
      if (files.exists(path)) removeMetadata(call, path);
    });
  }
  try {
    fetchMetadata(call, repository, path, options);
  } catch (error) {
    if (!(error instanceof TdnfError)) throw error;
    call.err(`Error(${error.code}) : ${errorText(error.code, machine)}\n`);
    const from = machine.release === '5.0' ? '' : ` from '${repository.baseUrls[0] ?? ''}'`;
    call.err(`Error: Failed to synchronize cache for repo '${repository.name}'${from}\n`);
    throw error;
  }
}

// Unverified: what a terminal shows of the download of a repository's lists; their sizes are not known
function fetchMetadata(call: Call, repository: Repository, path: string, options: RefreshOptions): void {
  const { machine, files } = call;
  const [url] = repository.baseUrls;
  if (url === undefined) {
    call.err(`Error: Cannot find a valid base URL for repo: ${repository.name}\n`);
    throw new TdnfError(2500);
  }
  const list = `${path}/repodata/repomd.xml`;
  if (files.exists(list) && !options.refresh) return;
  if (options.cacheOnly) {
    if (files.exists(list)) return;
    throw new TdnfError(codes.cacheOnly);
  }
  if (!options.quiet) call.out(`Refreshing metadata for: '${repository.name}'\n`);
  attempt(() => {
    makeDirectory(call, `${path}/repodata`);
  });
  const answer = unreachable(call, url) ?? answerOf(machine, url);
  if (answer.kind === 'refused') {
    const hint = machine.release === '5.0' ? " or refresh metadata with 'tdnf makecache'" : '';
    call.err(`Error: ${answer.status} when downloading ${url.replace(/\/$/, '')}/repodata/repomd.xml\n`);
    call.err(`. Please check repo url${hint}.\n`);
    throw new TdnfError(codes.invalidArgument);
  }
  if (answer.kind === 'failed') {
    const code = { 6: codes.couldNotResolve, 7: codes.couldNotConnect, 37: codes.couldNotReadFile }[answer.curl];
    // A file that cannot be read stays so: TDNFCurlErrorIsFatal.
    const retries = answer.curl === 37 ? 0 : repository.retries;
    for (let n = 1; n <= retries; n += 1) if (!options.quiet) call.out(`retrying ${n}/${repository.retries}\n`);
    throw new TdnfError(code);
  }
  attempt(() => {
    files.write(list, `${url}\n`, 0o644);
    files.write(`${path}/lastrefresh`, '', 0o644);
  });
}

/** What stands between the machine and a repository: names, links, routes and the firewall; undefined where nothing does. */
function unreachable({ machine }: Call, url: string): Answer | undefined {
  const [, secure, host = '', port = secure ? '443' : '80'] = /^http(s?):\/\/([^/:]+)(?::(\d+))?/.exec(url) ?? [];
  if (!host) return undefined;
  const found = lookUp(machine, host);
  const address = typeof found === 'string' ? undefined : found.addresses[0];
  if (address === undefined) return { kind: 'failed', curl: 6 };
  const reached = reach(machine, address, { protocol: 'tcp', port: Number(port) });
  if (reached === 'silent') throw new NotSimulated(`waiting for ${host}`);
  return reached === 'open' ? undefined : { kind: 'failed', curl: 7 };
}

/** Makes a directory of the cache with those above it: since 3.3 whatever the umask is (client/utils.c), so that all may look. */
export function makeDirectory(call: Call, path: string): void {
  const files = call.machine.release === '3.0' ? call.files : new Files(call.machine, call.user, 0o022);
  files.mkdir(path, { parents: true });
}

/** Runs what changes the cache; a refusal of the file system becomes tdnf's error of the same number. */
function attempt(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new TdnfError(error.code === 'EACCES' ? codes.permissionDenied : codes.invalidArgument);
  }
}

/** Which parts of a cache `tdnf clean` takes away. */
export const cacheParts = { metadata: 'repodata', dbcache: 'solvcache', packages: 'rpms', keys: 'keys' } as const;

/** Removes a part of a repository's cache, and the cache's own directory once it is empty. */
export function removePart(call: Call, path: string, part: string): void {
  attempt(() => {
    if (call.files.exists(`${path}/${part}`)) call.files.remove(`${path}/${part}`, { recursive: true });
    if (call.files.exists(path) && call.files.list(path).length === 0) call.files.remove(path);
  });
}

function removeMetadata(call: Call, path: string): void {
  for (const part of ['repodata', 'solvcache', 'lastrefresh']) {
    if (call.files.exists(`${path}/${part}`)) call.files.remove(`${path}/${part}`, { recursive: true });
  }
}

/** Path of a package below its repository and its cache: "x86_64/vim-9.1.1113-1.ph5.x86_64.rpm". */
export function locationOf(build: CataloguePackage): string {
  return `${build.arch}/${nvra(build)}.rpm`;
}

/** The first bytes of every file of the format RPM. */
export const rpmMagic = '\xed\xab\xee\xdb';

/** SHA-256 of a text of ASCII characters, in hexadecimal (FIPS 180-4). */
function sha256(text: string): string {
  const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));
  const [constants, state] = roots();
  const bytes = Array.from(text, (character) => character.charCodeAt(0));
  const length = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 31 ? 0 : (length >>> shift) & 0xff);
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, n) =>
      bytes.slice(block + 4 * n, block + 4 * n + 4).reduce((word, byte) => (word << 8) | byte, 0),
    );
    const at = (list: number[], n: number) => list[n] ?? 0;
    for (let n = 16; n < 64; n += 1) {
      const [early, late] = [at(words, n - 15), at(words, n - 2)];
      const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      words.push((at(words, n - 16) + first + at(words, n - 7) + second) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let n = 0; n < 64; n += 1) {
      const choice = (e & f) ^ (~e & g);
      const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(constants, n) + at(words, n)) | 0;
      const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    for (const [n, word] of [a, b, c, d, e, f, g, h].entries()) state[n] = (at(state, n) + word) | 0;
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits behind the point of cube roots of the first 64 primes, and of square roots of the first eight. */
function roots(): [constants: number[], state: number[]] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
  return [
    primes.map((prime) => fraction(Math.cbrt(prime))),
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
  ];
}
