// docker's commands for images: pull, images, rmi, tag, inspect, prune.
import { isAlive, type Image } from '../docker.ts';
import type { Machine } from '../model.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { dateText, durationText, listText, sizeText } from './docker-format.ts';
import { imageRecord } from './docker-inspect.ts';
import { confirmed, filtersOf, forEachWord, inspectAll, refused } from './docker-listing.ts';
import { findImage, imageOf } from './docker-lookup.ts';
import { addTag, pull } from './docker-pull.ts';
import { referenceOf, type Reference } from './docker-reference.ts';
import { sha256 } from './docker-sha256.ts';
import { plainText, type Value } from './docker-values.ts';

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

/** The commands for images. */
export const imageCommands: Handlers = {
  'image pull': {
    arity: [1, 1],
    modelled: ['quiet', 'disable-content-trust'],
    async run(client, { words, has }) {
      const { call } = client;
      const [written = ''] = words;
      const reference = referenceOf(written, client.version);
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
    async run(client, { words, has }) {
      client.connect(`Delete images/${words[0] ?? ''}`);
      const problems = await forEachWord(client, words, (written) => {
        for (const line of untag(client, written, has('force'))) client.call.out(`${line}\n`);
      });
      const missing = problems.every((problem) => problem.includes('No such image'));
      return problems.length > 0 && !(has('force') && missing) ? 1 : 0;
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
        if (!(error instanceof Failure)) throw error;
        throw new Failure(`Error parsing reference: "${to}" is not a valid repository/tag: ${error.message}`);
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
