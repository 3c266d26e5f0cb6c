// docker's commands for containers: run, ps, exec, logs, stop, rm and the others.
import { userName } from '../accounts.ts';
import { addressesOf, isAlive, logOf, type Container, type Image, type LogLine } from '../docker.ts';
import { forgetContainer, startContainer, stopContainer } from '../docker-lifecycle.ts';
import { NotSimulated } from '../program.ts';
import { Failure, type Given } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler, Handlers } from './docker-commands.ts';
import {
  checkEngine,
  conflict,
  createOptions,
  invalidName,
  makeContainer,
  restartOf,
  validName,
} from './docker-create.ts';
import {
  dateText,
  durationText,
  listText,
  parseTemplate,
  quoted,
  sizeText,
  type Value,
  plainText,
} from './docker-format.ts';
import { contentOf } from './docker-images.ts';
import { containerRecord } from './docker-inspect.ts';
import { confirmed, filtersOf, inspectAll, refused } from './docker-listing.ts';
import { insideOf, isShell, promptOf, runInside, shellLine, StartFailure } from './docker-world.ts';

/** A container by name or the beginning of its identifier. @throws {Failure} where there is none */
export function containerOf(client: Client, written: string): Container {
  const { containers } = client.call.machine.docker;
  const name = written.replace(/^\//, '');
  const found =
    containers.find((container) => container.id === written || container.name === name) ??
    (/^[0-9a-f]+$/.test(written) ? containers.find(({ id }) => id.startsWith(written)) : undefined);
  if (!found) throw refused(`No such container: ${written}`);
  return found;
}

function imageIn(client: Client, container: Container): Image {
  const image = client.call.machine.docker.images.find(({ id }) => id === container.imageId);
  if (!image) throw new NotSimulated('a container whose image was removed');
  return image;
}

/** The program of a container with its arguments. */
export function argvOf(client: Client, container: Container): string[] {
  const world = contentOf(imageIn(client, container));
  if (container.entrypoint) return [...container.entrypoint, ...(container.command ?? [])];
  return [...(world.entrypoint ?? []), ...(container.command ?? world.command)];
}

/** What stands in the way of a start, and with which status the client ends. */
class StartProblem extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

const runtime =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
  'unable to start container process: ';

/**
 * Starts a container.
 *
 * @param typing whether somebody sits at its terminal
 * @param input what it reads; undefined where its input is closed
 * @throws {StartProblem} where it cannot be started
 */
function launch(client: Client, container: Container, typing: boolean, input?: string): void {
  const { machine } = client.call;
  const image = contentOf(imageIn(client, container));
  const argv = argvOf(client, container);
  if (argv.length === 0) throw new NotSimulated('a container without a command');
  const waiting = container.openStdin && input === undefined && isShell(argv);
  const inside = insideOf(machine, container, image);
  try {
    // A shell that waits for input runs until it is stopped.
    container.run = waiting
      ? { lines: [], exitCode: 0, process: argv.join(' ') }
      : runInside(inside, argv, container.openStdin ? input : undefined);
    if (waiting) runInside(inside, [argv[0] ?? '', '-c', ':']);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    container.exitCode = error.status === 125 ? 0 : error.status;
    container.error = error.status === 125 ? error.message : runtime + error.message;
    throw new StartProblem(container.error, error.status);
  }
  if (container.restart !== 'no' && (container.run.ends ?? Infinity) < 60_000 && !typing) {
    throw new NotSimulated('a container that ends and is started again and again');
  }
  const problem = startContainer(machine, container);
  if (problem) throw new StartProblem(problem, 125);
}

/** Prints lines of a container. */
function print(client: Client, { stream, text }: Pick<LogLine, 'stream' | 'text'>): void {
  if (stream === 'stdout') client.call.out(text);
  else client.call.err(text);
}

/** Follows a container that runs until it ends. @returns its exit status */
async function follow(client: Client, container: Container): Promise<number> {
  const { call } = client;
  const { machine } = call;
  const { lines, ends, exitCode } = container.run;
  if (container.tty && container.openStdin && isShell(argvOf(client, container))) return typed(client, container);
  if (ends === undefined) {
    stopContainer(machine, container, 137);
    throw new NotSimulated('a container in the foreground that does not end by itself');
  }
  const started = container.startedAt;
  for (const line of lines) {
    await call.sleep(Math.max(0, started + line.after - machine.now));
    print(client, line);
  }
  await call.sleep(Math.max(0, started + ends - machine.now));
  if (isAlive(container)) stopContainer(machine, container, exitCode, started + ends);
  return exitCode;
}

/** A shell in a container with somebody at its terminal. */
async function typed(client: Client, container: Container): Promise<number> {
  const { call } = client;
  const inside = insideOf(call.machine, container, contentOf(imageIn(client, container)));
  const status = await shellLoop(client, inside, (line) => {
    container.log.push({ ...line, time: call.machine.now });
  });
  if (isAlive(container)) stopContainer(call.machine, container, status);
  return status;
}

async function shellLoop(
  { call }: Client,
  inside: ReturnType<typeof insideOf>,
  note: (line: Pick<LogLine, 'stream' | 'text'>) => void = () => undefined,
): Promise<number> {
  let status = 0;
  for (;;) {
    const line = await call.ask(promptOf(inside));
    if (line === undefined) return status;
    try {
      const done = shellLine(inside, line, status);
      status = done.status;
      await call.sleep(done.time);
      for (const printed of done.lines) {
        call.out(printed.text);
        note(printed);
      }
      if (done.ended) return status;
    } catch (error) {
      if (!(error instanceof NotSimulated)) throw error;
      call.err(`docker: ${error.message}\n`);
      status = 125;
    }
  }
}

function checkTerminal({ call }: Client, interactive: boolean, tty: boolean): void {
  if (interactive && tty && call.stdin !== '') throw new Failure('the input device is not a TTY');
}

const runCommand: Handler = {
  arity: [1, Infinity],
  modelled: createOptions,
  leading: true,
  async run(client, options) {
    const { call } = client;
    const detached = options.has('detach');
    if (!detached) checkTerminal(client, options.has('interactive'), options.has('tty'));
    const help = "See 'docker run --help'.";
    let container: Container;
    try {
      container = await makeContainer(client, { ...options, attached: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const denied = error.message.startsWith('permission denied');
      throw new Failure(`docker: ${error.message.replace(/\.$/, '')}.\n${help}`, denied ? 126 : 125);
    }
    const terminal = !detached && container.openStdin && container.tty;
    try {
      const input = !detached && container.openStdin && !container.tty ? call.stdin : undefined;
      launch(client, container, terminal, input);
    } catch (error) {
      if (error instanceof NotSimulated) forgetContainer(call.machine, container);
      if (!(error instanceof StartProblem)) throw error;
      if (detached) call.out(`${container.id}\n`);
      if (container.autoRemove) forgetContainer(call.machine, container);
      call.err(`docker: Error response from daemon: ${error.message}.\n`);
      return error.status;
    }
    if (!detached) return follow(client, container);
    call.out(`${container.id}\n`);
    return 0;
  },
};

const createCommand: Handler = {
  arity: [1, Infinity],
  modelled: createOptions,
  leading: true,
  async run(client, options) {
    client.call.out(`${(await makeContainer(client, { ...options, attached: false })).id}\n`);
    return 0;
  },
};

function statusText(container: Container, now: number): string {
  const { state, exitCode, startedAt, finishedAt } = container;
  if (state === 'created') return 'Created';
  if (state === 'exited') return `Exited (${exitCode}) ${durationText(now - finishedAt)} ago`;
  return `Up ${durationText(now - startedAt)}${state === 'paused' ? ' (Paused)' : ''}`;
}

/** What a container's column PORTS shows: DisplayablePorts of github.com/docker/cli. */
function portsText(client: Client, container: Container): string {
  if (!isAlive(container)) return '';
  const declared = (contentOf(imageIn(client, container)).exposed ?? []).map((port) => {
    const [number = '', protocol = 'tcp'] = port.split('/');
    return { address: '', port: 0, containerPort: Number(number), protocol };
  });
  const published = container.published.flatMap((port) => addressesOf(port).map((address) => ({ ...port, address })));
  const open = declared.filter((one) => !published.some(({ containerPort, protocol }) => containerPort === one.containerPort && protocol === one.protocol)); // prettier-ignore
  const ports = [...published, ...open].sort(
    (one, other) =>
      one.containerPort - other.containerPort ||
      (one.address < other.address ? -1 : one.address > other.address ? 1 : one.port - other.port),
  );
  const mapped: string[] = [];
  const groups = new Map<string, { first: number; last: number }>();
  const result: string[] = [];
  const groupText = (key: string, { first, last }: { first: number; last: number }) => {
    const [address = '', protocol = ''] = key.split('/');
    const range = first === last ? `${first}` : `${first}-${last}`;
    return `${address ? `${address}:${range}->` : ''}${range}/${protocol}`;
  };
  for (const { address, port, containerPort, protocol } of ports) {
    if (address && port !== containerPort) {
      const host = client.version === 27 && address.includes(':') ? `[${address}]` : address;
      mapped.push(`${host}:${port}->${containerPort}/${protocol}`);
      continue;
    }
    const key = `${address}/${protocol}`;
    const group = groups.get(key);
    if (group && containerPort === group.last + 1) group.last = containerPort;
    else {
      if (group) result.push(groupText(key, group));
      groups.set(key, { first: containerPort, last: containerPort });
    }
  }
  return [...result, ...[...groups].map(([key, group]) => groupText(key, group)), ...mapped].join(', ');
}

function shortened(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text;
}

/** The command line of a container as ps shows it. */
function commandText(client: Client, container: Container): string {
  return argvOf(client, container)
    .map((word) => (word.includes(' ') ? `'${word}'` : word))
    .join(' ');
}

function listed(client: Client, container: Container, long: boolean, sizes: boolean): Record<string, Value> {
  const { now } = client.call.machine;
  const command = commandText(client, container);
  const volumes = container.binds.filter(({ source }) => !source.startsWith('/'));
  const image = imageIn(client, container);
  return {
    Command: quoted(long ? command : shortened(command, 20)),
    CreatedAt: dateText(container.createdAt),
    ID: long ? container.id : container.id.slice(0, 12),
    Image: image.tags.length > 0 || !/^[^@]+$/.test(container.image) ? container.image : image.id.slice(7, 19),
    Labels: Object.entries(container.labels).map(([key, value]) => `${key}=${value}`).join(','),
    LocalVolumes: String(volumes.length),
    Mounts: container.binds.map(({ source }) => (long ? source : shortened(source, 15))).join(','),
    Names: container.name,
    Networks: container.network,
    Ports: portsText(client, container),
    RunningFor: `${durationText(now - container.createdAt)} ago`,
    Size: sizes ? `0B (virtual ${sizeText(image.size, 3)})` : '0B',
    State: container.state,
    Status: statusText(container, now),
  }; // prettier-ignore
}

const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'];

function selected(client: Client, { has, value, values }: Given): Container[] {
  const { containers, images } = client.call.machine.docker;
  const filters = filtersOf(
    values('filter'),
    ['status', 'name', 'id', 'exited', 'ancestor', 'label', 'publish', 'volume', 'network'],
    ['before', 'since', 'expose', 'health', 'isolation', 'is-task', 'label!'],
  );
  for (const status of filters('status')) {
    if (!states.includes(status)) throw refused(`invalid filter 'status=${status}'`);
  }
  const matches = (container: Container): boolean => {
    const any = (key: string, test: (wanted: string) => boolean) => {
      const wanted = filters(key);
      return wanted.length === 0 || wanted.some(test);
    };
    const image = images.find(({ id }) => id === container.imageId);
    return (
      any('status', (status) => container.state === status) &&
      any('name', (name) => new RegExp(name).test(container.name) || new RegExp(name).test(`/${container.name}`)) &&
      any('id', (id) => container.id.startsWith(id)) &&
      any('exited', (status) => container.state === 'exited' && container.exitCode === Number(status)) &&
      any(
        'ancestor',
        (name) =>
          (image?.tags ?? []).some((tag) => tag === name || tag === `${name}:latest`) ||
          container.imageId.includes(name),
      ) && // prettier-ignore
      filters('label').every((label) =>
        Object.entries(container.labels).some(([key, text]) => label === key || label === `${key}=${text}`),
      ) && // prettier-ignore
      any(
        'publish',
        (port) => isAlive(container) && container.published.some((one) => String(one.port) === port.split('/')[0]),
      ) && // prettier-ignore
      any('volume', (volume) => container.binds.some(({ source, target }) => source === volume || target === volume)) &&
      any('network', (network) => container.network === network)
    );
  };
  const newest = [...containers].reverse();
  const last = has('latest') ? 1 : Number(value('last') ?? -1);
  const all = has('all') || last > 0 || filters('status').length > 0 || filters('exited').length > 0;
  const found = newest.filter((container) => (all || isAlive(container)) && matches(container));
  return last > 0 ? found.slice(0, last) : found;
}

export const psCommand: Handler = {
  arity: [0, 0],
  modelled: ['all', 'filter', 'format', 'last', 'latest', 'no-trunc', 'quiet', 'size'],
  run(client, options) {
    const { has, value } = options;
    const format = value('format');
    if (format !== undefined) parseTemplate(format.replaceAll('\\t', '\t').replaceAll('\\n', '\n'));
    client.connect('Get containers/json');
    const containers = selected(client, options);
    const sizes = has('size') || /\.Size|json \.\s*\}/.test(format ?? '');
    const records = containers.map((container) => listed(client, container, has('no-trunc'), sizes));
    if (has('quiet') && format === undefined) {
      client.call.out(records.map(({ ID }) => `${plainText(ID)}\n`).join(''));
      return 0;
    }
    client.call.out(
      listText(records, {
        format,
        standard: [
          'ID',
          'Image',
          'Command',
          'RunningFor',
          'Status',
          'Ports',
          'Names',
          ...(has('size') ? ['Size'] : []),
        ],
        headings: {
          ID: 'CONTAINER ID', Image: 'IMAGE', Command: 'COMMAND', RunningFor: 'CREATED', Status: 'STATUS', Ports: 'PORTS',
          Names: 'NAMES', Size: 'SIZE', CreatedAt: 'CREATED AT', State: 'STATE', Labels: 'LABELS', Mounts: 'MOUNTS',
          LocalVolumes: 'LOCAL VOLUMES', Networks: 'NETWORKS',
        }, // prettier-ignore
        type: '*formatter.ContainerContext',
      }),
    );
    return 0;
  },
};

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
      const problems: string[] = [];
      for (const written of options.words) {
        try {
          await work(client, known(client, written, missing), options, written);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          problems.push(error.message);
        }
      }
      if (problems.length > 0) client.call.err(`${problems.join('\n')}\n`);
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

const stopCommand = forEach({
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

const killCommand = forEach({
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

const startCommand: Handler = {
  arity: [1, Infinity],
  modelled: ['attach', 'interactive'],
  async run(client, { words, has }) {
    const { call } = client;
    const attached = has('attach') || has('interactive');
    if (attached && words.length > 1) throw new Failure('you cannot start and attach multiple containers at once');
    const failed: string[] = [];
    const problems: string[] = [];
    for (const written of words) {
      try {
        client.connect(attached ? `Get containers/${written}/json` : `Post containers/${written}/start`);
        const container = containerOf(client, written);
        if (!isAlive(container)) launch(client, container, attached && container.tty);
        if (attached) return await follow(client, container);
        call.out(`${written}\n`);
      } catch (error) {
        if (error instanceof StartProblem) problems.push(`Error response from daemon: ${error.message}`);
        else if (error instanceof Failure) problems.push(error.message);
        else throw error;
        failed.push(written);
      }
    }
    if (failed.length === 0) return 0;
    call.err(`${[...new Set(problems)].join('\n')}\n`);
    if (!attached) call.err(`Error: failed to start containers: ${failed.join(', ')}\n`);
    return 1;
  },
};

const restartCommand = forEach({
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

const removeCommand: Handler = {
  arity: [1, Infinity],
  modelled: ['force', 'volumes'],
  run(client, { words, has }) {
    const { call } = client;
    client.connect(`Delete containers/${words[0] ?? ''}`);
    const problems: string[] = [];
    for (const written of words) {
      try {
        const container = containerOf(client, written);
        if (isAlive(container) && !has('force')) throw refused(stillAlive(client, container));
        if (isAlive(container)) stopContainer(call.machine, container, 137);
        forgetContainer(call.machine, container, has('volumes'));
        call.out(`${written}\n`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message);
      }
    }
    if (problems.length > 0) call.err(`${problems.join('\n')}\n`);
    const missing = problems.every((problem) => problem.includes('No such container'));
    return problems.length > 0 && !(has('force') && missing) ? 1 : 0;
  },
};

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

const execCommand: Handler = {
  arity: [2, Infinity],
  modelled: ['detach', 'env', 'interactive', 'tty', 'user', 'workdir'],
  leading: true,
  async run(client, { words, has, value, values }) {
    const { call } = client;
    const [written = '', ...argv] = words;
    if (!has('detach')) checkTerminal(client, has('interactive'), has('tty'));
    client.connect(`Get containers/${written}/json`);
    const container = containerOf(client, written);
    const running = client.version === 24 ? 'Container' : 'container';
    if (container.state === 'paused') {
      throw refused(`Container ${written} is paused, unpause the container before exec`);
    }
    if (!isAlive(container)) throw refused(`${running} ${container.id} is not running`);
    const user = value('user') ?? container.user;
    const seen = { ...container, user, env: [...container.env, ...values('env')], tty: has('tty') };
    const inside = insideOf(call.machine, seen, contentOf(imageIn(client, container)));
    inside.cwd = value('workdir') ?? inside.cwd;
    try {
      const shell = has('interactive') && has('tty') && isShell(argv);
      const run = runInside(
        inside,
        shell ? [argv[0] ?? '', '-c', ':'] : argv,
        has('interactive') ? call.stdin : undefined,
      );
      if (shell) return await shellLoop(client, inside);
      if (has('detach')) return 0;
      if (run.ends === undefined) throw new NotSimulated('a program in a container that does not end by itself');
      for (const line of run.lines) print(client, line);
      await call.sleep(run.ends);
      return run.exitCode;
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      const prefix = 'OCI runtime exec failed: exec failed: unable to start container process: ';
      call.out(`${error.status === 125 ? '' : prefix}${error.message}\r\n`);
      return 126;
    }
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

const waitCommand = forEach({
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

const pauseCommand = (pause: boolean): Handler =>
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
  run(client, { words, value }) {
    const restart = value('restart');
    if (restart === undefined) throw new Failure('you must provide one or more flags when using this command');
    client.connect(`Post containers/${words[0] ?? ''}/update`);
    const problems: string[] = [];
    for (const written of words) {
      try {
        const { policy, limit, written: name } = restartOf(restart);
        const container = containerOf(client, written);
        checkEngine(client, name, '');
        [container.restart, container.restartLimit] = [policy, limit];
        client.call.out(`${written}\n`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message);
      }
    }
    if (problems.length > 0) throw new Failure(problems.join('\n'));
    return 0;
  },
};

/** Removes containers that do not run. @returns their identifiers */
export function pruneContainers(client: Client): string[] {
  const { machine } = client.call;
  const gone = machine.docker.containers.filter((container) => !isAlive(container));
  for (const container of gone) forgetContainer(machine, container);
  return gone.map(({ id }) => id).reverse();
}

const pruneCommand: Handler = {
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

const attachCommand: Handler = {
  arity: [1, 1],
  modelled: ['no-stdin', 'sig-proxy'],
  run(client, { words }) {
    client.connect(`Get containers/${words[0] ?? ''}/json`);
    const container = containerOf(client, words[0] ?? '');
    if (container.state === 'paused') throw new Failure('You cannot attach to a paused container, unpause it first');
    if (!isAlive(container)) throw new Failure('You cannot attach to a stopped container, start it first');
    return follow(client, container);
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

/** The commands for containers. */
export const containerCommands: Handlers = {
  'container run': runCommand,
  'container create': createCommand,
  'container ls': psCommand,
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
