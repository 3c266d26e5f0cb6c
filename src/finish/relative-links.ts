// Makes a page independent of where it is served: every address inside the site is relative.
import type { PageElement } from '../checks/built-pages.ts';

/** Attributes that hold one address; `data-base` is where scripts find the root of the site. */
const attributes = ['href', 'src', 'action', 'data-base'];

/**
 * A page whose addresses inside the site are relative.
 *
 * @param elements of the page, in its order
 * @param base path below which it was built, with a slash at both ends
 * @param toRoot the way from the page to the root of the site, as in "../../"
 */
export function withRelativeLinks(html: string, elements: PageElement[], base: string, toRoot: string): string {
  const places = new Set<number>();
  const literalBase = base.replace(/\W/g, '\\$&');
  const written = attributes.map(
    (name) => [name, new RegExp(`\\s${name}\\s*=\\s*["']?(?=${literalBase})`, 'gi')] as const,
  );
  for (const { attribs, startIndex } of elements) {
    for (const [name, pattern] of written) {
      const address = attribs[name];
      if (!address?.startsWith(base) || address.startsWith('//')) continue;
      pattern.lastIndex = startIndex;
      if (pattern.test(html)) places.add(pattern.lastIndex);
    }
  }
  // What leads on without script.
  for (const [found] of html.matchAll(/<meta http-equiv="refresh" content="\d+; url=/g)) {
    const place = html.indexOf(found) + found.length;
    if (html.startsWith(base, place)) places.add(place);
  }
  let text = '';
  let end = 0;
  for (const place of [...places].sort((one, other) => one - other)) {
    text += html.slice(end, place) + toRoot;
    end = place + base.length;
  }
  return text + html.slice(end);
}
