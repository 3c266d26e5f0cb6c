// The Docker engine of the machine: what it keeps in /var/lib/docker, and its configuration while it runs.
import type { EngineConfig } from './docker-config.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';

/** What the engine keeps over restarts. Its configuration is in files, and so are the client's contexts. */
export interface Docker {
  /** What `docker info` shows as ID; empty until the engine was first started. */
  id: string;
  images: Image[];
  /** The newest last. */
  containers: Container[];
  networks: ContainerNetwork[];
  volumes: Volume[];
}

export interface Image {
  /** "sha256:" and 64 hexadecimal digits. */
  id: string;
  /** "nginx:latest"; empty where another image took its name. */
  tags: string[];
  /** By repository: "nginx" → "sha256:…". */
  digests: Record<string, string>;
  /** When it was built: milliseconds since 1970. */
  created: number;
  /** In bytes. */
  size: number;
  /** "sha256:…" of each layer. */
  layers: string[];
  /** Its name in the small world of images, which knows what it does when it runs: "hello-world". */
  content: string;
}

export interface Container {
  /** 64 hexadecimal digits. */
  id: string;
  name: string;
  /** As it was written: "nginx", "photon:5.0". */
  image: string;
  imageId: string;
  /** What the user gave in place of the image's own; undefined where the image's own runs. */
  entrypoint?: string[];
  command?: string[];
  state: 'created' | 'running' | 'paused' | 'exited';
  /** Milliseconds since 1970; 0 where it never did. */
  createdAt: number;
  startedAt: number;
  finishedAt: number;
  exitCode: number;
  /** Why it could not be started; empty where it could. */
  error: string;
  /** Process identifier on the machine; 0 while it does not run. */
  pid: number;
  restart: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** Most attempts of "on-failure"; 0 is without end. */
  restartLimit: number;
  /** Whether the user stopped it: then "unless-stopped" leaves it so. */
  stoppedByUser: boolean;
  autoRemove: boolean;
  tty: boolean;
  openStdin: boolean;
  /** Whether the client that made it stays with it. */
  attached: boolean;
  hostname: string;
  user: string;
  workingDir: string;
  /** "NAME=value", in order. */
  env: string[];
  labels: Record<string, string>;
  binds: Bind[];
  published: PublishedPort[];
  /** "bridge", "host", "none", or the name of a network. */
  network: string;
  /** In its network; empty while it has none. */
  address: string;
  /** Identifiers that only `docker inspect` shows: 64 hexadecimal digits; empty while it does not run. */
  sandboxId: string;
  endpointId: string;
  run: Run;
  /** What it has printed, and what it is going to print: see `logOf`. */
  log: LogLine[];
}

/** What a container does from its start on. */
export interface Run {
  /** What it prints, and how many milliseconds after its start. */
  lines: (Omit<LogLine, 'time'> & { after: number })[];
  /** When it ends by itself, in milliseconds after its start; undefined where it never does. */
  ends?: number;
  exitCode: number;
  /** Whether it ends when it is asked to, and with which status; undefined where it must be killed. */
  stops?: number;
  /** Its command line as ps shows it. */
  process: string;
}

export interface Bind {
  /** A directory of the machine, or the name of a volume. */
  source: string;
  /** Path in the container. */
  target: string;
  /** As written: "ro", "rw", ""; a volume's own is "z". */
  mode: string;
}

export interface PublishedPort {
  containerPort: number;
  protocol: 'tcp' | 'udp';
  /** "127.0.0.1"; empty where it is published on all addresses, IPv4 and IPv6. */
  address: string;
  /** 0 until the container starts, where the user left the choice to the engine. */
  port: number;
  /** Whether the engine chose the port: it does so again at each start. */
  chosen: boolean;
  /** Identifiers of the docker-proxy processes, one for each address. */
  proxies: number[];
}

export interface LogLine {
  stream: 'stdout' | 'stderr';
  /** With its newline, where it has one. */
  text: string;
  /** Milliseconds since 1970. */
  time: number;
}

export interface ContainerNetwork {
  id: string;
  name: string;
  driver: 'bridge' | 'host' | 'null';
  /** "172.17.0.0/16"; empty for "host" and "none". */
  subnet: string;
  gateway: string;
  /** Name of its link: "docker0", "br-1a2b3c4d5e6f"; empty for "host" and "none". */
  link: string;
  createdAt: number;
  internal: boolean;
  labels: Record<string, string>;
}

export interface Volume {
  name: string;
  createdAt: number;
  /** Whether the user gave no name. */
  anonymous: boolean;
  labels: Record<string, string>;
}

/** The unit of systemd that runs the engine. */
export const engineUnit = 'docker.service';

/** An engine that was never started. */
export function noDocker(): Docker {
  return { id: '', images: [], containers: [], networks: [], volumes: [] };
}

/** 64 hexadecimal digits. */
export function newId(machine: Machine): string {
  return randomHex(machine, 64);
}

/** What the engine that runs read at its start; undefined where none runs. */
export function runningEngine(machine: Machine): EngineConfig | undefined {
  const state = machine.units[engineUnit];
  const config = state?.active === 'active' ? state.memory['config'] : undefined;
  return config === undefined ? undefined : (JSON.parse(config) as EngineConfig);
}

/** Whether a container has processes. */
export function isAlive({ state }: Container): boolean {
  return state === 'running' || state === 'paused';
}

/** What a container has printed until now. */
export function logOf(machine: Machine, container: Container): LogLine[] {
  return container.log.filter(({ time }) => time <= machine.now);
}

/** Major version of the engine: it decides about words, orders and records. */
export function engineMajor(machine: Machine): 24 | 27 {
  return machine.release === '5.0' ? 27 : 24;
}
