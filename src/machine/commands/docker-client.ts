// The docker client's side: which engine it talks to, by options, environment and contexts, and whether it gets there.
import { groupsOf } from '../accounts.ts';
import { engineMajor, runningEngine } from '../docker.ts';
import type { EngineConfig } from '../docker-config.ts';
import { settleContainers } from '../docker-lifecycle.ts';
import { FileError } from '../file-error.ts';
import { NotSimulated, type Call } from '../program.ts';
import { activateBySocket } from '../unit-jobs.ts';
import { isActive } from '../units.ts';
import { Failure, type Given } from './docker-arguments.ts';
import type { Version } from './docker-table.ts';
import { sha256 } from './docker-sha256.ts';

/** A context as ~/.docker/contexts has it. */
export interface Context {
  name: string;
  description: string;
  host: string;
  skipVerify: boolean;
}

export const standardHost = 'unix:///var/run/docker.sock';

/** What one run of docker knows of its surroundings. */
export class Client {
  readonly call: Call;
  readonly options: Given;
  readonly version: Version;
  /** Directory with config.json and the contexts. */
  readonly directory: string;

  /** @param options those before the command */
  constructor(call: Call, options: Given) {
    this.call = call;
    this.options = options;
    this.version = engineMajor(call.machine);
    this.directory = options.value('config') ?? call.env['DOCKER_CONFIG'] ?? `${call.env['HOME'] ?? '/root'}/.docker`;
  }

  /** Name of the context that counts. */
  contextName(): string {
    const { env } = this.call;
    const given = this.options.value('context');
    if (given !== undefined) return given;
    if (this.options.has('host') || env['DOCKER_HOST']) return 'default';
    return env['DOCKER_CONTEXT'] || (this.configured()['currentContext'] as string | undefined) || 'default';
  }

  /** What config.json says. */
  configured(): Record<string, unknown> {
    try {
      return JSON.parse(this.call.files.read(`${this.directory}/config.json`)) as Record<string, unknown>;
    } catch (error) {
      if (error instanceof FileError || error instanceof SyntaxError) return {};
      throw error;
    }
  }

  /** Writes config.json as the client does. */
  configure(settings: Record<string, unknown>): void {
    const { files } = this.call;
    files.mkdir(this.directory, { parents: true, mode: 0o700 });
    // A setting without value is left out of the JSON.
    files.write(`${this.directory}/config.json`, JSON.stringify({ auths: {}, ...settings }, undefined, '\t'), 0o600);
  }

  /** Where a context's file lies. */
  contextFile(name: string): string {
    return `${this.directory}/contexts/meta/${sha256(name)}/meta.json`;
  }

  /** A context by name. @throws {Failure} where there is none */
  context(name: string): Context {
    if (name === 'default') {
      return {
        name,
        description: 'Current DOCKER_HOST based configuration',
        host: this.options.value('host') ?? (this.call.env['DOCKER_HOST'] || standardHost),
        skipVerify: false,
      };
    }
    const path = this.contextFile(name);
    try {
      return contextOf(this.call.files.read(path));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const why = error.message.toLowerCase();
      throw new Failure(`context "${name}": context not found: open ${path}: ${why}`);
    }
  }

  /** All contexts by name, the default one among them. */
  contexts(): Context[] {
    const { files } = this.call;
    const directory = `${this.directory}/contexts/meta`;
    const own = files.exists(directory)
      ? files.list(directory).map((name) => contextOf(files.read(`${directory}/${name}/meta.json`)))
      : [];
    return [this.context('default'), ...own].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** The engine's address. @throws {Failure} where options or contexts are wrong */
  endpoint(): string {
    const initialize = 'Failed to initialize: unable to resolve docker endpoint: ';
    if (this.options.values('host').length > 1) {
      throw new Failure(`${initialize}${this.version === 24 ? 'Please specify' : 'Specify'} only one -H`);
    }
    let host: string;
    try {
      host = this.context(this.contextName()).host;
    } catch (error) {
      if (error instanceof Failure) throw new Failure(initialize + error.message);
      throw error;
    }
    const [, scheme, rest = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(host.trim()) ?? [];
    if (scheme !== undefined && !/^(unix|tcp|ssh|http|https)$/.test(scheme)) {
      throw new Failure(`${initialize}invalid bind address format: ${host}`);
    }
    if (this.options.has('tls') || this.options.has('tlsverify') || this.call.env['DOCKER_TLS_VERIFY']) {
      const authority =
        this.options.value('tlscacert') ?? `${this.call.env['DOCKER_CERT_PATH'] ?? this.directory}/ca.pem`;
      if (!this.call.files.exists(this.call.path(authority))) {
        throw new Failure(`${initialize}open ${authority}: no such file or directory`);
      }
      throw new NotSimulated('talking to an engine with TLS');
    }
    if (scheme !== undefined && scheme !== 'tcp') return host;
    const [, name = '', port = ''] = /^(.*?)(?::(\d+))?\/?$/.exec(rest) ?? [];
    return `tcp://${name || 'localhost'}:${port || '2375'}`;
  }

  /**
   * Reaches the engine.
   *
   * @param request method and path of the first request, as a refusal shows it: "Get containers/json"
   * @param pings whether the client of 27 asks for the engine's version before that request
   * @throws {Failure} where there is no engine, or no right to talk to it
   * @throws {NotSimulated} for engines on other machines
   */
  connect(request: string, pings = false): EngineConfig {
    const endpoint = this.endpoint();
    const { machine } = this.call;
    const config = endpoint.startsWith('unix://')
      ? this.connectSocket(endpoint.slice('unix://'.length), request, pings)
      : this.connectAddress(endpoint);
    if (!config) throw new Failure(`Cannot connect to the Docker daemon at ${endpoint}. Is the docker daemon running?`);
    settleContainers(machine);
    return config;
  }

  private connectSocket(path: string, request: string, pings: boolean): EngineConfig | undefined {
    const { machine, user } = this.call;
    const same = (one: string, other: string) =>
      one.replace(/^\/var\/run\//, '/run/') === other.replace(/^\/var\/run\//, '/run/');
    const listens = (runningEngine(machine)?.hosts ?? []).some(
      (host) => host.startsWith('unix://') && same(host.slice('unix://'.length), path),
    );
    const activated = same(path, '/run/docker.sock') && isActive(machine, 'docker.socket');
    if (!listens && !activated) return undefined;
    const group = groupsOf(machine).find(({ name }) => name === 'docker');
    if (user.uid !== 0 && !(group && user.groups.includes(group.gid))) {
      const [method = '', resource = ''] = request.split(' ');
      const asked =
        pings && this.version === 27
          ? 'Head "http://SOCKET/_ping"'
          : `${method} "http://SOCKET/v1.${this.version === 24 ? '24' : '47'}/${resource}"`;
      throw new Failure(
        `permission denied while trying to connect to the Docker daemon socket at unix://${path}: ` +
          `${asked.replace('SOCKET', encodeURIComponent(path))}: dial unix ${path}: connect: permission denied`,
      );
    }
    if (!runningEngine(machine) && activated) {
      for (const name of ['/run/docker.sock', '/var/run/docker.sock']) if (activateBySocket(machine, name)) break;
    }
    // Unverified: what the client says where systemd listens on the socket and the engine does not start
    return runningEngine(machine);
  }

  private connectAddress(endpoint: string): EngineConfig | undefined {
    const { machine } = this.call;
    const [, name = '', port = ''] = /^tcp:\/\/(.*):(\d+)$/.exec(endpoint) ?? [];
    const own = machine.network.links.flatMap(({ addresses }) => addresses.map(({ address }) => address));
    const local = name === 'localhost' || name.startsWith('127.') || own.includes(name);
    if (!local) throw new NotSimulated('a Docker engine on another machine');
    const config = runningEngine(machine);
    const open = config?.hosts.some((host) => {
      const [, address = '', number = ''] = /^tcp:\/\/(.*):(\d+)$/.exec(host) ?? [];
      const loopback = address === 'localhost' || address === '127.0.0.1';
      return (
        number === port && (address === '0.0.0.0' || address === name || (loopback && /^(localhost|127\.)/.test(name)))
      );
    });
    if (open && config?.tls) throw new NotSimulated('talking to an engine with TLS');
    return open ? config : undefined;
  }
}

function contextOf(text: string): Context {
  const meta = JSON.parse(text) as {
    Name: string;
    Metadata: { Description?: string };
    Endpoints: { docker: { Host: string; SkipTLSVerify: boolean } };
  };
  const { Host: host, SkipTLSVerify: skipVerify } = meta.Endpoints.docker;
  return { name: meta.Name, description: meta.Metadata.Description ?? '', host, skipVerify };
}
