// The service worker: keeps a copy of the site on the reader's device, and shows it only where the site does not answer.
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { Strategy } from 'workbox-strategies/Strategy.js';
import type { StrategyHandler } from 'workbox-strategies/StrategyHandler.js';
import { asCopy, isHashed, withoutSearch, withRoot } from './copy.ts';
import type { Kept } from './kept.ts';
import type { WorkerScope } from './scope.ts';
import { takeOverFor } from './take-over.ts';

declare const self: WorkerScope;

/** What this build keeps; the build puts it here. */
declare const KEPT: Kept;

/**
 * So long, in seconds, the site may take to begin an answer before the copy is shown: longer than any connection one
 * reads on needs, shorter than a reader waits in front of nothing. The copy says that it is one; reloading waits longer.
 */
const patience = 5;

const root = self.registration.scope;
/** Other sites may live on the same origin, so the names of caches end with the address of this one. */
const visitedPrefix = 'photon-os-faq-visited-';
const visited = `${visitedPrefix}${KEPT.build}-${root}`;

// By revision, so that what two builds share is fetched once, and yet each build finds its own files only.
const precache = new PrecacheController({ cacheName: `photon-os-faq-${root}`, fallbackToNetwork: false });
precache.addToCacheList(
  KEPT.files.map(([url, revision, integrity]) => ({ url: root + url, revision, ...(integrity && { integrity }) })),
);
const isPrecached = ({ url }: Request) => precache.getCacheKeyForURL(withoutSearch(url)) !== undefined;

/** What is not kept beforehand is kept once it was visited. */
const own: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(withoutSearch(request.url)),
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    (await precache.matchPrecache(request)) ?? cachedResponse,
};

const page: WorkboxPlugin = {
  ...own,
  cachedResponseWillBeUsed: async (found) => {
    const response = await own.cachedResponseWillBeUsed?.(found);
    return response && asCopy(response, KEPT.day);
  },
  handlerDidError: ({ request }) => absent(withoutSearch(request.url)),
};

/**
 * Asks the site, and takes the copy where it does not answer in time, or with an error of its own. Unlike Workbox's
 * NetworkFirst it waits for as long as it takes where the reader reloads, and reads an answer a second time only where
 * that is put into the cache.
 */
class SiteFirst extends Strategy {
  override async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    const network = this.ask(request, handler);
    const answers: Promise<Response | undefined>[] = [network.catch(() => undefined)];
    // Who reloads has asked for the site itself, and waits for as long as it takes.
    if (request.cache !== 'no-cache' && request.cache !== 'reload') answers.push(nothingAfter(patience));
    return (await Promise.race(answers)) ?? (await handler.cacheMatch(request)) ?? network;
  }

  private async ask(request: Request, handler: StrategyHandler): Promise<Response> {
    const response = await handler.fetch(request);
    if (response.status >= 500) throw new Error(`The host answers ${response.status}.`);
    if (response.status === 200 && !isPrecached(request))
      void handler.waitUntil(handler.cachePut(request, response.clone()));
    return response;
  }
}

const nothingAfter = async (seconds: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), seconds * 1_000));

const isInside = (url: URL) => url.href.startsWith(root);
const pages = new SiteFirst({ cacheName: visited, plugins: [page] });
registerRoute(({ request, url }) => request.mode === 'navigate' && isInside(url), pages);
registerRoute(
  ({ url }) => isInside(url) && isHashed(url.href.slice(root.length)),
  new CacheFirst({ cacheName: visited, plugins: [own] }),
);
registerRoute(({ request }) => isPrecached(request), new SiteFirst({ cacheName: visited, plugins: [own] }));

/** The page for an address of which there is no copy. */
async function absent(address: string): Promise<Response> {
  if (precache.getCacheKeyForURL(`${address}/`)) return Response.redirect(`${address}/`);
  const response = await precache.matchPrecache(`${root}offline/`);
  return response ? withRoot(response, new URL(root).pathname) : Response.error();
}

self.addEventListener('install', (event) => {
  event.waitUntil(prepare().then(() => precache.install(event)));
});

/** Nothing is fetched where the reader saves data, or where there is no room for it. */
async function prepare() {
  if (self.navigator.connection?.saveData) throw new Error('The reader saves data.');
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < 2 * KEPT.bytes) throw new Error('There is no room for a copy.');
}

self.addEventListener('activate', (event) => {
  // The page that has brought this worker needs its parts offline too.
  event.waitUntil(Promise.all([precache.activate(event), self.clients.claim(), keepVisited()]));
});

/** What was visited before goes on being there, as it is now; what an older build kept is forgotten. */
async function keepVisited() {
  const names = (await caches.keys()).filter((name) => name.startsWith(visitedPrefix) && name.endsWith(`-${root}`));
  const older = names.filter((name) => name !== visited);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const addresses = new Set(pages.map(({ url }) => withoutSearch(url)));
  const cache = await caches.open(visited);
  const before = await Promise.all(older.map(async (name) => caches.open(name)));
  for (const { url } of (await Promise.all(before.map(async (one) => one.keys()))).flat()) addresses.add(url);
  for (const address of addresses) {
    if (!isInside(new URL(address)) || precache.getCacheKeyForURL(address)) continue;
    const copies = await Promise.all(before.map(async (one) => one.match(address)));
    const response = (await answerFor(address)) ?? copies.find(Boolean);
    if (response?.ok) await cache.put(address, response).catch(() => undefined);
  }
  await Promise.all(older.map((name) => caches.delete(name)));
}

self.addEventListener('message', (event) => {
  const script = takeOverFor(event.data);
  if (script !== undefined) event.waitUntil(takeOverFromLast(script));
});

/** What the site answers; nothing where it does not, or with an error of its own. */
async function answerFor(address: string): Promise<Response | undefined> {
  const response = await fetch(address).catch(() => undefined);
  return response && response.status < 500 ? response : undefined;
}

/**
 * A newer build waits until nobody reads a page of the older one, whose scripts must not vanish under a reader who types:
 * until a page with a script of this build asks, and no other page of the site is open.
 */
async function takeOverFromLast(script: string) {
  if (precache.getCacheKeyForURL(script) === undefined) return;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.filter(({ url }) => isInside(new URL(url))).length < 2) await self.skipWaiting();
}
