// Where the site is served: SITE_URL and BASE_PATH of the environment, with defaults that work locally.

/** Whether the site knows where it will be served; only then are there canonical addresses. */
export const isPlaced = Boolean(process.env['SITE_URL']);

const address = siteAddress(process.env['SITE_URL'] || 'http://localhost:4321');

/** Origin of the site, for canonical addresses. A path in SITE_URL counts as the base. */
export const site = address.origin;

/** Path below which the site is served, with a slash at both ends: "/" or "/photon/". */
export const base = slashed(process.env['BASE_PATH'] || address.pathname);

/**
 * Address of the repository's files for "Suggest a change", without slash at the end, as in
 * https://github.com/owner/name; undefined where REPOSITORY_URL is not set, and then no such link is shown.
 */
export const repository = process.env['REPOSITORY_URL']?.replace(/\/+$/, '') || undefined;

/** Whether readers' devices keep a copy of the site; SERVICE_WORKER=off says no, and takes away those that are there. */
export const hasServiceWorker = process.env['SERVICE_WORKER'] !== 'off';

/** A host shows this page at any address, so it alone has to say where the site is. */
export const shownAnywhere = '404.html';

function siteAddress(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new Error(`SITE_URL is "${text}", which is no address. Write it with its protocol: https://faq.example.org`);
}

function slashed(path: string): string {
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
