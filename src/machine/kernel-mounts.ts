// The kernel's own file systems, as they are mounted at every boot.
import { Files, root } from './files.ts';
import { startParameters } from './kernel-parameters.ts';
import type { Machine, Mount } from './model.ts';
import { detach } from './mounts.ts';

// Unverified: the options and sizes of the kernel's own file systems
const kernelMounts: [source: string, target: string, type: string, options: string][] = [
  ['proc', '/proc', 'proc', 'rw,nosuid,nodev,noexec,relatime'],
  ['sysfs', '/sys', 'sysfs', 'rw,nosuid,nodev,noexec,relatime'],
  ['devtmpfs', '/dev', 'devtmpfs', 'rw,nosuid,size=4096k,nr_inodes=250842,mode=755'],
  ['tmpfs', '/dev/shm', 'tmpfs', 'rw,nosuid,nodev'],
  ['devpts', '/dev/pts', 'devpts', 'rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000'],
  ['tmpfs', '/run', 'tmpfs', 'rw,nosuid,nodev,size=401348k,nr_inodes=819200,mode=755'],
  ['cgroup2', '/sys/fs/cgroup', 'cgroup2', 'rw,nosuid,nodev,noexec,relatime,nsdelegate,memory_recursiveprot'],
  ['tmpfs', '/tmp', 'tmpfs', 'rw,nosuid,nodev,size=1003368k,nr_inodes=1048576'],
];

/**
 * Mounts what is mounted after a boot: the kernel's own file systems. What was mounted before is unmounted; /run and
 * /tmp are empty afterwards, no module is loaded, and the kernel's parameters are as at the start.
 */
export function mountAtBoot(machine: Machine): void {
  for (const mount of machine.mounts.toReversed()) if (!isKernels(mount)) detach(machine, mount);
  machine.mounts = [];
  const files = new Files(machine, root);
  for (const [source, target, type, options] of kernelMounts) {
    if (['/proc', '/sys', '/run', '/tmp'].includes(target)) {
      for (const path of Object.keys(machine.files))
        if (path.startsWith(`${target}/`)) Reflect.deleteProperty(machine.files, path);
    }
    files.mkdir(target, { parents: true });
    machine.mounts.push({ source, target, type, options: options.split(','), covered: {} });
  }
  files.mkdir('/run/lock', { parents: true });
  files.mkdir('/proc/self', { parents: true });
  startParameters(machine);
}

/** Whether a mount is one of the kernel's own, which `mountAtBoot` makes. */
export function isKernels(mount: Mount): boolean {
  return kernelMounts.some(([, target, type]) => target === mount.target && type === mount.type);
}
