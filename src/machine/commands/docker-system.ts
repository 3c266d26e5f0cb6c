// docker system df and prune, search, login, inspect: what is about the client and the engine as a whole.
import { isAlive } from '../docker.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { columnsOf, sizeText } from './docker-format.ts';
import { pruneImages } from './docker-images.ts';
import { infoCommand } from './docker-info.ts';
import { containerRecord } from './docker-inspect-container.ts';
import { imageRecord, networkRecord, volumeRecord } from './docker-inspect.ts';
import { confirmed, inspectAll } from './docker-listing.ts';
import { containerOf, imageOf, networkOf, volumeOf } from './docker-lookup.ts';
import { pruneNetworks } from './docker-networks.ts';
import { pruneContainers } from './docker-stop.ts';
import type { Value } from './docker-values.ts';
import { versionCommand } from './docker-version.ts';
import { pruneVolumes } from './docker-volumes.ts';

function usage(client: Client): string {
  const { images, containers, volumes } = client.call.machine.docker;
  const used = new Set(containers.map(({ imageId }) => imageId));
  const bound = new Set(containers.flatMap(({ binds }) => binds.map(({ source }) => source)));
  const size = images.reduce((sum, image) => sum + image.size, 0);
  const free = images.filter(({ id }) => !used.has(id)).reduce((sum, image) => sum + image.size, 0);
  const share = size > 0 ? ` (${Math.floor((free * 100) / size)}%)` : '';
  return columnsOf([
    ['TYPE', 'TOTAL', 'ACTIVE', 'SIZE', 'RECLAIMABLE'],
    ['Images', images.length, images.filter(({ id }) => used.has(id)).length, sizeText(size), sizeText(free) + share],
    ['Containers', containers.length, containers.filter(isAlive).length, '0B', '0B'],
    ['Local Volumes', volumes.length, volumes.filter(({ name }) => bound.has(name)).length, '0B', '0B'],
    ['Build Cache', 0, 0, '0B', '0B'],
  ].map((row) => row.map(String))); // prettier-ignore
}

/** The commands for the client and the engine as a whole. */
export const systemCommands: Handlers = {
  version: versionCommand,
  'system info': infoCommand,
  'system df': {
    arity: [0, 0],
    modelled: [],
    run(client) {
      client.connect('Get system/df');
      client.call.out(usage(client));
      return 0;
    },
  },
  'system prune': {
    arity: [0, 0],
    modelled: ['all', 'force', 'volumes'],
    async run(client, { has }) {
      const { call } = client;
      const all = has('all');
      const cache = all ? 'all build cache' : client.version === 24 ? 'all dangling build cache' : 'unused build cache';
      const warning = `WARNING! This will remove:
  - all stopped containers
  - all networks not used by at least one container
${has('volumes') ? '  - all anonymous volumes not used by at least one container\n' : ''}  - all ${all ? 'images without at least one container associated to them' : 'dangling images'}
  - ${cache}

`;
      if (!has('force') && !(await confirmed(client, warning))) return 0;
      client.connect('Post containers/prune', true);
      const print = (title: string, lines: string[]) => {
        if (lines.length > 0) call.out(`${title}:\n${lines.join('\n')}\n\n`);
      };
      print('Deleted Containers', pruneContainers(client));
      print('Deleted Networks', pruneNetworks(client));
      if (has('volumes')) print('Deleted Volumes', pruneVolumes(client, false));
      const { lines, freed } = pruneImages(client, all);
      print('Deleted Images', lines);
      call.out(`Total reclaimed space: ${sizeText(freed)}\n`);
      return 0;
    },
  },
  search: {
    arity: [1, 1],
    modelled: ['limit'],
    run(client, { words }) {
      client.connect(`Get images/search?term=${encodeURIComponent(words[0] ?? '')}`);
      throw new NotSimulated('searching Docker Hub');
    },
  },
  login: {
    arity: [0, 1],
    modelled: ['username'],
    run(client) {
      if (client.call.stdin !== '')
        throw new Failure('Error: Cannot perform an interactive login from a non TTY device');
      throw new NotSimulated('logging in to a registry');
    },
  },
  logout: {
    arity: [0, 1],
    modelled: [],
    run(client, { words }) {
      client.call.out(`Removing login credentials for ${words[0] ?? 'https://index.docker.io/v1/'}\n`);
      return 0;
    },
  },
  inspect: {
    arity: [1, Infinity],
    modelled: ['format', 'type'],
    run(client, { words, value }) {
      const type = value('type') ?? '';
      const request = `Get ${type === 'image' ? 'images' : 'containers'}/${words[0] ?? ''}/json`;
      const ways: Record<string, (name: string) => Value> = {
        container: (name) => containerRecord(client, containerOf(client, name)),
        image: (name) => imageRecord(client, imageOf(client, name)),
        network: (name) => networkRecord(client, networkOf(client, name)),
        volume: (name) => volumeRecord(volumeOf(client, name)),
      };
      if (type !== '' && !(type in ways)) throw new NotSimulated(`inspecting a ${type}`);
      return inspectAll(client, words, value('format'), request, (name) => {
        for (const [kind, way] of Object.entries(ways)) {
          if (type !== '' && kind !== type) continue;
          try {
            return way(name);
          } catch (error) {
            if (!(error instanceof Failure) || type !== '') throw error;
          }
        }
        throw new Failure(`Error: No such object: ${name}`);
      });
    },
  },
};
