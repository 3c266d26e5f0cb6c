// networkctl: what systemd-networkd made of the links, and orders to it.
import { journalLine } from '../journal.ts';
import { timeZone } from '../local-time.ts';
import { machineId } from '../machine-id.ts';
import type { Machine } from '../model.ts';
import { duid } from '../dhcp-client.ts';
import { linkNamed, type Link } from '../network.ts';
import { reconfigure, reloadNetwork, setLink } from '../networkd.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { isActive } from '../units.ts';

const unit = 'systemd-networkd.service';

/** Verbs with the least and the most words that they take. */
const verbs: Record<
  string,
  { least: number; most: number; run(call: Call, words: string[], options: Options): number }
> = {
  list: { least: 0, most: Infinity, run: list },
  status: { least: 0, most: Infinity, run: status },
  reload: { least: 0, most: 0, run: reload },
  reconfigure: { least: 1, most: Infinity, run: order('reconfigure') },
  renew: { least: 1, most: Infinity, run: order('renew') },
  up: { least: 1, most: Infinity, run: order('up') },
  down: { least: 1, most: Infinity, run: order('down') },
};

const unmodelled = ['lldp', 'label', 'delete', 'forcerenew', 'edit', 'cat'];

export const networkctl: Program = (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: { '--no-legend': 'bare', '--no-pager': 'unpaged', '-l': 'full', '--full': 'full' },
      values: { '-n': 'lines', '--lines': 'lines' },
      unmodelled: ['-h', '--help', '--version', '-a', '--all', '-s', '--stats', '--json'],
    });
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
  const [word = 'list', ...rest] = options.words;
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (!verb || (call.machine.release === '3.0' && word !== 'list' && word !== 'status')) {
    if (unmodelled.includes(word)) throw new NotSimulated(`'networkctl ${word}'`);
    call.err(`${call.machine.release === '3.0' ? 'Unknown operation' : 'Unknown command verb'} ${word}.\n`);
    return 1;
  }
  if (rest.length < verb.least || rest.length > verb.most) {
    call.err(`${rest.length < verb.least ? 'Too few' : 'Too many'} arguments.\n`);
    return 1;
  }
  if (!isActive(call.machine, unit)) throw new NotSimulated('networkctl while systemd-networkd does not run');
  return verb.run(call, rest, options);
};

/** "routable" where a link has an address beyond it, "degraded" where it has only its own. */
function operationalState(link: Link): string {
  if (!link.up) return 'off';
  if (!link.carrier) return 'no-carrier';
  if (link.addresses.some(({ scope }) => scope === 'global')) return 'routable';
  return link.addresses.some(({ scope }) => scope === 'link') ? 'degraded' : 'carrier';
}

const setupState = ({ setup }: Link) => (setup ? 'configured' : 'unmanaged');

/** The links of the names; all where there are none. Says which there are not. */
function linksOf(call: Call, names: string[]): Link[] | undefined {
  if (names.length === 0) return call.machine.network.links;
  const found: Link[] = [];
  for (const name of names) {
    const link =
      linkNamed(call.machine, name) ?? call.machine.network.links.find(({ index }) => String(index) === name);
    if (!link) {
      call.err(`Interface "${name}" not found.\n`);
      return undefined;
    }
    found.push(link);
  }
  return found;
}

function list(call: Call, names: string[], options: Options): number {
  const { machine } = call;
  const links = linksOf(call, names);
  if (!links) return 1;
  const head = ['IDX', 'LINK', 'TYPE', 'OPERATIONAL', 'SETUP'];
  const rows = links.map((link) => [
    String(link.index),
    link.name,
    link.kind === 'loopback' ? 'loopback' : link.kind === 'bridge' ? 'bridge' : 'ether',
    operationalState(link),
    setupState(link),
  ]);
  const old = machine.release === '3.0';
  const all = options.has('bare') ? rows : [head, ...rows];
  const least = old ? [3, 16, 18, 11, 10] : [3, 0, 0, 0, 0];
  const widths = head.map((_, column) =>
    old ? (least[column] ?? 0) : Math.max(least[column] ?? 0, ...all.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padStart(widths[0] ?? 0) : column < 4 || old ? cell.padEnd(widths[column] ?? 0) : cell,
    );
    call.out(`${cells.join(' ')}\n`);
  }
  if (!options.has('bare')) call.out(`\n${String(links.length)} links listed.\n`);
  return 0;
}

/** Lines of a table: a name, and what stands behind it, one a line. */
type Entry = [name: string, values: string[]];

function status(call: Call, names: string[], options: Options): number {
  const { machine } = call;
  if (names.length === 0) {
    const links = machine.network.links;
    const on = (values: (link: Link) => string[]) =>
      links.flatMap((link) => values(link).map((value) => `${value} on ${link.name}`));
    const routers = machine.network.routes.filter(({ destination }) => destination === 'default');
    const state = ['routable', 'degraded', 'carrier'].find((wanted) =>
      links.some((link) => link.kind !== 'loopback' && operationalState(link) === wanted),
    );
    const entries: Entry[] = [
      ['State', [state ?? 'off']],
      ...(machine.release === '5.0' ? [['Online state', [state === 'routable' ? 'online' : 'offline']] as Entry] : []),
      ['Address', on((link) => (link.kind === 'loopback' ? [] : link.addresses.map(({ address }) => address)))],
      ['Gateway', routers.map(({ via = '', dev }) => `${via} on ${dev}`)],
      ['DNS', links.flatMap(({ setup }) => setup?.dns ?? [])],
      ['Search Domains', links.flatMap(({ setup }) => setup?.domains ?? [])],
    ];
    print(call, '', entries);
    logs(call, options, undefined);
    return 0;
  }
  const links = linksOf(call, names);
  if (!links) return 1;
  for (const [index, link] of links.entries()) {
    if (index > 0) call.out('\n');
    print(call, `${String(link.index)}: ${link.name}`, linkEntries(machine, link));
    logs(call, options, link.name);
  }
  return 0;
}

function linkEntries(machine: Machine, link: Link): Entry[] {
  const { setup, kind } = link;
  const card = kind === 'ether';
  const state = operationalState(link);
  const routers = machine.network.routes.filter(
    ({ destination, dev }) => destination === 'default' && dev === link.name,
  );
  const lease = setup?.lease;
  const addresses = link.addresses.map(({ address, dynamic }) =>
    dynamic && lease && machine.release !== '3.0' ? `${address} (DHCP4 via ${lease.server})` : address,
  );
  const directory = machine.release === '3.0' ? '/lib' : '/usr/lib';
  const files: Entry[] = [
    ['Link File', [kind === 'loopback' ? 'n/a' : `${directory}/systemd/network/99-default.link`]],
    ['Network File', [setup?.file ?? 'n/a']],
  ];
  const type: Entry = ['Type', [kind === 'loopback' ? 'loopback' : kind === 'bridge' ? 'bridge' : 'ether']];
  const states: Entry = ['State', [`${state} (${setupState(link)})`]];
  const hardware: Entry[] = card
    ? [
        ['Path', ['pci-0000:0b:00.0']],
        ['Driver', ['vmxnet3']],
        ['Vendor', ['VMware']],
        ['Model', ['VMXNET3 Ethernet Controller']],
      ]
    : kind === 'bridge'
      ? [['Driver', ['bridge']]]
      : [];
  const names: Entry = ['Alternative Names', link.aliases.toSorted()];
  const mac = card ? `${link.mac} (VMware, Inc.)` : link.mac;
  const limits = card ? ' (min: 60, max: 9000)' : kind === 'bridge' ? ' (min: 68, max: 65535)' : '';
  const address: Entry[] = [
    ['Address', addresses],
    ['Gateway', routers.flatMap(({ via }) => via ?? [])],
    ['DNS', setup?.dns ?? []],
    ['Search Domains', setup?.domains ?? []],
  ];
  if (machine.release === '3.0') {
    return [...files, type, states, ...hardware, ['HW Address', [mac]], ['MTU', [String(link.mtu)]], ...address];
  }
  if (kind === 'bridge') throw new NotSimulated('the status of a bridge');
  const newer = machine.release === '5.0';
  const online = !setup ? 'unknown' : state === 'routable' || state === 'degraded' ? 'online' : 'offline';
  const basics: Entry[] = newer
    ? [states, ['Online state', [online]], type, ...hardware, names, ['Hardware Address', [mac]]]
    : [type, states, names, ...hardware, ['HW Address', [mac]]];
  return [
    ...files,
    ...basics,
    ['MTU', [`${String(link.mtu)}${limits}`]],
    ['QDisc', [card ? 'fq_codel' : 'noqueue']],
    ['IPv6 Address Generation Mode', ['eui64']],
    [newer ? 'Number of Queues (Tx/Rx)' : 'Queue Length (Tx/Rx)', ['1/1']],
    ...(card
      ? ([
          ['Auto negotiation', ['no']],
          ['Speed', ['10Gbps']],
          ['Duplex', ['full']],
          ['Port', ['tp']],
        ] satisfies Entry[])
      : []),
    ...address,
    ...(newer && setup
      ? ([
          ['Activation Policy', ['up']],
          ['Required For Online', [setup.required ? 'yes' : 'no']],
        ] satisfies Entry[])
      : []),
    ...(lease ? ([['DHCP4 Client ID', [lease.clientId]]] satisfies Entry[]) : []),
    ...(setup?.dhcp6
      ? ([['DHCP6 Client DUID', [`DUID-EN/Vendor:${duid(machineId(machine) ?? '')}`]]] satisfies Entry[])
      : []),
  ];
}

/** Prints names flush right, values behind them. systemd 239 has fixed widths; later ones fit them to the names. */
function print(call: Call, title: string, entries: Entry[]): void {
  const shown = entries.filter(([, values]) => values.length > 0);
  const old = call.machine.release === '3.0';
  const longest = Math.max(...shown.map(([name]) => name.length + 1));
  // The width of names with what stands before them.
  const width = old ? (title ? 17 : 15) : longest + 2;
  if (title) call.out(old ? `● ${title}\n` : `● ${title.padEnd(longest)} \n`);
  for (const [index, [name, values]] of shown.entries()) {
    for (const [at, value] of values.entries()) {
      const label = at === 0 ? `${name}:` : '';
      const dotted = !title && index === 0 && at === 0;
      call.out(`${dotted ? `●${label.padStart(width - 1)}` : label.padStart(width)} ${value}\n`);
    }
  }
}

function logs(call: Call, options: Options, link: string | undefined): void {
  const { machine } = call;
  const most = Number(options.value('lines') ?? 10);
  if (most === 0 || machine.release === '3.0') return;
  const entries = machine.journal.filter(
    (entry) =>
      entry.unit === unit &&
      entry.boot === machine.bootId &&
      (link === undefined || entry.message.startsWith(`${link}: `)),
  );
  if (entries.length === 0) return;
  const zone = timeZone(machine);
  call.out(
    `\n${entries
      .slice(-most)
      .map((entry) => `${journalLine(machine, entry, 'short', { zone })}\n`)
      .join('')}`,
  );
}

function reload(call: Call): number {
  if (call.user.uid !== 0) {
    call.err('Failed to reload network settings: Access denied\n');
    return 1;
  }
  reloadNetwork(call.machine);
  return 0;
}

/** Verbs that are carried out on each of the named links. */
function order(verb: 'reconfigure' | 'renew' | 'up' | 'down') {
  return (call: Call, names: string[]): number => {
    const { machine } = call;
    const links = names.map((name) => linkNamed(machine, name));
    for (const [index, link] of links.entries()) {
      if (link) continue;
      call.err(`Failed to resolve interface "${names[index] ?? ''}": No such device\n`);
      return 1;
    }
    for (const link of links.flatMap((each) => each ?? [])) {
      if (call.user.uid !== 0) {
        if (verb !== 'reconfigure') throw new NotSimulated(`'networkctl ${verb}' for other users than root`);
        call.err(`Failed to reconfigure network interface ${link.name}: Access denied\n`);
        return 1;
      }
      if (verb === 'reconfigure') reconfigure(machine, link);
      else if (verb === 'renew') {
        if (!link.setup?.lease) throw new NotSimulated('renewing a link without a lease');
        link.setup.lease.since = machine.now;
      } else setLink(machine, link, verb === 'up');
    }
    return 0;
  };
}
