// How a container starts, ends by itself or is stopped, starts again, and is forgotten.
import { engineMajor, isAlive, newId, type Container } from './docker.ts';
import { freeAddress, updateCarriers } from './docker-networks.ts';
import { publish, unpublish } from './docker-ports.ts';
import { spawn, uidOf } from './docker-processes.ts';
import type { Machine } from './model.ts';

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
  const gone = new Set([own?.pid, ...shims.map(({ pid }) => pid)]);
  machine.processes = machine.processes.filter(({ pid }) => !gone.has(pid));
  for (const port of container.published) unpublish(machine, network, container.address, port);
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

function clearNetwork(machine: Machine, container: Container): void {
  container.address = '';
  container.endpointId = '';
  if (engineMajor(machine) === 27) container.sandboxId = '';
}
