// resolvectl: whom systemd-resolved asks for names, and what it answers.
import { parseAddress } from '../addresses.ts';
import { hostsFile, nameOf, resolvedAnswer } from '../connection.ts';
import { Files, root } from '../files.ts';
import type { Machine } from '../model.ts';
import { linkNamed, linkOf, type Link } from '../network.ts';
import { fallbackServers, globalServers, resolvedSetting, serversOf, updateResolver } from '../resolved.ts';
import { optionComplaint } from '../option-errors.ts';
import { randomNumber } from '../random.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Program } from '../program.ts';
import { isActive } from '../units.ts';

const unmodelled = [
  'service', 'openpgp', 'tlsa', 'statistics', 'reset-statistics', 'reset-server-features', 'default-route', 'mdns',
  'dnsovertls', 'nta', 'monitor', 'show-cache', 'log-level',
]; // prettier-ignore

type Verb = (call: Call, words: string[], family?: 'ipv4' | 'ipv6') => number;

const verbs: Record<string, Verb> = {
  status,
  query,
  'flush-caches': () => 0,
  dns: servers,
  domain: (call, words) => listed(call, words, domainsOf),
  llmnr: (call, words) => listed(call, words, (_, link) => [link ? 'yes' : setting(call.machine, 'LLMNR')]),
  dnssec: (call, words) => listed(call, words, () => [setting(call.machine, 'DNSSEC')]),
  revert,
};

export const resolvectl: Program = (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: { '-4': 'ipv4', '-6': 'ipv6', '--no-pager': 'unpaged' },
      unmodelled: [
        '-h', '--help', '--version', '-i', '--interface', '-p', '--protocol', '-t', '--type', '-c', '--class',
        '--service-address', '--service-txt', '--cname', '--validate', '--synthesize', '--cache', '--zone',
        '--trust-anchor', '--network', '--search', '--raw', '--legend', '--json', '-j', '--stale-data',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
  const [word = 'status', ...rest] = options.words;
  if (unmodelled.includes(word)) throw new NotSimulated(`'resolvectl ${word}'`);
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (!verb) {
    call.err(`${call.machine.release === '3.0' ? 'Unknown operation' : 'Unknown command verb'} ${word}.\n`);
    return 1;
  }
  if (!isActive(call.machine, 'systemd-resolved.service')) {
    throw new NotSimulated('resolvectl while systemd-resolved does not run');
  }
  return verb(call, rest, options.has('ipv4') ? 'ipv4' : options.has('ipv6') ? 'ipv6' : undefined);
};

const defaults: Record<string, string> = {
  LLMNR: 'yes',
  MulticastDNS: 'yes',
  DNSOverTLS: 'opportunistic',
  DNSSEC: 'no',
};

/** A setting of resolved.conf in the form in which it is shown. */
function setting(machine: Machine, key: string): string {
  const value = resolvedSetting(machine, key) ?? defaults[key] ?? '';
  if (/^(?:no|false|off|0)$/i.test(value)) return 'no';
  return /^(?:yes|true|on|1)$/i.test(value) ? 'yes' : value;
}

/** How resolvectl shows a protocol: "+LLMNR", "-DNSOverTLS", "DNSOverTLS=opportunistic". */
function protocol(name: string, value: string): string {
  return value === 'yes' ? `+${name}` : value === 'no' ? `-${name}` : `${name}=${value}`;
}

/** The links that are listed: all but the loopback. */
const listedLinks = ({ network }: Machine) => network.links.filter(({ kind }) => kind !== 'loopback');

/** What /etc/resolv.conf is to systemd-resolved. */
function resolvConfMode(machine: Machine): string {
  const files = new Files(machine, root);
  if (!files.exists('/etc/resolv.conf')) return 'missing';
  switch (files.realpath('/etc/resolv.conf')) {
    case '/run/systemd/resolve/stub-resolv.conf':
      return 'stub';
    case '/run/systemd/resolve/resolv.conf':
      return 'uplink';
    case '/usr/lib/systemd/resolv.conf':
      return 'static';
    default:
      return 'foreign';
  }
}

function status(call: Call, words: string[]): number {
  const { machine } = call;
  if (machine.release === '3.0') throw new NotSimulated('the status in systemd 239');
  const security = `DNSSEC=${setting(machine, 'DNSSEC')}/unsupported`;
  if (words.length === 0) {
    const protocols = [
      protocol('LLMNR', setting(machine, 'LLMNR')),
      protocol('mDNS', setting(machine, 'MulticastDNS')),
      protocol('DNSOverTLS', setting(machine, 'DNSOverTLS')),
      security,
    ];
    call.out('Global\n');
    print(call, [
      ['Protocols', protocols],
      ['resolv.conf mode', [resolvConfMode(machine)]],
      ['DNS Servers', globalServers(machine)],
      ['Fallback DNS Servers', fallbacksOf(machine)],
      ['DNS Domain', domainsOf(machine)],
    ]);
  }
  const links = words.length === 0 ? listedLinks(machine) : named(call, words);
  for (const [index, link] of links.entries()) {
    const dns = serversOf(link);
    call.out(`${words.length === 0 || index > 0 ? '\n' : ''}Link ${String(link.index)} (${link.name})\n`);
    print(call, [
      ['Current Scopes', [dns.length > 0 ? 'DNS' : 'none']],
      [
        'Protocols',
        [
          `${dns.length > 0 ? '+' : '-'}DefaultRoute`,
          '+LLMNR',
          '-mDNS',
          protocol('DNSOverTLS', setting(machine, 'DNSOverTLS')),
          security,
        ],
      ],
      ['Current DNS Server', link.asked === undefined ? [] : [link.asked]],
      ['DNS Servers', dns],
      ['DNS Domain', domainsOf(machine, link)],
    ]);
  }
  return 0;
}

/** The servers that are asked where no others are known. */
function fallbacksOf(machine: Machine): string[] {
  const written = resolvedSetting(machine, 'FallbackDNS');
  return written?.split(/\s+/).filter(Boolean) ?? fallbackServers(machine.release);
}

function named(call: Call, words: string[]): Link[] {
  return words.flatMap((name) => {
    const link = linkNamed(call.machine, name);
    if (!link) call.err(`Failed to resolve interface "${name}", ignoring: No such device\n`);
    return link ?? [];
  });
}

function domainsOf(machine: Machine, link?: Link): string[] {
  if (link) return link.setup?.domains ?? [];
  return (resolvedSetting(machine, 'Domains') ?? '').split(/\s+/).filter(Boolean);
}

/** Prints names flush right; words behind them are wrapped at the edge of the terminal. */
function print(call: Call, entries: [name: string, words: string[]][]): void {
  const shown = entries.filter(([, words]) => words.length > 0);
  const longest = Math.max(...shown.map(([name]) => name.length));
  // systemd forgets the colon of a name that is 20 characters long.
  const width = longest >= 20 ? longest : longest + 1;
  for (const [name, words] of shown) {
    const lines: string[] = [];
    for (const word of words) {
      const last = lines.at(-1);
      if (last !== undefined && width + 1 + last.length + 1 + word.length <= call.columns) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    for (const [index, line] of lines.entries()) {
      const label = index > 0 ? '' : name.length < width ? `${name}:` : name;
      call.out(`${label.padStart(width)} ${line}\n`);
    }
  }
}

function listed(call: Call, words: string[], values: (machine: Machine, link?: Link) => string[]): number {
  if (words.length > 1) throw new NotSimulated('setting this for a link');
  const { machine } = call;
  const line = (name: string, texts: string[]) => call.out(`${name}:${texts.map((text) => ` ${text}`).join('')}\n`);
  if (words.length === 0) line('Global', values(machine));
  for (const link of words.length === 0 ? listedLinks(machine) : named(call, words)) {
    line(`Link ${String(link.index)} (${link.name})`, values(machine, link));
  }
  return 0;
}

function servers(call: Call, words: string[]): number {
  const [name = '', ...given] = words;
  if (given.length === 0) {
    return listed(call, words, (machine, link) => (link ? serversOf(link) : globalServers(machine)));
  }
  const link = linkNamed(call.machine, name);
  if (!link) {
    call.err(`Failed to resolve interface "${name}": No such device\n`);
    return 1;
  }
  if (call.user.uid !== 0) throw new NotSimulated('setting name servers for other users than root');
  if (!given.every((server) => parseAddress(server))) throw new NotSimulated('name servers that are no addresses');
  link.resolver = given;
  updateResolver(call.machine);
  return 0;
}

function revert(call: Call, words: string[]): number {
  const link = linkNamed(call.machine, words[0] ?? '');
  if (!link) throw new NotSimulated('this revert');
  if (call.user.uid !== 0) throw new NotSimulated('reverting for other users than root');
  delete link.resolver;
  updateResolver(call.machine);
  return 0;
}

function query(call: Call, words: string[], family?: 'ipv4' | 'ipv6'): number {
  if (words.length === 0) {
    call.err('Too few arguments.\n');
    return 1;
  }
  let status = 0;
  for (const word of words) status = ask(call, word, family) || status;
  return status;
}

function ask(call: Call, name: string, family?: 'ipv4' | 'ipv6'): number {
  const { machine } = call;
  if (parseAddress(name)) return askAddress(call, name);
  const answer = resolvedAnswer(machine, name);
  if (answer === 'unknown') {
    call.err(`${name}: ${machine.release === '5.0' ? '' : 'resolve call failed: '}Name '${name}' not found\n`);
    return 1;
  }
  if (answer === 'no-servers') {
    const why =
      fallbacksOf(machine).length > 0 ? 'Network is down' : 'No appropriate name servers or networks for name found';
    call.err(`${name}: resolve call failed: ${why}\n`);
    return 1;
  }
  if (answer === 'temporary') {
    // Unverified: the words for servers that do not answer.
    call.err(`${name}: resolve call failed: All attempts to contact name servers or networks failed\n`);
    return 1;
  }
  const addresses = answer.filter((address) => !family || parseAddress(address)?.family === family);
  const synthetic = /(?:^|\.)localhost$/.test(name) || hostsFile(machine).some(({ names }) => names.includes(name));
  const link = machine.network.links.find((each) => serversOf(each).length > 0)?.name;
  const lines = addresses.map((address, index) => {
    const text = `${index === 0 ? `${name}: ` : ' '.repeat(name.length + 2)}${address}`;
    const by = name.endsWith('localhost') ? linkOf(machine, address)?.name : synthetic ? undefined : link;
    return by ? `${text.padEnd(60)}-- link: ${by}` : text;
  });
  call.out(`${lines.join('\n')}\n`);
  acquired(call, synthetic);
  return 0;
}

function askAddress(call: Call, address: string): number {
  const { machine } = call;
  const name = nameOf(machine, address);
  if (name === undefined) {
    if (address.includes(':')) throw new NotSimulated('the name of an IPv6 address');
    const reverse = `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
    call.err(`${address}: resolve call failed: Name '${reverse}' not found\n`);
    return 1;
  }
  const own = hostsFile(machine).some((line) => line.address === address);
  const link = own ? undefined : machine.network.links.find((each) => serversOf(each).length > 0)?.name;
  const text = `${address}: ${name}`;
  call.out(`${link ? `${text.padEnd(60)}-- link: ${link}` : text}\n`);
  acquired(call, own);
  return 0;
}

function acquired(call: Call, synthetic: boolean): void {
  const time = `${String(1 + (randomNumber(call.machine) % 9))}.${String(randomNumber(call.machine) % 10)}ms`;
  const sure = synthetic ? 'yes' : 'no';
  call.out(`\n-- Information acquired via protocol DNS in ${time}.\n`);
  call.out(`-- Data is authenticated: ${sure}; Data was acquired via local or encrypted transport: ${sure}\n`);
  if (call.machine.release === '5.0') call.out(`-- Data from: ${synthetic ? 'synthetic' : 'network'}\n`);
}
