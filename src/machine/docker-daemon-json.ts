// /etc/docker/daemon.json: its keys with their types, and what dockerd says of mistakes in it.
import { mistake } from './dockerd-errors.ts';
import { plurals, valueFlags } from './dockerd-flags.ts';
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import { jsonMistake } from './go-json.ts';
import type { Machine } from './model.ts';

/** Keys of daemon.json: where dockerd keeps each (B and b: see `checkType`), and of which type of Go it is. */
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

/**
 * What the file sets, by key; nothing where the standard file is missing.
 *
 * @param path of the file
 * @param flags of dockerd: one that the file sets too is refused
 * @throws {EngineError} where the file is missing, no JSON, or has keys or values that dockerd does not take
 */
export function fileSettings(machine: Machine, path: string, flags: Map<string, string[]>): Record<string, unknown> {
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
