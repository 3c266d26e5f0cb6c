// The page of a missing address, where the site was moved after it was built: it finds the site and goes on from there.
// This page alone says where the site is, for a host shows it at any address. Markup: pages/404.astro
addEventListener('load', () => {
  // Its scripts have arrived, so the site is where it was built for. The search comes later, and would tell nothing.
  if (!customElements.get('theme-switch')) void move();
});

async function move() {
  const built = document.documentElement.dataset['base'] ?? '/';
  const base = await siteAbove(location.pathname);
  if (base === undefined) return;
  const moved = (address: string | null) => base + (address ?? '').slice(built.length);
  for (const name of ['href', 'action', 'data-base']) {
    for (const element of document.querySelectorAll(`[${name}^="${built}"]`)) {
      element.setAttribute(name, moved(element.getAttribute(name)));
    }
  }
  for (const script of document.querySelectorAll('script[src]')) {
    await import(/* @vite-ignore */ moved(script.getAttribute('src')));
  }
}

/** The nearest folder above an address that has the site, known by its search; undefined where none has. */
async function siteAbove(path: string): Promise<string | undefined> {
  for (let folder = path; folder; folder = folder.slice(0, -1)) {
    folder = folder.slice(0, folder.lastIndexOf('/') + 1);
    const response = await fetch(`${folder}search/questions.json`, { method: 'HEAD' }).catch(() => undefined);
    if (response?.ok && !response.headers.get('content-type')?.includes('html')) return folder;
  }
  return undefined;
}
