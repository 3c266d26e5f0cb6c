// The Docker engine's configuration: what its flags and /etc/docker/daemon.json make together.
import { fileSettings } from './docker-daemon-json.ts';
import { EngineError, mistake } from './dockerd-errors.ts';
import { flagsOf, plurals } from './dockerd-flags.ts';
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';

/** What the engine read at its start. */
export interface EngineConfig {
  /** "fd://", "unix:///var/run/docker.sock", "tcp://0.0.0.0:2375". */
  hosts: string[];
  dataRoot: string;
  storageDriver: string;
  debug: boolean;
  experimental: boolean;
  liveRestore: boolean;
  iptables: boolean;
  userlandProxy: boolean;
  ipForward: boolean;
  /** Address of docker0 with prefix length; empty for the engine's own choice. */
  bip: string;
  mirrors: string[];
  insecureRegistries: string[];
  labels: string[];
  pools: { base: string; size: number }[];
  logDriver: string;
  tls: boolean;
}

const standardFile = '/etc/docker/daemon.json';

/**
 * What dockerd makes of its flags and its configuration file.
 *
 * @param args its arguments, without the program
 * @throws {EngineError} where it gives up
 */
export function engineConfig(machine: Machine, args: string[]): EngineConfig {
  const flags = flagsOf(args);
  const path = flags.get('config-file')?.at(-1) ?? standardFile;
  try {
    return merged(machine, flags, fileSettings(machine, path, flags));
  } catch (error) {
    if (error instanceof EngineError && !error.started && error.message.startsWith(': ')) {
      throw new EngineError(`unable to configure the Docker daemon with file ${path}${error.message}`);
    }
    throw error;
  }
}

function merged(machine: Machine, flags: Map<string, string[]>, file: Record<string, unknown>): EngineConfig {
  const list = (key: string): string[] => (file[key] as string[] | undefined) ?? flags.get(plurals[key] ?? key) ?? [];
  const text = (key: string, fallback = ''): string =>
    (file[key] as string | undefined) ?? flags.get(key)?.at(-1) ?? fallback;
  const yes = (key: string, fallback: boolean): boolean => {
    const flag = flags.get(key)?.at(-1);
    return (file[key] as boolean | undefined) ?? (flag === undefined ? fallback : /^(1|t|true)$/i.test(flag));
  };
  const version27 = machine.release === '5.0';

  for (const address of list('dns')) {
    if (/^\d+(\.\d+){3}$|:/.test(address)) continue;
    if (version27) throw mistake(`invalid IP address: ${address}`);
    throw mistake(`${invalid} ${address} is not an ip address`);
  }
  const level = text('log-level', 'info');
  if (!/^(debug|info|warn(ing)?|error|fatal|panic|trace)$/.test(level)) {
    throw mistake(`${invalid} invalid logging level: ${level}`);
  }
  for (const label of list('labels')) {
    if (!label.includes('=')) throw mistake(`${invalid} bad attribute format: ${label}`);
  }
  const hosts = list('hosts').map(hostOf);
  const tls = yes('tls', false) || yes('tlsverify', false);
  if (tls) checkCertificate(machine, text('tlscert'), text('tlskey'), version27);
  for (const mirror of list('registry-mirrors')) {
    const scheme = /^([a-z]+):\/\//.exec(mirror)?.[1] ?? '';
    if (scheme !== 'http' && scheme !== 'https') {
      throw new EngineError(
        `failed to start daemon: invalid mirror: unsupported scheme "${scheme}" in "${mirror}"`,
        true,
      );
    }
  }
  const pools = (file['default-address-pools'] as { base: string; size: number }[] | undefined) ?? [];
  return {
    hosts: hosts.length > 0 ? hosts : ['unix:///var/run/docker.sock'],
    dataRoot: text('data-root', '/var/lib/docker'),
    storageDriver: text('storage-driver', 'overlay2'),
    debug: yes('debug', false),
    experimental: yes('experimental', false),
    liveRestore: yes('live-restore', false),
    iptables: yes('iptables', true),
    ipForward: yes('ip-forward', true),
    userlandProxy: yes('userland-proxy', true),
    bip: text('bip'),
    mirrors: list('registry-mirrors').map((mirror) => (mirror.endsWith('/') ? mirror : `${mirror}/`)),
    insecureRegistries: list('insecure-registries'),
    labels: list('labels'),
    pools,
    logDriver: text('log-driver', 'json-file'),
    tls,
  };
}

const invalid = 'merged configuration validation from file and command line flags failed:';

/** An address to listen on in full: "tcp://frob:2375" of "frob". */
function hostOf(written: string): string {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(written.trim()) ?? [];
  if (scheme === 'fd' || scheme === 'unix')
    return `${scheme}://${rest || (scheme === 'unix' ? '/var/run/docker.sock' : '')}`;
  if (scheme !== 'tcp') throw mistake(`${invalid} invalid bind address (${written}): unsupported proto '${scheme}'`);
  const [, name = '', port = ''] = /^(.*?)(?::(\d+))?\/?$/.exec(rest) ?? [];
  return `tcp://${name || 'localhost'}:${port || '2375'}`;
}

function checkCertificate(machine: Machine, certificate: string, key: string, version27: boolean): void {
  const files = new Files(machine, root);
  const missing = [certificate, key].find((path) => !path || !files.exists(path));
  if (missing === undefined) return;
  throw new EngineError(
    `invalid TLS configuration: ${version27 ? 'c' : 'C'}ould not load X509 key pair ` +
      `(cert: "${certificate}", key: "${key}"): open ${missing}: no such file or directory`,
  );
}
