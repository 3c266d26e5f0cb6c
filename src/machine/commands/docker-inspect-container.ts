// What docker inspect shows of a container, field for field as the engine of each version has it.
import { isAlive, type Container, type PublishedPort } from '../docker.ts';
import { addressesOf } from '../docker-ports.ts';
import { macOf } from '../docker-subnets.ts';
import type { Client } from './docker-client.ts';
import { contentOf, standardPath } from './docker-hub.ts';
import { argvOf } from './docker-lookup.ts';
import { sha256 } from './docker-sha256.ts';
import { timestamp, type Value } from './docker-values.ts';

type Fields = Record<string, Value>;

/** What `docker inspect` shows of a container. */
export function containerRecord(client: Client, container: Container): Value {
  const { machine } = client.call;
  const image = machine.docker.images.find(({ id }) => id === container.imageId);
  const world = image && contentOf(image);
  const [path = '', ...args] = argvOf(client, container);
  const directory = `/var/lib/docker/containers/${container.id}`;
  const layer = sha256(`overlay ${container.id}`);
  const overlay = (name: string) => `/var/lib/docker/overlay2/${layer}/${name}`;
  const alive = isAlive(container);
  const ports = container.published.map((port) => `${port.containerPort}/${port.protocol}`);
  const exposed = [...new Set([...ports, ...(world?.exposed ?? [])])].sort();
  return {
    Id: container.id,
    Created: timestamp(container.createdAt),
    Path: path,
    Args: args,
    State: {
      Status: container.state,
      Running: alive,
      Paused: container.state === 'paused',
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: container.pid,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: timestamp(container.startedAt),
      FinishedAt: timestamp(container.finishedAt),
    },
    Image: container.imageId,
    ResolvConfPath: alive || container.startedAt > 0 ? `${directory}/resolv.conf` : '',
    HostnamePath: alive || container.startedAt > 0 ? `${directory}/hostname` : '',
    HostsPath: alive || container.startedAt > 0 ? `${directory}/hosts` : '',
    LogPath: alive || container.startedAt > 0 ? `${directory}/${container.id}-json.log` : '',
    Name: `/${container.name}`,
    RestartCount: 0,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    HostConfig: hostConfig(client, container),
    GraphDriver: {
      Data: {
        LowerDir: `/var/lib/docker/overlay2/${layer}-init/diff:/var/lib/docker/overlay2/${sha256(`overlay ${container.imageId}`)}/diff`,
        MergedDir: overlay('merged'),
        UpperDir: overlay('diff'),
        WorkDir: overlay('work'),
      },
      Name: 'overlay2',
    },
    Mounts: container.binds.map(({ source, target, mode }) => {
      const volume = !source.startsWith('/');
      return {
        Type: volume ? 'volume' : 'bind',
        ...(volume ? { Name: source } : {}),
        Source: volume ? `/var/lib/docker/volumes/${source}/_data` : source,
        Destination: target,
        ...(volume ? { Driver: 'local' } : {}),
        Mode: volume && !mode ? 'z' : mode,
        RW: mode !== 'ro',
        Propagation: volume ? '' : 'rprivate',
      };
    }),
    Config: {
      Hostname: container.hostname,
      Domainname: '',
      User: container.user,
      AttachStdin: container.attached && container.openStdin,
      AttachStdout: container.attached,
      AttachStderr: container.attached,
      ...(exposed.length > 0 ? { ExposedPorts: Object.fromEntries(exposed.map((port) => [port, {}])) } : {}),
      Tty: container.tty,
      OpenStdin: container.openStdin,
      StdinOnce: container.attached && container.openStdin,
      Env: [...container.env, standardPath],
      Cmd: container.command ?? (container.entrypoint ? null : (world?.command ?? null)),
      Image: container.image,
      Volumes: world?.volumes ? Object.fromEntries(world.volumes.map((volume) => [volume, {}])) : null,
      WorkingDir: container.workingDir,
      Entrypoint: container.entrypoint ?? world?.entrypoint ?? null,
      OnBuild: null,
      Labels: container.labels,
    },
    NetworkSettings: networkSettings(client, container),
  };
}

/** Ports in the order of their names, as Go writes a map: "443/tcp" before "80/tcp". */
function byName(ports: PublishedPort[]): PublishedPort[] {
  const name = ({ containerPort, protocol }: PublishedPort) => `${containerPort}/${protocol}`;
  return [...ports].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}

function hostConfig(client: Client, container: Container): Value {
  const { published, binds, restart, restartLimit, network, autoRemove } = container;
  const own = binds.filter(({ source }) => source.startsWith('/') || !/^[0-9a-f]{64}$/.test(source));
  const mode = network === 'bridge' && client.version === 24 ? 'default' : network;
  const unified = client.call.machine.release === '5.0';
  return {
    Binds: own.length > 0 ? own.map(({ source, target, mode: flag }) => [source, target, flag].filter(Boolean).join(':')) : null, // prettier-ignore
    ContainerIDFile: '',
    LogConfig: { Type: 'json-file', Config: {} },
    NetworkMode: mode,
    PortBindings: Object.fromEntries(
      byName(published).map(({ containerPort, protocol, address, port, chosen }) => [
        `${containerPort}/${protocol}`,
        [{ HostIp: address, HostPort: chosen ? '' : String(port) }],
      ]),
    ),
    RestartPolicy: { Name: restart, MaximumRetryCount: restartLimit },
    AutoRemove: autoRemove,
    VolumeDriver: '',
    VolumesFrom: null,
    ConsoleSize: [0, 0],
    CapAdd: null,
    CapDrop: null,
    // On cgroup v2 a container has a namespace of its own (daemon/config/config_linux.go of github.com/moby/moby).
    CgroupnsMode: unified ? 'private' : 'host',
    Dns: [],
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: null,
    GroupAdd: null,
    IpcMode: 'private',
    Cgroup: '',
    Links: null,
    OomScoreAdj: 0,
    PidMode: '',
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    SecurityOpt: null,
    UTSMode: '',
    UsernsMode: '',
    ShmSize: 67_108_864,
    Runtime: 'runc',
    Isolation: '',
    CpuShares: 0,
    Memory: 0,
    NanoCpus: 0,
    CgroupParent: '',
    BlkioWeight: 0,
    BlkioWeightDevice: [],
    BlkioDeviceReadBps: [],
    BlkioDeviceWriteBps: [],
    BlkioDeviceReadIOps: [],
    BlkioDeviceWriteIOps: [],
    CpuPeriod: 0,
    CpuQuota: 0,
    CpuRealtimePeriod: 0,
    CpuRealtimeRuntime: 0,
    CpusetCpus: '',
    CpusetMems: '',
    Devices: [],
    DeviceCgroupRules: null,
    DeviceRequests: null,
    MemoryReservation: 0,
    MemorySwap: 0,
    MemorySwappiness: null,
    OomKillDisable: unified ? null : false,
    PidsLimit: null,
    Ulimits: client.version === 24 ? null : [],
    CpuCount: 0,
    CpuPercent: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
    MaskedPaths: [
      '/proc/asound', '/proc/acpi', '/proc/kcore', '/proc/keys', '/proc/latency_stats', '/proc/timer_list',
      '/proc/timer_stats', '/proc/sched_debug', '/proc/scsi', '/sys/firmware', '/sys/devices/virtual/powercap',
    ],
    ReadonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
  }; // prettier-ignore
}

function networkSettings(client: Client, container: Container): Value {
  const { machine } = client.call;
  const network = machine.docker.networks.find(({ name }) => name === container.network);
  const alive = isAlive(container);
  const onBridge = alive && network?.name === 'bridge';
  const at = {
    EndpointID: alive ? container.endpointId : '',
    Gateway: alive ? (network?.gateway ?? '') : '',
    IPAddress: container.address,
    IPPrefixLen: container.address ? Number(network?.subnet.split('/')[1]) : 0,
  };
  const mac = container.address ? macOf(container.address) : '';
  const sandbox = container.sandboxId;
  const identifier: Fields = { Bridge: '', SandboxID: sandbox };
  const key: Fields = { SandboxKey: sandbox ? `/var/run/docker/netns/${sandbox.slice(0, 12)}` : '' };
  const hairpin: Fields = { HairpinMode: false, LinkLocalIPv6Address: '', LinkLocalIPv6PrefixLen: 0 };
  const ports: Fields = {
    Ports: alive
      ? Object.fromEntries(
          byName(container.published).map((port) => [
            `${port.containerPort}/${port.protocol}`,
            addressesOf(port).map((address) => ({ HostIp: address, HostPort: String(port.port) })),
          ]),
        )
      : {},
  };
  const secondary: Fields = { SecondaryIPAddresses: null, SecondaryIPv6Addresses: null };
  const none = { ...at, EndpointID: '', Gateway: '', IPAddress: '', IPPrefixLen: 0 };
  const { EndpointID, Gateway, IPAddress, IPPrefixLen } = onBridge ? at : none;
  const shared: Fields = {
    EndpointID,
    Gateway,
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress,
    IPPrefixLen,
    IPv6Gateway: '',
    MacAddress: onBridge ? mac : '',
  };
  const start: Fields = { IPAMConfig: null, Links: null, Aliases: null };
  const hardware: Fields = { MacAddress: mac, DriverOpts: null };
  const middle: Fields = {
    NetworkID: network?.id ?? '',
    ...at,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
  };
  const names = network && !['bridge', 'host', 'none'].includes(network.name) ? [container.name, container.id.slice(0, 12)] : null; // prettier-ignore
  const [order, entry] =
    client.version === 24
      ? [[identifier, hairpin, ports, key], { ...start, ...middle, ...hardware }]
      : [[identifier, key, ports, hairpin], { ...start, ...hardware, ...middle, DNSNames: names }];
  return Object.assign({}, ...order, secondary, shared, { Networks: { [container.network]: entry } }) as Fields;
}
