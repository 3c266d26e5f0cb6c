// What every Photon OS machine has before its packages are looked at: directories, and the files that name it.
import type { Files } from '../files.ts';
import type { Machine, Release } from '../model.ts';

interface Facts {
  /** Build number in the name of the release's ISO. */
  build: string;
  /** uname -r of the kernel for VMware. */
  kernel: string;
}

/** Build numbers and kernels of the first images of each release. */
export const facts: Record<Release, Facts> = {
  // photon-release of the GA ISO of each release; kernels from SPECS/linux/linux-esx.spec at the GA tags.
  '3.0': { build: '26156e2', kernel: '4.19.15-1.ph3-esx' },
  '4.0': { build: '1526e30ba', kernel: '5.10.4-16.ph4-esx' },
  '5.0': { build: 'dde71ec57', kernel: '6.1.10-10.ph5-esx' },
};

const directories: [path: string, mode?: number][] = [
  ['/boot'], ['/dev'], ['/etc'], ['/home'], ['/media'], ['/mnt'], ['/mnt/cdrom'], ['/opt'], ['/proc'], ['/root', 0o700],
  ['/run'], ['/run/lock'], ['/srv'], ['/sys'], ['/tmp', 0o1777], ['/usr'], ['/usr/bin'], ['/usr/lib'], ['/usr/lib/systemd'],
  ['/usr/lib/systemd/system'], ['/usr/lib/systemd/system-preset'], ['/usr/local'], ['/usr/local/bin'],
  ['/usr/local/sbin'], ['/usr/sbin'], ['/usr/share'], ['/usr/share/doc'], ['/var'], ['/var/cache'], ['/var/lib'], ['/var/log'],
  ['/var/spool'], ['/var/tmp', 0o1777], ['/etc/systemd'], ['/etc/systemd/system'], ['/etc/systemd/network'],
  ['/etc/profile.d'], ['/etc/ssh'], ['/mnt/hgfs'],
]; // prettier-ignore

const links: [path: string, target: string][] = [
  ['/bin', 'usr/bin'],
  ['/sbin', 'usr/sbin'],
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
  const { build } = facts[release];
  files.write('/etc/photon-release', `VMware Photon OS ${release}\nPHOTON_BUILD_NUMBER=${build}\n`);
  files.write('/usr/lib/os-release', osRelease(release, build));
  files.symlink('../usr/lib/os-release', '/etc/os-release');
  files.write('/etc/issue', `Welcome to Photon ${release} (\\m) - Kernel \\r (\\l)\n`);
  files.write('/etc/hostname', 'photon-machine\n');
  files.write(
    '/etc/hosts',
    '# Begin /etc/hosts (network card version)\n\n::1         ipv6-localhost ipv6-loopback\n127.0.0.1   localhost.localdomain\n127.0.0.1   localhost\n127.0.0.1   photon-machine\n\n# End /etc/hosts (network card version)\n',
  );
  files.write(
    '/etc/fstab',
    '#system\tmnt-pt\ttype\toptions\tdump\tfsck\n/dev/sda2\t/\text4\tdefaults,barrier,noatime,noacl,data=ordered\t1\t1\n/dev/cdrom\t/mnt/cdrom\tiso9660\tro,noauto\t0\t0\n',
  );
  files.write('/etc/shells', '/bin/sh\n/bin/bash\n');
  files.write('/boot/photon.cfg', '');
  files.symlink('sr0', '/dev/cdrom');
  for (const device of ['sda', 'sda1', 'sda2', 'sr0']) files.write(`/dev/${device}`, '', 0o660);
}

function osRelease(release: Release, build: string): string {
  // 5.0's photon-release adds nothing but the build to the keys that all releases have.
  void build;
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
