// systemd-resolved: which name servers it knows, the files it writes of them, and where it listens.
import { Files } from './files.ts';
import type { Machine, Release } from './model.ts';
import { isTrue, sectionsOf } from './network-files.ts';
import type { Link } from './network.ts';
import type { Service, Socket } from './services.ts';
import { listOf, readText } from './unit-files.ts';

const resolved = 'systemd-resolved.service';

/** Settings of /etc/systemd/resolved.conf and its drop-ins, the last one counts. */
function resolvedSettings(machine: Machine): Map<string, string> {
  const files = new Files(machine, { uid: 77, gid: 77, groups: [77], name: 'systemd-resolve' });
  const directory = '/etc/systemd/resolved.conf.d';
  const parts = listOf(files, directory).filter((name) => name.endsWith('.conf'));
  const settings = new Map<string, string>();
  for (const path of ['/etc/systemd/resolved.conf', ...parts.map((name) => `${directory}/${name}`)]) {
    const text = readText(files, path) ?? '';
    for (const section of sectionsOf(text)) for (const [key, value] of section.settings) settings.set(key, value);
  }
  return settings;
}

/** The value of a setting as systemd-resolved read it at its start; undefined where its file does not have it. */
export function resolvedSetting(machine: Machine, key: string): string | undefined {
  const memory = machine.units[resolved]?.memory['settings'] ?? '[]';
  return new Map(JSON.parse(memory) as [string, string][]).get(key);
}

/** Name servers that systemd-resolved asks on behalf of no link: DNS= of resolved.conf. */
export function globalServers(machine: Machine): string[] {
  return (resolvedSetting(machine, 'DNS') ?? '').split(/\s+/).filter(Boolean);
}

/** Name servers that systemd-resolved falls back on where it knows no other: the default of its build. */
export function fallbackServers(release: Release): string[] {
  const servers = ['1.1.1.1', '8.8.8.8', '1.0.0.1', '8.8.4.4', '2606:4700:4700::1111', '2001:4860:4860::8888'];
  const last = ['2606:4700:4700::1001', '2001:4860:4860::8844'];
  if (release === '3.0') return ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844'];
  if (release === '4.0') return [...servers, ...last];
  // In turn Cloudflare's and Google's.
  return [...servers, ...last].map(
    (server, index) => `${server}#${index % 2 === 0 ? 'cloudflare-dns.com' : 'dns.google'}`,
  );
}

/** Name servers of a link: those set by hand, or else those of its .network file and of DHCP. */
export function serversOf(link: Link): string[] {
  return link.resolver ?? (link.up ? (link.setup?.dns ?? []) : []);
}

/** What the two files in /run/systemd/resolve say of themselves, in the words of the machine's systemd. */
function introduction(release: Release, name: 'stub-resolv.conf' | 'resolv.conf'): string {
  const purpose =
    name === 'resolv.conf'
      ? `# This is a dynamic resolv.conf file for connecting local clients directly to
# all known uplink DNS servers. This file lists all configured search domains.
#
`
      : `# This is a dynamic resolv.conf file for connecting local clients to the
# internal DNS stub resolver of systemd-resolved. This file lists all
# configured search domains.
#
# Run "resolvectl status" to see details about the uplink DNS servers
# currently in use.
#
`;
  const end = `#
# See man:systemd-resolved.service(8) for details about the supported modes of
# operation for /etc/resolv.conf.

`;
  if (release === '3.0') {
    return `# This file is managed by man:systemd-resolved(8). Do not edit.
#
${purpose}# Third party programs must not access this file directly, but only through the
# symlink at /etc/resolv.conf. To manage man:resolv.conf(5) in a different way,
# replace this symlink by a static file or a different symlink.
${end}`;
  }
  return `# This is /run/systemd/resolve/${name} managed by man:systemd-resolved(8).
# Do not edit.
#
# This file might be symlinked as /etc/resolv.conf. If you're looking at
# /etc/resolv.conf and seeing this text, you have followed the symlink.
#
${purpose}# Third party programs should typically not access this file directly, but only
# through the symlink at /etc/resolv.conf. To manage man:resolv.conf(5) in a
# different way, replace this symlink by a static file or a different symlink.
${end}`;
}

/** Writes what systemd-resolved keeps in /run/systemd/resolve, where it runs. */
export function updateResolver(machine: Machine): void {
  if (machine.units[resolved]?.active !== 'active') return;
  writeResolver(machine);
}

function writeResolver(machine: Machine): void {
  const files = new Files(machine, { uid: 0, gid: 0, groups: [0], name: 'root' });
  const directory = '/run/systemd/resolve';
  files.mkdir(directory, { parents: true });
  const servers = [...new Set([...globalServers(machine), ...machine.network.links.flatMap(serversOf)])];
  const domains = [
    ...(resolvedSetting(machine, 'Domains') ?? '').split(/\s+/),
    ...machine.network.links.flatMap(({ setup }) => setup?.domains ?? []),
  ].filter((domain) => domain && !domain.startsWith('~'));
  // systemd 239 writes no line for an empty search list, and no options.
  const old = machine.release === '3.0';
  const search = domains.length > 0 ? `search ${domains.join(' ')}\n` : old ? '' : 'search .\n';
  const lines = servers.map((server) => `nameserver ${server}\n`).join('') || '# No DNS servers known.\n';
  const put = (name: 'stub-resolv.conf' | 'resolv.conf', text: string) => {
    files.write(`${directory}/${name}`, `${introduction(machine.release, name)}${text}${search}`);
  };
  put('stub-resolv.conf', `nameserver 127.0.0.53\n${old ? '' : 'options edns0 trust-ad\n'}`);
  put('resolv.conf', lines);
}

/** What systemd-resolved does: answers names on 127.0.0.53. */
export const resolvedService: Service = {
  start(machine) {
    const unit = machine.units[resolved];
    if (unit) unit.memory = { settings: JSON.stringify([...resolvedSettings(machine)]) };
    writeResolver(machine);
    return {};
  },
  sockets(machine): Socket[] {
    // systemd 239 listens on UDP only, unless it is told otherwise.
    const listener = resolvedSetting(machine, 'DNSStubListener') ?? (machine.release === '3.0' ? 'udp' : 'yes');
    const pid = machine.units[resolved]?.pid ?? 0;
    const socket = (protocol: 'tcp' | 'udp', address: string, fd: number): Socket[] =>
      isTrue(listener) || listener === protocol
        ? [{ protocol, address, port: 53, process: 'systemd-resolve', pid, fd }]
        : [];
    const main = '127.0.0.53%lo';
    // The second address is not there in systemd 247.
    const second = machine.release === '5.0';
    return [
      ...(second ? socket('udp', '127.0.0.54', 15) : []),
      ...socket('udp', main, 13),
      ...(second ? socket('tcp', '127.0.0.54', 16) : []),
      ...socket('tcp', main, 14),
    ];
  },
};
