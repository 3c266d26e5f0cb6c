// What every Photon OS machine has before its packages are looked at: directories, and the files that name it.
import type { Files } from '../files.ts';
import type { Machine, Release } from '../model.ts';
import { partitions } from '../mounts.ts';

const hosts = `# Begin /etc/hosts (network card version)

::1         ipv6-localhost ipv6-loopback
127.0.0.1   localhost.localdomain
127.0.0.1   localhost
127.0.0.1   photon-machine

# End /etc/hosts (network card version)
`;

/** Build numbers, as they stand in the names of the first ISO of each release. */
const builds: Record<Release, string> = { '3.0': '26156e2', '4.0': '1526e30ba', '5.0': 'dde71ec57' };

const directories: [path: string, mode?: number][] = [
  ['/boot'], ['/dev'], ['/dev/fd'], ['/etc'], ['/home'], ['/mnt'], ['/mnt/cdrom'], ['/mnt/hgfs'], ['/opt'], ['/proc'],
  ['/root', 0o700], ['/run'], ['/run/lock'], ['/run/media'], ['/run/media/cdrom'], ['/sys'], ['/tmp', 0o1777], ['/usr'],
  ['/usr/bin'], ['/usr/lib'], ['/usr/lib/systemd'], ['/usr/lib/systemd/system'], ['/usr/lib/systemd/system-preset'],
  ['/usr/local'], ['/usr/local/bin'], ['/usr/local/sbin'], ['/usr/sbin'], ['/usr/share'], ['/usr/share/doc'], ['/var'],
  ['/var/cache'], ['/var/lib'], ['/var/log'], ['/var/mail'], ['/var/mnt'], ['/var/opt'], ['/var/spool'], ['/var/srv'],
  ['/var/tmp', 0o1777], ['/etc/systemd'], ['/etc/systemd/system'], ['/etc/systemd/network'], ['/etc/profile.d'],
  ['/etc/ssh'], ['/etc/ssl/certs'], ['/etc/modules-load.d'],
]; // prettier-ignore

const links: [path: string, target: string][] = [
  ['/bin', 'usr/bin'],
  ['/sbin', 'usr/sbin'],
  ['/media', 'run/media'],
  ['/srv', 'var/srv'],
  ['/lib', 'usr/lib'],
  ['/lib64', 'usr/lib'],
  ['/var/run', '../run'],
];

/** Puts them on the machine. */
export function base(machine: Machine, files: Files) {
  for (const [path, mode = 0o755] of directories) {
    files.mkdir(path, { parents: true });
    files.chmod(path, mode);
  }
  for (const [path, target] of links) files.symlink(target, path);

  const { release } = machine;
  files.write('/etc/photon-release', `VMware Photon OS ${release}\nPHOTON_BUILD_NUMBER=${builds[release]}\n`);
  files.write('/usr/lib/os-release', osRelease(release));
  files.symlink('../usr/lib/os-release', '/etc/os-release');
  files.write(
    '/etc/lsb-release',
    `DISTRIB_ID="VMware Photon OS"\nDISTRIB_RELEASE="${release}"\nDISTRIB_CODENAME=Photon\nDISTRIB_DESCRIPTION="VMware Photon OS ${release}"\n`,
  );
  files.write('/etc/issue', `Welcome to Photon ${release} (\\m) - Kernel \\r (\\l)\n`);
  // photon-os-installer: the name without a newline; the hosts file of the filesystem package, with the name added.
  files.write('/etc/hostname', 'photon-machine');
  files.write('/etc/hosts', hosts);
  const disk = partitions.find(({ target }) => target === '/');
  files.write(
    '/etc/fstab',
    `#system\tmnt-pt\ttype\toptions\tdump\tfsck\n` +
      `PARTUUID=${disk?.partuuid ?? ''}\t/\text4\tdefaults,barrier,noatime,data=ordered\t1\t1\n` +
      `/dev/cdrom\t/mnt/cdrom\tiso9660\tro,noauto\t0\t0\n`,
  );
  files.write('/etc/shells', '/bin/sh\n/bin/bash\n');
  files.symlink('sr0', '/dev/cdrom');
  for (const device of ['sda', 'sda1', 'sda2', 'sr0']) files.write(`/dev/${device}`, '', 0o660);
}

function osRelease(release: Release): string {
  return [
    'NAME="VMware Photon OS"',
    `VERSION="${release}"`,
    'ID=photon',
    `VERSION_ID=${release}`,
    'PRETTY_NAME="VMware Photon OS/Linux"',
    'ANSI_COLOR="1;34"',
    `HOME_URL="https://vmware.github.io/photon/"`,
    `BUG_REPORT_URL="https://github.com/vmware/photon/issues"`,
    '',
  ].join('\n');
}
