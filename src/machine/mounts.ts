// What is mounted where: the disk, the CD drive, shared folders, /etc/fstab, and how much lies on each.
import type { Entry, Machine, Mount } from './model.ts';
import { dirname } from './paths.ts';

/** One partition of the disk, as lsblk and blkid show it. */
export interface Partition {
  /** "sda2". */
  name: string;
  /** In bytes. */
  size: number;
  /** Major and minor device number: "8:2". */
  number: string;
  /** "ext4"; empty for the BIOS boot partition. */
  filesystem: string;
  uuid: string;
  partuuid: string;
  /** Where the installer mounts it; empty for none. */
  target: string;
}

const MiB = 1024 * 1024;

/** The disk /dev/sda, in bytes. */
export const diskSize = 8 * 1024 * MiB;

/** Its partitions, as the installer makes them for a machine that boots by BIOS: 4 MB for GRUB, then the rest. */
export const partitions: Partition[] = [
  {
    name: 'sda1',
    size: 4 * MiB,
    number: '8:1',
    filesystem: '',
    uuid: '',
    partuuid: 'b4b0dd0c-8e7e-4b3f-9d6c-0c7b7d0f3a11',
    target: '',
  },
  {
    name: 'sda2',
    size: diskSize - 6 * MiB,
    number: '8:2',
    filesystem: 'ext4',
    uuid: '0f8c2d5e-7b1a-4c56-9f3e-2d9b6a41c733',
    partuuid: '1d3e9f70-0a4b-4f27-8c15-9e6d5b7a4c33',
    target: '/',
  },
];

/** One line of /etc/fstab. */
export interface FstabLine {
  source: string;
  target: string;
  type: string;
  options: string[];
}

/** The lines of /etc/fstab that say something, in order. */
export function fstabOf(machine: Machine): FstabLine[] {
  const entry = machine.files['/etc/fstab'];
  if (entry?.type !== 'file') return [];
  return entry.content
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([source = '', target]) => target !== undefined && !source.startsWith('#'))
    .map(([source = '', target = '', type = 'auto', options = 'defaults']) => ({
      source,
      target,
      type,
      options: options.split(','),
    }));
}

/** The root file system, which is always mounted and not among `machine.mounts`. */
const rootMount: Mount = {
  source: '/dev/sda2',
  target: '/',
  type: 'ext4',
  options: ['rw', 'noatime', 'data=ordered'],
  covered: {},
};

/** The partition a source names: "/dev/sda2", "UUID=…", "PARTUUID=…". */
export function partitionOf(source: string): Partition | undefined {
  return partitions.find(
    ({ name, uuid, partuuid }) =>
      source === `/dev/${name}` || source === `PARTUUID=${partuuid}` || (uuid !== '' && source === `UUID=${uuid}`),
  );
}

/** All mounts, the root file system first. */
export function mountsOf(machine: Machine): Mount[] {
  return [rootMount, ...machine.mounts];
}

/** The mount a path lies on: the last one that covers it. @param path absolute, links followed */
export function mountOf(machine: Machine, path: string): Mount {
  return machine.mounts.findLast(({ target }) => path === target || path.startsWith(`${target}/`)) ?? rootMount;
}

/**
 * Mounts a file system: what lay below the target is covered by it.
 *
 * @param content entries by path below the target: "RPMS/x86_64"
 */
export function attach(machine: Machine, mount: Omit<Mount, 'covered'>, content: Record<string, Entry>): void {
  const covered: Record<string, Entry> = {};
  for (const [path, entry] of Object.entries(machine.files)) {
    if (path.startsWith(`${mount.target}/`)) {
      covered[path] = entry;
      Reflect.deleteProperty(machine.files, path);
    }
  }
  for (const [path, entry] of Object.entries(content)) machine.files[`${mount.target}/${path}`] = entry;
  machine.mounts.push({ ...mount, covered });
}

/** Unmounts a file system: what it covered is back. */
export function detach(machine: Machine, mount: Mount): void {
  for (const path of Object.keys(machine.files))
    if (path.startsWith(`${mount.target}/`)) Reflect.deleteProperty(machine.files, path);
  Object.assign(machine.files, mount.covered);
  machine.mounts = machine.mounts.filter((other) => other !== mount);
}

/** Entries for a tree of texts, as they lie on a disc or a host's folder. @param texts by path: "RPMS/x86_64/a.rpm" */
export function treeOf(
  texts: Record<string, string>,
  owned: { uid: number; gid: number; mtime: number; fileMode: number; directoryMode: number },
): Record<string, Entry> {
  const { uid, gid, mtime, fileMode, directoryMode } = owned;
  const tree: Record<string, Entry> = {};
  for (const [path, content] of Object.entries(texts)) {
    for (let at = dirname(`/${path}`); at !== '/'; at = dirname(at)) {
      tree[at.slice(1)] = { type: 'directory', mode: directoryMode, uid, gid, mtime };
    }
    tree[path] = { type: 'file', content, mode: fileMode, uid, gid, mtime };
  }
  return tree;
}

/** What a file system holds, in bytes. */
export interface Usage {
  size: number;
  used: number;
  available: number;
  inodes: number;
  inodesUsed: number;
}

// Unverified: sizes of the root file system and of memory as df and free show them, on a machine of 8 GB and 2 GB
const rootUsage: Usage = {
  size: 8_336_572_416,
  used: 1_236_418_560,
  available: 6_655_115_264,
  inodes: 522_240,
  inodesUsed: 38_214,
};

/** How much a mounted file system holds; undefined for those that have no size, as proc. */
export function usageOf(machine: Machine, mount: Mount): Usage | undefined {
  const kibi = /^size=(\d+)k$/.exec(mount.options.find((option) => option.startsWith('size=')) ?? '')?.[1];
  const below = Object.entries(machine.files).filter(
    ([path]) => mountOf(machine, path) === mount && path !== mount.target,
  );
  const blocks = (entry: Entry) => (entry.type === 'file' ? Math.ceil(entry.content.length / 4096) * 4096 : 0);
  const held = below.reduce((sum, [, entry]) => sum + blocks(entry), 0);
  if (mount.target === '/') {
    const used = rootUsage.used + held;
    return {
      ...rootUsage,
      used,
      available: rootUsage.available - held,
      inodesUsed: rootUsage.inodesUsed + below.length,
    };
  }
  if (mount.type === 'tmpfs' || mount.type === 'devtmpfs') {
    const size = kibi ? Number(kibi) * 1024 : memory.total / 2;
    const used = mount.type === 'tmpfs' ? held : 0;
    const inodes = Number(/nr_inodes=(\d+)/.exec(mount.options.join(','))?.[1] ?? 250_842);
    return { size, used, available: size - used, inodes, inodesUsed: below.length + 1 };
  }
  if (mount.type === 'iso9660') return { size: isoSize, used: isoSize, available: 0, inodes: 0, inodesUsed: 0 };
  if (mount.type === 'fuse.vmhgfs-fuse') {
    return { size: 499_963_174_912, used: 214_748_364_800, available: 285_214_810_112, inodes: 0, inodesUsed: 0 };
  }
  return undefined;
}

/** The disc in the drive, in bytes. */
export const isoSize = 4_662_493_184;

/** The machine's memory, in bytes. */
export const memory = { total: 2_054_897_664, used: 187_695_104, shared: 1_126_400, cache: 297_795_584 };

/** A text of /proc that is computed when it is read; undefined for other paths. */
export function mountFile(machine: Machine, path: string): string | undefined {
  switch (path) {
    case '/proc/mounts':
    case '/proc/self/mounts':
      return mountsOf(machine)
        .map(({ source, target, type, options }) => `${source} ${escaped(target)} ${type} ${options.join(',')} 0 0\n`)
        .join('');
    case '/proc/partitions':
      return [
        'major minor  #blocks  name\n',
        partitionLine('8:0', diskSize, 'sda'),
        ...partitions.map(({ number, size, name }) => partitionLine(number, size, name)),
        ...(machine.world.drive === 'empty' ? [] : [partitionLine('11:0', isoSize, 'sr0')]),
      ]
        .join('\n')
        .concat('\n');
    case '/proc/swaps':
      return 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
    default:
      return undefined;
  }
}

function partitionLine(number: string, size: number, name: string): string {
  const [major = '', minor = ''] = number.split(':');
  return `${major.padStart(4)}  ${minor.padStart(7)} ${String(size / 1024).padStart(10)} ${name}`;
}

/** As /proc/mounts writes blanks. */
function escaped(path: string): string {
  return path.replaceAll(' ', '\\040').replaceAll('\t', '\\011');
}

/** Whether another file system is mounted in a mounted one. */
export function holdsOthers(machine: Machine, mount: Mount): boolean {
  return machine.mounts.some(({ target }) => target.startsWith(`${mount.target}/`));
}
