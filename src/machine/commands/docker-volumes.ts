// docker's commands for volumes.
import { Files, root } from '../files.ts';
import { NotSimulated } from '../program.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { invalidVolume, labelsOf, makeVolume } from './docker-create.ts';
import { listText } from './docker-format.ts';
import { volumeRecord } from './docker-inspect.ts';
import { confirmed, filtersOf, inspectAll, refused, removal } from './docker-listing.ts';
import { volumeOf } from './docker-lookup.ts';
import { plainText, type Value } from './docker-values.ts';

/** Removes volumes no container has. @param all also those with a name @returns their names */
export function pruneVolumes(client: Client, all: boolean): string[] {
  const { docker } = client.call.machine;
  const used = new Set(docker.containers.flatMap(({ binds }) => binds.map(({ source }) => source)));
  const idle = docker.volumes.filter(({ name, anonymous }) => !used.has(name) && (all || anonymous));
  for (const { name } of idle) dropVolume(client, name);
  return idle.map(({ name }) => name);
}

function dropVolume(client: Client, name: string): void {
  const { machine } = client.call;
  machine.docker.volumes = machine.docker.volumes.filter((volume) => volume.name !== name);
  const files = new Files(machine, root);
  const directory = `/var/lib/docker/volumes/${name}`;
  if (files.exists(directory)) files.remove(directory, { recursive: true });
}

/** The commands for volumes. */
export const volumeCommands: Handlers = {
  'volume ls': {
    arity: [0, 0],
    modelled: ['filter', 'format', 'quiet'],
    run(client, { has, value, values }) {
      client.connect('Get volumes');
      const { docker } = client.call.machine;
      const filters = filtersOf(values('filter'), ['name', 'dangling', 'driver'], ['label']);
      const used = new Set(docker.containers.flatMap(({ binds }) => binds.map(({ source }) => source)));
      const records = [...docker.volumes]
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .filter(({ name }) => filters('name').length === 0 || filters('name').some((wanted) => name.includes(wanted)))
        .filter(({ name }) => filters('dangling').every((dangling) => used.has(name) === (dangling !== 'true')))
        .filter(() => filters('driver').every((driver) => driver === 'local'))
        .map(
          ({ name, labels }): Record<string, Value> => ({
            Availability: 'N/A',
            Driver: 'local',
            Group: 'N/A',
            Labels: Object.entries(labels).map(([key, text]) => `${key}=${text}`).join(','),
            Links: 'N/A',
            Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
            Name: name,
            Scope: 'local',
            Size: 'N/A',
            Status: 'N/A',
          }), // prettier-ignore
        );
      if (has('quiet') && value('format') === undefined) {
        client.call.out(records.map(({ Name }) => `${plainText(Name)}\n`).join(''));
        return 0;
      }
      client.call.out(
        listText(records, {
          format: value('format'),
          standard: ['Driver', 'Name'],
          headings: { Driver: 'DRIVER', Name: 'VOLUME NAME', Scope: 'SCOPE', Mountpoint: 'MOUNTPOINT', Labels: 'LABELS', Size: 'SIZE' }, // prettier-ignore
          type: '*formatter.volumeContext',
        }),
      );
      return 0;
    },
  },
  'volume create': {
    arity: [0, 1],
    modelled: ['label', 'name', 'driver'],
    run(client, { words, value, values }) {
      client.connect('Post volumes/create');
      const [name = value('name') ?? ''] = words;
      if ((value('driver') ?? 'local') !== 'local') throw new NotSimulated('a volume driver');
      if (name !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) throw invalidVolume(name);
      client.call.out(`${makeVolume(client, name, labelsOf(values('label'))).name}\n`);
      return 0;
    },
  },
  'volume rm': removal('Delete volumes', (client, written, force) => {
    const { docker } = client.call.machine;
    if (force && !docker.volumes.some(({ name }) => name === written)) return written;
    volumeOf(client, written);
    const users = docker.containers.filter(({ binds }) => binds.some(({ source }) => source === written));
    if (users.length > 0) {
      throw refused(`remove ${written}: volume is in use - [${users.map(({ id }) => id).join(', ')}]`);
    }
    dropVolume(client, written);
    return written;
  }),
  'volume inspect': {
    arity: [1, Infinity],
    modelled: ['format'],
    run(client, { words, value }) {
      return inspectAll(client, words, value('format'), `Get volumes/${words[0] ?? ''}`, (name) =>
        volumeRecord(volumeOf(client, name)),
      );
    },
  },
  'volume prune': {
    arity: [0, 0],
    modelled: ['all', 'force'],
    async run(client, { has }) {
      const which = has('all') ? 'all' : 'anonymous';
      const warning = `WARNING! This will remove ${which} local volumes not used by at least one container.\n`;
      const go = has('force') || (await confirmed(client, warning));
      if (!go && client.version === 27) return 0;
      if (go) client.connect('Post volumes/prune', true);
      const gone = go ? pruneVolumes(client, has('all')) : [];
      if (gone.length > 0) client.call.out(`Deleted Volumes:\n${gone.join('\n')}\n\n`);
      client.call.out('Total reclaimed space: 0B\n');
      return 0;
    },
  },
};
