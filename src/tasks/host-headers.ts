// The file _headers, in the format that Netlify and Cloudflare Pages share:
// https://docs.netlify.com/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/

/** A header's name with its value. */
export type Header = [name: string, value: string];

/**
 * Reads rules: a path on a line, with `*` for any text, and indented below it its headers.
 *
 * @param text of the file
 * @returns the headers for a path below the site's base, as in "/faq/"; values of the same name are joined by commas
 * @throws where a line is neither a comment, a path, nor a header below a path
 */
export function headersFrom(text: string): (path: string) => Header[] {
  const rules: { pattern: RegExp; headers: Header[] }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, name, value] = /^\s+([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (name && value && rule) rule.headers.push([name, value.trim()]);
    else if (line.startsWith('/')) rules.push({ pattern: patternOf(line.trim()), headers: [] });
    else {
      throw new Error(
        `_headers, line ${index + 1}: "${line.trim()}" is not understood. Write a path (/faq/*), and below it, indented, "Name: value".`,
      );
    }
  }
  return (path) => {
    const found = new Map<string, Header>();
    for (const { headers } of rules.filter(({ pattern }) => pattern.test(path))) {
      for (const [name, value] of headers) {
        const before = found.get(name.toLowerCase());
        found.set(name.toLowerCase(), before ? [before[0], `${before[1]}, ${value}`] : [name, value]);
      }
    }
    return [...found.values()];
  };
}

function patternOf(path: string): RegExp {
  const literal = path.replace(/[^\w*]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 's');
}
