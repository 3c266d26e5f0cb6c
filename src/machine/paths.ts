// Parts of a path, as text.

/** The directory a path lies in. */
export function dirname(path: string): string {
  return path.replace(/\/+$/, '').replace(/\/[^/]*$/, '') || '/';
}

/** The last part of a path. */
export function basename(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
