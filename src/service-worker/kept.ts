// Which files of a built site a reader's device keeps: all of a small site; of a large one what every page needs.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { isHashed, isPartOfSearch } from './copy.ts';

/** A file: address from the root of the site, mark of what is in it (null where its name says it), and its hash. */
type KeptFile = [url: string, revision: string | null, integrity?: string];

export interface Kept {
  /** Name of the build: another for any other content. */
  build: string;
  /** Day of the build, as in "2026-05-04". */
  day: string;
  /** Size of all files as they are, in bytes. */
  bytes: number;
  files: KeptFile[];
}

/**
 * Most that is fetched without being asked for, in bytes, compressed. Above it (at about 400 questions) articles, tags
 * and the parts of the search are kept as they are visited.
 */
const most = 6_000_000;

/** Pages that are kept in any case. */
const always = /^(?:|offline\/|faq\/|notes\/|search\/|machine\/(?:.*\/)?)index\.html$/;

/** What nobody asks for where there is only the copy. */
const never = [
  // Some hosts answer with its status, which would spoil the copy; offline/ takes its place.
  /^404\.html$/,
  // Texts of results: the site's own search has its own.
  /^pagefind\/fragment\//,
  /^pagefind\/wasm\.unknown\./,
];

/** Kinds of files that pages consist of. Others, as pictures for previews and feeds, are for those who are online. */
const kinds = /\.(?:html|js|css|json|svg|webmanifest|pagefind|pf_\w+)$/;

/**
 * Lists what is kept of a built site.
 *
 * @param site its folder
 * @param day of the build, as in "2026-05-04"
 * @param limit most bytes, compressed, up to which all is kept
 */
export function keptOf(site: string, day: string, limit = most): Kept {
  const all = globSync('**/*', { cwd: site })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => kinds.test(file) && file !== 'sw.js' && !never.some((pattern) => pattern.test(file)))
    .filter((file) => statSync(join(site, file)).isFile())
    .sort();
  const contentOf = (file: string) => readFileSync(join(site, file));
  const kept = (areWithin(limit, all, contentOf) ? all : all.filter(isCore)).map((file) => ({
    file,
    content: contentOf(file),
  }));
  const files = kept.map(({ file, content }) => keptFile(file, content));
  return {
    build: hashOf(JSON.stringify(files), 'hex').slice(0, 12),
    day,
    bytes: kept.reduce((sum, { content }) => sum + content.length, 0),
    files,
  };
}

function isCore(file: string): boolean {
  if (file.endsWith('.html')) return always.test(file);
  return !file.startsWith('pagefind/index/') && !isPartOfSearch(file);
}

function keptFile(file: string, content: Buffer): KeptFile {
  const url = file.replace(/(^|\/)index\.html$/, '$1');
  if (isHashed(file)) return [url, null];
  const revision = hashOf(content, 'hex').slice(0, 12);
  // While a build replaces another, the host may answer with either: parts of two indexes must not meet.
  return /\.(?:json|js|pagefind)$/.test(file)
    ? [url, revision, `sha256-${hashOf(content, 'base64')}`]
    : [url, revision];
}

/** Reads no more files than it takes to know: of a large site most are left. */
function areWithin(limit: number, files: string[], contentOf: (file: string) => Buffer): boolean {
  let left = limit;
  return files.every((file) => (left -= compressedSize(contentOf(file))) >= 0);
}

/** Zstandard is as near to what hosts send as Brotli at a low quality, and takes half the time of that. */
function compressedSize(content: Buffer): number {
  return Math.min(content.length, zstdCompressSync(content).length);
}

function hashOf(content: string | Buffer, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(content).digest(encoding);
}
