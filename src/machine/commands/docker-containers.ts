// docker's commands for containers: which there are, and logs, port, top, rename, update and inspect themselves.
import { userName } from '../accounts.ts';
import { isAlive, logOf } from '../docker.ts';
import { addressesOf } from '../docker-ports.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Handler, Handlers } from './docker-commands.ts';
import { checkEngine, conflict, invalidName, restartOf, validName } from './docker-create.ts';
import { contentOf } from './docker-hub.ts';
import { containerRecord } from './docker-inspect-container.ts';
import { forEachWord, inspectAll, refused } from './docker-listing.ts';
import { containerOf, imageIn } from './docker-lookup.ts';
import { attachCommand, createCommand, execCommand, runCommand, startCommand } from './docker-run.ts';
import { print } from './docker-start.ts';
import {
  killCommand,
  pauseCommand,
  pruneCommand,
  removeCommand,
  restartCommand,
  stopCommand,
  waitCommand,
} from './docker-stop.ts';

const logsCommand: Handler = {
  arity: [1, 1],
  modelled: ['follow', 'tail', 'timestamps'],
  async run(client, { words, has, value }) {
    const { call } = client;
    client.connect(`Get containers/${words[0] ?? ''}/json`);
    const container = containerOf(client, words[0] ?? '');
    if (contentOf(imageIn(client, container)).service && container.log.length === 0 && container.startedAt > 0) {
      throw new NotSimulated(`what the image ${container.image} logs`);
    }
    const tail = value('tail') ?? 'all';
    const lines = logOf(call.machine, container).flatMap(({ text, ...line }) => (text.match(/[^\n]*\n|[^\n]+/g) ?? []).map((one) => ({ ...line, text: one }))); // prettier-ignore
    const shown = /^\d+$/.test(tail) ? lines.slice(lines.length - Math.min(lines.length, Number(tail))) : lines;
    for (const line of shown) {
      const time = has('timestamps') ? `${new Date(line.time).toISOString().replace('Z', '000000Z')} ` : '';
      print(client, { ...line, text: time + line.text });
    }
    if (has('follow') && isAlive(container)) {
      if (container.run.ends === undefined) throw new NotSimulated('following a container that does not end by itself');
      const { now } = call.machine;
      const later = container.log.filter(({ time }) => time > now);
      for (const line of later) {
        await call.sleep(Math.max(0, line.time - call.machine.now));
        print(client, line);
      }
      await call.sleep(Math.max(0, container.startedAt + container.run.ends - call.machine.now));
    }
    return 0;
  },
};

const portCommand: Handler = {
  arity: [1, 2],
  modelled: [],
  run(client, { words }) {
    const [written = '', wanted] = words;
    client.connect(`Get containers/${written}/json`);
    const container = containerOf(client, written);
    const ports = (isAlive(container) ? container.published : []).flatMap((port) =>
      addressesOf(port).map((address) => ({
        inner: `${port.containerPort}/${port.protocol}`,
        outer: `${address.includes(':') ? `[${address}]` : address}:${port.port}`,
        order: port.containerPort,
      })),
    );
    if (wanted === undefined) {
      const sorted = ports.sort((one, other) => one.order - other.order);
      client.call.out(sorted.map(({ inner, outer }) => `${inner} -> ${outer}\n`).join(''));
      return 0;
    }
    const found = ports.filter(({ inner }) => inner === (wanted.includes('/') ? wanted : `${wanted}/tcp`));
    if (found.length === 0) throw new Failure(`Error: No public port '${wanted}' published for ${written}`);
    client.call.out(found.map(({ outer }) => `${outer}\n`).join(''));
    return 0;
  },
};

const topCommand: Handler = {
  arity: [1, Infinity],
  modelled: [],
  leading: true,
  run(client, { words }) {
    const [written = '', ...options] = words;
    client.connect(`Get containers/${written}/top`);
    const container = containerOf(client, written);
    const { call } = client;
    if (!isAlive(container)) throw refused(`container ${container.id} is not running`);
    if (options.length > 0) throw new NotSimulated('docker top with options of ps');
    const process = call.machine.processes.find(({ pid }) => pid === container.pid);
    const heading = ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'];
    const row = [
      userName(call.machine, process?.uid ?? 0), String(container.pid), String(process?.ppid ?? 1), '0',
      new Date(container.startedAt).toISOString().slice(11, 16), container.tty ? 'pts/0' : '?', '00:00:00', container.run.process,
    ]; // prettier-ignore
    for (const line of [heading, row]) {
      call.out(`${line.map((cell, index) => (index < 7 ? cell.padEnd(20) : cell)).join('')}\n`);
    }
    return 0;
  },
};

const renameCommand: Handler = {
  arity: [2, 2],
  modelled: [],
  run(client, { words }) {
    const [from = '', to = ''] = words;
    try {
      client.connect(`Post containers/${from}/rename?name=${encodeURIComponent(to)}`);
      const container = containerOf(client, from);
      const other = client.call.machine.docker.containers.find(({ name }) => name === to);
      if (container.name === to) throw refused('Renaming a container with the same name as its current name');
      const when = 'Error when allocating new name: ';
      if (!validName(to))
        throw refused(when + invalidName(`/${to}`).message.replace(/^Error response from daemon: /, ''));
      if (other) throw refused(when + conflict(other));
      container.name = to;
      return 0;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(`${error.message}\nError: failed to rename container named ${from}`);
    }
  },
};

const updateCommand: Handler = {
  arity: [1, Infinity],
  modelled: ['restart'],
  async run(client, { words, value }) {
    const restart = value('restart');
    if (restart === undefined) throw new Failure('you must provide one or more flags when using this command');
    client.connect(`Post containers/${words[0] ?? ''}/update`);
    const problems = await forEachWord(client, words, (written) => {
      const { policy, limit, written: name } = restartOf(restart);
      const container = containerOf(client, written);
      checkEngine(client, name, '');
      [container.restart, container.restartLimit] = [policy, limit];
      client.call.out(`${written}\n`);
    });
    return problems.length > 0 ? 1 : 0;
  },
};

/** A command that says whether a container is there, and is refused where it is. */
function lookThenRefuse(resource: string, arity: Handler['arity'], what: string): Handler {
  return {
    arity,
    modelled: [],
    run(client, { words }) {
      const [written] = words;
      client.connect(`Get containers/${written ?? ''}/${resource}`);
      if (written !== undefined) containerOf(client, written);
      throw new NotSimulated(what);
    },
  };
}

/** The commands for containers, but for `docker ps`: see docker-ps.ts. */
export const containerCommands: Handlers = {
  'container run': runCommand,
  'container create': createCommand,
  'container stop': stopCommand,
  'container kill': killCommand,
  'container start': startCommand,
  'container restart': restartCommand,
  'container rm': removeCommand,
  'container logs': logsCommand,
  'container exec': execCommand,
  'container port': portCommand,
  'container top': topCommand,
  'container wait': waitCommand,
  'container pause': pauseCommand(true),
  'container unpause': pauseCommand(false),
  'container rename': renameCommand,
  'container update': updateCommand,
  'container prune': pruneCommand,
  'container attach': attachCommand,
  'container diff': lookThenRefuse('changes', [1, 1], 'the changes in a container'),
  'container stats': lookThenRefuse('json', [0, Infinity], 'measuring containers'),
  'container inspect': {
    arity: [1, Infinity],
    modelled: ['format'],
    run(client, { words, value }) {
      return inspectAll(client, words, value('format'), `Get containers/${words[0] ?? ''}/json`, (name) =>
        containerRecord(client, containerOf(client, name)),
      );
    },
  },
};
