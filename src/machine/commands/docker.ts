// docker: containers, images, networks, volumes, contexts, and the engine behind them.
import { NotSimulated, type Call, type Program } from '../program.ts';
import { checkArity, Failure, HelpWanted, parseFlags, type Given } from './docker-arguments.ts';
import { Client } from './docker-client.ts';
import type { Handler, Handlers } from './docker-commands.ts';
import { commandOf, globalFlags, isGroup } from './docker-table.ts';

/** By the first word of a command's full name; each part is fetched when it is first used. */
const parts: Record<string, () => Promise<Handlers>> = {
  container: async () => (await import('./docker-containers.ts')).containerCommands,
  image: async () => (await import('./docker-images.ts')).imageCommands,
  network: async () => (await import('./docker-networks.ts')).networkCommands,
  volume: async () => (await import('./docker-volumes.ts')).volumeCommands,
  context: async () => (await import('./docker-context.ts')).contextCommands,
};

async function handlerOf(name: string): Promise<Handler | undefined> {
  if (name === 'container ls') return (await import('./docker-ps.ts')).psCommand;
  const [group = ''] = name.split(' ');
  const load = parts[group] ?? (async () => (await import('./docker-system.ts')).systemCommands);
  return (await load())[name];
}

/** The help's texts, fetched when they are asked for. */
const texts = async () => import('./docker-help.ts');

const globals = globalFlags('').map(({ name }) => name);

export const docker: Program = async (call) => {
  try {
    return await run(call);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    call.err(`${error.message}\n`);
    return error.status;
  }
};

async function run(call: Call): Promise<number> {
  const home = call.env['HOME'] ?? '/root';
  const flags = globalFlags(home);
  const version = call.machine.release === '5.0' ? 27 : 24;
  const mainHelp = async () => `\n${(await texts()).mainHelp(version, call.columns, home)}`;
  const deprecated = `Flag shorthand -h has been deprecated, ${version === 24 ? 'please ' : ''}use --help\n`;
  const wrong = async (error: Error) => new Failure(`${error.message}\nSee 'docker --help'.\n${await mainHelp()}`, 125);
  const parse = async (leading: boolean): Promise<Given> => {
    try {
      return parseFlags(call.args, { flags, modelled: globals, leading });
    } catch (error) {
      if (error instanceof HelpWanted || error instanceof NotSimulated) throw error;
      throw await wrong(error as Error);
    }
  };
  let options: Given;
  try {
    options = await parse(true);
  } catch (error) {
    if (!(error instanceof HelpWanted)) throw error;
    call.out((error.short ? deprecated : '') + (await mainHelp()));
    return 0;
  }
  const { words, has, value } = options;
  if (has('version')) {
    call.out((await import('./docker-version.ts')).versionLine(call.machine));
    return 0;
  }
  if (!/^(debug|info|warn(ing)?|error|fatal|panic|trace)$/.test(value('log-level') ?? 'info')) {
    throw new Failure(`Unable to parse logging level: ${value('log-level') ?? ''}`);
  }
  if (has('context') && has('host')) {
    throw new Failure('conflicting options: either specify --host or --context, not both');
  }
  const client = new Client(call, options);
  const [first] = words;
  if (first === undefined) {
    call.err(await mainHelp());
    return 0;
  }
  if (first === 'help') return helpTopic(call, client, words.slice(1), mainHelp);
  const found = commandOf(words, version);
  if (!found && isGroup(first)) return groupOnly(client, first, words.slice(1));
  if (!found) {
    if (first === 'cp') return copy(words.slice(1));
    if ((await texts()).isElsewhere(first, version)) throw new NotSimulated(`'docker ${first}'`);
    if (call.machine.packages[`docker-${first}`] && /^(compose|buildx)$/.test(first))
      return plugin(call, first, words.slice(1));
    await parse(false);
    throw new Failure(`docker: '${first}' is not a docker command.\nSee 'docker --help'`);
  }
  const { command, path, depth } = found;
  const handler = await handlerOf(command.paths[0] ?? '');
  const args = words.slice(depth);
  const asked = args.includes('--help') && !handler?.leading;
  if (!handler && !asked) throw new NotSimulated(`'docker ${path}'`);
  let parsed: Given;
  try {
    parsed = parseFlags(args, {
      flags: command.flags,
      modelled: handler?.modelled ?? [],
      ...(handler?.leading ? { leading: true } : {}),
    });
  } catch (error) {
    if (error instanceof HelpWanted) {
      const text = `\n${(await texts()).helpOf(command, path, call.columns)}`;
      call.out(error.short ? deprecated + text : text);
      return 0;
    }
    if (error instanceof NotSimulated) throw error;
    throw new Failure(`${(error as Error).message}\nSee 'docker ${path} --help'.`, 125);
  }
  if (!handler) throw new NotSimulated(`'docker ${path}'`);
  checkArity(parsed.words, handler.arity, command, path);
  return handler.run(client, parsed, path);
}

async function helpTopic(
  call: Call,
  client: Client,
  words: string[],
  mainHelp: () => Promise<string>,
): Promise<number> {
  const { groupHelp, helpOf, isElsewhere } = await texts();
  if (words.length === 0) {
    call.out(await mainHelp());
    return 0;
  }
  const found = commandOf(words, client.version);
  const [first = ''] = words;
  if (found) call.out(`\n${helpOf(found.command, found.path, call.columns)}`);
  else if (isGroup(first) && words.length === 1) call.out(`\n${groupHelp(first, client.version)}`);
  else if (isElsewhere(first, client.version)) throw new NotSimulated(`'docker help ${first}'`);
  else throw new Failure(`unknown help topic: ${words.join(' ')}`);
  return 0;
}

/** "docker network" without a command of its own. */
async function groupOnly({ call, version }: Client, group: string, args: string[]): Promise<number> {
  const text = `\n${(await texts()).groupHelp(group, version)}`;
  const [first] = args;
  if (first === '--help') call.out(text);
  else if (first?.startsWith('-')) throw new NotSimulated(`'docker ${group} ${first}'`);
  else if (group === 'container' && first === 'cp') return copy(args.slice(1));
  else call.err(text);
  return first === undefined || first === '--help' ? 0 : 1;
}

function copy(args: string[]): never {
  const paths = args.filter((arg) => !arg.startsWith('-'));
  if (paths.length === 2 && !paths.some((path) => path.includes(':'))) {
    throw new Failure('must specify at least one container source');
  }
  throw new NotSimulated('copying files to and from containers');
}

function plugin(call: Call, name: string, args: string[]): number {
  const installed = call.machine.packages[`docker-${name}`];
  if (name === 'compose' && args.join(' ') === 'version' && installed) {
    // From cmd/compose/version.go of github.com/docker/compose; Photon OS builds it with its bare version number.
    call.out(`Docker Compose version ${installed.version}\n`);
    return 0;
  }
  throw new NotSimulated(`'docker ${[name, ...args].join(' ')}'`);
}
