// Modules of the kernel: which there are, and what loading one leaves in /sys and /proc.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { kernelRelease, loaded } from './processes.ts';

/** Modules by name, with their size in bytes. Which there are: SPECS/linux/config* of vmware/photon, where they are "=m". */
// Unverified: the sizes of kernel modules; one that has none here is shown with four pages
const modules: Record<string, number | undefined> = {
  fuse: 176128,
  isofs: 53248,
  sr_mod: 28672,
  cdrom: 73728,
  overlay: 167936,
  bridge: 319488,
  br_netfilter: 32768,
  veth: 40960,
  xt_conntrack: 16384,
  xt_LOG: undefined,
  nf_conntrack: 176128,
  nf_nat: undefined,
  nf_tables: undefined,
  iptable_filter: 16384,
  iptable_nat: undefined,
  ip_tables: 32768,
  ip_vs: undefined,
  ip_vs_rr: undefined,
  ip_vs_sh: undefined,
  ip_vs_wrr: undefined,
  loop: 40960,
  tun: 61440,
  dummy: undefined,
  macvlan: undefined,
  vxlan: undefined,
  '8021q': undefined,
  bonding: undefined,
  wireguard: undefined,
  sctp: undefined,
  xfs: 1871872,
  btrfs: undefined,
  nfs: 528384,
  cifs: 1187840,
  ip_gre: 32768,
};

/** What a kernel's configuration leaves out of these, the first that fits its name. */
const without: [kernel: RegExp, modules: string[]][] = [
  [/^4\.19\.15-.*-esx$/, ['nf_tables', 'ip_gre', 'bonding', 'wireguard', 'sctp', 'ip_vs_wrr', 'ip_vs_sh']],
  [/^4\.19\..*-esx$/, ['nf_tables', 'ip_gre', 'bonding', 'wireguard', 'sctp']],
  [/^4\.19\./, ['wireguard']],
  [/^5\.10\.4-.*-esx$/, ['ip_gre', 'bonding', 'sctp']],
  [/-esx$/, ['sctp']],
];

/** What br_netfilter brings below /proc/sys/net/bridge: brnf_init_net of the kernel's br_netfilter_hooks.c. */
const bridgeParameters: Record<string, 0 | 1> = {
  'call-arptables': 1,
  'call-ip6tables': 1,
  'call-iptables': 1,
  'filter-pppoe-tagged': 0,
  'filter-vlan-tagged': 0,
  'pass-vlan-input-dev': 0,
};
const bridgeDirectory = '/proc/sys/net/bridge';

/** Whether modprobe finds a module for the kernel that runs. An update takes the modules of the old one away. */
export function hasModule(machine: Machine, module: string): boolean {
  const kernel = kernelRelease(machine);
  const files = new Files(machine, root);
  if (!Object.hasOwn(modules, module) || !files.exists(`/lib/modules/${kernel}`)) return false;
  return !without.find(([pattern]) => pattern.test(kernel))?.[1].includes(module);
}

/** Loads a module of the kernel, and what it needs here; what is loaded stays as it is. */
export function loadModule(machine: Machine, module: string): void {
  if (loaded(machine, module)) return;
  if (module === 'br_netfilter') loadModule(machine, 'bridge');
  const files = new Files(machine, root);
  files.mkdir(`/sys/module/${module}`, { parents: true });
  files.write(`/sys/module/${module}/coresize`, `${String(modules[module] ?? 16384)}\n`, 0o444);
  if (module !== 'br_netfilter') return;
  files.mkdir(bridgeDirectory, { parents: true });
  for (const [name, value] of Object.entries(bridgeParameters)) {
    files.write(`${bridgeDirectory}/bridge-nf-${name}`, `${String(value)}\n`, 0o644);
  }
}

/** Removes a module from the kernel. */
export function unloadModule(machine: Machine, module: string): void {
  const files = new Files(machine, root);
  files.remove(`/sys/module/${module}`, { recursive: true });
  if (module === 'br_netfilter') files.remove(bridgeDirectory, { recursive: true });
}
