// The process table: the kernel's threads, what units run, the login, and what was started by hand.
import { accountsOf } from './accounts.ts';
import type { Identity, Machine, Process } from './model.ts';
import { memory, mountFile } from './mounts.ts';
import type { UnitSource } from './unit-files.ts';

/** A process as ps shows it. */
export interface ProcessRow extends Process {
  /** "S", "Ss", "I<". */
  state: string;
  /** Virtual and resident memory in KiB. */
  virtual: number;
  resident: number;
  /** Name of the program, at most 15 characters: "systemd-journal". */
  name: string;
}

// Unverified: which kernel threads ps lists, and the memory of each process
const kernelThreads: [pid: number, name: string, state: string][] = [
  [2, 'kthreadd', 'S'],
  [3, 'rcu_gp', 'I<'],
  [4, 'rcu_par_gp', 'I<'],
  [10, 'mm_percpu_wq', 'I<'],
  [14, 'ksoftirqd/0', 'S'],
  [15, 'rcu_preempt', 'I'],
  [16, 'migration/0', 'S'],
  [18, 'cpuhp/0', 'S'],
  [27, 'kauditd', 'S'],
  [29, 'oom_reaper', 'S'],
  [31, 'kcompactd0', 'S'],
  [38, 'kblockd', 'I<'],
  [42, 'kswapd0', 'S'],
  [88, 'scsi_eh_0', 'S'],
  [131, 'jbd2/sda2-8', 'S'],
];

const sizes: Record<string, [virtual: number, resident: number]> = {
  'systemd-journald': [33016, 12160],
  'systemd-udevd': [25640, 8704],
  'systemd-networkd': [18496, 9216],
  'systemd-resolved': [21580, 12672],
  'systemd-logind': [17720, 8448],
  'systemd-timesyncd': [89348, 7424],
  'dbus-daemon': [8260, 4352],
  sshd: [8280, 6144],
  dockerd: [1466752, 78336],
  containerd: [1279488, 46592],
  vmtoolsd: [236720, 8960],
  bash: [7236, 4096],
  agetty: [2484, 1408],
};

/**
 * Every process that runs, by process identifier.
 *
 * @param login who logged in: the session's own processes are among them
 */
export function processesOf(machine: Machine, login?: Identity): ProcessRow[] {
  const kernel = kernelThreads.map(([pid, name, state]) => ({
    pid,
    ppid: pid === 2 ? 0 : 2,
    uid: 0,
    command: `[${name}]`,
    startedAt: machine.bootedAt,
    terminal: '?',
    state,
    virtual: 0,
    resident: 0,
    name,
  }));
  const init = row({ pid: 1, ppid: 0, uid: 0, command: '/sbin/init', startedAt: machine.bootedAt, terminal: '?' });
  const rows = [
    { ...init, name: 'systemd', virtual: 100_964, resident: 11_520 },
    ...kernel,
    ...unitProcesses(machine).map(row),
    ...(login ? sessionOf(machine, login).map(row) : []),
    ...machine.processes.map(row),
  ];
  return rows.sort((one, other) => one.pid - other.pid);
}

/** The main processes of the units that run. */
function unitProcesses(machine: Machine): Process[] {
  return Object.values(machine.units)
    .filter(({ active, pid }) => pid > 0 && (active === 'active' || active === 'activating'))
    .map((unit) => ({
      pid: unit.pid,
      ppid: 1,
      uid: accountsOf(machine).find(({ name }) => name === settingOf(unit.sources, 'User'))?.uid ?? 0,
      command: settingOf(unit.sources, 'ExecStart')
        .replace(/^[-@:+!]+/, '')
        .replace(/\s+\$\w+/g, ''),
      startedAt: unit.activatedAt || machine.bootedAt,
      terminal: '?',
    }));
}

/** A setting in the text of a unit; the last one that is not empty counts. */
function settingOf(sources: UnitSource[], key: string): string {
  const pattern = new RegExp(`^${key}=(.*)$`, 'gm');
  const values = sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, value = '']) => value.trim()));
  return values.findLast((value) => value) ?? '';
}

/** The terminal a login sits at: root on the console, for sshd refuses root; others come by SSH. */
export function terminalOf(login: Identity): string {
  return login.uid === 0 ? 'tty1' : 'pts/0';
}

/** The processes of a login, the shell last. */
function sessionOf(machine: Machine, login: Identity): Process[] {
  const startedAt = loginTime(machine);
  const terminal = terminalOf(login);
  if (terminal === 'tty1') {
    return [
      { pid: 661, ppid: 1, uid: 0, command: 'login -- root', startedAt, terminal: '?' },
      { pid: 672, ppid: 661, uid: 0, command: '-bash', startedAt, terminal },
    ];
  }
  return [
    { pid: 658, ppid: 1, uid: 0, command: `sshd: ${login.name} [priv]`, startedAt, terminal: '?' },
    { pid: 669, ppid: 658, uid: login.uid, command: `sshd: ${login.name}@pts/0`, startedAt, terminal: '?' },
    { pid: 672, ppid: 669, uid: login.uid, command: '-bash', startedAt, terminal },
  ];
}

/** When the user logged in: some seconds after the machine was up. Milliseconds since 1970. */
export function loginTime(machine: Machine): number {
  return Math.min(machine.now, machine.bootedAt + 19_000);
}

function row(process: Process): ProcessRow {
  const program = process.command.split(' ')[0] ?? '';
  const name = program.split('/').at(-1)?.replace(/^-|:$/g, '') ?? '';
  const [virtual, resident] = sizes[name] ?? [4096, 2048];
  const leads = process.terminal === '?' || process.command.startsWith('-');
  return { ...process, state: leads ? 'Ss' : 'S', virtual, resident, name: name.slice(0, 15) };
}

/** A text of /proc that the kernel computes when it is read; undefined where there is none. @param path absolute */
export function virtualFile(machine: Machine, path: string): string | undefined {
  return mountFile(machine, path) ?? kernelFiles[path]?.(machine);
}

/** The kernel that runs: what `uname -r` prints. */
export function kernelRelease(machine: Machine): string {
  return machine.kernel;
}

/** The kernel that the next boot takes: what the boot loader's link names, or the one that is installed. */
export function bootKernel(machine: Machine): string {
  const link = machine.files['/boot/photon.cfg'];
  const [, linked] = link?.type === 'link' ? (/^(?:.*\/)?linux-(.+)\.cfg$/.exec(link.target) ?? []) : [];
  if (linked !== undefined) return linked;
  const kernel = machine.packages['linux-esx'] ?? machine.packages['linux'];
  return kernel ? `${kernel.version}-${kernel.release}${kernel.name === 'linux-esx' ? '-esx' : ''}` : machine.kernel;
}

/** What `uname -v` prints. */
export function kernelVersion(machine: Machine): string {
  // Unverified: build number and date of the kernel
  const built = {
    '3.0': 'Mon Dec 9 08:22:14 UTC 2024',
    '4.0': 'Tue May 6 03:41:52 UTC 2025',
    '5.0': 'Wed Mar 29 16:11:05 UTC 2023',
  };
  return `#1-photon SMP ${built[machine.release]}`;
}

const kernelFiles: Record<string, (machine: Machine) => string> = {
  // Unverified: the host name and the compiler in /proc/version
  '/proc/version': (machine) =>
    `Linux version ${kernelRelease(machine)} (root@photon) (gcc (GCC) 12.2.0, GNU ld (GNU Binutils) 2.39) ${kernelVersion(machine)}\n`,
  '/proc/uptime': (machine) => {
    const up = (machine.now - machine.bootedAt) / 1000;
    return `${up.toFixed(2)} ${(up * 1.96).toFixed(2)}\n`;
  },
  '/proc/loadavg': (machine) => `0.00 0.00 0.00 1/${processesOf(machine).length + 60} ${machine.nextPid - 1}\n`,
  '/proc/meminfo': () => meminfo(),
  '/proc/cpuinfo': () => Array.from({ length: processors }, (_, number) => cpuinfo(number)).join(''),
  '/proc/filesystems': (machine) =>
    ['sysfs', 'tmpfs', 'bdev', 'proc', 'cgroup', 'cgroup2', 'devtmpfs', 'sockfs', 'pipefs', 'devpts']
      .map((name) => `nodev\t${name}\n`)
      .concat(['\text4\n'], loaded(machine, 'fuse') ? ['\tfuseblk\n', 'nodev\tfuse\n', 'nodev\tfusectl\n'] : [])
      .concat(loaded(machine, 'isofs') ? ['\tiso9660\n'] : [])
      .join(''),
  '/proc/modules': (machine) =>
    modulesOf(machine)
      .map(([name, size]) => `${name} ${size} 0 - Live 0x0000000000000000\n`)
      .join(''),
};

/** The loaded modules with their sizes in bytes, the newest first: each has its directory in /sys/module. */
export function modulesOf(machine: Machine): [name: string, size: string][] {
  return Object.entries(machine.files)
    .flatMap(([path, entry]): [string, string][] => {
      const [, name] = /^\/sys\/module\/(\w+)\/coresize$/.exec(path) ?? [];
      return name !== undefined && entry.type === 'file' ? [[name, entry.content.trim()]] : [];
    })
    .reverse();
}

/** Whether a module of the kernel is loaded. */
export function loaded(machine: Machine, module: string): boolean {
  return Object.hasOwn(machine.files, `/sys/module/${module}`);
}

function meminfo(): string {
  const kibi = (bytes: number) => String(Math.round(bytes / 1024));
  const { total, used, shared, cache } = memory;
  const lines: [string, number][] = [
    ['MemTotal', total],
    ['MemFree', total - used - cache],
    ['MemAvailable', total - used - shared],
    ['Buffers', 0.06 * cache],
    ['Cached', 0.84 * cache],
    ['SwapCached', 0],
    ['Shmem', shared],
    ['Slab', 0.19 * cache],
    ['SReclaimable', 0.1 * cache],
    ['SwapTotal', 0],
    ['SwapFree', 0],
  ];
  return lines.map(([name, bytes]) => `${`${name}:`.padEnd(16)}${kibi(bytes).padStart(8)} kB\n`).join('');
}

/** How many processors the machine has. */
export const processors = 2;

/** The processor of the host. */
const processor = { vendor: 'GenuineIntel', model: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz', mhz: '2095.078' };

function cpuinfo(number: number): string {
  const lines = [
    `processor\t: ${number}`,
    `vendor_id\t: ${processor.vendor}`,
    'cpu family\t: 6',
    'model\t\t: 85',
    `model name\t: ${processor.model}`,
    'stepping\t: 7',
    `cpu MHz\t\t: ${processor.mhz}`,
    'cache size\t: 28160 KB',
    `physical id\t: ${number * 2}`,
    'siblings\t: 1',
    'core id\t\t: 0',
    'cpu cores\t: 1',
    'fpu\t\t: yes',
    'address sizes\t: 45 bits physical, 48 bits virtual',
  ];
  return `${lines.join('\n')}\n\n`;
}
