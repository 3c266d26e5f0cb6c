// docker's commands for networks.
import { isAlive } from '../docker.ts';
import { addNetwork, freeSubnet, removeNetwork } from '../docker-networks.ts';
import { nthAddress, overlap } from '../docker-subnets.ts';
import { NotSimulated } from '../program.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { labelsOf } from './docker-create.ts';
import { dateText, listText } from './docker-format.ts';
import { networkRecord } from './docker-inspect.ts';
import { confirmed, filtersOf, inspectAll, refused, removal } from './docker-listing.ts';
import { containerOf, networkOf } from './docker-lookup.ts';
import { plainText, type Value } from './docker-values.ts';

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
  'network rm': removal('Delete networks', (client, written, force) => {
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
