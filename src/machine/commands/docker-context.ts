// docker context: names for engines, kept in files below ~/.docker.
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import { standardHost, type Client, type Context } from './docker-client.ts';
import type { Handlers } from './docker-commands.ts';
import { listText } from './docker-format.ts';
import { sha256 } from './docker-sha256.ts';
import { execute, parseTemplate } from './docker-template.ts';
import { jsonText, type Value } from './docker-values.ts';

const validName = '^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$';

function metaOf({ name, description, host, skipVerify }: Context): Record<string, Value> {
  return {
    Name: name,
    Metadata: description && name !== 'default' ? { Description: description } : {},
    Endpoints: { docker: { Host: host, SkipTLSVerify: skipVerify } },
  };
}

function store(client: Client, context: Context): void {
  const { files } = client.call;
  const path = client.contextFile(context.name);
  files.mkdir(path.replace(/\/[^/]*$/, ''), { parents: true });
  files.write(path, jsonText(metaOf(context)));
}

/** Reads "host=tcp://…,ca=…". @throws {Failure} as the client refuses it */
function endpointOf(client: Client, written: string): Pick<Context, 'host' | 'skipVerify'> {
  const settings = new Map<string, string>();
  for (const part of written.split(',')) {
    const at = part.indexOf('=');
    if (at < 0)
      throw new Error(`invalid argument "${written}" for "--docker" flag: ${part} must be formatted as key=value`);
    settings.set(part.slice(0, at), part.slice(at + 1));
  }
  const failed = 'unable to create docker endpoint config: ';
  for (const key of settings.keys()) {
    if (!['from', 'host', 'ca', 'cert', 'key', 'skip-tls-verify'].includes(key)) {
      const why = 'unrecognized config key';
      throw new Failure(failed + (client.version === 24 ? `${key}: ${why}` : `${why}: ${key}`));
    }
  }
  if (settings.has('from')) throw new NotSimulated("a context 'from' another");
  for (const key of ['ca', 'cert', 'key']) {
    const path = settings.get(key);
    if (path === undefined) continue;
    if (!client.call.files.exists(client.call.path(path))) {
      throw new Failure(`${failed}open ${path}: no such file or directory`);
    }
    throw new NotSimulated('a context with certificates');
  }
  return { host: settings.get('host') ?? standardHost, skipVerify: settings.get('skip-tls-verify') === 'true' };
}

function checkName(name: string): void {
  if (name === 'default') throw new Failure('"default" is a reserved context name');
  if (new RegExp(validName).test(name)) return;
  throw new Failure(`context name "${name}" is invalid, names are validated against regexp "${validName}"`);
}

/** The context commands. */
export const contextCommands: Handlers = {
  'context create': {
    arity: [1, 1],
    modelled: ['description', 'docker'],
    run(client, { words, value }) {
      const [name = ''] = words;
      checkName(name);
      if (client.call.files.exists(client.contextFile(name))) throw new Failure(`context "${name}" already exists`);
      const endpoint = value('docker') === undefined ? { host: client.context('default').host, skipVerify: false } : endpointOf(client, value('docker') ?? ''); // prettier-ignore
      store(client, { name, description: value('description') ?? '', ...endpoint });
      client.call.out(`${name}\n`);
      client.call.err(`Successfully created context "${name}"\n`);
      return 0;
    },
  },
  'context update': {
    arity: [1, 1],
    modelled: ['description', 'docker'],
    run(client, { words, value }) {
      const [name = ''] = words;
      checkName(name);
      const before = client.context(name);
      const endpoint = value('docker') === undefined ? {} : endpointOf(client, value('docker') ?? '');
      store(client, { ...before, ...endpoint, description: value('description') ?? before.description });
      client.call.out(`${name}\n`);
      client.call.err(`Successfully updated context "${name}"\n`);
      return 0;
    },
  },
  'context use': {
    arity: [1, 1],
    modelled: [],
    run(client, { words }) {
      const [name = ''] = words;
      if (name !== 'default') client.context(name);
      const before = client.configured();
      const current = name === 'default' ? undefined : name;
      if (before['currentContext'] !== current) client.configure({ ...before, currentContext: current });
      client.call.out(`${name}\n`);
      client.call.err(`Current context is now "${name}"\n`);
      const variable = client.call.env['DOCKER_HOST'];
      if (name !== 'default' && variable) {
        client.call.err('Warning: DOCKER_HOST environment variable overrides the active context. ' +
          `To use "${name}", either set the global --context flag, or unset DOCKER_HOST environment variable.\n`); // prettier-ignore
      }
      return 0;
    },
  },
  'context show': {
    arity: [0, 0],
    modelled: [],
    run(client) {
      client.call.out(`${client.contextName()}\n`);
      return 0;
    },
  },
  'context ls': {
    arity: [0, 0],
    modelled: ['quiet', 'format'],
    run(client, { has, value }) {
      const { call } = client;
      const current = client.contextName();
      const contexts = client.contexts();
      if (has('quiet')) {
        call.out(contexts.map(({ name }) => `${name}\n`).join(''));
        return 0;
      }
      const table = (value('format') ?? 'table').startsWith('table');
      const records = contexts.map(({ name, description, host }) => ({
        Name: table && name === current ? `${name} *` : name,
        Description: description,
        DockerEndpoint: host,
        Current: name === current,
        Error: '',
        ...(client.version === 27 ? { ContextType: 'moby' } : {}),
      }));
      const headings = { Name: 'NAME', Description: 'DESCRIPTION', DockerEndpoint: 'DOCKER ENDPOINT', Error: 'ERROR' };
      call.out(
        listText(records, {
          format: value('format'),
          standard: Object.keys(headings),
          headings,
          type: '*formatter.clientContextContext',
          ordered: client.version === 27,
        }),
      );
      if (call.env['DOCKER_HOST']) {
        call.err('Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.\n'); // prettier-ignore
      }
      return 0;
    },
  },
  'context inspect': {
    arity: [0, Infinity],
    modelled: ['format'],
    run(client, { words, value }) {
      const { call } = client;
      const found: Value[] = [];
      let status = 0;
      for (const name of words.length > 0 ? words : [client.contextName()]) {
        try {
          const place = (kind: string) => (name === 'default' ? '<IN MEMORY>' : `${client.directory}/contexts/${kind}/${sha256(name)}`); // prettier-ignore
          const storage = { MetadataPath: place('meta'), TLSPath: place('tls') };
          found.push({ ...metaOf(client.context(name)), TLSMaterial: {}, Storage: storage });
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          if (status === 0) call.err(`${error.message}\n`);
          status = 1;
        }
      }
      const format = value('format');
      if (format === undefined || format === 'json') {
        call.out(`${jsonText(found, format === 'json' ? 0 : 4)}\n`);
      } else for (const one of found) call.out(`${execute(parseTemplate(format), one)}\n`);
      return status;
    },
  },
  'context rm': {
    arity: [1, Infinity],
    modelled: ['force'],
    run(client, { words, has }) {
      const { call } = client;
      const problems: string[] = [];
      for (const name of words) {
        const directory = client.contextFile(name).replace(/\/[^/]*$/, '');
        if (name === 'default') problems.push('default: context "default" cannot be removed');
        else if (!call.files.exists(directory)) {
          if (!has('force')) problems.push(`context "${name}" does not exist`);
        } else if (name === client.contextName() && !has('force')) {
          problems.push(`context "${name}" is in use, set -f flag to force remove`);
        } else {
          if (client.configured()['currentContext'] === name) {
            client.configure({ ...client.configured(), currentContext: undefined });
          }
          call.files.remove(directory, { recursive: true });
          call.out(`${name}\n`);
        }
      }
      if (problems.length > 0) throw new Failure(problems.join('\n'));
      return 0;
    },
  },
};
