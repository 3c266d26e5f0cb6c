// How a machine shows that the steps of the guided tours are done. What the tours say: tour-texts.ts
import { accountsOf, groupsOf, shadowOf } from './accounts.ts';
import { Files, root } from './files.ts';
import { accepts } from './firewall.ts';
import { machineId } from './machine-id.ts';
import type { Machine } from './model.ts';
import { sshdValue } from './sshd-settings.ts';
import { isActive } from './units.ts';

/** The port that one tour opens. */
const opened = 8080;
const dockerLink = '/etc/systemd/system/multi-user.target.wants/docker.service';
const savedRules = '/etc/systemd/scripts/ip4save';

/** What a machine is asked about, by name. */
export const checks: Record<string, (machine: Machine) => boolean> = {
  'docker-runs': (machine) => isActive(machine, 'docker.service'),
  'docker-enabled': (machine) => dockerLink in machine.files,
  'docker-survived': (machine) => isActive(machine, 'docker.service') && wasBootedAfter(machine, dockerLink),
  'wget-installed': (machine) => 'wget' in machine.packages,
  'wget-removed': (machine) => !('wget' in machine.packages),
  'port-open': isPortOpen,
  'port-saved': (machine) => textOf(machine, savedRules).includes(`--dport ${String(opened)} `),
  'port-kept': (machine) =>
    isPortOpen(machine) &&
    (machine.units['iptables.service']?.activatedAt ?? 0) >= (machine.files[savedRules]?.mtime ?? Infinity),
  'admin-exists': (machine) =>
    accountsOf(machine).some(({ name }) => name === 'admin') &&
    groupsOf(machine).some(({ name, members }) => name === 'wheel' && members.includes('admin')),
  'admin-has-password': (machine) => /^[^!*]/.test(shadowOf(machine, 'admin')?.password ?? ''),
  'root-by-key-written': (machine) =>
    /^\s*PermitRootLogin\s+(?:prohibit-password|without-password)/im.test(textOf(machine, '/etc/ssh/sshd_config')),
  'root-by-key-read': (machine) =>
    isActive(machine, 'sshd.service') &&
    ['prohibit-password', 'without-password'].includes(sshdValue(machine, 'permitrootlogin') ?? ''),
  'id-gone': (machine) => machineId(machine) === undefined,
  'id-new': (machine) => machineId(machine) !== undefined,
  'id-in-use': (machine) => machineId(machine) !== undefined && wasBootedAfter(machine, '/etc/machine-id'),
};

function isPortOpen(machine: Machine): boolean {
  return accepts(machine, {
    family: 'ipv4',
    direction: 'in',
    link: 'eth0',
    protocol: 'tcp',
    source: '203.0.113.5',
    destination: '192.0.2.10',
    port: opened,
    state: 'NEW',
  });
}

/** Whether it was booted after a file was last written. */
function wasBootedAfter(machine: Machine, path: string): boolean {
  return machine.bootedAt > (machine.files[path]?.mtime ?? Infinity);
}

function textOf(machine: Machine, path: string): string {
  const files = new Files(machine, root);
  return files.exists(path) ? files.read(path) : '';
}
