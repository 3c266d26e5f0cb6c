// What lies on the disc in the drive and in the folders that the host shares.
import type { Entry, Machine } from './model.ts';
import { treeOf } from './mounts.ts';
import { nvra } from './packages.ts';

/** Packages on the installation disc: a handful of its many, in their first builds. */
const onDisc = ['bash', 'curl', 'docker', 'fuse', 'git', 'open-vm-tools', 'openssh', 'sudo', 'tar', 'vim', 'wget'];

/** Entries of the installation disc, by path below where it is mounted. */
export async function discContent(machine: Machine): Promise<Record<string, Entry>> {
  const names = await packageFiles(machine);
  const texts = {
    ...Object.fromEntries(names.map((name) => [`RPMS/${name.includes('.noarch.') ? 'noarch' : 'x86_64'}/${name}`, ''])),
    'RPMS/repodata/repomd.xml': '',
    'boot/grub2/grub.cfg': '',
    'isolinux/isolinux.cfg': '',
    'isolinux/menu.cfg': '',
    'isolinux/sample_ks.cfg': '',
  };
  return treeOf(texts, { uid: 0, gid: 0, mtime: Date.UTC(2023, 3, 25), fileMode: 0o444, directoryMode: 0o555 });
}

async function packageFiles(machine: Machine): Promise<string[]> {
  const { loadCatalogue } = await import('./catalogue/index.ts');
  const builds = (await loadCatalogue(machine.release)).collection('release');
  return builds.filter(({ name }) => onDisc.includes(name)).map((build) => `${nvra(build)}.rpm`);
}

/** Entries of the shared folders, by path below where they are mounted. @param share one of them, or all */
export function sharedContent(machine: Machine, share?: string): Record<string, Entry> {
  const { shares } = machine.world;
  const owned = { uid: 0, gid: 0, mtime: machine.bootedAt, fileMode: 0o777, directoryMode: 0o777 };
  if (share !== undefined) return treeOf(shares[share] ?? {}, owned);
  const tree = treeOf(
    Object.fromEntries(
      Object.entries(shares).flatMap(([name, files]) =>
        Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]),
      ),
    ),
    owned,
  );
  for (const name of Object.keys(shares)) {
    tree[name] ??= { type: 'directory', mode: owned.directoryMode, uid: 0, gid: 0, mtime: owned.mtime };
  }
  return tree;
}
