// What docker inspect shows of images, networks and volumes, field for field as the engine of each version has it.
import { isAlive, type ContainerNetwork, type Image, type Volume } from '../docker.ts';
import { macOf } from '../docker-subnets.ts';
import type { Client } from './docker-client.ts';
import { contentOf, standardPath, type WorldImage } from './docker-hub.ts';
import { sha256 } from './docker-sha256.ts';
import { timestamp, type Value } from './docker-values.ts';

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

/** What `docker network inspect` shows. */
export function networkRecord(client: Client, network: ContainerNetwork): Value {
  const { containers } = client.call.machine.docker;
  const own = containers.filter((container) => isAlive(container) && container.network === network.name);
  const standard = ['bridge', 'host', 'none'].includes(network.name);
  const config = network.subnet ? [{ Subnet: network.subnet, Gateway: network.gateway }] : null;
  const bridge = 'com.docker.network.bridge';
  return {
    Name: network.name,
    Id: network.id,
    Created: timestamp(network.createdAt),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv6: false,
    IPAM: {
      Driver: 'default',
      Options: standard ? null : {},
      Config: config ?? (client.version === 24 ? [] : null),
    },
    Internal: network.internal,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: Object.fromEntries(
      own.map(({ id, name, endpointId, address }) => [
        id,
        {
          Name: name,
          EndpointID: endpointId,
          MacAddress: address ? macOf(address) : '',
          IPv4Address: address ? `${address}/${network.subnet.split('/')[1] ?? ''}` : '',
          IPv6Address: '',
        },
      ]),
    ),
    Options:
      network.name === 'bridge'
        ? {
            [`${bridge}.default_bridge`]: 'true',
            [`${bridge}.enable_icc`]: 'true',
            [`${bridge}.enable_ip_masquerade`]: 'true',
            [`${bridge}.host_binding_ipv4`]: '0.0.0.0',
            [`${bridge}.name`]: 'docker0',
            'com.docker.network.driver.mtu': '1500',
          }
        : {},
    Labels: network.labels,
  };
}

/** What `docker volume inspect` shows. */
export function volumeRecord({ name, createdAt, labels, anonymous }: Volume): Value {
  const own = anonymous ? { 'com.docker.volume.anonymous': '' } : labels;
  return {
    CreatedAt: timestamp(createdAt - (createdAt % 1000)),
    Driver: 'local',
    Labels: Object.keys(own).length > 0 ? own : null,
    Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
    Name: name,
    Options: null,
    Scope: 'local',
  };
}
