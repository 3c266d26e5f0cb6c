// What the packages of a minimal install put on it, and the repositories it knows.
import type { Files } from '../files.ts';
import type { Machine, Release } from '../model.ts';
import { install } from '../packages.ts';
import { minimalInstall } from './minimal-install.ts';

/**
 * Puts the packages of a minimal install on a new machine: each program that is simulated, the kernels, the
 * repositories' files and keys, and tdnf's configuration.
 *
 * @param files as root sees them; /etc must be there
 */
export function packages(machine: Machine, files: Files): void {
  const old = machine.release === '3.0';
  files.mkdir('/usr/bin', { parents: true });
  // %install of SPECS/tdnf/tdnf.spec.
  for (const name of old ? ['tyum', 'yum'] : ['tyum', 'yum', 'tdnfj']) {
    files.symlink(old ? '/usr/bin/tdnf' : 'tdnf', `/usr/bin/${name}`);
  }
  for (const entry of minimalInstall(machine.release, machine.now)) install(machine, entry);
  if (old) files.remove('/usr/bin/tdnfj');
  files.mkdir('/etc/yum.repos.d', { parents: true });
  for (const repository of repositories[machine.release]) {
    files.write(`/etc/yum.repos.d/${repository.id}.repo`, repositoryFile(repository), 0o644);
  }
  files.mkdir('/etc/pki/rpm-gpg', { parents: true });
  for (const [name, text] of Object.entries(keys)) files.write(`/etc/pki/rpm-gpg/${name}`, text, 0o644);
  files.mkdir('/etc/tdnf', { parents: true });
  files.write('/etc/tdnf/tdnf.conf', tdnfConf[machine.release], 0o644);
  files.mkdir('/var/cache/tdnf', { parents: true });
  if (machine.release === '5.0') {
    files.mkdir('/etc/tdnf/protected.d', { parents: true });
    files.write('/etc/tdnf/protected.d/tdnf.conf', 'tdnf\n', 0o644);
  }
}

interface RepositoryText {
  id: string;
  name: string;
  /** Behind https://packages.vmware.com/photon/$releasever/; a whole URL for a local one. */
  place: string;
  enabled: 0 | 1;
  skipFileLists: boolean;
}

// SPECS/photon-repos/*.repo of the branches 3.0, 4.0 and 5.0.
function repositoryFile({ id, name, place, enabled, skipFileLists }: RepositoryText): string {
  return [
    `[${id}]`,
    `name=${name}`,
    `baseurl=${place.includes(':') ? place : `https://packages.vmware.com/photon/$releasever/${place}_$releasever_$basearch`}`,
    'gpgkey=file:///etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY file:///etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY-4096',
    'gpgcheck=1',
    `enabled=${enabled}`,
    'skip_if_unavailable=1',
    ...(skipFileLists ? ['skip_md_filelists=1'] : []),
    '',
  ].join('\n');
}

const repository = (id: string, name: string, place: string, enabled: 0 | 1 = 0, skipFileLists = false) => ({
  id,
  name,
  place,
  enabled,
  skipFileLists,
});
const linux = 'VMware Photon Linux $releasever ($basearch)';
const repositories: Record<Release, RepositoryText[]> = {
  '3.0': [
    repository(
      'photon-debuginfo',
      'VMware Photon Linux debuginfo $releasever ($basearch)',
      'photon_debuginfo',
      0,
      true,
    ),
    repository('photon-extras', 'VMware Photon Extras $releasever ($basearch)', 'photon_extras', 1, true),
    repository('photon-iso', 'VMWare Photon Linux ISO $releasever ($basearch)', 'file:///mnt/cdrom/RPMS', 0, true),
    repository('photon-updates', `${linux} Updates`, 'photon_updates', 1, true),
    repository('photon', linux, 'photon_release', 1, true),
  ],
  '4.0': [
    repository('photon-debuginfo', 'VMware Photon Linux debuginfo $releasever ($basearch)', 'photon_debuginfo'),
    repository('photon-extras', 'VMware Photon Extras $releasever ($basearch)', 'photon_extras', 1),
    repository('photon-iso', 'VMWare Photon Linux ISO $releasever ($basearch)', 'file:///mnt/cdrom/RPMS'),
    repository('photon-release', linux, 'photon_release', 1),
    repository('photon-updates', `${linux} Updates`, 'photon_updates', 1),
    repository('photon', linux, 'photon', 0, true),
  ],
  '5.0': [
    repository('photon-debuginfo', 'VMware Photon Linux debuginfo $releasever ($basearch)', 'photon_debuginfo'),
    repository('photon-extras', 'VMware Photon Extras $releasever ($basearch)', 'photon_extras'),
    repository('photon-iso', 'VMWare Photon Linux ISO $releasever ($basearch)', 'file:///mnt/cdrom/RPMS'),
    repository('photon-release', linux, 'photon_release'),
    repository('photon-srpms', `${linux} Source Packages`, 'photon_srpms', 0, true),
    repository('photon-updates', `${linux} Updates`, 'photon_updates', 1),
    repository('photon', linux, 'photon', 0, true),
  ],
};

// etc/tdnf/tdnf.conf of vmware/tdnf, branches stable-3.1, stable-3.3 and stable-3.5.
const conf = (clean: string) =>
  `[main]\ngpgcheck=1\ninstallonly_limit=3\nclean_requirements_on_remove=${clean}\nrepodir=/etc/yum.repos.d\ncachedir=/var/cache/tdnf\n`;
const tdnfConf: Record<Release, string> = { '3.0': conf('true'), '4.0': conf('0'), '5.0': conf('0') };

/** The public keys of SPECS/photon-repos: their files, without the kilobytes of the keys themselves. */
const key =
  '-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: the key itself is not part of the simulation\n-----END PGP PUBLIC KEY BLOCK-----\n';
const keys: Record<string, string> = { 'VMWARE-RPM-GPG-KEY': key, 'VMWARE-RPM-GPG-KEY-4096': key };
