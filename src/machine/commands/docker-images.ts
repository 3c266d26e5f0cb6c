// docker's commands for images: pull, images, rmi, tag, inspect, prune.
import { lookUp, reach } from '../connection.ts';
import { isAlive, type Image } from '../docker.ts';
import type { Machine } from '../model.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { dateText, durationText, listText, sizeText, timestamp, type Value, plainText } from './docker-format.ts';
import { confirmed, filtersOf, inspectAll, refused } from './docker-listing.ts';
import { sha256 } from './docker-sha256.ts';
import { imageNamed, knownRepository, standardPath, type WorldImage } from './docker-world.ts';

/** The name of an image in parts. */
export interface Reference {
  /** "docker.io", "localhost:5000". */
  domain: string;
  /** "library/nginx". */
  path: string;
  /** As docker shows it: "nginx", "localhost:5000/nginx". */
  repository: string;
  tag: string;
}

/** Reads the name of an image. @throws {Error} where it is none, with the text of the client of that version */
export function referenceOf(written: string, version: 24 | 27): Reference {
  const [, name = '', tag, digest] = /^([^@]*?)(?::([\w][\w.-]{0,127}))?(@.*)?$/.exec(written) ?? [];
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const own = first !== '' && !/[.:]/.test(first) && first !== 'localhost';
  const domain = first === '' || own ? 'docker.io' : first;
  const rest = domain === 'docker.io' ? name.replace(/^(index\.)?docker\.io\//, '') : name.slice(slash + 1);
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  if (/[A-Z]/.test(path) && /^[\w./-]+$/.test(path)) {
    const which = version === 27 ? ` (${path})` : '';
    throw new Error(`invalid reference format: repository name${which} must be lowercase`);
  }
  const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
  if (!new RegExp(`^${component}(/${component})*$`).test(path)) throw new Error('invalid reference format');
  if (digest) throw new NotSimulated('an image by its digest');
  const repository = domain === 'docker.io' ? path.replace(/^library\//, '') : `${domain}/${path}`;
  return { domain, path, repository, tag: tag ?? 'latest' };
}

/** An image on the machine by name or the beginning of its identifier. @throws {Failure} where there is none */
export function imageOf(client: Client, written: string): Image {
  const { images } = client.call.machine.docker;
  const found = findImage(client, written);
  if (found) return found;
  const digits = written.replace(/^sha256:/, '');
  const byId = /^[0-9a-f]{4,64}$/.test(digits) ? images.filter(({ id }) => id.startsWith(`sha256:${digits}`)) : [];
  if (byId[0]) return byId[0];
  throw refused(`No such image: ${shownName(client, written)}`);
}

function findImage(client: Client, written: string): Image | undefined {
  try {
    const { repository, tag } = referenceOf(written, client.version);
    return client.call.machine.docker.images.find(({ tags }) => tags.includes(`${repository}:${tag}`));
  } catch (error) {
    if (error instanceof NotSimulated) throw error;
    throw refused((error as Error).message);
  }
}

function shownName(client: Client, written: string): string {
  const { repository, tag } = referenceOf(written, client.version);
  return `${repository}:${tag}`;
}

/** Repositories of Docker Hub that are well known: that they are missing would not be true. */
const known = new Set(
  (
    'adminer almalinux amazonlinux archlinux bash caddy cassandra centos chronograf clojure composer consul couchdb ' +
    'debian docker drupal eclipse-mosquitto eclipse-temurin elasticsearch elixir erlang fedora gcc ghost golang gradle ' +
    'groovy haproxy haskell httpd influxdb jenkins joomla julia kibana kong logstash mariadb maven memcached mongo ' +
    'mongo-express monica mysql nats neo4j nextcloud node openjdk oraclelinux percona perl php postgres python rabbitmq ' +
    'registry rockylinux ruby rust scratch solr sonarqube swarm swift telegraf tomcat traefik vault wordpress zookeeper'
  ).split(' '),
);

/** The image of Docker Hub that a reference names. @throws {Failure} as the engine refuses it */
function onHub(machine: Machine, { domain, repository, tag }: Reference): WorldImage {
  if (domain !== 'docker.io') throw new NotSimulated(`the registry ${domain}`);
  const url = 'Get "https://registry-1.docker.io/v2/": ';
  const name = 'registry-1.docker.io';
  const answer = lookUp(machine, name, 'ipv4');
  if (typeof answer === 'string') {
    const resolver = machine.files['/etc/resolv.conf'];
    const file = resolver?.type === 'link' ? machine.files['/run/systemd/resolve/stub-resolv.conf'] : resolver;
    const server = (file?.type === 'file' && /^nameserver\s+(\S+)/m.exec(file.content)?.[1]) || '127.0.0.53';
    const why = answer === 'temporary' ? 'server misbehaving' : 'no such host';
    throw refused(`${url}dial tcp: lookup ${name} on ${server}:53: ${why}`);
  }
  const address = answer.addresses[0] ?? '';
  const way = reach(machine, address, { protocol: 'tcp', port: 443 });
  if (way === 'refused') throw refused(`${url}dial tcp ${address}:443: connect: connection refused`);
  if (way === 'no-route') throw refused(`${url}dial tcp ${address}:443: connect: network is unreachable`);
  // Unverified: what the engine says after fifteen seconds without an answer of the registry
  if (way !== 'open') throw refused(`${url}net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`); // prettier-ignore
  const image = imageNamed(repository, tag);
  if (image) return image;
  if (knownRepository(repository) || known.has(repository) || repository.includes('/')) {
    throw new NotSimulated(`the image ${repository}:${tag}`);
  }
  // From distribution/errors.go of github.com/moby/moby and the registry's answer to a name it does not have.
  throw refused(
    `pull access denied for ${repository}, repository does not exist or may require 'docker login': ` +
      'denied: requested access to the resource is denied',
  );
}

/**
 * Fetches an image as `docker pull` and `docker run` do.
 *
 * @param say prints a line of the progress; left out where it is quiet
 */
export async function pull(client: Client, reference: Reference, say?: (line: string) => void): Promise<Image> {
  const { call } = client;
  const { docker } = call.machine;
  const { path, repository, tag } = reference;
  const world = onHub(call.machine, reference);
  const content = `${world.repository}:${world.tag}`;
  const source = `${world.repository} ${world.created}`;
  const id = `sha256:${sha256(`image ${source}`)}`;
  const digest = `sha256:${sha256(`digest ${source}`)}`;
  const layers = Array.from({ length: world.layers }, (_, index) => sha256(`layer ${index} ${source}`));
  const name = `${repository}:${tag}`;
  const there = docker.images.find((image) => image.id === id);
  say?.(`${tag}: Pulling from ${path}`);
  const fresh = !there?.tags.includes(name);
  if (!there) {
    const blobs = layers.map((layer) => layer.slice(0, 12));
    await call.sleep(1500);
    if (call.toTerminal) for (const blob of blobs) say?.(`${blob}: Pull complete `);
    else {
      for (const step of ['Pulling fs layer', 'Download complete', 'Pull complete']) {
        for (const blob of blobs) say?.(`${blob}: ${step}`);
      }
    }
  }
  say?.(`Digest: ${digest}`);
  say?.(`Status: ${fresh ? 'Downloaded newer image' : 'Image is up to date'} for ${name}`);
  const image = there ?? {
    id, tags: [], digests: {}, created: world.created, size: world.size,
    layers: layers.map((layer) => `sha256:${sha256(layer)}`), content,
  }; // prettier-ignore
  if (!there) docker.images.push(image);
  if (fresh) addTag(client, image, name);
  image.digests[repository] = digest;
  return image;
}

/** What an image does when it runs. */
export function contentOf(image: Image): WorldImage {
  const [repository = '', tag = ''] = image.content.split(':');
  const world = imageNamed(repository, tag);
  if (!world) throw new NotSimulated(`the image ${image.content}`);
  return world;
}

function addTag(client: Client, image: Image, name: string): void {
  for (const other of client.call.machine.docker.images) other.tags = other.tags.filter((tag) => tag !== name);
  image.tags = [...image.tags, name].sort();
}

function listed(client: Client, image: Image, digests: boolean, short: boolean): Record<string, Value>[] {
  const { now } = client.call.machine;
  const names = image.tags.length > 0 ? image.tags : ['<none>:<none>'];
  return names.map((name) => {
    const at = name.lastIndexOf(':');
    const repository = name.slice(0, at);
    return {
      Containers: 'N/A',
      CreatedAt: dateText(image.created),
      CreatedSince: `${durationText(now - image.created)} ago`,
      Digest: digests ? (image.digests[repository] ?? '<none>') : '<none>',
      ID: short ? image.id.slice(7, 19) : image.id,
      Repository: repository,
      SharedSize: 'N/A',
      Size: sizeText(image.size, 3),
      Tag: name.slice(at + 1),
      UniqueSize: 'N/A',
      VirtualSize: sizeText(image.size),
    };
  });
}

/** The images in the order in which they are listed: the newest first. */
function inOrder(machine: Machine): Image[] {
  return [...machine.docker.images].sort((one, other) => other.created - one.created);
}

/** Takes names off an image, and the image away where none is left. @returns what docker prints */
function removeImage(client: Client, image: Image, names: string[], force: boolean): string[] {
  const { docker } = client.call.machine;
  const lines: string[] = [];
  for (const name of names) {
    image.tags = image.tags.filter((tag) => tag !== name);
    lines.push(`Untagged: ${name}`);
    const repository = name.slice(0, name.lastIndexOf(':'));
    const digest = image.digests[repository];
    const last = !image.tags.some((tag) => tag.startsWith(`${repository}:`));
    const used = docker.containers.some(({ imageId }) => imageId === image.id);
    if (last && digest && !(used && force)) {
      image.digests = Object.fromEntries(Object.entries(image.digests).filter(([name]) => name !== repository));
      lines.push(`Untagged: ${repository}@${digest}`);
    }
  }
  const used = docker.containers.some(({ imageId }) => imageId === image.id);
  if (image.tags.length > 0 || used) return lines.filter((line) => image.tags.length === 0 || !line.includes('@'));
  docker.images = docker.images.filter((other) => other !== image);
  return [...lines, ...[image.id, ...image.layers.map((layer) => `sha256:${sha256(layer)}`)].map((id) => `Deleted: ${id}`)]; // prettier-ignore
}

/** Removes images nobody needs. @returns what docker prints, and how many bytes became free */
export function pruneImages(client: Client, all: boolean): { lines: string[]; freed: number } {
  const { docker } = client.call.machine;
  const used = new Set(docker.containers.map(({ imageId }) => imageId));
  const lines: string[] = [];
  let freed = 0;
  for (const image of inOrder(client.call.machine)) {
    if (used.has(image.id) || (!all && image.tags.length > 0)) continue;
    freed += image.size;
    lines.push(...removeImage(client, image, [...image.tags], false).map((line) => line.replace(/^./, (letter) => letter.toLowerCase()))); // prettier-ignore
  }
  return { lines, freed };
}

/** What the engine of 24 shows of the container an image was made of, where it was made of none. */
const noConfig = {
  Hostname: '', Domainname: '', User: '', AttachStdin: false, AttachStdout: false, AttachStderr: false, Tty: false,
  OpenStdin: false, StdinOnce: false, Env: null, Cmd: null, Image: '', Volumes: null, WorkingDir: '', Entrypoint: null,
  OnBuild: null, Labels: null,
}; // prettier-ignore

/** What `docker inspect` shows of an image. */
export function imageRecord(client: Client, image: Image): Value {
  const world = contentOf(image);
  const layer = sha256(`overlay ${image.id}`);
  const directory = (name: string) => `/var/lib/docker/overlay2/${layer}/${name}`;
  return {
    Id: image.id,
    RepoTags: image.tags,
    RepoDigests: Object.entries(image.digests).map(([repository, digest]) => `${repository}@${digest}`),
    Parent: '',
    Comment: '',
    Created: timestamp(image.created),
    ...(client.version === 24 ? { Container: '', ContainerConfig: noConfig } : {}),
    DockerVersion: '',
    Author: '',
    Config: {
      Hostname: '',
      Domainname: '',
      User: '',
      AttachStdin: false,
      AttachStdout: false,
      AttachStderr: false,
      ...exposedPorts(world),
      Tty: false,
      OpenStdin: false,
      StdinOnce: false,
      Env: [standardPath],
      Cmd: world.command,
      Image: '',
      Volumes: world.volumes ? Object.fromEntries(world.volumes.map((path) => [path, {}])) : null,
      WorkingDir: '',
      Entrypoint: world.entrypoint ?? null,
      OnBuild: null,
      Labels: world.labels ?? null,
    },
    Architecture: 'amd64',
    Os: 'linux',
    Size: image.size,
    ...(client.version === 24 ? { VirtualSize: image.size } : {}),
    GraphDriver: {
      Data: { MergedDir: directory('merged'), UpperDir: directory('diff'), WorkDir: directory('work') },
      Name: 'overlay2',
    },
    RootFS: { Type: 'layers', Layers: image.layers },
    Metadata: { LastTagTime: timestamp(0) },
  };
}

function exposedPorts({ exposed }: WorldImage): Record<string, Value> {
  return exposed ? { ExposedPorts: Object.fromEntries(exposed.map((port) => [port, {}])) } : {};
}

/** The commands for images. */
export const imageCommands: Handlers = {
  'image pull': {
    arity: [1, 1],
    modelled: ['quiet', 'disable-content-trust'],
    async run(client, { words, has }) {
      const { call } = client;
      const [written = ''] = words;
      let reference: Reference;
      try {
        reference = referenceOf(written, client.version);
      } catch (error) {
        if (error instanceof NotSimulated) throw error;
        throw new Failure((error as Error).message);
      }
      const { repository, tag, domain, path } = reference;
      const say = has('quiet') ? undefined : (line: string) => call.out(`${line}\n`);
      if (!/:[^/]*$/.test(written)) say?.('Using default tag: latest');
      client.connect(`Post images/create?fromImage=${encodeURIComponent(repository)}&tag=${tag}`);
      await pull(client, reference, say);
      call.out(`${domain}/${path}:${tag}\n`);
      return 0;
    },
  },
  'image ls': {
    arity: [0, 1],
    modelled: ['all', 'digests', 'filter', 'format', 'no-trunc', 'quiet'],
    run(client, { words, has, value, values }) {
      const { call } = client;
      client.connect('Get images/json', true);
      const filters = filtersOf(values('filter'), ['dangling', 'reference'], ['before', 'since', 'label', 'until']);
      const [wanted, tag] = (words[0] ?? '').split(/:(?=[^/]*$)/);
      const matches = (name: string, pattern: string) =>
        new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*').replaceAll('?', '.')}$`).test(name); // prettier-ignore
      const records = inOrder(call.machine)
        .filter(({ tags }) => filters('dangling').every((dangling) => (tags.length === 0) === (dangling === 'true')))
        .flatMap((image) => listed(client, image, has('digests'), !has('no-trunc')))
        .filter(({ Repository, Tag }) => !wanted || (matches(plainText(Repository), wanted) && (!tag || matches(plainText(Tag), tag)))) // prettier-ignore
        .filter(({ Repository, Tag }) => filters('reference').every((pattern) => matches(pattern.includes(':') ? `${plainText(Repository)}:${plainText(Tag)}` : plainText(Repository), pattern))); // prettier-ignore
      if (has('quiet') && value('format') === undefined) {
        call.out(records.map(({ ID }) => `${plainText(ID)}\n`).join(''));
        return 0;
      }
      const digest = has('digests') ? ['Digest'] : [];
      call.out(
        listText(records, {
          format: value('format'),
          standard: ['Repository', 'Tag', ...digest, 'ID', 'CreatedSince', 'Size'],
          headings: {
            Repository: 'REPOSITORY', Tag: 'TAG', Digest: 'DIGEST', ID: 'IMAGE ID', CreatedSince: 'CREATED',
            CreatedAt: 'CREATED AT', Size: 'SIZE', Containers: 'CONTAINERS', VirtualSize: 'SIZE',
            SharedSize: 'SHARED SIZE', UniqueSize: 'UNIQUE SIZE',
          }, // prettier-ignore
          type: '*formatter.imageContext',
        }),
      );
      return 0;
    },
  },
  'image rm': {
    arity: [1, Infinity],
    modelled: ['force', 'no-prune'],
    run(client, { words, has }) {
      const { call } = client;
      client.connect(`Delete images/${words[0] ?? ''}`);
      const problems: string[] = [];
      for (const written of words) {
        try {
          for (const line of untag(client, written, has('force'))) call.out(`${line}\n`);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          problems.push(error.message);
        }
      }
      if (problems.length === 0) return 0;
      call.err(`${problems.join('\n')}\n`);
      const missing = problems.every((problem) => problem.includes('No such image'));
      return has('force') && missing ? 0 : 1;
    },
  },
  'image tag': {
    arity: [2, 2],
    modelled: [],
    run(client, { words }) {
      const [from = '', to = ''] = words;
      let target: Reference;
      try {
        target = referenceOf(to, client.version);
      } catch (error) {
        if (error instanceof NotSimulated) throw error;
        throw new Failure(
          `Error parsing reference: "${to}" is not a valid repository/tag: ${(error as Error).message}`,
        );
      }
      const { repository, tag } = target;
      client.connect(`Post images/${from}/tag?repo=${encodeURIComponent(repository)}&tag=${tag}`);
      addTag(client, imageOf(client, from), `${repository}:${tag}`);
      return 0;
    },
  },
  'image inspect': {
    arity: [1, Infinity],
    modelled: ['format'],
    run(client, { words, value }) {
      return inspectAll(client, words, value('format'), `Get images/${words[0] ?? ''}/json`, (name) =>
        imageRecord(client, imageOf(client, name)),
      );
    },
  },
  'image history': {
    arity: [1, 1],
    modelled: [],
    run(client, { words }) {
      client.connect(`Get images/${words[0] ?? ''}/history`);
      imageOf(client, words[0] ?? '');
      throw new NotSimulated('the history of an image');
    },
  },
  'image prune': {
    arity: [0, 0],
    modelled: ['all', 'force'],
    async run(client, { has }) {
      const what = has('all') ? 'all images without at least one container associated to them' : 'all dangling images';
      const go = has('force') || (await confirmed(client, `WARNING! This will remove ${what}.\n`));
      if (!go && client.version === 27) return 0;
      if (go) client.connect('Post images/prune?filters=%7B%22dangling%22%3A%7B%22true%22%3Atrue%7D%7D', true);
      const { lines, freed } = go ? pruneImages(client, has('all')) : { lines: [], freed: 0 };
      if (lines.length > 0) client.call.out(`Deleted Images:\n${lines.join('\n')}\n\n`);
      client.call.out(`Total reclaimed space: ${sizeText(freed)}\n`);
      return 0;
    },
  },
};

function untag(client: Client, written: string, force: boolean): string[] {
  const { containers } = client.call.machine.docker;
  const image = imageOf(client, written);
  const users = containers.filter(({ imageId }) => imageId === image.id);
  const running = users.find(isAlive);
  const user = running ?? users.at(-1);
  const short = image.id.slice(7, 19);
  const named = findImage(client, written) === image;
  if (!named) {
    // From daemon/images/image_delete.go of github.com/moby/moby.
    const repositories = new Set(image.tags.map((tag) => tag.slice(0, tag.lastIndexOf(':'))));
    const conflict = (why: string, forced: string) =>
      refused(`conflict: unable to delete ${short} (${forced}) - ${why}`);
    if (running)
      throw conflict(`image is being used by running container ${running.id.slice(0, 12)}`, 'cannot be forced');
    if (repositories.size > 1 && !force)
      throw conflict('image is referenced in multiple repositories', 'must be forced');
    if (user && !force) throw conflict(`image is being used by stopped container ${user.id.slice(0, 12)}`, 'must be forced'); // prettier-ignore
    if (user) throw new NotSimulated('removing an image that a stopped container uses');
    return removeImage(client, image, [...image.tags], force);
  }
  const { repository, tag } = referenceOf(written, client.version);
  if (image.tags.length === 1 && user && !force) {
    throw refused(
      `conflict: unable to remove repository reference "${written}" (must force) - ` +
        `container ${user.id.slice(0, 12)} is using its referenced image ${short}`,
    );
  }
  return removeImage(client, image, [`${repository}:${tag}`], force);
}
