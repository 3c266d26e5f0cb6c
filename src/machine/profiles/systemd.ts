// systemd on a new machine: unit files, presets, what is enabled, and the files its services read.
import type { Files } from '../files.ts';
import type { Machine, Release } from '../model.ts';
import { loadMachineId } from '../machine-id.ts';
import { dirname } from '../paths.ts';
import { hostKeyKinds, writeHostKey } from '../sshd-host-keys.ts';
import { commandLine, linesOf, settingsOf } from '../unit-files.ts';
import { enableUnits, presetOf } from '../unit-install.ts';
import { sshdConfig } from './sshd-config.ts';
import { packagePresets, packageUnits, unitText } from './unit-texts.ts';

/** systemd's own unit files begin with this line: they have what the simulation uses of them, not the whole text. */
const shortened = '# Shortened: the settings that this simulation uses.\n';

type Described = string | Partial<Record<Release, string>>;

/** Targets: description, and the lines of [Unit] behind it. Descriptions differ between systemd 239, 247 and 253. */
const targets: Record<string, [description: Described, settings?: string[]]> = {
  'basic.target': [
    'Basic System',
    ['Requires=sysinit.target', 'Wants=sockets.target timers.target paths.target slices.target', 'After=sysinit.target sockets.target paths.target slices.target'],
  ],
  'emergency.target': ['Emergency Mode', ['AllowIsolate=yes']],
  'getty.target': ['Login Prompts'],
  'graphical.target': ['Graphical Interface', ['Requires=multi-user.target', 'After=multi-user.target', 'AllowIsolate=yes']],
  'local-fs.target': ['Local File Systems'],
  'multi-user.target': ['Multi-User System', ['Requires=basic.target', 'After=basic.target', 'AllowIsolate=yes']],
  'network-online.target': ['Network is Online', ['After=network.target']],
  'network.target': ['Network'],
  'nss-lookup.target': ['Host and Network Name Lookups'],
  'paths.target': [{ '3.0': 'Paths', '4.0': 'Paths', '5.0': 'Path Units' }],
  'remote-fs.target': ['Remote File Systems'],
  'rescue.target': ['Rescue Mode', ['Requires=sysinit.target', 'AllowIsolate=yes']],
  'slices.target': [{ '3.0': 'Slices', '4.0': 'Slices', '5.0': 'Slice Units' }, ['Wants=-.slice system.slice', 'After=-.slice system.slice']],
  'sockets.target': [{ '3.0': 'Sockets', '4.0': 'Sockets', '5.0': 'Socket Units' }],
  'swap.target': [{ '3.0': 'Swap', '4.0': 'Swap', '5.0': 'Swaps' }],
  'sysinit.target': ['System Initialization', ['Wants=local-fs.target swap.target', 'After=local-fs.target swap.target']],
  'time-set.target': ['System Time Set'],
  'timers.target': [{ '3.0': 'Timers', '4.0': 'Timers', '5.0': 'Timer Units' }],
}; // prettier-ignore

interface Daemon {
  description: Described;
  documentation: string[];
  unit?: string[];
  /** The program, and lines of [Service]. %s is systemd's own directory. */
  service?: string[];
  socket?: string[];
  install?: string[];
}

/** systemd's and dbus's own services: units/*.in of systemd 239, 247 and 253, bus/*.in of dbus. */
const daemons: Record<string, Daemon> = {
  'dbus.service': {
    description: 'D-Bus System Message Bus',
    documentation: ['man:dbus-daemon(1)'],
    unit: ['Requires=dbus.socket'],
    service: ['ExecStart=/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only'],
  },
  'dbus.socket': {
    description: 'D-Bus System Message Bus Socket',
    documentation: [],
    socket: ['ListenStream=/run/dbus/system_bus_socket'],
  },
  'getty@.service': {
    description: 'Getty on %I',
    documentation: ['man:agetty(8)', 'man:systemd-getty-generator(8)'],
    unit: ['Before=getty.target'],
    service: ["ExecStart=-/sbin/agetty -o '-p -- \\\\u' --noclear - $TERM", 'Type=idle', 'Restart=always', 'RestartSec=0'],
    install: ['WantedBy=getty.target', 'DefaultInstance=tty1'],
  },
  'syslog.socket': {
    description: 'Syslog Socket',
    documentation: ['man:systemd.special(7)', 'https://www.freedesktop.org/wiki/Software/systemd/syslog'],
    unit: ['Before=sockets.target'],
    socket: ['ListenDatagram=/run/systemd/journal/syslog'],
  },
  'systemd-journald.service': {
    description: 'Journal Service',
    documentation: ['man:systemd-journald.service(8)', 'man:journald.conf(5)'],
    unit: ['Before=sysinit.target'],
    service: ['Type=notify', 'ExecStart=%s/systemd-journald', 'Restart=always', 'RestartSec=0'],
  },
  'systemd-logind.service': {
    description: { '3.0': 'Login Service', '4.0': 'User Login Management', '5.0': 'User Login Management' },
    documentation: ['man:sd-login(3)', 'man:systemd-logind.service(8)', 'man:logind.conf(5)'],
    unit: ['Wants=dbus.socket', 'After=dbus.socket'],
    service: ['Type=notify', 'ExecStart=%s/systemd-logind', 'Restart=always', 'RestartSec=0'],
  },
  'systemd-networkd.service': {
    description: { '3.0': 'Network Service', '4.0': 'Network Service', '5.0': 'Network Configuration' },
    documentation: ['man:systemd-networkd.service(8)'],
    unit: ['After=systemd-networkd.socket systemd-udevd.service', 'Before=network.target multi-user.target', 'Wants=systemd-networkd.socket network.target'],
    service: ['Type=notify', 'ExecStart=!!%s/systemd-networkd', 'Restart=on-failure', 'RestartSec=0'],
    install: ['WantedBy=multi-user.target', 'Also=systemd-networkd.socket', 'Alias=dbus-org.freedesktop.network1.service', 'Also=systemd-networkd-wait-online.service'],
  },
  'systemd-networkd.socket': {
    description: 'Network Service Netlink Socket',
    documentation: ['man:systemd-networkd.service(8)', 'man:rtnetlink(7)'],
    unit: ['Before=sockets.target'],
    socket: ['ListenNetlink=route 1361'],
    install: ['WantedBy=sockets.target'],
  },
  'systemd-networkd-wait-online.service': {
    description: 'Wait for Network to be Configured',
    documentation: ['man:systemd-networkd-wait-online.service(8)'],
    unit: ['BindsTo=systemd-networkd.service', 'After=systemd-networkd.service', 'Before=network-online.target'],
    service: ['Type=oneshot', 'ExecStart=%s/systemd-networkd-wait-online', 'RemainAfterExit=yes'],
    install: ['WantedBy=network-online.target'],
  },
  'systemd-resolved.service': {
    description: 'Network Name Resolution',
    documentation: ['man:systemd-resolved.service(8)'],
    unit: ['Before=network.target nss-lookup.target', 'Wants=nss-lookup.target'],
    service: ['Type=notify', 'ExecStart=!!%s/systemd-resolved', 'Restart=always', 'RestartSec=0'],
    install: ['WantedBy=multi-user.target', 'Alias=dbus-org.freedesktop.resolve1.service'],
  },
  'systemd-timesyncd.service': {
    description: 'Network Time Synchronization',
    documentation: ['man:systemd-timesyncd.service(8)'],
    unit: ['Before=time-set.target sysinit.target', 'Wants=time-set.target'],
    service: ['Type=notify', 'ExecStart=!!%s/systemd-timesyncd', 'Restart=always', 'RestartSec=0'],
    install: ['WantedBy=sysinit.target', 'Alias=dbus-org.freedesktop.timesync1.service'],
  },
  'systemd-udevd.service': {
    description: { '3.0': 'udev Kernel Device Manager', '4.0': 'Rule-based Manager for Device Events and Files', '5.0': 'Rule-based Manager for Device Events and Files' },
    documentation: ['man:systemd-udevd.service(8)', 'man:udev(7)'],
    unit: ['Before=sysinit.target'],
    service: ['Type=notify', 'ExecStart=%s/systemd-udevd', 'Restart=always', 'RestartSec=0'],
  },
}; // prettier-ignore

/** Links that packages bring: units pulled in without being enabled. */
const wanted: Record<string, string[]> = {
  'multi-user.target': ['getty.target', 'systemd-logind.service', 'dbus.service'],
  'sockets.target': ['dbus.socket'],
  'sysinit.target': ['systemd-journald.service', 'systemd-udevd.service'],
};

/** Put down with `systemctl preset` by the packages' scripts, at the installation. */
const installedWith = [
  'getty@.service', 'iptables.service', 'remote-fs.target', 'sshd-keygen.service', 'sshd.service',
  'systemd-networkd.service', 'systemd-resolved.service', 'systemd-timesyncd.service', 'vmtoolsd.service',
]; // prettier-ignore

const ownPreset = [
  'enable remote-fs.target',
  'enable remote-cryptsetup.target',
  'enable machines.target',
  '',
  'enable getty@1.service',
  'enable systemd-timesyncd.service',
  'enable systemd-networkd.service',
  'enable systemd-networkd-wait-online.service',
  'enable systemd-resolved.service',
  '',
].join('\n');

/** Puts systemd on a new machine. */
export function systemd(machine: Machine, files: Files): void {
  const { release } = machine;
  // /lib is a link to /usr/lib everywhere; only what systemd prints differs.
  const directory = '/usr/lib/systemd/system';
  const program = release === '3.0' ? '/lib/systemd' : '/usr/lib/systemd';
  const put = (path: string, text: string, mode = 0o644) => {
    files.mkdir(dirname(path), { parents: true });
    files.write(path, text, mode);
  };

  for (const [name, [described, settings = []]] of Object.entries(targets)) {
    const install = name === 'remote-fs.target' ? '\n[Install]\nWantedBy=multi-user.target\n' : '';
    const lines = [`Description=${textOf(described, release)}`, 'Documentation=man:systemd.special(7)', ...settings];
    put(`${directory}/${name}`, `${shortened}\n[Unit]\n${lines.join('\n')}\n${install}`);
  }
  for (const [name, daemon] of Object.entries(daemons)) {
    put(`${directory}/${name}`, shortened + daemonText(daemon, release).replaceAll('%s/', `${program}/`));
  }
  for (const unit of packageUnits) put(`${directory}/${unit.name}`, unitText(unit, release));
  for (const preset of packagePresets) put(`/usr/lib/systemd/system-preset/${preset.name}`, preset.text);
  if (release !== '3.0') put('/usr/lib/systemd/system-preset/10-defaults.preset', ownPreset);
  for (const [target, names] of Object.entries(wanted)) {
    files.mkdir(`${directory}/${target}.wants`, { parents: true });
    for (const name of names) files.symlink(`../${name}`, `${directory}/${target}.wants/${name}`);
  }
  files.symlink('multi-user.target', `${directory}/default.target`);

  // SPECS/systemd/systemd.cfg: 5.0 has cgroups of the second version only.
  const cgroups = release === '5.0' ? 'unified_cgroup_hierarchy' : 'legacy_systemd_cgroup_controller';
  put(
    '/boot/systemd.cfg',
    `# GRUB Environment Block\nsystemd_cmdline=net.ifnames=0 plymouth.enable=0 systemd.${cgroups}=yes\n`,
  );
  put('/usr/lib/systemd/network/99-default.link', shortened + defaultLink(release));
  put('/etc/systemd/timesyncd.conf', `${shortened}[Time]\n#NTP=\n`);
  put('/etc/systemd/journald.conf', `${shortened}[Journal]\n#Storage=auto\n#SystemMaxUse=\n`);
  put('/etc/locale.conf', 'LANG=en_US.UTF-8\n');

  files.mkdir('/var/opt/journal/log', { parents: true });
  files.symlink('/var/opt/journal/log', '/var/log/journal');
  if (!files.exists('/etc/localtime')) files.symlink('../usr/share/zoneinfo/UTC', '/etc/localtime');
  put('/etc/ssh/sshd_config', sshdConfig(release));
  files.chmod('/etc/ssh/sshd_config', 0o600);
  for (const kind of hostKeyKinds) writeHostKey(files, kind);

  const units = [...Object.keys(daemons), ...packageUnits.map(({ name }) => name)];
  for (const name of units) {
    const settings = settingsOf([{ path: name, text: files.read(`${directory}/${name}`) }]);
    for (const { value } of ['ExecStart', 'ExecStartPre'].flatMap((key) => linesOf(settings, 'Service', key))) {
      const path = commandLine(value).split(' ')[0] ?? '';
      if (files.exists(path)) continue;
      files.mkdir(dirname(path), { parents: true });
      files.writeBytes(path, elf);
      files.chmod(path, 0o755);
    }
  }
  enableUnits(
    machine,
    installedWith.filter((name) => presetOf(machine, name) === 'enabled' || name === 'getty@.service'),
  );
  loadMachineId(machine);
}

/** network/99-default.link of systemd 239, 247 and 253; the spec takes "onboard slot path" out of one policy. */
function defaultLink(release: Release): string {
  const old = release === '3.0';
  // The sed of the spec leaves "keep", which stands before what it looks for.
  return (
    `${old ? '' : '[Match]\nOriginalName=*\n\n'}[Link]\nNamePolicy=${old ? '' : 'keep '}kernel database\n` +
    `${old ? '' : 'AlternativeNamesPolicy=database onboard slot path\n'}MACAddressPolicy=persistent\n`
  );
}

/** The first bytes of a program for Linux on 64 bits. */
const elf = '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0';

function textOf(described: Described, release: Release): string {
  return typeof described === 'string' ? described : (described[release] ?? '');
}

function daemonText(
  { description, documentation, unit = [], service, socket, install }: Daemon,
  release: Release,
): string {
  const sections: [string, string[] | undefined][] = [
    [
      'Unit',
      [`Description=${textOf(description, release)}`, ...documentation.map((page) => `Documentation=${page}`), ...unit],
    ],
    ['Socket', socket],
    ['Service', service],
    ['Install', install],
  ];
  return sections.map(([name, lines]) => (lines ? `\n[${name}]\n${lines.join('\n')}\n` : '')).join('');
}
