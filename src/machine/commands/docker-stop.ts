// docker stop, kill, restart, pause, wait, rm and prune: ending containers and removing them.
import { isAlive, type Container } from '../docker.ts';
import { forgetContainer, stopContainer } from '../docker-lifecycle.ts';
import { NotSimulated } from '../program.ts';
import { Failure, type Given } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler } from './docker-commands.ts';
import { confirmed, forEachWord, refused } from './docker-listing.ts';
import { containerOf } from './docker-lookup.ts';
import { launch, StartProblem } from './docker-start.ts';

/** A command that takes containers one after the other. */
interface Each {
  /** Of the request, behind the container: "stop". */
  action: string;
  modelled?: string[];
  /** Whether the client of 27 asks for the engine's version first. */
  pings?: boolean;
  /** What stands in front of the engine's words where there is no such container. */
  missing?: (client: Client, written: string) => string;
  /** Prints the container's name, and changes it. @throws {Failure} where it cannot */
  work: (client: Client, container: Container, options: Given, written: string) => void | Promise<void>;
}

function forEach({ action, modelled = [], pings = false, missing, work }: Each): Handler {
  return {
    arity: [1, Infinity],
    modelled,
    async run(client, options) {
      client.connect(`Post containers/${options.words[0] ?? ''}/${action}`, pings);
      const problems = await forEachWord(client, options.words, (written) =>
        work(client, known(client, written, missing), options, written),
      );
      return problems.length > 0 ? 1 : 0;
    },
  };
}

function known(client: Client, written: string, missing: Each['missing']): Container {
  try {
    return containerOf(client, written);
  } catch (error) {
    if (!(error instanceof Failure) || !missing) throw error;
    throw refused(`${missing(client, written)}No such container: ${written}`);
  }
}

/** Asks a container to end, and ends it where it does not. @param seconds how long it is waited for */
async function halt(client: Client, container: Container, seconds: number): Promise<void> {
  const { call } = client;
  const { machine } = call;
  if (!isAlive(container)) return;
  const { stops, ends, exitCode } = container.run;
  const left = ends === undefined ? Infinity : container.startedAt + ends - machine.now;
  const asked = stops !== undefined && container.state === 'running';
  await call.sleep(asked ? 200 : Math.max(0, Math.min(seconds * 1000, left)));
  if (isAlive(container)) stopContainer(machine, container, asked ? stops : left <= seconds * 1000 ? exitCode : 137);
}

/** docker stop. */
export const stopCommand = forEach({
  action: 'stop',
  modelled: ['time'],
  async work(client, container, { value }, written) {
    await halt(client, container, Number(value('time') ?? 10));
    container.stoppedByUser = true;
    client.call.out(`${written}\n`);
  },
});

const cannotKill = ({ version }: Client, written: string) =>
  `${version === 24 ? 'Cannot' : 'cannot'} kill container: ${written}: `;

/** docker kill. */
export const killCommand = forEach({
  action: 'kill',
  modelled: ['signal'],
  missing: cannotKill,
  work(client, container, { value }, written) {
    const { machine } = client.call;
    const signal = (value('signal') ?? 'KILL').replace(/^SIG/, '');
    if (!isAlive(container)) {
      const which = client.version === 24 ? 'Container' : 'container';
      throw refused(`${cannotKill(client, written)}${which} ${container.id} is not running`);
    }
    if (!/^(KILL|9|TERM|15|INT|2|QUIT|3)$/.test(signal)) throw new NotSimulated(`the signal ${signal} to a container`);
    if (/^(KILL|9)$/.test(signal)) stopContainer(machine, container, 137);
    else if (container.run.stops !== undefined) stopContainer(machine, container, container.run.stops);
    container.stoppedByUser = true;
    client.call.out(`${written}\n`);
  },
});

/** docker restart. */
export const restartCommand = forEach({
  action: 'restart',
  modelled: ['time'],
  async work(client, container, { value }, written) {
    await halt(client, container, Number(value('time') ?? 10));
    try {
      launch(client, container, false);
    } catch (error) {
      if (!(error instanceof StartProblem)) throw error;
      throw refused(`Cannot restart container ${written}: ${error.message}`);
    }
    client.call.out(`${written}\n`);
  },
});

/** Why a container that is alive is not removed. */
function stillAlive({ version }: Client, { id, name, state }: Container): string {
  const paused = state === 'paused';
  if (version === 24) {
    const procedure = paused ? 'Unpause and then stop' : 'Stop';
    return `You cannot remove a ${state} container ${id}. ${procedure} the container before attempting removal or force remove`;
  }
  const advice = paused ? ' and must be unpaused first' : ': stop the container before removing or force remove';
  return `cannot remove container "/${name}": container is ${state}${advice}`;
}

/** docker rm. */
export const removeCommand: Handler = {
  arity: [1, Infinity],
  modelled: ['force', 'volumes'],
  async run(client, { words, has }) {
    const { call } = client;
    client.connect(`Delete containers/${words[0] ?? ''}`);
    const problems = await forEachWord(client, words, (written) => {
      const container = containerOf(client, written);
      if (isAlive(container) && !has('force')) throw refused(stillAlive(client, container));
      if (isAlive(container)) stopContainer(call.machine, container, 137);
      forgetContainer(call.machine, container, has('volumes'));
      call.out(`${written}\n`);
    });
    const missing = problems.every((problem) => problem.includes('No such container'));
    return problems.length > 0 && !(has('force') && missing) ? 1 : 0;
  },
};

/** docker wait. */
export const waitCommand = forEach({
  action: 'wait',
  pings: true,
  async work({ call }, container) {
    if (isAlive(container)) {
      if (container.run.ends === undefined)
        throw new NotSimulated('waiting for a container that does not end by itself');
      const end = container.startedAt + container.run.ends;
      await call.sleep(Math.max(0, end - call.machine.now));
      if (isAlive(container)) stopContainer(call.machine, container, container.run.exitCode, end);
    }
    call.out(`${container.exitCode}\n`);
  },
});

/** docker pause, or docker unpause. */
export const pauseCommand = (pause: boolean): Handler =>
  forEach({
    action: pause ? 'pause' : 'unpause',
    work({ call }, container, _options, written) {
      const problem = pause
        ? { paused: 'is already paused', running: '', created: 'is not running', exited: 'is not running' }
        : { paused: '', running: 'is not paused', created: 'is not paused', exited: 'is not paused' };
      const why = problem[container.state];
      if (why) throw refused(`Container ${container.id} ${why}`);
      container.state = pause ? 'paused' : 'running';
      call.out(`${written}\n`);
    },
  });

/** Removes containers that do not run. @returns their identifiers */
export function pruneContainers(client: Client): string[] {
  const { machine } = client.call;
  const gone = machine.docker.containers.filter((container) => !isAlive(container));
  for (const container of gone) forgetContainer(machine, container);
  return gone.map(({ id }) => id).reverse();
}

/** docker container prune. */
export const pruneCommand: Handler = {
  arity: [0, 0],
  modelled: ['force'],
  async run(client, { has }) {
    const go = has('force') || (await confirmed(client, 'WARNING! This will remove all stopped containers.\n'));
    if (!go && client.version === 27) return 0;
    if (go) client.connect('Post containers/prune', true);
    const gone = go ? pruneContainers(client) : [];
    if (gone.length > 0) client.call.out(`Deleted Containers:\n${gone.join('\n')}\n\n`);
    client.call.out('Total reclaimed space: 0B\n');
    return 0;
  },
};
