// docker info: what the engine says of itself and its machine.
import { isAlive } from '../docker.ts';
import type { EngineConfig } from '../docker-config.ts';
import { engineVersion } from '../docker-engine.ts';
import type { Machine } from '../model.ts';
import { memory } from '../mounts.ts';
import { kernelRelease } from '../processes.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler } from './docker-commands.ts';
import { binarySizeText } from './docker-format.ts';
import { execute, parseTemplate } from './docker-template.ts';
import { plainText, type Value } from './docker-values.ts';
import { platform, runtimeVersions } from './docker-version.ts';

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
  const { containerd, runc, init } = runtimeVersions(machine);
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

/** docker info. */
export const infoCommand: Handler = {
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
};
