// The kernel's parameters: its command line and the files below /proc/sys, with what they hold after a boot.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { partitions } from './mounts.ts';

// Unverified: the values of parameters that no file of Photon OS sets
const defaults: Record<string, string> = {
  'fs.file-max': '9223372036854775807',
  'fs.inotify.max_user_watches': '14586',
  'fs.suid_dumpable': '0',
  'kernel.dmesg_restrict': '0',
  'kernel.domainname': '(none)',
  'kernel.kptr_restrict': '0',
  'kernel.panic': '0',
  'kernel.pid_max': '4194304',
  'kernel.randomize_va_space': '2',
  'kernel.sysrq': '16',
  'kernel.unprivileged_userns_clone': '0',
  'net.core.somaxconn': '4096',
  'net.ipv4.conf.all.accept_redirects': '0',
  'net.ipv4.conf.all.forwarding': '0',
  'net.ipv4.conf.all.rp_filter': '2',
  'net.ipv4.conf.default.rp_filter': '2',
  'net.ipv4.icmp_echo_ignore_all': '0',
  'net.ipv4.ip_forward': '0',
  'net.ipv4.ip_local_port_range': '32768\t60999',
  'net.ipv4.ip_unprivileged_port_start': '1024',
  'net.ipv4.tcp_challenge_ack_limit': '1073741823',
  'net.ipv4.tcp_keepalive_time': '7200',
  'net.ipv4.tcp_syncookies': '1',
  'net.ipv6.conf.all.disable_ipv6': '0',
  'net.ipv6.conf.all.forwarding': '0',
  'net.ipv6.conf.default.disable_ipv6': '0',
  'vm.max_map_count': '65530',
  'vm.overcommit_memory': '0',
  'vm.swappiness': '60',
};

/** Those that only tell, and cannot be set. */
const fixed: Record<string, string> = { 'kernel.ostype': 'Linux' };

/** Directories of settings, the strongest first; a file of one hides those of the same name behind it. */
const directories = ['/etc/sysctl.d', '/run/sysctl.d', '/usr/local/lib/sysctl.d', '/usr/lib/sysctl.d'];

/** The files that set parameters, in the order in which they count. */
export function parameterFiles(machine: Machine): string[] {
  const found = new Map<string, string>();
  for (const directory of directories) {
    for (const [path, entry] of Object.entries(machine.files)) {
      const name = path.slice(directory.length + 1);
      if (!path.startsWith(`${directory}/`) || name.includes('/') || !name.endsWith('.conf')) continue;
      if (entry.type !== 'directory' && !found.has(name)) found.set(name, path);
    }
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, path]) => path);
}

/** The settings in a file's text: name and value, in order. */
function parametersIn(text: string): [name: string, value: string][] {
  return [...text.matchAll(/^[ \t]*-?[ \t]*([^#;=\s][^=\s]*)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  );
}

/** Gives the parameters the values they have after a boot: the kernel's own, then what the files of sysctl.d set. */
export function startParameters(machine: Machine): void {
  const put = (name: string, value: string, mode = 0o644) => {
    const path = name.startsWith('/') ? name : `/proc/sys/${name.includes('/') ? name : name.replaceAll('.', '/')}`;
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) {
      machine.files[path.slice(0, at)] ??= { type: 'directory', mode: 0o555, uid: 0, gid: 0, mtime: machine.bootedAt };
    }
    machine.files[path] = { type: 'file', content: `${value}\n`, mode, uid: 0, gid: 0, mtime: machine.bootedAt };
  };
  put('/proc/cmdline', commandLine(machine), 0o444);
  for (const [name, value] of Object.entries(defaults)) put(name, value);
  for (const [name, value] of Object.entries(fixed)) put(name, value, 0o444);
  for (const path of parameterFiles(machine)) {
    const entry = machine.files[path];
    if (entry?.type !== 'file') continue;
    for (const [name, value] of parametersIn(entry.content)) if (name in defaults) put(name, value);
  }
}

/** What the boot loader hands to the kernel: the line "linux" that mk-setup-grub.sh of the installer writes. */
function commandLine(machine: Machine): string {
  const files = new Files(machine, root);
  const setting = (path: string, key: string, otherwise: string) =>
    (files.exists(path) && new RegExp(`^${key}=(.*)$`, 'm').exec(files.read(path))?.[1]) || otherwise;
  return [
    `BOOT_IMAGE=/boot/vmlinuz-${machine.kernel}`,
    `root=PARTUUID=${partitions.find(({ target }) => target === '/')?.partuuid ?? ''}`,
    setting('/boot/photon.cfg', 'photon_cmdline', ''),
    setting('/boot/systemd.cfg', 'systemd_cmdline', 'net.ifnames=0'),
  ].join(' ');
}
