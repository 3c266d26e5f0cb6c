// The page of a missing address, where the site was moved after it was built: it finds the site and goes on from there.
// This page alone says where the site is, for a host shows it at any address. Markup: pages/404.astro
addEventListener('load', () => {
  // As the scripts themselves, which are asked for once one sees the page: see finish/patient-scripts.ts.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => void look())));
});

const fetched = async (address: string): Promise<unknown> => import(/* @vite-ignore */ address);

/** Where its scripts arrive, the site is where it was built for. */
async function look() {
  const scripts = document.querySelector<HTMLElement>('script[data-modules]')?.dataset['modules']?.split(' ') ?? [];
  await Promise.all(scripts.map(fetched)).catch(async () => move(scripts));
}

async function move(scripts: string[]) {
  const built = document.documentElement.dataset['base'] ?? '/';
  const base = await siteAbove(location.pathname);
  if (base === undefined) return;
  const moved = (address: string) => base + address.slice(built.length);
  for (const name of ['href', 'action', 'data-base']) {
    for (const element of document.querySelectorAll(`[${name}^="${built}"]`)) {
      element.setAttribute(name, moved(element.getAttribute(name) ?? ''));
    }
  }
  for (const script of scripts) await fetched(moved(script));
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
