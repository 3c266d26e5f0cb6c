// Making a container: what `docker run` and `docker create` take, and what client and engine say of mistakes in it.
import { newId, type Bind, type Container, type Image, type PublishedPort } from '../docker.ts';
import { Files, root } from '../files.ts';
import { NotSimulated } from '../program.ts';
import { Failure, pairOf, type Given } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import { contentOf } from './docker-hub.ts';
import { refused } from './docker-listing.ts';
import { imageOf } from './docker-lookup.ts';
import { freeName } from './docker-names.ts';
import { pull } from './docker-pull.ts';
import { referenceOf, type Reference } from './docker-reference.ts';

/** Options of run and create that are modelled. */
export const createOptions = [
  'detach', 'disable-content-trust', 'entrypoint', 'env', 'expose', 'hostname', 'interactive', 'label', 'name',
  'network', 'publish', 'pull', 'quiet', 'restart', 'rm', 'tty', 'user', 'volume', 'workdir',
]; // prettier-ignore

const nameRule = '[a-zA-Z0-9][a-zA-Z0-9_.-]';

/** Whether a container may have a name. */
export function validName(name: string): boolean {
  return new RegExp(`^${nameRule}+$`).test(name);
}

/** What the engine says of a name that no container may have. @param shown with the slash it may put in front */
export function invalidName(shown: string): Failure {
  return refused(`Invalid container name (${shown}), only ${nameRule} are allowed`);
}

/** What the client says before it asks the engine. */
function clientProblem(client: Client, message: string): Failure {
  return new Failure(client.version === 24 ? message.replace(/^./, (letter) => letter.toUpperCase()) : message);
}

function portsOf(client: Client, written: string[]): PublishedPort[] {
  return written.flatMap((spec) => {
    const [, before = '', protocol = 'tcp'] = /^([^/]*)(?:\/(\w+))?$/.exec(spec) ?? [];
    const [container = '', host = '', address = ''] = before.split(':').reverse();
    const inside = rangeOf(container);
    if (!inside) throw clientProblem(client, `invalid containerPort: ${container}`);
    const outside = host === '' ? undefined : rangeOf(host);
    if (host !== '' && !outside) throw clientProblem(client, `invalid hostPort: ${host}`);
    if (protocol !== 'tcp' && protocol !== 'udp') throw new NotSimulated(`the protocol ${protocol} of a port`);
    if (outside && outside.length !== inside.length) throw new NotSimulated(`the ranges of ports in '${spec}'`);
    return inside.map((containerPort, index): PublishedPort => {
      const port = outside?.[index] ?? 0;
      return {
        containerPort,
        protocol,
        address: address === '0.0.0.0' ? '' : address,
        port,
        chosen: !outside,
        proxies: [],
      };
    });
  });
}

function rangeOf(text: string): number[] | undefined {
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === '' || from > to || to > 65535) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Volumes in the order of their paths in the container; the engine makes those that are not there yet. */
function bindsOf(client: Client, written: string[], image: Image): Bind[] {
  const { machine } = client.call;
  const bind = (spec: string): Bind => {
    const parts = spec.split(':');
    const [source = '', target = '', mode = ''] = parts.length === 1 ? ['', ...parts] : parts;
    if (parts.length > 3) throw refused(`invalid volume specification: '${spec}'`);
    const kind = source.startsWith('/') ? 'bind' : 'volume';
    if (!target.startsWith('/')) {
      throw refused(`invalid volume specification: '${spec}': invalid mount config for type "${kind}": invalid mount path: '${target}' mount path must be absolute`); // prettier-ignore
    }
    if (!/^(|ro|rw|z|Z)$/.test(mode)) throw new NotSimulated(`the mode '${mode}' of a volume`);
    if (source.startsWith('/')) {
      new Files(machine, root).mkdir(source, { parents: true });
      return { source, target, mode };
    }
    if (source !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source)) throw invalidVolume(source);
    return { source: makeVolume(client, source).name, target, mode };
  };
  const own = written.map(bind);
  const declared = (contentOf(image).volumes ?? []).filter((path) => !own.some(({ target }) => target === path));
  return [...own, ...declared.map((path) => bind(path))];
}

/** What the engine says of a name that no volume may have. */
export function invalidVolume(name: string): Failure {
  return refused(
    `create ${name}: "${name}" includes invalid characters for a local volume name, only "${nameRule}" are allowed. ` +
      'If you intended to pass a host directory, use absolute path',
  );
}

/** A volume by name, made where there is none yet; one without a name gets an identifier for it. */
export function makeVolume(client: Client, name: string, labels: Record<string, string> = {}) {
  const { machine } = client.call;
  const there = machine.docker.volumes.find((volume) => volume.name === name);
  if (there) return there;
  const volume = { name: name || newId(machine), createdAt: machine.now, anonymous: name === '', labels };
  machine.docker.volumes.push(volume);
  new Files(machine, root).mkdir(`/var/lib/docker/volumes/${volume.name}/_data`, { parents: true });
  return volume;
}

/** Labels by name. @param written "name=value", or a name alone, whose value is empty */
export function labelsOf(written: string[]): Record<string, string> {
  return Object.fromEntries(written.map(pairOf));
}

/**
 * Makes a container as run and create do, and fetches its image where it is missing.
 *
 * @throws {Failure} with the client's or the engine's text, without "docker: " in front
 */
export async function makeContainer(client: Client, options: Given & { attached: boolean }): Promise<Container> {
  const { words, has, value, values } = options;
  const { call } = client;
  const { machine } = call;
  const [written = '', ...command] = words;
  const published = portsOf(client, values('publish'));
  const restart = restartOf(value('restart') ?? 'no');
  if (has('rm') && restart.policy !== 'no') throw clientProblem(client, 'conflicting options: --restart and --rm'.replace('c', 'C')); // prettier-ignore
  const reference = referenceOf(written, client.version);
  client.connect('Post containers/create', true);
  checkEngine(client, restart.written, value('workdir') ?? '');
  const image = await imageFor(client, written, reference, value('pull') ?? 'missing', has('quiet'));
  const name = value('name');
  if (name !== undefined && !validName(name)) throw invalidName(name);
  const clash = machine.docker.containers.find((container) => container.name === name);
  if (clash) throw refused(conflict(clash));
  const id = newId(machine);
  const network = value('network') ?? 'bridge';
  const labels = { ...contentOf(image).labels, ...labelsOf(values('label')) };
  const entrypoint = value('entrypoint');
  const container: Container = {
    id,
    name: name ?? freeName(machine),
    image: written,
    imageId: image.id,
    ...(entrypoint === undefined ? {} : { entrypoint: entrypoint === '' ? [] : [entrypoint] }),
    ...(command.length > 0 ? { command } : {}),
    state: 'created',
    createdAt: machine.now,
    startedAt: 0,
    finishedAt: 0,
    exitCode: 0,
    error: '',
    pid: 0,
    restart: restart.policy,
    restartLimit: restart.limit,
    stoppedByUser: false,
    autoRemove: has('rm'),
    tty: has('tty'),
    openStdin: has('interactive'),
    attached: options.attached && !has('detach'),
    hostname: value('hostname') ?? (network === 'host' ? hostName(client) : id.slice(0, 12)),
    user: value('user') ?? '',
    workingDir: value('workdir') ?? '',
    env: values('env').flatMap((entry) => {
      if (entry.includes('=')) return [entry];
      const own = call.env[entry];
      return own === undefined ? [] : [`${entry}=${own}`];
    }),
    labels,
    binds: bindsOf(client, values('volume'), image),
    published,
    network: network === 'default' ? 'bridge' : network,
    address: '',
    sandboxId: '',
    endpointId: '',
    run: { lines: [], exitCode: 0, process: '' },
    log: [],
  };
  machine.docker.containers.push(container);
  return container;
}

function hostName(client: Client): string {
  const entry = client.call.machine.files['/etc/hostname'];
  return entry?.type === 'file' ? entry.content.trim() : 'localhost';
}

/** What the engine says of a name that another container has. */
export function conflict({ name, id }: Container): string {
  return (
    `Conflict. The container name "/${name}" is already in use by container "${id}". ` +
    'You have to remove (or rename) that container to be able to reuse that name.'
  );
}

/** A restart policy as it is written: "on-failure:3". */
export function restartOf(written: string): { policy: Container['restart']; limit: number; written: string } {
  const [policy = '', limit = '0'] = written.split(':');
  return { policy: policy as Container['restart'], limit: Number(limit) || 0, written: policy };
}

/** What the engine looks at before it looks for the image. */
export function checkEngine(client: Client, restart: string, workdir: string): void {
  if (!['no', 'always', 'on-failure', 'unless-stopped', ''].includes(restart)) {
    throw refused(
      client.version === 24
        ? `invalid restart policy '${restart}'`
        : `invalid restart policy: unknown policy '${restart}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    );
  }
  if (workdir !== '' && !workdir.startsWith('/')) {
    throw refused(`the working directory '${workdir}' is invalid, it needs to be an absolute path`);
  }
}

async function imageFor(
  client: Client,
  written: string,
  reference: Reference,
  policy: string,
  quiet: boolean,
): Promise<Image> {
  const { call } = client;
  const say = quiet ? undefined : (line: string) => call.err(`${line}\n`);
  if (policy === 'always') return pull(client, reference, say);
  try {
    return imageOf(client, written);
  } catch (error) {
    if (!(error instanceof Failure) || policy === 'never') throw error;
  }
  call.err(`Unable to find image '${reference.repository}:${reference.tag}' locally\n`);
  return pull(client, reference, say);
}
