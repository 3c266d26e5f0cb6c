// docker ps in full: its columns, filters and formats.
import { isAlive, type Container } from '../docker.ts';
import { addressesOf } from '../docker-ports.ts';
import type { Given } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import { dateText, durationText, listText, sizeText } from './docker-format.ts';
import { contentOf } from './docker-hub.ts';
import { filtersOf, refused } from './docker-listing.ts';
import { argvOf, imageIn } from './docker-lookup.ts';
import { parseTemplate } from './docker-template.ts';
import { plainText, quoted, type Value } from './docker-values.ts';

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

/** Lists the containers that the options of `docker ps` ask for. @throws {Failure} for a wrong filter or template */
export function listContainers(client: Client, options: Given): void {
  const { has, value } = options;
  const format = value('format');
  if (format !== undefined) parseTemplate(format.replaceAll('\\t', '\t').replaceAll('\\n', '\n'));
  client.connect('Get containers/json');
  const containers = selected(client, options);
  const sizes = has('size') || /\.Size|json \.\s*\}/.test(format ?? '');
  const records = containers.map((container) => listed(client, container, has('no-trunc'), sizes));
  if (has('quiet') && format === undefined) {
    client.call.out(records.map(({ ID }) => `${plainText(ID)}\n`).join(''));
    return;
  }
  client.call.out(
    listText(records, {
      format,
      standard: ['ID', 'Image', 'Command', 'RunningFor', 'Status', 'Ports', 'Names', ...(has('size') ? ['Size'] : [])],
      headings: {
          ID: 'CONTAINER ID', Image: 'IMAGE', Command: 'COMMAND', RunningFor: 'CREATED', Status: 'STATUS', Ports: 'PORTS',
          Names: 'NAMES', Size: 'SIZE', CreatedAt: 'CREATED AT', State: 'STATE', Labels: 'LABELS', Mounts: 'MOUNTS',
          LocalVolumes: 'LOCAL VOLUMES', Networks: 'NETWORKS',
        }, // prettier-ignore
      type: '*formatter.ContainerContext',
    }),
  );
}
