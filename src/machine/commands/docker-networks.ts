// docker's commands for networks and volumes.
import { isAlive, type ContainerNetwork, type Volume } from '../docker.ts';
import { addNetwork, freeSubnet, removeNetwork } from '../docker-networks.ts';
import { nthAddress, overlap } from '../docker-subnets.ts';
import { Files, root } from '../files.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler, Handlers } from './docker-commands.ts';
import { containerOf } from './docker-containers.ts';
import { invalidVolume, labelsOf, makeVolume } from './docker-create.ts';
import { dateText, listText, type Value, plainText } from './docker-format.ts';
import { networkRecord, volumeRecord } from './docker-inspect.ts';
import { confirmed, filtersOf, inspectAll, refused } from './docker-listing.ts';

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

/** Runs a command for each word; prints what it gives, or why not. */
function each(
  request: string,
  modelled: string[],
  work: (client: Client, written: string, force: boolean) => string,
): Handler {
  return {
    arity: [1, Infinity],
    modelled,
    run(client, { words, has }) {
      client.connect(`${request}/${words[0] ?? ''}`);
      const problems: string[] = [];
      for (const written of words) {
        try {
          const line = work(client, written, has('force'));
          if (line) client.call.out(`${line}\n`);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          problems.push(error.message);
        }
      }
      if (problems.length === 0) return 0;
      client.call.err(`${problems.join('\n')}\n`);
      return 1;
    },
  };
}

function usersOf(client: Client, name: string) {
  return client.call.machine.docker.containers.filter((container) => container.network === name && isAlive(container));
}

/** Removes networks nobody uses. @returns their names */
export function pruneNetworks(client: Client): string[] {
  const { machine } = client.call;
  const idle = machine.docker.networks.filter(
    ({ name }) => !['bridge', 'host', 'none'].includes(name) && usersOf(client, name).length === 0,
  );
  for (const network of idle) removeNetwork(machine, network);
  return idle.map(({ name }) => name);
}

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

function checkSubnet(client: Client, subnet: string): void {
  const [, address = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/\d{1,2}$/.exec(subnet) ?? [];
  if (!address) {
    throw refused(
      client.version === 24
        ? `Invalid subnet ${subnet} : invalid CIDR address: ${subnet}`
        : `invalid network config:\ninvalid subnet ${subnet}: invalid CIDR block notation`,
    );
  }
  const taken = client.call.machine.docker.networks.some(
    (network) => network.subnet && overlap(network.subnet, subnet),
  );
  if (taken) {
    const pool = 'Pool overlaps with other one on this address space';
    throw refused(client.version === 24 ? pool : `invalid pool request: ${pool}`);
  }
}

/** The commands for networks. */
export const networkCommands: Handlers = {
  'network ls': {
    arity: [0, 0],
    modelled: ['filter', 'format', 'no-trunc', 'quiet'],
    run(client, { has, value, values }) {
      client.connect('Get networks');
      const filters = filtersOf(values('filter'), ['driver', 'name', 'id', 'type'], ['label', 'scope', 'dangling']);
      const any = (key: string, test: (wanted: string) => boolean) =>
        filters(key).length === 0 || filters(key).some(test);
      const records = [...client.call.machine.docker.networks]
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .filter(
          ({ id, name, driver }) =>
            any('driver', (wanted) => driver === wanted) &&
            any('name', (wanted) => new RegExp(wanted).test(name)) &&
            any('id', (wanted) => id.startsWith(wanted)) &&
            any('type', (wanted) => (wanted === 'builtin') === ['bridge', 'host', 'none'].includes(name)),
        )
        .map(
          ({ id, name, driver, internal, labels, createdAt }): Record<string, Value> => ({
            CreatedAt: dateText(createdAt),
            Driver: driver,
            ID: has('no-trunc') ? id : id.slice(0, 12),
            IPv6: 'false',
            Internal: String(internal),
            Labels: Object.entries(labels).map(([key, text]) => `${key}=${text}`).join(','),
            Name: name,
            Scope: 'local',
          }), // prettier-ignore
        );
      if (has('quiet') && value('format') === undefined) {
        client.call.out(records.map(({ ID }) => `${plainText(ID)}\n`).join(''));
        return 0;
      }
      client.call.out(
        listText(records, {
          format: value('format'),
          standard: ['ID', 'Name', 'Driver', 'Scope'],
          headings: { ID: 'NETWORK ID', Name: 'NAME', Driver: 'DRIVER', Scope: 'SCOPE', IPv6: 'IPV6', Internal: 'INTERNAL', Labels: 'LABELS', CreatedAt: 'CREATED AT' }, // prettier-ignore
          type: '*network.networkContext',
        }),
      );
      return 0;
    },
  },
  'network create': {
    arity: [1, 1],
    modelled: ['driver', 'subnet', 'gateway', 'internal', 'label', 'attachable'],
    run(client, { words, has, value, values }) {
      const [name = ''] = words;
      client.connect('Post networks/create', true);
      const { machine } = client.call;
      const driver = value('driver') ?? 'bridge';
      const subnet = value('subnet');
      if (['bridge', 'host', 'none'].includes(name)) {
        throw refused(`operation is not permitted on predefined ${name} network`);
      }
      if (machine.docker.networks.some((network) => network.name === name)) {
        throw refused(`network with name ${name} already exists`);
      }
      if (subnet !== undefined && client.version === 27 && !/^[\d./]+$/.test(subnet)) checkSubnet(client, subnet);
      if (['host', 'overlay', 'macvlan', 'ipvlan', 'null'].includes(driver)) throw new NotSimulated(`the network driver '${driver}'`); // prettier-ignore
      if (driver !== 'bridge') throw refused(`plugin "${driver}" not found`);
      if (subnet !== undefined) checkSubnet(client, subnet);
      const place =
        subnet === undefined ? freeSubnet(machine) : { subnet, gateway: value('gateway') ?? nthAddress(subnet, 1) };
      const plain = { name, driver: 'bridge' as const, internal: has('internal'), labels: labelsOf(values('label')) };
      client.call.out(`${addNetwork(machine, { ...plain, ...place }).id}\n`);
      return 0;
    },
  },
  'network rm': each('Delete networks', ['force'], (client, written, force) => {
    const { machine } = client.call;
    const found = machine.docker.networks.some(({ id, name }) => name === written || id.startsWith(written));
    if (!found && force) return '';
    const network = networkOf(client, written);
    if (['bridge', 'host', 'none'].includes(network.name)) {
      throw refused(`${network.name} is a pre-defined network and cannot be removed`);
    }
    if (usersOf(client, network.name).length > 0) {
      throw refused(`error while removing network: network ${network.name} id ${network.id} has active endpoints`);
    }
    removeNetwork(machine, network);
    return written;
  }),
  'network inspect': {
    arity: [1, Infinity],
    modelled: ['format'],
    run(client, { words, value }) {
      return inspectAll(client, words, value('format'), `Get networks/${words[0] ?? ''}`, (name) =>
        networkRecord(client, networkOf(client, name)),
      );
    },
  },
  'network connect': {
    arity: [2, 2],
    modelled: [],
    run(client, { words }) {
      client.connect(`Post networks/${words[0] ?? ''}/connect`, true);
      networkOf(client, words[0] ?? '');
      containerOf(client, words[1] ?? '');
      throw new NotSimulated('a container in several networks');
    },
  },
  'network prune': {
    arity: [0, 0],
    modelled: ['force'],
    async run(client, { has }) {
      const warning = 'WARNING! This will remove all custom networks not used by at least one container.\n';
      const go = has('force') || (await confirmed(client, warning));
      if (!go) return 0;
      client.connect('Post networks/prune', true);
      const gone = pruneNetworks(client);
      if (gone.length > 0) client.call.out(`Deleted Networks:\n${gone.join('\n')}\n\n`);
      return 0;
    },
  },
};

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
  'volume rm': each('Delete volumes', ['force'], (client, written, force) => {
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
