// Takes the place of the service worker where the site has none any more: it removes the copy and itself.
import type { WorkerScope } from './scope.ts';

declare const self: WorkerScope;

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(leave());
});

async function leave() {
  const { scope } = self.registration;
  for (const name of await caches.keys()) {
    if (name.startsWith('photon-os-faq-') && name.endsWith(`-${scope}`)) await caches.delete(name);
  }
  await self.registration.unregister();
}
