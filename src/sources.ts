// Where a source of the front matter is found on the web.
import type { Source } from './content.config.ts';

/**
 * Address of a source. A path in a repository, written `owner/repository@branch:path`, becomes the address of
 * that file, or folder where the path ends with a slash, at that branch on GitHub.
 *
 * @throws where the path is not of that form
 */
export function addressOf(source: Source): string {
  if ('url' in source) return source.url;
  const [, name, branch, path] = /^([^@]+)@([^:]+):(.+)$/.exec(source.path) ?? [];
  if (!name || !branch || !path) throw new Error(`"${source.path}" is not of the form owner/repository@branch:path.`);
  const kind = path.endsWith('/') ? 'tree' : 'blob';
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  return `https://github.com/${name}/${kind}/${branch}/${escaped}`;
}

/** What tells the reader where a source lies before it is followed: the host, or repository, branch and path. */
export function placeOf(source: Source): string {
  return 'url' in source ? new URL(source.url).host + new URL(source.url).pathname.replace(/\/$/, '') : source.path;
}
