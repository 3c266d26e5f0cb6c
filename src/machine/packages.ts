// The packages on a machine, and what installing or removing one does to its files and accounts.
import { groupsOf } from './accounts.ts';
import { programs } from './commands/index.ts';
import { Files, root } from './files.ts';
import type { Machine, Release } from './model.ts';
import { dirname } from './paths.ts';

/** What tells two builds of a package apart. */
export interface Evr {
  epoch: number;
  version: string;
  /** With the distribution's mark: "7.ph5". */
  release: string;
}

/** One package as the rpm database holds it. The order of `machine.packages` is that in which they were installed. */
export interface InstalledPackage extends Evr {
  name: string;
  arch: 'x86_64' | 'noarch';
  /** Milliseconds since 1970. */
  installedAt: number;
  /** Whether it was asked for, not pulled in by another: such a package stays in `tdnf autoremove`. */
  userInstalled: boolean;
}

/** A file that a package brings. */
export interface PackageFile {
  path: string;
  /** What is in it; left out for a program, whose bytes nobody reads. */
  text?: string;
  /** 644, where it is left out. */
  mode?: number;
  /** Where it points, for a link. */
  target?: string;
}

/** "5.2-7.ph5", with the epoch in front where it is not 0. */
export function evrText({ epoch, version, release }: Evr): string {
  return `${epoch > 0 ? `${epoch}:` : ''}${version}-${release}`;
}

/** "bash-5.2-7.ph5.x86_64": how rpm names a package; it never shows the epoch here. */
export function nvra({ name, version, release, arch }: Evr & { name: string; arch: string }): string {
  return `${name}-${version}-${release}.${arch}`;
}

/** Which build is newer: negative where the first is older, 0 where they are the same. Empty releases match any. */
export function compareEvr(one: Evr, other: Evr): number {
  return (
    one.epoch - other.epoch ||
    compareVersions(one.version, other.version) ||
    (one.release && other.release ? compareVersions(one.release, other.release) : 0)
  );
}

/** The order rpm gives to two versions or releases (rpmvercmp of rpmio/rpmvercmp.c). */
export function compareVersions(one: string, other: string): number {
  let [left, right] = [one, other];
  while (left || right) {
    left = left.replace(/^[^a-zA-Z0-9~^]+/, '');
    right = right.replace(/^[^a-zA-Z0-9~^]+/, '');
    // A tilde comes before everything, even the end; a caret after the end, but before all else.
    for (const [mark, atEnd] of [
      ['~', 1],
      ['^', -1],
    ] as const) {
      if (left.startsWith(mark) !== right.startsWith(mark)) {
        const marked = left.startsWith(mark) ? -1 : 1;
        const [, unmarked] = marked < 0 ? [left, right] : [right, left];
        return mark === '^' && unmarked === '' ? marked * atEnd : marked;
      }
    }
    if (/^[~^]/.test(left)) {
      [left, right] = [left.slice(1), right.slice(1)];
      continue;
    }
    if (!left || !right) break;
    const digits = /^\d/.test(left);
    const part = digits ? /^\d+/ : /^[a-zA-Z]+/;
    const [mine = ''] = part.exec(left) ?? [];
    const [theirs = ''] = part.exec(right) ?? [];
    // Numbers are newer than letters.
    if (!theirs) return digits ? 1 : -1;
    const order = digits ? compareNumbers(mine, theirs) : mine < theirs ? -1 : mine > theirs ? 1 : 0;
    if (order !== 0) return order;
    [left, right] = [left.slice(mine.length), right.slice(theirs.length)];
  }
  return left ? 1 : right ? -1 : 0;
}

function compareNumbers(one: string, other: string): number {
  const [mine, theirs] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return mine.length - theirs.length || (mine < theirs ? -1 : mine > theirs ? 1 : 0);
}

/** The programs of a package that are simulated: each lies where the package puts it. */
export function programFiles(name: string, release: Release): PackageFile[] {
  const names = [name, ...(splitLater[name] ?? [])];
  return programs
    .filter((program) => names.includes(program.package) && (program.releases ?? [release]).includes(release))
    .map(({ path }) => ({ path }));
}

/** Packages of 3.0 whose programs are in packages of other names since. */
const splitLater: Record<string, string[]> = { coreutils: ['coreutils-selinux'], systemd: ['systemd-udev'] };

/**
 * Puts a package on the machine, or a newer build in the place of an older one: its entry in the database, its files,
 * and the users and groups its scripts create. A configuration file that is there already stays as it is.
 */
export function install(machine: Machine, entry: InstalledPackage, contents: PackageFile[] = []): void {
  const files = new Files(machine, root);
  const before = machine.packages[entry.name];
  machine.packages[entry.name] = entry;
  for (const account of accountsOfPackage[entry.name] ?? []) createAccount(files, account);
  for (const file of [...programFiles(entry.name, machine.release), ...contents]) {
    const kept = before && file.path.startsWith('/etc/');
    if (kept || (file.text === undefined && file.target === undefined && files.exists(file.path))) continue;
    files.mkdir(dirname(file.path), { parents: true });
    if (file.target !== undefined) {
      if (machine.files[file.path]) files.remove(file.path);
      files.symlink(file.target, file.path);
    } else if (file.text !== undefined) files.write(file.path, file.text, file.mode ?? 0o644);
    else files.writeBytes(file.path, elf, 0o755);
  }
  for (const flavour of ['linux', 'linux-esx']) if (entry.name === flavour) installKernel(files, entry, before);
}

/** Takes a package off the machine with its files. What a user changed in /etc stays as NAME.rpmsave. */
export function remove(machine: Machine, name: string, contents: PackageFile[] = []): void {
  const files = new Files(machine, root);
  const entry = machine.packages[name];
  Reflect.deleteProperty(machine.packages, name);
  for (const { path, text } of [...programFiles(name, machine.release), ...contents]) {
    const there = machine.files[path];
    if (!there) continue;
    if (path.startsWith('/etc/') && there.type === 'file' && text !== undefined && there.content !== text) {
      files.rename(path, `${path}.rpmsave`);
    } else if (there.type !== 'directory') files.remove(path);
  }
  if (entry && (name === 'linux' || name === 'linux-esx')) removeKernel(files, entry);
  if (name === 'docker-engine') removeGroup(files, 'docker');
}

/** The first bytes of a program for Linux on 64 bits. */
const elf = '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0';

/** "u NAME ID "COMMENT" HOME SHELL" and "g NAME ID", as systemd-sysusers has them; "-" is the next free system number. */
// Sources: %pre of SPECS/<name>/<name>.spec in vmware/photon, and SPECS/<name>/*.sysusers on 5.0.
const accountsOfPackage: Record<string, string[]> = {
  'docker-engine': ['g docker -'],
  nginx: ['u nginx - "Nginx web server" /var/lib/nginx /sbin/nologin'],
  ntp: ['u ntp 87 "Network Time Protocol" /var/lib/ntp /bin/false'],
  rpcbind: ['u rpc 31 "" /var/lib/rpcbind /bin/false'],
  httpd: ['u apache 25 "Apache Server" /srv/www /bin/false'],
};

function createAccount(files: Files, line: string): void {
  const [, kind = '', name = '', number = '', comment = '', home = '', shell = ''] =
    /^(.) (\S+) (\S+)(?: "(.*)" (\S+) (\S+))?$/.exec(line) ?? [];
  const { machine } = files;
  const group = groupsOf(machine).find((known) => known.name === name);
  const gid = group?.gid ?? (number === '-' ? freeSystemGroup(machine) : Number(number));
  if (!group) {
    files.append('/etc/group', `${name}:x:${gid}:\n`);
    if (files.exists('/etc/gshadow')) files.append('/etc/gshadow', `${name}:!::\n`);
  }
  if (
    kind !== 'u' ||
    files
      .read('/etc/passwd')
      .split('\n')
      .some((known) => known.startsWith(`${name}:`))
  )
    return;
  files.append('/etc/passwd', `${name}:x:${gid}:${gid}:${comment}:${home}:${shell}\n`);
  const days = Math.floor(machine.now / 86_400_000);
  if (files.exists('/etc/shadow')) files.append('/etc/shadow', `${name}:!:${days}::::::\n`);
}

/** groupadd -r takes the highest free number below 1000 (find_new_gid of shadow's libmisc). */
function freeSystemGroup(machine: Machine): number {
  const taken = new Set(groupsOf(machine).map(({ gid }) => gid));
  let gid = 999;
  while (taken.has(gid)) gid -= 1;
  return gid;
}

function removeGroup(files: Files, name: string): void {
  for (const path of ['/etc/group', '/etc/gshadow']) {
    if (!files.exists(path)) continue;
    const lines = files.read(path).split('\n');
    files.write(path, lines.filter((line) => !line.startsWith(`${name}:`)).join('\n'));
  }
}

/** What uname -r says while a kernel runs: "6.1.138-1.ph5-esx". */
function kernelName({ name, version, release }: InstalledPackage): string {
  return `${version}-${release}${name === 'linux' ? '' : name.slice('linux'.length)}`;
}

// SPECS/linux/linux-esx.spec: %install writes the .cfg, %post links /boot/photon.cfg to it.
function installKernel(files: Files, entry: InstalledPackage, before: InstalledPackage | undefined): void {
  if (before) removeKernel(files, before);
  const kernel = kernelName(entry);
  files.mkdir(`/usr/lib/modules/${kernel}`, { parents: true });
  files.mkdir('/boot', { parents: true });
  for (const part of ['vmlinuz', 'System.map', 'config']) files.writeBytes(`/boot/${part}-${kernel}`, '', 0o644);
  files.write(
    `/boot/linux-${kernel}.cfg`,
    `# GRUB Environment Block\nphoton_cmdline=${commandLine(entry)}\n` +
      `photon_linux=vmlinuz-${kernel}\nphoton_initrd=initrd.img-${kernel}\n`,
    0o644,
  );
  files.writeBytes(`/boot/initrd.img-${kernel}`, '', 0o600);
  if (files.machine.files['/boot/photon.cfg']) files.remove('/boot/photon.cfg');
  files.symlink(`linux-${kernel}.cfg`, '/boot/photon.cfg');
}

/** Options of the kernel: SPECS/linux/linux.spec and SPECS/linux/linux-esx.spec. */
function commandLine({ name, release }: InstalledPackage): string {
  if (name === 'linux-esx') {
    return 'init=/lib/systemd/systemd rcupdate.rcu_expedited=1 rw systemd.show_status=0 quiet noreplace-smp cpu_init_udelay=0';
  }
  const own = { ph3: ' no-vmw-sta cgroup.memory=nokmem', ph5: ' loadpin.enabled=0 audit=1 slab_nomerge' };
  const [, dist = ''] = release.split('.');
  return `init=/lib/systemd/systemd ro loglevel=3 quiet${dist === 'ph3' || dist === 'ph5' ? own[dist] : ''}`;
}

function removeKernel(files: Files, entry: InstalledPackage): void {
  const kernel = kernelName(entry);
  for (const path of [
    ...['vmlinuz', 'System.map', 'config', 'initrd.img'].map((part) => `/boot/${part}-${kernel}`),
    `/boot/linux-${kernel}.cfg`,
    `/usr/lib/modules/${kernel}`,
  ]) {
    if (files.machine.files[path]) files.remove(path, { recursive: true });
  }
  // SPECS/linux/scriptlets.inc, in kernels since August 2022: the modules of the kernel that runs stay at hand in /tmp.
  if (kernel !== files.machine.kernel || /^(?:4\.19\.15|5\.10\.4)-/.test(kernel)) return;
  files.mkdir(`/tmp/.${kernel}`, { parents: true });
  files.symlink(`/tmp/.${kernel}`, `/usr/lib/modules/${kernel}`);
}
