// Starting a container and staying with it: what it prints, and a shell with somebody at its terminal.
import { isAlive, type Container, type LogLine } from '../docker.ts';
import { startContainer, stopContainer } from '../docker-lifecycle.ts';
import { hasModule, loadModule } from '../kernel-modules.ts';
import type { Machine } from '../model.ts';
import { kernelRelease, loaded } from '../processes.ts';
import { NotSimulated } from '../program.ts';
import { randomHex } from '../random.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import { contentOf } from './docker-hub.ts';
import { insideOf, isShell, promptOf, runInside, shellLine } from './docker-inside.ts';
import { argvOf, imageIn } from './docker-lookup.ts';
import { StartFailure, type Inside } from './docker-programs.ts';

/** What stands in the way of a start, and with which status the client ends. */
export class StartProblem extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

const runtime =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
  'unable to start container process: ';

/**
 * Starts a container.
 *
 * @param typing whether somebody sits at its terminal
 * @param input what it reads; undefined where its input is closed
 * @throws {StartProblem} where it cannot be started
 */
export function launch(client: Client, container: Container, typing: boolean, input?: string): void {
  const { machine } = client.call;
  const image = contentOf(imageIn(client, container));
  const argv = argvOf(client, container);
  if (argv.length === 0) throw new NotSimulated('a container without a command');
  const waiting = container.openStdin && input === undefined && isShell(argv);
  const inside = insideOf(machine, container, image);
  try {
    // A shell that waits for input runs until it is stopped.
    container.run = waiting
      ? { lines: [], exitCode: 0, process: argv.join(' ') }
      : runInside(inside, argv, container.openStdin ? input : undefined);
    if (waiting) runInside(inside, [argv[0] ?? '', '-c', ':']);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    container.exitCode = error.status === 125 ? 0 : error.status;
    container.error = error.status === 125 ? error.message : runtime + error.message;
    throw new StartProblem(container.error, error.status);
  }
  if (container.restart !== 'no' && (container.run.ends ?? Infinity) < 60_000 && !typing) {
    throw new NotSimulated('a container that ends and is started again and again');
  }
  const problem = withoutPair(machine, container) ?? startContainer(machine, container);
  if (problem) throw new StartProblem(problem, 125);
}

/**
 * Why a container cannot be plugged into its network: the kernel was replaced, and the module for its pair of links with
 * it, before it was loaded. Undefined where nothing is in the way; the module is loaded then.
 */
function withoutPair(machine: Machine, container: Container): string | undefined {
  const { networks, containers } = machine.docker;
  const bridged = ({ network }: Container) => networks.find(({ name }) => name === network)?.driver === 'bridge';
  // The generic kernel has it built in.
  if (!bridged(container) || !kernelRelease(machine).endsWith('-esx')) return undefined;
  if (hasModule(machine, 'veth')) loadModule(machine, 'veth');
  if (loaded(machine, 'veth') || containers.some((other) => isAlive(other) && bridged(other))) return undefined;
  const [host, sandbox] = [randomHex(machine, 7), randomHex(machine, 7)];
  // libnetwork/drivers/bridge/bridge.go and daemon/container_operations.go; issue 821 of vmware/photon
  container.error =
    `failed to create endpoint ${container.name} on network ${container.network}: ` +
    `failed to add the host (veth${host}) <=> sandbox (veth${sandbox}) pair interfaces: operation not supported`;
  return container.error;
}

/** Prints lines of a container. */
export function print(client: Client, { stream, text }: Pick<LogLine, 'stream' | 'text'>): void {
  if (stream === 'stdout') client.call.out(text);
  else client.call.err(text);
}

/** Follows a container that runs until it ends. @returns its exit status */
export async function follow(client: Client, container: Container): Promise<number> {
  const { call } = client;
  const { machine } = call;
  const { lines, ends, exitCode } = container.run;
  if (container.tty && container.openStdin && isShell(argvOf(client, container))) return typed(client, container);
  if (ends === undefined) {
    stopContainer(machine, container, 137);
    throw new NotSimulated('a container in the foreground that does not end by itself');
  }
  const started = container.startedAt;
  for (const line of lines) {
    await call.sleep(Math.max(0, started + line.after - machine.now));
    print(client, line);
  }
  await call.sleep(Math.max(0, started + ends - machine.now));
  if (isAlive(container)) stopContainer(machine, container, exitCode, started + ends);
  return exitCode;
}

/** A shell in a container with somebody at its terminal. */
async function typed(client: Client, container: Container): Promise<number> {
  const { call } = client;
  const inside = insideOf(call.machine, container, contentOf(imageIn(client, container)));
  const status = await shellLoop(client, inside, (line) => {
    container.log.push({ ...line, time: call.machine.now });
  });
  if (isAlive(container)) stopContainer(call.machine, container, status);
  return status;
}

/**
 * Runs a shell in a container line by line, with somebody at its terminal.
 *
 * @param note is told of each line the shell prints
 * @returns its exit status
 */
export async function shellLoop(
  { call }: Client,
  inside: Inside,
  note: (line: Pick<LogLine, 'stream' | 'text'>) => void = () => undefined,
): Promise<number> {
  let status = 0;
  for (;;) {
    const line = await call.ask(promptOf(inside));
    if (line === undefined) return status;
    try {
      const done = shellLine(inside, line, status);
      status = done.status;
      await call.sleep(done.time);
      for (const printed of done.lines) {
        call.out(printed.text);
        note(printed);
      }
      if (done.ended) return status;
    } catch (error) {
      if (!(error instanceof NotSimulated)) throw error;
      call.err(`docker: ${error.message}\n`);
      status = 125;
    }
  }
}

/** @throws {Failure} where a terminal is asked for and the input comes from a pipe */
export function checkTerminal({ call }: Client, interactive: boolean, tty: boolean): void {
  if (interactive && tty && call.stdin !== '') throw new Failure('the input device is not a TTY');
}
