// What a new machine has for its network: configuration files, the scripts of the firewall, links of the resolver.
import type { Files } from '../files.ts';
import type { Machine } from '../model.ts';
import {
  dhcpNetwork,
  ip4save,
  ip6save,
  loadScript,
  nsswitchConf,
  resolvedConf,
  sshConfig,
  stopScript,
} from './network-texts.ts';

/** Puts them on the machine. Links and addresses come when it boots. */
export function network(machine: Machine, files: Files): void {
  const { release } = machine;
  const put = (path: string, text: string, mode = 0o644) => {
    files.write(path, text);
    files.chmod(path, mode);
  };
  for (const directory of ['/etc/systemd/network', '/etc/systemd/scripts', '/etc/ssh', '/run/systemd/resolve']) {
    files.mkdir(directory, { parents: true });
  }
  put('/etc/systemd/network/99-dhcp-en.network', dhcpNetwork(release));
  put('/etc/systemd/resolved.conf', resolvedConf(release));
  put('/etc/systemd/scripts/ip4save', ip4save);
  put('/etc/systemd/scripts/ip6save', ip6save(release));
  put('/etc/systemd/scripts/iptables', loadScript, 0o755);
  put('/etc/systemd/scripts/iptables.stop', stopScript, 0o755);
  put('/etc/nsswitch.conf', nsswitchConf(release));
  put('/etc/ssh/ssh_config', sshConfig(release));
  if (files.exists('/etc/resolv.conf')) files.remove('/etc/resolv.conf');
  // Unverified: whether the link leads to stub-resolv.conf or to resolv.conf; the reports quote 127.0.0.53.
  files.symlink('../run/systemd/resolve/stub-resolv.conf', '/etc/resolv.conf');
}
