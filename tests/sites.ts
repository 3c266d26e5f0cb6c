// The two builds that the tests look at: at the root of a host, and under a path.
import { builtPages } from '../src/checks/built-pages.ts';

export const root = { dir: 'dist', base: '/', port: 4331 };
export const subPath = { dir: 'node_modules/.cache/photon-os-faq/sub-path', base: '/photon/', port: 4332 };

/** Addresses of the pages at the root that differ in more than a list: of the tags' pages, the first. */
export function distinctPaths(): string[] {
  const paths = builtPages(root.dir, root.base).map(({ address }) => address.slice(1));
  const [tag] = paths.filter((path) => path.startsWith('tags/'));
  return paths.filter((path) => !path.startsWith('tags/') || path === tag);
}
