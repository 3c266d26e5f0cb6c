// The whole state of a simulated Photon OS machine as plain JSON: a snapshot is structuredClone.
import type { Docker } from './docker.ts';
import type { Firewall } from './firewall.ts';
import type { JournalEntry } from './journal.ts';
import type { Network } from './network.ts';
import type { InstalledPackage } from './packages.ts';
import type { Unit } from './units.ts';

/** The releases that can be simulated. */
export type Release = '3.0' | '4.0' | '5.0';

export interface Machine {
  /** Name of the profile it began as: "photon-5-minimal". */
  profile: string;
  release: Release;
  /** The machine's own time: milliseconds since 1970. It moves with each command, never with the real clock. */
  now: number;
  /** When it was booted: milliseconds since 1970. */
  bootedAt: number;
  /** A 128-bit identifier of this boot, in hexadecimal, new at each boot. */
  bootId: string;
  /** What `uname -r` says: the kernel it was booted with. */
  kernel: string;
  /** State of the generator behind every identifier; see random.ts. */
  random: number;
  /** The next process gets this identifier. */
  nextPid: number;
  power: 'on' | 'off';
  /** By absolute path, without a final slash; "/" is the root directory. */
  files: Record<string, Entry>;
  /** What the kernel has mounted beyond the root file system, in order. */
  mounts: Mount[];
  /** What systemd has read and what runs, by full unit name ("docker.service"). Unit files themselves are in `files`. */
  units: Record<string, Unit>;
  journal: JournalEntry[];
  /** By package name. */
  packages: Record<string, InstalledPackage>;
  network: Network;
  firewall: Firewall;
  docker: Docker;
  /** Processes started by hand that still run; those of units follow from `units`. */
  processes: Process[];
  /** What is around the machine: the host, the drive, other hosts. Commands cannot change it. */
  world: World;
}

export type Entry = FileEntry | DirectoryEntry | LinkEntry;

interface Owned {
  /** Permission bits with set-user-ID, set-group-ID and sticky: 0o644. */
  mode: number;
  uid: number;
  gid: number;
  /** Last change of the content: milliseconds since 1970. */
  mtime: number;
}

export interface FileEntry extends Owned {
  type: 'file';
  /** The text; where `binary` is set, one character a byte (U+0000 to U+00FF). */
  content: string;
  binary?: true;
  /** Whether it is a socket: neither read nor written, but connected to. */
  socket?: true;
}

export interface DirectoryEntry extends Owned {
  type: 'directory';
}

interface LinkEntry extends Owned {
  type: 'link';
  /** Where it points, as written. */
  target: string;
}

export interface Mount {
  /** "/dev/sr0", ".host:/", "tmpfs". */
  source: string;
  /** Directory it covers, absolute. */
  target: string;
  /** "iso9660", "fuse.vmhgfs-fuse", "ext4". */
  type: string;
  /** As /proc/mounts shows them: ["ro", "relatime"]. */
  options: string[];
  /** Files that lie on it, by absolute path below `target`; what it covers is kept in `covered` until it is unmounted. */
  covered: Record<string, Entry>;
}

export interface Process {
  pid: number;
  ppid: number;
  uid: number;
  /** The command line as ps shows it. */
  command: string;
  startedAt: number;
  /** "pts/0", "?" where it has no terminal. */
  terminal: string;
}

export interface World {
  /** What lies in the CD drive. */
  drive: 'empty' | 'photon-iso';
  /** The folders that the host shares through VMware Tools, by name; each maps file names to their text. */
  shares: Record<string, Record<string, string>>;
  /** Whether the network beyond the gateway answers. */
  online: boolean;
}

/** Who acts, as the kernel sees it. */
export interface Identity {
  uid: number;
  gid: number;
  /** All groups, the first one included. */
  groups: number[];
  /** Name from /etc/passwd. */
  name: string;
}
