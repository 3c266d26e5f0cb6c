// docker version: which client, engine, containerd and runc each release of Photon OS has.
import { engineVersion } from '../docker-engine.ts';
import type { Machine } from '../model.ts';
import { kernelRelease } from '../processes.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler } from './docker-commands.ts';
import { execute, parseTemplate } from './docker-template.ts';
import { jsonText, plainText, type Value } from './docker-values.ts';

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

/** Versions and commits of what runs containers for the engine: containerd and runc, and the commit of docker-init. */
export function runtimeVersions(machine: Machine): Pick<Build, 'containerd' | 'runc' | 'init'> {
  return builds[machine.release];
}

/** What client and engine call themselves. */
export const platform = { Name: 'Docker Engine - Community' };

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

/** docker version. */
export const versionCommand: Handler = {
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
};
