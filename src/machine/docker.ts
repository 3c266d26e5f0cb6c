// The Docker engine of the machine: what it keeps in /var/lib/docker, how it starts, what it opens to the network.
import { accountsOf } from './accounts.ts';
import type { EngineConfig } from './docker-config.ts';
import { closeBridge, closePort, openBridge, openPort } from './docker-firewall.ts';
import type { Machine, Process } from './model.ts';
import { addAddress, type Link } from './network.ts';
import { randomHex } from './random.ts';
import { socketsOf } from './services.ts';

/** What the engine keeps over restarts. Its configuration is in files, and so are the client's contexts. */
export interface Docker {
  /** What `docker info` shows as ID; empty until the engine was first started. */
  id: string;
  images: Image[];
  /** The newest last. */
  containers: Container[];
  networks: ContainerNetwork[];
  volumes: Volume[];
}

export interface Image {
  /** "sha256:" and 64 hexadecimal digits. */
  id: string;
  /** "nginx:latest"; empty where another image took its name. */
  tags: string[];
  /** By repository: "nginx" → "sha256:…". */
  digests: Record<string, string>;
  /** When it was built: milliseconds since 1970. */
  created: number;
  /** In bytes. */
  size: number;
  /** "sha256:…" of each layer. */
  layers: string[];
  /** Its name in the small world of images, which knows what it does when it runs: "hello-world". */
  content: string;
}

export interface Container {
  /** 64 hexadecimal digits. */
  id: string;
  name: string;
  /** As it was written: "nginx", "photon:5.0". */
  image: string;
  imageId: string;
  /** What the user gave in place of the image's own; undefined where the image's own runs. */
  entrypoint?: string[];
  command?: string[];
  state: 'created' | 'running' | 'paused' | 'exited';
  /** Milliseconds since 1970; 0 where it never did. */
  createdAt: number;
  startedAt: number;
  finishedAt: number;
  exitCode: number;
  /** Why it could not be started; empty where it could. */
  error: string;
  /** Process identifier on the machine; 0 while it does not run. */
  pid: number;
  restart: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** Most attempts of "on-failure"; 0 is without end. */
  restartLimit: number;
  /** Whether the user stopped it: then "unless-stopped" leaves it so. */
  stoppedByUser: boolean;
  autoRemove: boolean;
  tty: boolean;
  openStdin: boolean;
  /** Whether the client that made it stays with it. */
  attached: boolean;
  hostname: string;
  user: string;
  workingDir: string;
  /** "NAME=value", in order. */
  env: string[];
  labels: Record<string, string>;
  binds: Bind[];
  published: PublishedPort[];
  /** "bridge", "host", "none", or the name of a network. */
  network: string;
  /** In its network; empty while it has none. */
  address: string;
  /** Identifiers that only `docker inspect` shows: 64 hexadecimal digits; empty while it does not run. */
  sandboxId: string;
  endpointId: string;
  run: Run;
  /** What it has printed, and what it is going to print: see `logOf`. */
  log: LogLine[];
}

/** What a container does from its start on. */
export interface Run {
  /** What it prints, and how many milliseconds after its start. */
  lines: (Omit<LogLine, 'time'> & { after: number })[];
  /** When it ends by itself, in milliseconds after its start; undefined where it never does. */
  ends?: number;
  exitCode: number;
  /** Whether it ends when it is asked to, and with which status; undefined where it must be killed. */
  stops?: number;
  /** Its command line as ps shows it. */
  process: string;
}

export interface Bind {
  /** A directory of the machine, or the name of a volume. */
  source: string;
  /** Path in the container. */
  target: string;
  /** As written: "ro", "rw", ""; a volume's own is "z". */
  mode: string;
}

export interface PublishedPort {
  containerPort: number;
  protocol: 'tcp' | 'udp';
  /** "127.0.0.1"; empty where it is published on all addresses, IPv4 and IPv6. */
  address: string;
  /** 0 until the container starts, where the user left the choice to the engine. */
  port: number;
  /** Whether the engine chose the port: it does so again at each start. */
  chosen: boolean;
  /** Identifiers of the docker-proxy processes, one for each address. */
  proxies: number[];
}

export interface LogLine {
  stream: 'stdout' | 'stderr';
  /** With its newline, where it has one. */
  text: string;
  /** Milliseconds since 1970. */
  time: number;
}

export interface ContainerNetwork {
  id: string;
  name: string;
  driver: 'bridge' | 'host' | 'null';
  /** "172.17.0.0/16"; empty for "host" and "none". */
  subnet: string;
  gateway: string;
  /** Name of its link: "docker0", "br-1a2b3c4d5e6f"; empty for "host" and "none". */
  link: string;
  createdAt: number;
  internal: boolean;
  labels: Record<string, string>;
}

export interface Volume {
  name: string;
  createdAt: number;
  /** Whether the user gave no name. */
  anonymous: boolean;
  labels: Record<string, string>;
}

export { dockerService } from './docker-engine.ts';

const unit = 'docker.service';

/** An engine that was never started. */
export function noDocker(): Docker {
  return { id: '', images: [], containers: [], networks: [], volumes: [] };
}

/** 64 hexadecimal digits. */
export function newId(machine: Machine): string {
  return randomHex(machine, 64);
}

/** What the engine that runs read at its start; undefined where none runs. */
export function runningEngine(machine: Machine): EngineConfig | undefined {
  const state = machine.units[unit];
  const config = state?.active === 'active' ? state.memory['config'] : undefined;
  return config === undefined ? undefined : (JSON.parse(config) as EngineConfig);
}

/** Whether a container has processes. */
export function isAlive({ state }: Container): boolean {
  return state === 'running' || state === 'paused';
}

/** What a container has printed until now. */
export function logOf(machine: Machine, container: Container): LogLine[] {
  return container.log.filter(({ time }) => time <= machine.now);
}

/** The ports that running containers publish on the machine, in the order of the containers. */
export function publishedPorts(machine: Machine): (PublishedPort & { container: string })[] {
  return machine.docker.containers
    .filter(isAlive)
    .flatMap(({ name, published }) => published.map((port) => ({ ...port, container: name })));
}

/** Addresses a port is published on. */
export function addressesOf({ address }: PublishedPort): string[] {
  return address ? [address] : ['0.0.0.0', '::'];
}

/** Brings containers up to the machine's time: those whose program has ended, or was killed, have exited. */
export function settleContainers(machine: Machine): void {
  for (const container of [...machine.docker.containers]) {
    if (!isAlive(container)) continue;
    const { ends, exitCode } = container.run;
    const end = ends === undefined ? Infinity : container.startedAt + ends;
    const killed = !machine.processes.some(({ pid }) => pid === container.pid);
    if (killed) stopContainer(machine, container, 137);
    else if (end <= machine.now) {
      stopContainer(machine, container, exitCode, end);
      if (startsAgain(container)) startContainer(machine, container);
    }
  }
}

/** Whether its restart policy wants a container that has ended to run again. */
export function startsAgain({ restart, stoppedByUser, exitCode }: Container): boolean {
  if (restart === 'always') return true;
  if (stoppedByUser) return false;
  return restart === 'unless-stopped' || (restart === 'on-failure' && exitCode !== 0);
}

/**
 * Starts a container that does not run.
 *
 * @returns why it could not, as the engine says; undefined where it runs
 */
export function startContainer(machine: Machine, container: Container): string | undefined {
  const network = machine.docker.networks.find(({ name }) => name === container.network);
  if (!network) return `network ${container.network} not found`;
  container.endpointId = newId(machine);
  container.sandboxId = newId(machine);
  container.startedAt = machine.now;
  container.finishedAt = 0;
  container.exitCode = 0;
  container.error = '';
  container.stoppedByUser = false;
  if (network.driver === 'bridge') {
    container.address = freeAddress(machine, network);
    const problem = publish(machine, container, network);
    if (problem) {
      const programming = `driver failed programming external connectivity on endpoint ${container.name} (${container.endpointId})`;
      clearNetwork(machine, container);
      container.startedAt = 0;
      container.error = `${programming}: ${problem}`;
      return container.error;
    }
  }
  const shim = spawn(
    machine,
    1,
    `/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${container.id} -address /run/containerd/containerd.sock`,
  );
  container.pid = spawn(machine, shim, container.run.process, uidOf(machine, container.user));
  container.state = 'running';
  for (const { after, stream, text } of container.run.lines) {
    container.log.push({ stream, text, time: machine.now + after });
  }
  updateCarriers(machine);
  return undefined;
}

/**
 * Ends a container's processes.
 *
 * @param exitCode it ends with
 * @param time when it ended: milliseconds since 1970
 */
export function stopContainer(machine: Machine, container: Container, exitCode: number, time = machine.now): void {
  const network = machine.docker.networks.find(({ name }) => name === container.network);
  const own = machine.processes.find(({ pid }) => pid === container.pid);
  const shims = machine.processes.filter(({ command }) => command.includes(` -id ${container.id} `));
  const gone = new Set([
    own?.pid,
    ...shims.map(({ pid }) => pid),
    ...container.published.flatMap(({ proxies }) => proxies),
  ]);
  machine.processes = machine.processes.filter(({ pid }) => !gone.has(pid));
  for (const port of container.published) {
    port.proxies = [];
    if (network) closePort(machine, network, container.address, port);
    if (port.chosen) port.port = 0;
  }
  clearNetwork(machine, container);
  container.log = container.log.filter((line) => line.time <= time);
  container.state = 'exited';
  container.pid = 0;
  container.exitCode = exitCode;
  container.finishedAt = time;
  updateCarriers(machine);
  if (container.autoRemove) forgetContainer(machine, container);
}

/** Takes a container that does not run off the engine's list, and the volumes without a name it alone used. */
export function forgetContainer(machine: Machine, container: Container, volumes = container.autoRemove): void {
  const { docker } = machine;
  docker.containers = docker.containers.filter((other) => other !== container);
  if (!volumes) return;
  const used = new Set(docker.containers.flatMap(({ binds }) => binds.map(({ source }) => source)));
  const own = new Set(container.binds.map(({ source }) => source));
  docker.volumes = docker.volumes.filter(({ name, anonymous }) => !(anonymous && own.has(name) && !used.has(name)));
}

/** Adds a network of containers with its link. */
export function addNetwork(
  machine: Machine,
  network: Omit<ContainerNetwork, 'id' | 'createdAt' | 'link'>,
): ContainerNetwork {
  const id = newId(machine);
  const link = network.driver !== 'bridge' ? '' : network.name === 'bridge' ? 'docker0' : `br-${id.slice(0, 12)}`;
  const added = { ...network, id, link, createdAt: machine.now };
  machine.docker.networks.push(added);
  if (link) bringUp(machine, added);
  return added;
}

/** Takes a network away with its link. */
export function removeNetwork(machine: Machine, network: ContainerNetwork): void {
  machine.docker.networks = machine.docker.networks.filter((other) => other !== network);
  machine.network.links = machine.network.links.filter(({ name }) => name !== network.link);
  machine.network.routes = machine.network.routes.filter(({ dev }) => dev !== network.link);
  closeBridge(machine, network);
}

/** A subnet no network of containers has yet: the engine's own pools, 172.17.0.0/16 to 172.31.0.0/16 first. */
export function freeSubnet(machine: Machine): { subnet: string; gateway: string } {
  const taken = new Set(machine.docker.networks.map(({ subnet }) => subnet));
  const pools = runningEngine(machine)?.pools ?? [];
  const own = pools.flatMap(({ base, size }) => subnetsIn(base, size));
  const standard = [
    ...Array.from({ length: 15 }, (_, index) => `172.${17 + index}.0.0/16`),
    ...Array.from({ length: 16 }, (_, index) => `192.168.${16 * index}.0/20`),
  ];
  const subnet = (own.length > 0 ? own : standard).find((candidate) => !taken.has(candidate)) ?? '';
  return { subnet, gateway: nthAddress(subnet, 1) };
}

function subnetsIn(base: string, size: number): string[] {
  const [address = '', length = '16'] = base.split('/');
  const count = Math.min(256, 2 ** Math.max(0, size - Number(length)));
  return Array.from(
    { length: count },
    (_, index) => `${fromNumber(toNumber(address) + index * 2 ** (32 - size))}/${size}`,
  );
}

/** The nth address of a subnet. */
export function nthAddress(subnet: string, index: number): string {
  return fromNumber(toNumber(subnet.split('/')[0] ?? '') + index);
}

/** The network an address is in: "10.9.0.0/24" of "10.9.0.1" and 24. */
export function networkOf(address: string, length: number): string {
  const size = 2 ** (32 - length);
  return `${fromNumber(Math.floor(toNumber(address) / size) * size)}/${length}`;
}

/** Whether two subnets have addresses in common. */
export function overlap(one: string, other: string): boolean {
  const range = (subnet: string) => {
    const [address = '', length = '32'] = subnet.split('/');
    const size = 2 ** (32 - Number(length));
    const first = Math.floor(toNumber(address) / size) * size;
    return [first, first + size - 1] as const;
  };
  const [[first, last], [start, end]] = [range(one), range(other)];
  return first <= end && start <= last;
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function fromNumber(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** The hardware address the engine gives to what has an address of IPv4. */
export function macOf(address: string): string {
  const parts = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `02:42:${parts.join(':')}`;
}

function freeAddress(machine: Machine, network: ContainerNetwork): string {
  const taken = new Set(
    machine.docker.containers.filter((container) => container.network === network.name).map(({ address }) => address),
  );
  for (let index = 1; ; index += 1) {
    const address = nthAddress(network.subnet, index);
    if (address !== network.gateway && !taken.has(address)) return address;
  }
}

function clearNetwork(machine: Machine, container: Container): void {
  container.address = '';
  container.endpointId = '';
  if (engineVersion(machine).major === 27) container.sandboxId = '';
}

/** Opens a container's ports; gives what the engine says where it cannot. */
function publish(machine: Machine, container: Container, network: ContainerNetwork): string | undefined {
  const config = runningEngine(machine);
  const opened: PublishedPort[] = [];
  const undo = (problem: string): string => {
    for (const port of opened) {
      machine.processes = machine.processes.filter(({ pid }) => !port.proxies.includes(pid));
      port.proxies = [];
      closePort(machine, network, container.address, port);
      if (port.chosen) port.port = 0;
    }
    return problem;
  };
  for (const port of inOrder(machine, container.published)) {
    const allocated = publishedPorts(machine).filter(({ protocol }) => protocol === port.protocol);
    if (port.chosen) port.port = freePort(machine, port.protocol);
    const clash = allocated.find((other) => other.port === port.port && meets(other.address, port.address));
    const shown = port.address || '0.0.0.0';
    if (clash) return undo(`Bind for ${shown}:${port.port} failed: port is already allocated`);
    if (config?.iptables !== false) {
      const missing = openPort(machine, network, container.address, port);
      if (missing) return undo(missing);
    }
    opened.push(port);
    const listening = socketsOf(machine).find(
      (socket) =>
        socket.protocol === port.protocol && socket.port === port.port && meets(plain(socket.address), port.address),
    );
    if (listening) {
      const family = port.protocol === 'tcp' ? 'tcp4' : 'udp4';
      const what =
        engineVersion(machine).major === 27 ? `failed to bind port ${shown}:${port.port}/${port.protocol}: ` : '';
      return undo(
        `${what}Error starting userland proxy: listen ${family} ${shown}:${port.port}: bind: address already in use`,
      );
    }
    if (config?.userlandProxy === false) continue;
    port.proxies = addressesOf(port).map((address) =>
      spawn(
        machine,
        machine.units[unit]?.pid ?? 1,
        `/usr/bin/docker-proxy -proto ${port.protocol} -host-ip ${address} -host-port ${port.port} -container-ip ${container.address} -container-port ${port.containerPort}`,
      ),
    );
  }
  return undefined;
}

/** The engine of 24 opens the highest port first, that of 27 the lowest. */
function inOrder(machine: Machine, ports: PublishedPort[]): PublishedPort[] {
  const sorted = [...ports].sort((one, other) => one.containerPort - other.containerPort);
  return engineVersion(machine).major === 24 ? sorted.reverse() : sorted;
}

/** Whether two addresses cannot both be listened on at one port; an empty one is any. */
function meets(one: string, other: string): boolean {
  const any = (address: string) => address === '' || address === '0.0.0.0' || address === '::';
  return any(one) || any(other) || one === other;
}

/** An address as ss shows it, without brackets and zone. */
function plain(address: string): string {
  return address
    .replace(/^\[|\]$/g, '')
    .replace(/%.*/, '')
    .replace(/^\*$/, '');
}

/** The engine takes ports from the range the kernel gives to clients, 32768 to 60999, one after the other. */
function freePort(machine: Machine, protocol: 'tcp' | 'udp'): number {
  const taken = new Set(
    publishedPorts(machine)
      .filter((port) => port.protocol === protocol)
      .map(({ port }) => port),
  );
  let port = 32768;
  while (taken.has(port)) port += 1;
  return port;
}

function spawn(machine: Machine, ppid: number, command: string, uid = 0): number {
  const process: Process = { pid: machine.nextPid, ppid, uid, command, startedAt: machine.now, terminal: '?' };
  machine.nextPid += 1;
  machine.processes.push(process);
  return process.pid;
}

function uidOf(machine: Machine, user: string): number {
  const name = user.split(':')[0] ?? '';
  if (/^\d+$/.test(name)) return Number(name);
  return name === 'root' || name === '' ? 0 : (accountsOf(machine).find((account) => account.name === name)?.uid ?? 0);
}

/** Gives a network its link, its address and its rules, where they are not there yet. */
export function bringUp(machine: Machine, network: ContainerNetwork): void {
  const { links } = machine.network;
  if (!links.some(({ name }) => name === network.link)) {
    const prefix = Number(network.subnet.split('/')[1]);
    const broadcast = fromNumber(toNumber(network.subnet.split('/')[0] ?? '') + 2 ** (32 - prefix) - 1);
    const link: Link = {
      index: Math.max(0, ...links.map(({ index }) => index)) + 1,
      name: network.link,
      kind: 'bridge',
      mac: `02:42:${(randomHex(machine, 8).match(/../g) ?? []).join(':')}`,
      mtu: 1500,
      up: true,
      carrier: false,
      addresses: [],
      received: { packets: 0, bytes: 0 },
      sent: { packets: 0, bytes: 0 },
      aliases: [],
    };
    links.push(link);
    addAddress(machine, link, { address: network.gateway, prefix, scope: 'global', broadcast });
  }
  if (runningEngine(machine)?.iptables !== false) openBridge(machine, network);
  updateCarriers(machine);
}

/** A bridge has a carrier while a container is plugged in. */
function updateCarriers(machine: Machine): void {
  for (const { name, link } of machine.docker.networks) {
    const found = machine.network.links.find((candidate) => candidate.name === link);
    if (found) found.carrier = machine.docker.containers.some((one) => one.network === name && isAlive(one));
  }
}

/** The commits Photon OS's packages are built from, and which version the engine is. */
export function engineVersion(machine: Machine): { version: string; commit: string; major: 24 | 27 } {
  if (machine.release === '5.0') return { version: '27.3.1', commit: '3ab5c7d', major: 27 };
  return { version: machine.release === '4.0' ? '24.0.9' : '24.0.5', commit: 'a61e2b4', major: 24 };
}
