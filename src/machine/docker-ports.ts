// The ports a container publishes on the machine: which are free, who listens on them, what opens and closes them.
import {
  engineMajor,
  engineUnit,
  isAlive,
  runningEngine,
  type Container,
  type ContainerNetwork,
  type PublishedPort,
} from './docker.ts';
import { closePort, openPort } from './docker-firewall.ts';
import { spawn } from './docker-processes.ts';
import type { Machine } from './model.ts';
import { socketsOf } from './services.ts';

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

/**
 * Opens the ports of a container that has its address; all are closed again where one cannot be opened.
 *
 * @returns what the engine says where it cannot; undefined where all are open
 */
export function publish(machine: Machine, container: Container, network: ContainerNetwork): string | undefined {
  const config = runningEngine(machine);
  const opened: PublishedPort[] = [];
  const undo = (problem: string): string => {
    for (const port of opened) unpublish(machine, network, container.address, port);
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
      const what = engineMajor(machine) === 27 ? `failed to bind port ${shown}:${port.port}/${port.protocol}: ` : '';
      return undo(
        `${what}Error starting userland proxy: listen ${family} ${shown}:${port.port}: bind: address already in use`,
      );
    }
    if (config?.userlandProxy === false) continue;
    port.proxies = addressesOf(port).map((address) =>
      spawn(
        machine,
        machine.units[engineUnit]?.pid ?? 1,
        `/usr/bin/docker-proxy -proto ${port.protocol} -host-ip ${address} -host-port ${port.port} -container-ip ${container.address} -container-port ${port.containerPort}`,
      ),
    );
  }
  return undefined;
}

/**
 * Closes a port that a container publishes, with the processes that listen on it.
 *
 * @param network of the container; undefined where it has none any more
 * @param address of the container in that network
 */
export function unpublish(
  machine: Machine,
  network: ContainerNetwork | undefined,
  address: string,
  port: PublishedPort,
): void {
  machine.processes = machine.processes.filter(({ pid }) => !port.proxies.includes(pid));
  port.proxies = [];
  if (network) closePort(machine, network, address, port);
  if (port.chosen) port.port = 0;
}

/** The engine of 24 opens the highest port first, that of 27 the lowest. */
function inOrder(machine: Machine, ports: PublishedPort[]): PublishedPort[] {
  const sorted = [...ports].sort((one, other) => one.containerPort - other.containerPort);
  return engineMajor(machine) === 24 ? sorted.reverse() : sorted;
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
