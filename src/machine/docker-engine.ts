// dockerd as a service: its version, how it starts, stops and reads its configuration again, what it logs, where it listens.
import { engineConfig, type EngineConfig } from './docker-config.ts';
import { engineMajor, engineUnit, isAlive, runningEngine } from './docker.ts';
import { EngineError } from './dockerd-errors.ts';
import { openEngine, openForwarding } from './docker-firewall.ts';
import { settleContainers, startContainer, startsAgain, stopContainer } from './docker-lifecycle.ts';
import { addNetwork, bringUp, removeNetwork } from './docker-networks.ts';
import { networkOf } from './docker-subnets.ts';
import { addressesOf, publishedPorts } from './docker-ports.ts';
import type { Machine } from './model.ts';
import { randomHex, randomNumber } from './random.ts';
import type { Service, Socket } from './services.ts';
import { commandLine } from './unit-files.ts';
import { loadUnit } from './units.ts';

/** Which version the engine is, and the commit Photon OS's package is built from. */
export function engineVersion(machine: Machine): { version: string; commit: string; major: 24 | 27 } {
  const major = engineMajor(machine);
  if (major === 27) return { version: '27.3.1', commit: '3ab5c7d', major };
  return { version: machine.release === '4.0' ? '24.0.9' : '24.0.5', commit: 'a61e2b4', major };
}

/** Lines of dockerd's log, each a little later than the one before. */
class EngineLog {
  readonly lines: string[] = [];
  private readonly machine: Machine;
  private nanoseconds: number;

  constructor(machine: Machine) {
    this.machine = machine;
    this.nanoseconds = randomNumber(machine) % 100_000;
  }

  add(level: 'info' | 'warning' | 'error', message: string, fields = ''): void {
    this.nanoseconds += 1000 + (randomNumber(this.machine) % 40_000);
    const digits = String(this.nanoseconds).padStart(6, '0');
    const time = new Date(this.machine.now).toISOString().replace('Z', `${digits}Z`);
    const quoted = message.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    this.lines.push(`time="${time}" level=${level} msg="${quoted}"${fields && ` ${fields}`}`);
  }
}

/** What dockerd logs of an address without TLS before it goes on. */
function insecureHost(machine: Machine, log: EngineLog, host: string): void {
  const later = 'In future versions this will be a hard failure preventing the daemon from starting!';
  const local = /^tcp:\/\/(127\.0\.0\.1|localhost)/.test(host);
  const notes = [
    'Binding to IP address without --tlsverify is insecure and gives root access on this machine to everyone who has access to your network.',
    'Binding to an IP address, even on localhost, can also give access to scripts run in a browser. Be safe out there!',
    ...(machine.release === '5.0'
      ? [`[DEPRECATION NOTICE] ${later} Learn more at: https://docs.docker.com/go/api-security/`]
      : []),
    ...(local
      ? []
      : [
          'Binding to an IP address without --tlsverify is deprecated. Startup is intentionally being slowed down to show this message',
          'Please consider generating tls certificates with client validation to prevent exposing unauthenticated root access to your network',
          "You can override this by explicitly specifying '--tls=false' or '--tlsverify=false'",
          'Support for listening on TCP without authentication or explicit intent to run without authentication will be removed in the next release',
        ]),
  ];
  for (const note of notes) log.add('warning', note, `host="${host}"`);
}

function accessible(machine: Machine, log: EngineLog, host: string): void {
  const notice =
    `API is accessible on ${host.replace('tcp:', 'http:')} without encryption.\n` +
    '         Access to the remote API is equivalent to root access on the host. Refer\n' +
    "         to the 'Docker daemon attack surface' section in the documentation for\n" +
    '         more information: https://docs.docker.com/go/attack-surface/';
  const later =
    '\nIn future versions this will be a hard failure preventing the daemon from starting! Learn more at: https://docs.docker.com/go/api-security/';
  const text = machine.release === '5.0' ? `[DEPRECATION NOTICE]: ${notice}${later}` : `WARNING: ${notice}`;
  log.add('warning', text);
}

/** Where the engine listens, as its log says. */
function listening(machine: Machine, host: string): string {
  // Unverified: that systemd 247 and 253 hand the socket over as /run/docker.sock, so that dockerd logs that path
  if (host.startsWith('fd://')) return machine.release === '3.0' ? '/var/run/docker.sock' : '/run/docker.sock';
  if (host.startsWith('unix://')) return host.slice('unix://'.length);
  return host
    .slice('tcp://'.length)
    .replace('localhost', '127.0.0.1')
    .replace(/^0\.0\.0\.0:/, '[::]:');
}

function startEngine(machine: Machine): { log: string[]; exitCode?: number } {
  const log = new EngineLog(machine);
  const say = (message: string, fields?: string) => {
    log.add('info', message, fields);
  };
  const { docker } = machine;
  try {
    const line =
      loadUnit(machine, engineUnit).settings.findLast(({ key, value }) => key === 'ExecStart' && value)?.value ?? '';
    const config = engineConfig(machine, commandLine(line).split(/\s+/).slice(1).map(unquoted));
    const open = config.tls ? [] : config.hosts.filter((host) => host.startsWith('tcp://'));
    say('Starting up');
    for (const host of open) insecureHost(machine, log, host);
    if (config.hosts.some((host) => host.startsWith('fd://')) && machine.units['docker.socket']?.active !== 'active') {
      throw new EngineError('failed to load listeners: no sockets found via socket activation: make sure the service was started by systemd', true); // prettier-ignore
    }
    const resolver = machine.files['/etc/resolv.conf'];
    const stub =
      resolver?.type === 'link' || (resolver?.type === 'file' && /^nameserver 127\.0\.0\.53$/m.test(resolver.content));
    if (stub) {
      say(
        'detected 127.0.0.53 nameserver, assuming systemd-resolved, so using resolv.conf: /run/systemd/resolve/resolv.conf',
      );
    }
    if (!/^(overlay2|vfs|btrfs|zfs|fuse-overlayfs)$/.test(config.storageDriver)) {
      say(`[graphdriver] trying configured driver: ${config.storageDriver}`);
      throw new EngineError(`failed to start daemon: error initializing graphdriver: driver not supported: ${config.storageDriver}`, true); // prettier-ignore
    }
    if (docker.id) say('[graphdriver] using prior storage driver: overlay2');
    say('Loading containers: start.');
    if (config.bip && !/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(config.bip)) {
      throw new EngineError(`failed to start daemon: Error initializing network controller: invalid CIDR address: ${config.bip}`, true); // prettier-ignore
    }
    const state = machine.units[engineUnit];
    if (state) state.memory['config'] = JSON.stringify(config);
    if (docker.id && !config.bip) {
      say('Default bridge (docker0) is assigned with an IP address 172.17.0.0/16. Daemon option --bip can be used to set a preferred IP address'); // prettier-ignore
    }
    prepare(machine, config);
    say('Loading containers: done.');
    for (const host of open) accessible(machine, log, host);
    const { version, commit, major } = engineVersion(machine);
    const driver = major === 27 ? 'containerd-snapshotter=false storage-driver' : 'graphdriver';
    say('Docker daemon', `commit=${commit} ${driver}=${config.storageDriver} version=${version}`);
    say('Daemon has completed initialization');
    for (const host of config.hosts) say(`API listen on ${listening(machine, host)}`);
    return { log: log.lines };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { log: [...(error.started ? log.lines : []), ...error.message.split('\n')], exitCode: 1 };
  }
}

function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, '$2');
}

/** Networks, links, rules and the containers that are to run again. */
function prepare(machine: Machine, config: EngineConfig): void {
  const { docker } = machine;
  if (!docker.id) {
    const digits = randomHex(machine, 32);
    docker.id = [0, 8, 12, 16, 20, 32].slice(0, 5).map((from, index) => digits.slice(from, [8, 12, 16, 20, 32][index])).join('-'); // prettier-ignore
  }
  if (config.iptables) openEngine(machine);
  if (config.ipForward) openForwarding(machine, config.iptables);
  const plainNetwork = { subnet: '', gateway: '', internal: false, labels: {} };
  const [gateway = '', length] = config.bip.split('/');
  const subnet = config.bip ? networkOf(gateway, Number(length)) : '';
  const bridge = config.bip ? { subnet, gateway } : { subnet: '172.17.0.0/16', gateway: '172.17.0.1' };
  const known = docker.networks.find(({ name }) => name === 'bridge');
  if (known && known.subnet !== bridge.subnet) removeNetwork(machine, known);
  for (const network of docker.networks) if (network.link) bringUp(machine, network);
  const has = (name: string) => docker.networks.some((network) => network.name === name);
  if (!has('host')) addNetwork(machine, { name: 'host', driver: 'host', ...plainNetwork });
  if (!has('none')) addNetwork(machine, { name: 'none', driver: 'null', ...plainNetwork });
  if (!has('bridge')) addNetwork(machine, { ...plainNetwork, name: 'bridge', driver: 'bridge', ...bridge });
  // Those that ran when the machine was switched off do not any more.
  settleContainers(machine);
  for (const container of docker.containers) {
    if (isAlive(container)) continue;
    if (startsAgain(container) && container.state !== 'created') startContainer(machine, container);
  }
}

function stopEngine(machine: Machine): { log: string[] } {
  settleContainers(machine);
  const config = runningEngine(machine);
  if (!config?.liveRestore) {
    for (const container of [...machine.docker.containers]) {
      if (isAlive(container)) stopContainer(machine, container, container.run.stops ?? 137);
    }
  }
  const log = new EngineLog(machine);
  log.add('info', "Processing signal 'terminated'");
  log.add(
    'info',
    'stopping event stream following graceful shutdown',
    'error="<nil>" module=libcontainerd namespace=moby',
  );
  log.add('info', 'Daemon shutdown complete');
  return { log: log.lines };
}

/** What a reload reads again; the rest waits for a restart (dockerd's documentation, "Configuration reload behavior"). */
const reloadable = ['debug', 'labels', 'liveRestore', 'mirrors', 'insecureRegistries'] as const;

function reloadEngine(machine: Machine): { log: string[] } {
  const log = new EngineLog(machine);
  log.add('info', 'Got signal to reload configuration, reloading from: /etc/docker/daemon.json');
  const state = machine.units[engineUnit];
  const before = runningEngine(machine);
  if (!state || !before) return { log: log.lines };
  try {
    const after = engineConfig(machine, []);
    const changed = Object.fromEntries(reloadable.map((key) => [key, after[key]]));
    state.memory['config'] = JSON.stringify({ ...before, ...changed });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    log.add('error', error.message);
  }
  return { log: log.lines };
}

/** dockerd: what it does when systemd starts, stops and reloads it, and where it listens. */
export const dockerService: Service = {
  start: startEngine,
  stop: stopEngine,
  reload: reloadEngine,
  sockets(machine) {
    const pid = machine.units[engineUnit]?.pid ?? 0;
    // Unverified: the file descriptor of dockerd that ss -p shows, where systemd hands it a socket as well
    const own: Socket[] = (runningEngine(machine)?.hosts ?? [])
      .filter((host) => host.startsWith('tcp://'))
      .map((host, index) => {
        const [, name = '', port = ''] = /^tcp:\/\/(.*):(\d+)$/.exec(host) ?? [];
        const address = name === 'localhost' ? '127.0.0.1' : name === '0.0.0.0' ? '*' : name;
        return { protocol: 'tcp', address, port: Number(port), process: 'dockerd', pid, fd: 4 + index };
      });
    const proxies = publishedPorts(machine).flatMap((published) =>
      addressesOf(published).flatMap((address, index): Socket[] => {
        const proxy = published.proxies[index];
        if (proxy === undefined) return [];
        const shown = address === '::' ? '[::]' : address;
        const { protocol, port } = published;
        return [{ protocol, address: shown, port, process: 'docker-proxy', pid: proxy, fd: 4 }];
      }),
    );
    return [...own, ...proxies];
  },
};
