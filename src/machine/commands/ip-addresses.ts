// ip address: addresses of links are shown, added and taken away.
import { bits, broadcastOf } from '../addresses.ts';
import { secondsLeft } from '../dhcp-client.ts';
import type { Machine } from '../model.ts';
import { addAddress, linkNamed, removeAddress, type Address, type Link } from '../network.ts';
import { NotSimulated, type Call } from '../program.ts';
import { answers, device, IpError, kernel, mayChange, parameters, prefixOf, type Options } from './ip-arguments.ts';
import { chosen, linkLines, stateOf } from './ip-links.ts';

function addressesOf({ addresses }: Link, { family }: Options): Address[] {
  return addresses.filter(({ address }) => !family || (family === 'ipv6') === address.includes(':'));
}

function addressText(machine: Machine, link: Link, own: Address): [string, string] {
  const v6 = own.address.includes(':');
  const parts = [
    `${v6 ? 'inet6' : 'inet'} ${own.address}/${String(own.prefix)}`,
    ...(own.metric === undefined ? [] : [`metric ${String(own.metric)}`]),
    ...(own.broadcast ? [`brd ${own.broadcast}`] : []),
    `scope ${own.scope}`,
    ...(own.secondary ? ['secondary'] : []),
    ...(own.dynamic ? ['dynamic'] : []),
    v6 ? '' : link.name,
  ];
  const lease = own.dynamic ? link.setup?.lease : undefined;
  const time = lease ? `${String(secondsLeft(machine, lease))}sec` : 'forever';
  return [parts.join(' '), `       valid_lft ${time} preferred_lft ${time}`];
}

/** `ip address show`. @throws {IpError} */
export function showAddresses(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  if (given.statistics) throw new NotSimulated("option '-s'");
  for (const link of chosen(call, words)) {
    const addresses = addressesOf(link, given);
    if (given.family && addresses.length === 0) continue;
    if (given.brief) {
      const list = addresses.map(
        ({ address, prefix, metric }) =>
          `${address}/${String(prefix)}${metric === undefined ? '' : ` metric ${String(metric)}`} `,
      );
      call.out(`${link.name.padEnd(16)} ${stateOf(link).padEnd(14)} ${list.join('')}\n`);
      continue;
    }
    const texts = addresses.map((own) => addressText(machine, link, own));
    if (given.oneline) {
      const name = `${String(link.index)}: ${link.name}`;
      for (const [text, times] of texts) call.out(`${name}    ${text}\\${times}\n`);
      continue;
    }
    const [head = '', ...hardware] = linkLines(link, '');
    const shown = given.family === 'ipv6' ? head.replace(/ qdisc \S+| group default/g, '') : head;
    const lines = [shown, ...(given.family ? hardware.slice(1) : hardware)];
    for (const [text, times] of texts) lines.push(`    ${text}`, times);
    call.out(lines.map((line) => `${line}\n`).join(''));
  }
}

function addressWords(call: Call, words: string[]): { link: Link; text: string; broadcast?: string } {
  const found = parameters(words, ['dev', 'brd', 'broadcast']);
  const text = found.get('');
  const name = found.get('dev');
  if (name === undefined) throw new IpError('Not enough information: "dev" argument is required.', 1);
  if (text === undefined) throw new NotSimulated('an address that is missing');
  prefixOf(text);
  const broadcast = found.get('brd') ?? found.get('broadcast');
  return { link: device(call.machine, name), text, ...(broadcast === undefined ? {} : { broadcast }) };
}

/** `ip address add`. @throws {IpError} */
export function addAddresses(call: Call, words: string[]): void {
  const { link, text, broadcast } = addressWords(call, words);
  mayChange(call);
  const prefix = prefixOf(text);
  const added = addAddress(call.machine, link, {
    address: text.replace(/\/.*/, ''),
    prefix: prefix.length,
    scope: 'global',
    ...(broadcast === undefined ? {} : { broadcast: broadcast === '+' ? broadcastOf(prefix) : broadcast }),
  });
  if (added) return;
  throw call.machine.release === '5.0' ? kernel('ipv4: Address already assigned.') : answers('File exists');
}

/** `ip address delete`. @throws {IpError} */
export function deleteAddress(call: Call, words: string[]): void {
  const { link, text } = addressWords(call, words);
  mayChange(call);
  const { length, family } = prefixOf(text);
  const address = text.replace(/\/.*/, '');
  const own = link.addresses.find(
    (each) => each.address === address && (!text.includes('/') || each.prefix === length || length === bits[family]),
  );
  if (own) removeAddress(call.machine, link, own);
  else
    throw call.machine.release === '5.0'
      ? kernel('ipv4: Address not found.')
      : answers('Cannot assign requested address');
}

/** `ip address flush`. @throws {IpError} */
export function flushAddresses(call: Call, words: string[], given: Options): void {
  const name = parameters(words, ['dev']).get('dev') ?? words[0];
  if (name === undefined) throw new IpError('Flush requires arguments.', 255);
  const link = linkNamed(call.machine, name);
  if (!link) throw new IpError(`Device "${name}" does not exist.`, 1);
  mayChange(call);
  for (const own of addressesOf(link, given)) removeAddress(call.machine, link, own);
}
