// Fetching an image from Docker Hub, and giving an image a name.
import { lookUp, reach } from '../connection.ts';
import type { Image } from '../docker.ts';
import type { Machine } from '../model.ts';
import { NotSimulated } from '../program.ts';
import type { Client } from './docker-client.ts';
import { imageNamed, knownRepository, type WorldImage } from './docker-hub.ts';
import { refused } from './docker-listing.ts';
import type { Reference } from './docker-reference.ts';
import { sha256 } from './docker-sha256.ts';

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

/** Gives an image a name, which another loses. @param name with its tag: "nginx:latest" */
export function addTag(client: Client, image: Image, name: string): void {
  for (const other of client.call.machine.docker.images) other.tags = other.tags.filter((tag) => tag !== name);
  image.tags = [...image.tags, name].sort();
}
