// The Docker engine's configuration: its flags and /etc/docker/daemon.json, and what dockerd says of mistakes in them.
import { FileError } from './file-error.ts';
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
  /** Address of docker0 with prefix length; empty for the engine's own choice. */
  bip: string;
  mirrors: string[];
  insecureRegistries: string[];
  labels: string[];
  pools: { base: string; size: number }[];
  logDriver: string;
  tls: boolean;
}

/** Why dockerd gave up; `message` is its last line. */
export class EngineError extends Error {
  override name = 'EngineError';
  /** Whether it had begun to log. */
  readonly started: boolean;

  constructor(message: string, started = false) {
    super(message);
    this.started = started;
  }
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

/** A mistake in the file: the name of the file goes before it. */
function mistake(message: string): EngineError {
  return new EngineError(`: ${message}`);
}

/** Flags of dockerd by name, where they take a value (from dockerd --help of 27.3.1, but for those of swarm and debugging). */
const valueFlags = new Set(
  (
    'add-runtime authorization-plugin bip bridge cgroup-parent config-file containerd containerd-namespace ' +
    'containerd-plugins-namespace cpu-rt-period cpu-rt-runtime data-root default-address-pool default-cgroupns-mode ' +
    'default-gateway default-gateway-v6 default-ipc-mode default-network-opt default-runtime default-shm-size ' +
    'default-ulimit dns dns-opt dns-search exec-opt exec-root fixed-cidr fixed-cidr-v6 group host host-gateway-ip ' +
    'http-proxy https-proxy init-path insecure-registry ip label log-driver log-level log-opt ' +
    'max-concurrent-downloads max-concurrent-uploads max-download-attempts metrics-addr mtu no-proxy pidfile ' +
    'registry-mirror seccomp-profile shutdown-timeout storage-driver storage-opt tlscacert tlscert tlskey ' +
    'userland-proxy-path userns-remap'
  ).split(' '),
);
const booleanFlags = new Set(
  (
    'debug experimental icc init ip-forward ip-masq ip6tables iptables ipv6 live-restore no-new-privileges raw-logs ' +
    'rootless selinux-enabled tls tlsverify userland-proxy validate version help'
  ).split(' '),
);
const shorthands: Record<string, string> = { H: 'host', D: 'debug', G: 'group', b: 'bridge', l: 'log-level', s: 'storage-driver', v: 'version' }; // prettier-ignore

function flagsOf(args: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, dashes = '', typed = '', , attached] = /^(--?)([^=]*)(=([^]*))?$/.exec(arg) ?? [];
    if (!dashes || !typed) {
      throw new EngineError(
        '"dockerd" accepts no argument(s).\nSee \'dockerd --help\'.\n\n' +
          'Usage:  dockerd [OPTIONS]\n\nA self-sufficient runtime for containers.',
      );
    }
    const letter = typed[0] ?? '';
    const name = dashes === '--' ? typed : shorthands[letter];
    const note = (value: string) => found.set(name ?? '', [...(found.get(name ?? '') ?? []), value]);
    if (name !== undefined && booleanFlags.has(name)) note(attached ?? 'true');
    else if (name !== undefined && valueFlags.has(name)) {
      const value = dashes === '-' && typed.length > 1 ? arg.slice(2) : (attached ?? rest.shift());
      if (value === undefined) throw flagError(dashes === '--' ? `--${name}` : `'${letter}' in -${letter}`, true);
      note(value);
    } else throw flagError(dashes === '--' ? `--${typed}` : `'${letter}' in -${typed}`, false);
  }
  return found;
}

function flagError(flag: string, missing: boolean): EngineError {
  const what = missing
    ? 'flag needs an argument:'
    : flag.startsWith('--')
      ? 'unknown flag:'
      : 'unknown shorthand flag:';
  return new EngineError(`Status: ${what} ${flag}\nSee 'dockerd --help'., Code: 125`);
}

/** Flags that the file names in the plural. */
const plurals: Record<string, string> = {
  'authorization-plugins': 'authorization-plugin', 'default-address-pools': 'default-address-pool',
  'default-ulimits': 'default-ulimit', 'dns-opts': 'dns-opt', 'exec-opts': 'exec-opt', hosts: 'host',
  'insecure-registries': 'insecure-registry', labels: 'label', 'log-opts': 'log-opt',
  'registry-mirrors': 'registry-mirror', 'storage-opts': 'storage-opt',
}; // prettier-ignore

/** Keys of daemon.json: where dockerd keeps each (B and b: see `goPath`), and of which type of Go it is. */
const keys = new Map(
  `allow-nondistributable-artifacts C.ServiceOptions []string
api-cors-header C string
authorization-plugins C []string
bip B string
bridge B.commonBridgeConfig string
builder C config.BuilderConfig
cgroup-parent - string
containerd C string
cpu-rt-period - int64
cpu-rt-runtime - int64
data-root C string
debug C bool
default-address-pools C.NetworkConfig []*ipamutils.NetworkToSplit
default-cgroupns-mode - string
default-gateway B net.IP
default-gateway-v6 B net.IP
default-ipc-mode - string
default-network-opts C.NetworkConfig map[string]map[string]string
default-runtime C string
default-shm-size - -
default-ulimits - map[string]*units.Ulimit
dns C.DNSConfig []string|[]net.IP
dns-opts C.DNSConfig []string
dns-search C.DNSConfig []string
exec-opts C []string
exec-root C string
experimental C bool
features C map[string]bool
fixed-cidr B.commonBridgeConfig string
fixed-cidr-v6 B string
group C string
host-gateway-ip C.DNSConfig net.IP
hosts C []string
icc B bool
init - bool
init-path - string
insecure-registries C.ServiceOptions []string
ip B net.IP
ip-forward b bool
ip-masq b bool
ip6tables b bool
iptables b bool
ipv6 B bool
labels C []string
live-restore C bool
log-driver C.LogConfig string
log-level C string
log-opts C.LogConfig map[string]string
max-concurrent-downloads C int
max-concurrent-uploads C int
max-download-attempts C int
metrics-addr C string
mtu C|B int
network-diagnostic-port C int
no-new-privileges - bool
node-generic-resources C []string
pidfile C string
proxies - -
raw-logs C bool
registry-mirrors C.ServiceOptions []string
rootless - bool
runtimes - map[string]types.Runtime|map[string]system.Runtime
seccomp-profile - string
selinux-enabled - bool
shutdown-timeout C int
storage-driver C string
storage-opts C []string
swarm-default-advertise-addr C string
tls C bool
tlscacert C.TLSOptions string
tlscert C.TLSOptions string
tlskey C.TLSOptions string
tlsverify C bool
userland-proxy b bool
userland-proxy-path b string
userns-remap - string`
    .split('\n')
    .map((line) => {
      const [key = '', place = '', ...type] = line.split(' ');
      return [key, { place, type: type.join(' ') }] as const;
    }),
);

function fileSettings(machine: Machine, path: string, flags: Map<string, string[]>): Record<string, unknown> {
  let text: string;
  try {
    text = new Files(machine, root).read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === 'ENOENT' && !flags.has('config-file')) return {};
    throw mistake(`open ${path}: ${error.message.replace(/^./, (letter) => letter.toLowerCase())}`);
  }
  if (!text.trim()) return {};
  const wrong = jsonMistake(text);
  if (wrong) throw mistake(wrong);
  const settings: unknown = JSON.parse(text);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw mistake(`json: cannot unmarshal ${jsonType(settings)} into Go value of type map[string]interface {}`);
  }
  const entries = Object.entries(settings);
  const unknown = entries.filter(([key]) => !keys.has(key)).map(([key]) => key);
  if (unknown.length > 0) {
    throw mistake(`the following directives don't match any configuration option: ${unknown.join(', ')}`);
  }
  const twice = entries.flatMap(([key, value]) => {
    const name = plurals[key] ?? key;
    const given = flags.get(name);
    if (!given) return [];
    const flag = valueFlags.has(name) && name in listFlags ? `[${given.join(' ')}]` : (given.at(-1) ?? '');
    return [`${key}: (from flag: ${flag}, from file: ${goText(value)})`];
  });
  if (twice.length > 0) {
    throw mistake(
      `the following directives are specified both as a flag and in the configuration file: ${twice.join(', ')}`,
    );
  }
  const version = machine.release === '5.0' ? 1 : 0;
  for (const [key, value] of entries) checkType(key, value, version);
  return Object.fromEntries(entries);
}

const listFlags = Object.fromEntries([...Object.values(plurals), 'dns', 'dns-search'].map((name) => [name, true]));

/** How Go prints a value that came from JSON with %v. */
function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, inner]) => `${key}:${goText(inner)}`);
    return `map[${parts.join(' ')}]`;
  }
  if (value === null) return '<nil>';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** What encoding/json says of a value that does not fit its field. */
function checkType(key: string, value: unknown, version: 0 | 1): void {
  const { place: places, type: types } = keys.get(key) ?? { place: '-', type: '-' };
  const either = (text: string) => text.split('|')[version] ?? text.split('|')[0] ?? '';
  const [place, type] = [either(places), either(types)];
  const bridge = 'CommonConfig.BridgeConfig';
  const path = place
    .replace(/^C/, 'CommonConfig')
    .replace(/^B/, version === 1 ? `${bridge}.DefaultBridgeConfig` : bridge)
    .replace(/^b/, bridge);
  const refuse = (what: unknown, wanted: string): never => {
    const field = path === '-' ? key : `${path}.${key}`;
    throw mistake(`json: cannot unmarshal ${jsonType(what)} into Go struct field Config.${field} of type ${wanted}`);
  };
  if (value === null || type === '-') return;
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) refuse(value, type);
    const element = type === '[]net.IP' ? 'net.IP' : 'string';
    for (const one of value as unknown[]) if (!type.includes('*') && typeof one !== 'string') refuse(one, element);
  } else if (type.startsWith('map[') || type === 'config.BuilderConfig') {
    if (typeof value !== 'object' || Array.isArray(value)) refuse(value, type);
  } else {
    const wanted = type === 'bool' ? 'boolean' : type.startsWith('int') ? 'number' : 'string';
    if (typeof value !== wanted) refuse(value, type);
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

/** What Go's encoding/json says of a text that is no JSON (src/encoding/json/scanner.go); undefined where it is. */
export function jsonMistake(text: string): string | undefined {
  let at = 0;
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const fail = (where: string): never => {
    const letter = text[at];
    if (letter === undefined) throw new SyntaxError('unexpected end of JSON input');
    // Go looks at bytes: of a letter beyond ASCII it shows the first.
    const byte = new TextEncoder().encode(text.slice(at, at + 2))[0] ?? 0;
    const shown =
      letter === "'"
        ? "\\'"
        : letter === '"'
          ? '"'
          : letter === '\n'
            ? '\\n'
            : letter === '\t'
              ? '\\t'
              : String.fromCharCode(byte);
    throw new SyntaxError(`invalid character '${shown}' ${where}`);
  };
  const expect = (pattern: RegExp, where: string) => {
    if (!pattern.test(text[at] ?? '')) fail(where);
    at += 1;
  };
  const string = () => {
    at += 1;
    for (;;) {
      const letter = text[at];
      if (letter === undefined || letter < ' ') fail('in string literal');
      at += 1;
      if (letter === '"') return;
      if (letter !== '\\') continue;
      const escaped = text[at];
      expect(/["\\/bfnrtu]/, 'in string escape code');
      if (escaped === 'u')
        for (let digit = 0; digit < 4; digit += 1) expect(/[0-9a-f]/i, 'in \\u hexadecimal character escape');
    }
  };
  const number = () => {
    if (text[at] === '-') {
      at += 1;
      if (!/\d/.test(text[at] ?? '')) fail('in numeric literal');
    }
    if (text[at] === '0') at += 1;
    else while (/\d/.test(text[at] ?? '')) at += 1;
    if (text[at] === '.') {
      at += 1;
      expect(/\d/, 'after decimal point in numeric literal');
      while (/\d/.test(text[at] ?? '')) at += 1;
    }
    if (/e/i.test(text[at] ?? '')) {
      at += 1;
      if (/[+-]/.test(text[at] ?? '')) at += 1;
      expect(/\d/, 'in exponent of numeric literal');
      while (/\d/.test(text[at] ?? '')) at += 1;
    }
  };
  const value = (): void => {
    space();
    const letter = text[at] ?? '';
    const word = { t: 'true', f: 'false', n: 'null' }[letter];
    if (letter === '"') string();
    else if (/[-\d]/.test(letter)) number();
    else if (word) {
      for (const wanted of word) {
        if (text[at] !== wanted) fail(`in literal ${word} (expecting '${wanted}')`);
        at += 1;
      }
    } else if (letter === '[' || letter === '{') members(letter === '{');
    else fail('looking for beginning of value');
  };
  const members = (object: boolean) => {
    const close = object ? '}' : ']';
    at += 1;
    space();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      space();
      if (object) {
        if (text[at] !== '"') fail('looking for beginning of object key string');
        string();
        space();
        expect(/:/, 'after object key');
      }
      value();
      space();
      if (text[at] === close) {
        at += 1;
        return;
      }
      expect(/,/, object ? 'after object key:value pair' : 'after array element');
    }
  };
  try {
    value();
    space();
    if (at < text.length) fail('after top-level value');
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
