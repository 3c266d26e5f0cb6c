// What a service does beyond running: checked at its start, remembered while it runs, seen from outside.
import { dockerService } from './docker-engine.ts';
import { Files, root } from './files.ts';
import { iptablesService } from './firewall.ts';
import type { Machine } from './model.ts';
import { networkdService } from './networkd.ts';
import { resolvedService } from './resolved.ts';
import { sshdKeygenService } from './sshd-host-keys.ts';
import { sshdService } from './sshd.ts';

export interface Socket {
  protocol: 'tcp' | 'udp';
  /** "0.0.0.0", "[::]", "127.0.0.53%lo". */
  address: string;
  port: number;
  /** Name of the process: "sshd". */
  process: string;
  pid: number;
  /** Number of its file descriptor, as ss -p shows it. */
  fd: number;
}

/** What a service logged, and whether it could do as it was told. */
export interface ServiceResult {
  /** Lines for the journal, by the service itself. */
  log?: string[];
  /** Exit status of a process that gave up; left out where all went well. */
  exitCode?: number;
}

export interface Service {
  /** Called when the unit's main process starts; may read configuration files into `machine.units[…].memory`. */
  start?(machine: Machine): ServiceResult;
  stop?(machine: Machine): ServiceResult;
  reload?(machine: Machine): ServiceResult;
  /** What listens while the unit is active. */
  sockets?(machine: Machine): Socket[];
}

/**
 * A web server: it listens on the ports that its configuration names. What it answers is not simulated.
 *
 * @param path of its configuration; where there is none it is that of the package, with port 80
 */
function webServer(process: string, address: string, path: string): Service {
  return {
    sockets(machine) {
      const files = new Files(machine, root);
      const text = files.exists(path) ? files.read(path) : 'listen 80';
      const pid = machine.units[`${process}.service`]?.pid ?? 0;
      // Unverified: the file descriptors that ss -p shows of it
      return [...text.matchAll(/^\s*listen\s+(?:\S+:)?(\d+)/gim)].map(([, port], index) => {
        return { protocol: 'tcp', address, port: Number(port), process, pid, fd: 6 + index };
      });
    },
  };
}

/** Services by unit, each behind a function: the Docker engine and this module import each other. */
const services: Record<string, () => Service> = {
  'docker.service': () => dockerService,
  'httpd.service': () => webServer('httpd', '*', '/etc/httpd/conf/httpd.conf'),
  'iptables.service': () => iptablesService,
  'nginx.service': () => webServer('nginx', '0.0.0.0', '/etc/nginx/nginx.conf'),
  'sshd.service': () => sshdService,
  'sshd-keygen.service': () => sshdKeygenService,
  'systemd-networkd.service': () => networkdService,
  'systemd-resolved.service': () => resolvedService,
  // Programs that only run: nothing else on the machine asks them anything.
  ...Object.fromEntries(
    [
      'containerd', 'dbus', 'getty@tty1', 'systemd-journald', 'systemd-logind', 'systemd-timesyncd', 'systemd-udevd',
      'vgauthd', 'vmtoolsd',
    ].map((name) => [`${name}.service`, () => ({})]), // prettier-ignore
  ),
};

/** What is simulated of a unit's service; undefined for units that are nothing but their commands. */
export function serviceOf(unit: string): Service | undefined {
  return Object.hasOwn(services, unit) ? services[unit]?.() : undefined;
}

/** All sockets of the network that units which run listen on. */
export function socketsOf(machine: Machine): Socket[] {
  return Object.entries(machine.units).flatMap(([name, { active }]) =>
    active === 'active' ? (serviceOf(name)?.sockets?.(machine) ?? []) : [],
  );
}
