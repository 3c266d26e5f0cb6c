// ip link: links are shown and set.
import type { Machine } from '../model.ts';
import { linkNamed, type Link } from '../network.ts';
import { setLink } from '../networkd.ts';
import { NotSimulated, type Call } from '../program.ts';
import { device, IpError, kernel, mayChange, parameters, type Options } from './ip-arguments.ts';

function flagsOf(link: Link): string {
  const { carrier } = link;
  return [
    ...(link.up && !carrier ? ['NO-CARRIER'] : []),
    ...(link.kind === 'loopback' ? ['LOOPBACK'] : ['BROADCAST', 'MULTICAST']),
    ...(link.up ? ['UP'] : []),
    ...(link.up && carrier ? ['LOWER_UP'] : []),
  ].join(',');
}

/** The state of a link as ip names it. */
export function stateOf(link: Link): string {
  if (!link.up || !link.carrier) return 'DOWN';
  return link.kind === 'loopback' ? 'UNKNOWN' : 'UP';
}

const qdiscOf = ({ kind }: Link) => (kind === 'ether' ? 'fq_codel' : 'noqueue');

/** The lines that stand first for a link. @param mode what stands behind its state: " mode DEFAULT" */
export function linkLines(link: Link, mode: string): string[] {
  const { index, name, mtu, kind, mac, aliases } = link;
  const queue = kind === 'bridge' ? '' : ' qlen 1000';
  const broadcast = kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff';
  return [
    `${String(index)}: ${name}: <${flagsOf(link)}> mtu ${String(mtu)} qdisc ${qdiscOf(link)} state ${stateOf(link)}${mode} group default${queue}`,
    `    link/${kind === 'loopback' ? 'loopback' : 'ether'} ${mac} brd ${broadcast}`,
    ...aliases.map((alias) => `    altname ${alias}`),
  ];
}

/** The links that "show" means: all, one, or those that are up. */
export function chosen(call: Call, words: string[]): Link[] {
  const found = parameters(words, ['dev'], ['up']);
  const name = found.get('dev') ?? found.get('');
  const { machine } = call;
  if (name !== undefined) {
    const link = linkNamed(machine, name);
    if (!link) throw new IpError(`Device "${name}" does not exist.`, 1);
    return [link];
  }
  return machine.network.links.filter(({ up }) => !found.has('up') || up);
}

/** `ip link show`. @throws {IpError} */
export function showLinks(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  for (const link of chosen(call, words)) {
    if (given.brief) {
      const state = stateOf(link).padEnd(14);
      call.out(`${link.name.padEnd(16)} ${state} ${link.mac} <${flagsOf(link)}> \n`);
      continue;
    }
    const lines = linkLines(link, ' mode DEFAULT');
    const altnames = lines.splice(2);
    if (given.statistics) lines.push(...statistics(machine, link));
    lines.push(...altnames);
    call.out(`${lines.join(given.oneline ? '\\' : '\n')}\n`);
  }
}

function statistics(machine: Machine, { received, sent }: Link): string[] {
  if (machine.release !== '5.0') throw new NotSimulated('statistics in this version');
  const row = ({ packets, bytes }: Link['sent']) =>
    `    ${String(bytes).padStart(10)} ${String(packets).padStart(7)}      0       0       0       0 `;
  return [
    '    RX:  bytes packets errors dropped  missed   mcast           ',
    row(received),
    '    TX:  bytes packets errors dropped carrier collsns           ',
    row(sent),
  ];
}

/** `ip link set`. @throws {IpError} */
export function setLinks(call: Call, words: string[]): void {
  const { machine } = call;
  const found = parameters(words, ['dev', 'mtu'], ['up', 'down']);
  const name = found.get('dev') ?? found.get('');
  if (name === undefined) throw new IpError('Not enough information: "dev" argument is required.', 255);
  const mtu = found.get('mtu');
  if (mtu !== undefined && !/^\d+$/.test(mtu)) {
    throw new IpError(`Error: argument "${mtu}" is wrong: Invalid "mtu" value\n`, 255);
  }
  const link = device(machine, name);
  if (!found.has('up') && !found.has('down') && mtu === undefined) return;
  mayChange(call);
  if (mtu !== undefined) {
    // Unverified: the kernel's words for an MTU that the card cannot have.
    if (link.kind === 'ether' && Number(mtu) > 9000) throw kernel('mtu greater than device maximum.');
    if (Number(mtu) < 68) throw kernel('mtu less than device minimum.');
    link.mtu = Number(mtu);
  }
  if (found.has('up') || found.has('down')) setLink(machine, link, found.has('up'));
}
