// Has a page's scripts come after what one reads: no page needs them to be shown.

/**
 * A page whose modules are fetched with low priority. Browsers give them the same high one as what a page cannot be
 * shown without, though they run when it is there: https://web.dev/articles/fetch-priority
 */
export function withPatientScripts(html: string): string {
  return html.replaceAll('<script type="module" src=', '<script type="module" fetchpriority="low" src=');
}
