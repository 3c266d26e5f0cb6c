// The networks of containers: their links on the machine, their subnets, and who is plugged in.
import { isAlive, newId, runningEngine, type ContainerNetwork } from './docker.ts';
import { closeBridge, openBridge } from './docker-firewall.ts';
import { nthAddress, subnetsIn } from './docker-subnets.ts';
import type { Machine } from './model.ts';
import { addAddress, type Link } from './network.ts';
import { randomHex } from './random.ts';

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

/** The first address of a bridge that neither its gateway nor a container has. */
export function freeAddress(machine: Machine, network: ContainerNetwork): string {
  const taken = new Set(
    machine.docker.containers.filter((container) => container.network === network.name).map(({ address }) => address),
  );
  for (let index = 1; ; index += 1) {
    const address = nthAddress(network.subnet, index);
    if (address !== network.gateway && !taken.has(address)) return address;
  }
}

/** Gives a network its link, its address and its rules, where they are not there yet. */
export function bringUp(machine: Machine, network: ContainerNetwork): void {
  const { links } = machine.network;
  if (!links.some(({ name }) => name === network.link)) {
    const prefix = Number(network.subnet.split('/')[1]);
    const broadcast = nthAddress(network.subnet, 2 ** (32 - prefix) - 1);
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
export function updateCarriers(machine: Machine): void {
  for (const { name, link } of machine.docker.networks) {
    const found = machine.network.links.find((candidate) => candidate.name === link);
    if (found) found.carrier = machine.docker.containers.some((one) => one.network === name && isAlive(one));
  }
}
