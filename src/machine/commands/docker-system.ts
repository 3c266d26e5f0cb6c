// docker version, info, system df and prune, search, login: what is about the client and the engine as a whole.
import { engineVersion, isAlive } from '../docker.ts';
import type { EngineConfig } from '../docker-config.ts';
import type { Machine } from '../model.ts';
import { memory } from '../mounts.ts';
import { kernelRelease } from '../processes.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { containerOf, pruneContainers } from './docker-containers.ts';
import {
  binarySizeText,
  columnsOf,
  execute,
  jsonText,
  parseTemplate,
  sizeText,
  type Value,
  plainText,
} from './docker-format.ts';
import { imageOf, imageRecord, pruneImages } from './docker-images.ts';
import { containerRecord, networkRecord, volumeRecord } from './docker-inspect.ts';
import { confirmed, inspectAll } from './docker-listing.ts';
import { networkOf, pruneNetworks, pruneVolumes, volumeOf } from './docker-networks.ts';

interface Build {
  clientCommit: string;
  go: string;
  built: string;
  api: string;
  least: string;
  containerd: [version: string, commit: string];
  runc: [version: string, commit: string];
  init: string;
}

/** Versions and commits of SPECS/docker, containerd, runc and go of vmware/photon at each release. */
// Unverified: when Photon OS's docker was built, with which version of Go, and the commits of runc and of the tini of 5.0
const builds: Record<Machine['release'], Build> = {
  '3.0': {
    clientCommit: 'ced0996', go: 'go1.20.14', built: 'Mon Jun 24 00:00:00 2024', api: '1.43', least: '1.12',
    containerd: ['1.6.8', '9cd3357b7fd7218e4aec3eae239db1f68a5a6ec6'], runc: ['1.1.4', ''], init: 'de40ad0',
  },
  '4.0': {
    clientCommit: 'ced0996', go: 'go1.21.13', built: 'Thu Oct 24 00:00:00 2024', api: '1.43', least: '1.12',
    containerd: ['1.6.8', '9cd3357b7fd7218e4aec3eae239db1f68a5a6ec6'], runc: ['1.1.14', ''], init: 'de40ad0',
  },
  '5.0': {
    clientCommit: '3ab4256', go: 'go1.21.13', built: 'Mon Apr 21 00:00:00 2025', api: '1.47', least: '1.24',
    containerd: ['1.6.21', '3dce8eb055cbb6872793272b4f20ed16117344f8'], runc: ['1.1.14', ''], init: '',
  },
}; // prettier-ignore

/** The line that `docker --version` prints. */
export function versionLine(machine: Machine): string {
  return `Docker version ${engineVersion(machine).version}, build ${builds[machine.release].clientCommit}\n`;
}

/** Version and commit of containerd and runc, as their own --version has them. */
export function runtimeVersions(machine: Machine): Pick<Build, 'containerd' | 'runc' | 'go'> {
  return builds[machine.release];
}

const platform = { Name: 'Docker Engine - Community' };

function clientRecord(client: Client): Record<string, Value> {
  const { machine } = client.call;
  const { clientCommit, go, built, api } = builds[machine.release];
  return {
    Platform: platform,
    Version: engineVersion(machine).version,
    ApiVersion: api,
    DefaultAPIVersion: api,
    GitCommit: clientCommit,
    GoVersion: go,
    Os: 'linux',
    Arch: 'amd64',
    BuildTime: built,
    Context: client.contextName(),
  };
}

function serverRecord({ machine }: Client['call'], experimental: boolean): Record<string, Value> {
  const { go, built, api, least, containerd, runc, init } = builds[machine.release];
  const { version, commit } = engineVersion(machine);
  const kernel = kernelRelease(machine);
  const details = {
    ApiVersion: api, Arch: 'amd64', BuildTime: built, Experimental: String(experimental), GitCommit: commit, GoVersion: go,
    KernelVersion: kernel, MinAPIVersion: least, Os: 'linux',
  }; // prettier-ignore
  return {
    Platform: platform,
    Components: [
      { Name: 'Engine', Version: version, Details: details },
      { Name: 'containerd', Version: containerd[0], Details: { GitCommit: containerd[1] } },
      { Name: 'runc', Version: runc[0], Details: { GitCommit: runc[1] } },
      { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: init } },
    ],
    Version: version,
    ApiVersion: api,
    MinAPIVersion: least,
    GitCommit: commit,
    GoVersion: go,
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: kernel,
    BuildTime: `${new Date(`${built.slice(4)} UTC`).toISOString().slice(0, 19)}.000000000+00:00`,
  };
}

function versionText(client: Record<string, Value>, server?: Record<string, Value>): string {
  const rows = (width: number, indent: string, entries: [string, Value][]) =>
    entries.map(([label, value]) => `${indent}${`${label}:`.padEnd(width)}${plainText(value)}\n`).join('');
  const text = `Client: ${platform.Name}\n${rows(19, ' ', [
    ['Version', client['Version'] ?? ''],
    ['API version', client['ApiVersion'] ?? ''],
    ['Go version', client['GoVersion'] ?? ''],
    ['Git commit', client['GitCommit'] ?? ''],
    ['Built', client['BuildTime'] ?? ''],
    ['OS/Arch', 'linux/amd64'],
    ['Context', client['Context'] ?? ''],
  ])}`;
  if (!server) return text;
  const [engine, ...others] = server['Components'] as { Name: string; Version: string; Details: Record<string, string> }[]; // prettier-ignore
  const details = engine?.Details ?? {};
  const parts = others.map(
    ({ Name, Version, Details }) => ` ${Name}:\n${rows(18, '  ', [['Version', Version], ['GitCommit', Details['GitCommit'] ?? '']])}`, // prettier-ignore
  );
  return `${text}\nServer: ${platform.Name}\n Engine:\n${rows(18, '  ', [
    ['Version', engine?.Version ?? ''],
    ['API version', `${details['ApiVersion'] ?? ''} (minimum version ${details['MinAPIVersion'] ?? ''})`],
    ['Go version', details['GoVersion'] ?? ''],
    ['Git commit', details['GitCommit'] ?? ''],
    ['Built', details['BuildTime'] ?? ''],
    ['OS/Arch', 'linux/amd64'],
    ['Experimental', details['Experimental'] ?? ''],
  ])}${parts.join('')}`;
}

/** Names that templates use beside those of the JSON: the fields of Go's own structures. */
function withGoNames(record: Record<string, Value>): Record<string, Value> {
  return { ...record, APIVersion: record['ApiVersion'] ?? '' };
}

function infoRecord({ call }: Client, config: EngineConfig): Record<string, Value> {
  const { machine } = call;
  const { docker, release } = machine;
  const alive = docker.containers.filter(isAlive);
  const paused = alive.filter(({ state }) => state === 'paused').length;
  const overlay = config.storageDriver === 'overlay2';
  // Unverified: the file system below /var/lib/docker, as docker info names it
  const status: Value = overlay ? [['Backing Filesystem', 'extfs'], ['Supports d_type', 'true'], ['Using metacopy', 'false'], ['Native Overlay Diff', 'true'], ['userxattr', 'false']] : []; // prettier-ignore
  const logs = [
    'awslogs',
    'fluentd',
    'gcplogs',
    'gelf',
    'journald',
    'json-file',
    'local',
    'logentries',
    'splunk',
    'syslog',
  ];
  const { containerd, runc, init } = builds[release];
  const hostname = machine.files['/etc/hostname'];
  const system = machine.files['/etc/os-release'];
  const text = system?.type === 'file' ? system.content : textOf(machine, '/usr/lib/os-release');
  // 5.0 boots with systemd.unified_cgroup_hierarchy=yes (SPECS/systemd/systemd.cfg), 3.0 and 4.0 without.
  const unified = release === '5.0';
  return {
    ID: docker.id,
    Containers: docker.containers.length,
    ContainersRunning: alive.length - paused,
    ContainersPaused: paused,
    ContainersStopped: docker.containers.length - alive.length,
    Images: docker.images.length,
    Driver: config.storageDriver,
    DriverStatus: status,
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
      Authorization: null,
      Log: release === '5.0' ? logs.filter((name) => name !== 'logentries') : logs,
    },
    Debug: config.debug,
    LoggingDriver: config.logDriver,
    CgroupDriver: unified ? 'systemd' : 'cgroupfs',
    CgroupVersion: unified ? '2' : '1',
    KernelVersion: kernelRelease(machine),
    OperatingSystem: /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? 'Linux',
    OSVersion: /^VERSION_ID="?(.*?)"?$/m.exec(text)?.[1] ?? '',
    OSType: 'linux',
    Architecture: 'x86_64',
    IndexServerAddress: 'https://index.docker.io/v1/',
    NCPU: 2,
    MemTotal: memory.total,
    DockerRootDir: config.dataRoot,
    Name: hostname?.type === 'file' ? hostname.content.trim() : 'localhost',
    Labels: config.labels,
    ExperimentalBuild: config.experimental,
    ServerVersion: engineVersion(machine).version,
    DefaultRuntime: 'runc',
    Swarm: { LocalNodeState: 'inactive' },
    LiveRestoreEnabled: config.liveRestore,
    InitBinary: 'docker-init',
    ContainerdCommit: { ID: containerd[1], Expected: containerd[1] },
    RuncCommit: { ID: runc[1], Expected: runc[1] },
    InitCommit: { ID: init, Expected: init },
    // Unverified: the security options docker info names on Photon OS
    SecurityOptions: ['name=seccomp,profile=builtin', ...(unified ? ['name=cgroupns'] : [])],
  };
}

function textOf(machine: Machine, path: string): string {
  const entry = machine.files[path];
  return entry?.type === 'file' ? entry.content : '';
}

function infoText(client: Client, info: Record<string, Value>, config: EngineConfig): string {
  const at = (key: string) => plainText(info[key] ?? '');
  const within = (key: string, name: string) => plainText((info[key] as Record<string, Value>)[name] ?? '');
  const plugins = info['Plugins'] as Record<string, string[]>;
  const status = (info['DriverStatus'] as string[][])
    .map(([name = '', value = '']) => `  ${name}: ${value}\n`)
    .join('');
  const options = (info['SecurityOptions'] as string[]).map((option) => {
    const [, name = '', profile] = /^name=(\w+)(?:,profile=(\w+))?$/.exec(option) ?? [];
    return `  ${name}\n${profile === undefined ? '' : `   Profile: ${profile}\n`}`;
  });
  const list = (title: string, lines: string[]) => (lines.length > 0 ? ` ${title}:\n${lines.map((line) => `  ${line}\n`).join('')}` : ''); // prettier-ignore
  if (config.debug || client.options.has('debug'))
    throw new NotSimulated('docker info of an engine or a client in debug mode');
  return ` Containers: ${at('Containers')}
  Running: ${at('ContainersRunning')}
  Paused: ${at('ContainersPaused')}
  Stopped: ${at('ContainersStopped')}
 Images: ${at('Images')}
 Server Version: ${at('ServerVersion')}
 Storage Driver: ${at('Driver')}
${status} Logging Driver: ${at('LoggingDriver')}
 Cgroup Driver: ${at('CgroupDriver')}
 Cgroup Version: ${at('CgroupVersion')}
 Plugins:
  Volume: ${plugins['Volume']?.join(' ') ?? ''}
  Network: ${plugins['Network']?.join(' ') ?? ''}
  Log: ${plugins['Log']?.join(' ') ?? ''}
 Swarm: inactive
 Runtimes: io.containerd.runc.v2 runc
 Default Runtime: runc
 Init Binary: docker-init
 containerd version: ${within('ContainerdCommit', 'ID')}
 runc version: ${within('RuncCommit', 'ID')}
 init version: ${within('InitCommit', 'ID')}
 Security Options:
${options.join('')} Kernel Version: ${at('KernelVersion')}
 Operating System: ${at('OperatingSystem')}
 OSType: linux
 Architecture: x86_64
 CPUs: ${at('NCPU')}
 Total Memory: ${binarySizeText(Number(info['MemTotal']))}
 Name: ${at('Name')}
 ID: ${at('ID')}
 Docker Root Dir: ${at('DockerRootDir')}
 Debug Mode: ${at('Debug')}
${list('Labels', config.labels)} Experimental: ${at('ExperimentalBuild')}
${list('Insecure Registries', [...config.insecureRegistries, '127.0.0.0/8'])}${list('Registry Mirrors', config.mirrors)} Live Restore Enabled: ${at('LiveRestoreEnabled')}
${config.pools.length > 0 ? ` Default Address Pools:\n${config.pools.map(({ base, size }) => `   Base: ${base}, Size: ${size}\n`).join('')}` : ''}
`;
}

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
  version: {
    arity: [0, 0],
    modelled: ['format'],
    run(client, { value }) {
      const format = value('format');
      const own = clientRecord(client);
      let server: Record<string, Value> | undefined;
      let problem = '';
      try {
        const config = client.connect('Get version');
        server = serverRecord(client.call, config.experimental);
      } catch (error) {
        if (!(error instanceof Failure) || error.message.startsWith('Failed to initialize')) throw error;
        problem = error.message;
      }
      if (format === undefined) client.call.out(versionText(own, server));
      else if (format === 'json') client.call.out(`${jsonText({ Client: own, Server: server ?? null })}\n`);
      else {
        const record = { Client: withGoNames(own), Server: server ? withGoNames(server) : null };
        const text = !server && /\.Server/.test(format) ? '' : execute(parseTemplate(format), record, { struct: 'system.versionInfo' }); // prettier-ignore
        client.call.out(`${text}\n`);
      }
      if (problem === '') return 0;
      client.call.err(`${problem}\n`);
      return 1;
    },
  },
  'system info': {
    arity: [0, 0],
    modelled: ['format'],
    run(client, { value }) {
      const { call } = client;
      const format = value('format');
      const { version } = engineVersion(call.machine);
      const head = `Client: ${platform.Name}\n Version:    ${version}\n Context:    ${client.contextName()}\n Debug Mode: ${String(client.options.has('debug'))}\n\nServer:\n`;
      let config: EngineConfig;
      try {
        config = client.connect('Get info');
      } catch (error) {
        if (!(error instanceof Failure) || error.message.startsWith('Failed to initialize')) throw error;
        if (format === undefined) {
          call.out(head);
          call.err(`ERROR: ${error.message}\nerrors pretty printing info\n`);
          return 1;
        }
        if (format === 'json') throw new NotSimulated('the format json of docker info');
        call.out('\n');
        call.err(`${error.message}\n`);
        return 0;
      }
      const info = infoRecord(client, config);
      if (format === undefined) call.out(head + infoText(client, info, config));
      else if (format === 'json' || /json \.\s*\}/.test(format)) {
        throw new NotSimulated('the format json of docker info');
      } else call.out(`${execute(parseTemplate(format), info, { struct: 'system.dockerInfo' })}\n`);
      return 0;
    },
  },
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
