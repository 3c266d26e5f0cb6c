// dockerd's flags: which there are, and what it says of others.
import { EngineError } from './dockerd-errors.ts';

/** Flags of dockerd by name, where they take a value (from dockerd --help of 27.3.1, but for those of swarm and debugging). */
export const valueFlags = new Set(
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

/**
 * The values of dockerd's flags by their full name, in the order they were given; "true" where a flag takes none.
 *
 * @param args dockerd's arguments, without the program
 * @throws {EngineError} for a word that is no flag, for a flag it does not know, and for one without its value
 */
export function flagsOf(args: string[]): Map<string, string[]> {
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
export const plurals: Record<string, string> = {
  'authorization-plugins': 'authorization-plugin', 'default-address-pools': 'default-address-pool',
  'default-ulimits': 'default-ulimit', 'dns-opts': 'dns-opt', 'exec-opts': 'exec-opt', hosts: 'host',
  'insecure-registries': 'insecure-registry', labels: 'label', 'log-opts': 'log-opt',
  'registry-mirrors': 'registry-mirror', 'storage-opts': 'storage-opt',
}; // prettier-ignore
