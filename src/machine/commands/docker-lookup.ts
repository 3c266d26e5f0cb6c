// Which container, image, network or volume a command names, and which image and program a container has.
import type { Container, ContainerNetwork, Image, Volume } from '../docker.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import { contentOf } from './docker-hub.ts';
import { refused } from './docker-listing.ts';
import { referenceOf } from './docker-reference.ts';

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

/**
 * An image on the machine by name; undefined where there is none.
 *
 * @throws {Failure} where the name is none
 */
export function findImage(client: Client, written: string): Image | undefined {
  try {
    const { repository, tag } = referenceOf(written, client.version);
    return client.call.machine.docker.images.find(({ tags }) => tags.includes(`${repository}:${tag}`));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw refused(error.message);
  }
}

function shownName(client: Client, written: string): string {
  const { repository, tag } = referenceOf(written, client.version);
  return `${repository}:${tag}`;
}

/** A network by name or the beginning of its identifier. @throws {Failure} where there is none */
export function networkOf(client: Client, written: string): ContainerNetwork {
  const { networks } = client.call.machine.docker;
  const found =
    networks.find(({ id, name }) => name === written || id === written) ??
    (/^[0-9a-f]+$/.test(written) ? networks.find(({ id }) => id.startsWith(written)) : undefined);
  if (!found) throw refused(`network ${written} not found`);
  return found;
}

/** A volume by name. @throws {Failure} where there is none */
export function volumeOf(client: Client, written: string): Volume {
  const found = client.call.machine.docker.volumes.find(({ name }) => name === written);
  if (!found) throw refused(`get ${written}: no such volume`);
  return found;
}

/** The image of a container. @throws {NotSimulated} where it was removed */
export function imageIn(client: Client, container: Container): Image {
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
