// ip neighbour: who is next to the machine is shown, added and taken away.
import { contains, parseAddress } from '../addresses.ts';
import type { Machine } from '../model.ts';
import type { Link, Neighbour } from '../network.ts';
import { NotSimulated, type Call } from '../program.ts';
import { answers, device, IpError, mayChange, parameters, type Options } from './ip-arguments.ts';

/** How long a neighbour counts as reachable after it answered, in milliseconds. */
const reachable = 30_000;

function neighbourState(machine: Machine, { state, since }: Neighbour): string {
  return state === 'REACHABLE' && machine.now - since > reachable ? 'STALE' : state;
}

/** `ip neighbour show`. @throws {IpError} */
export function showNeighbours(call: Call, words: string[], given: Options): void {
  const { machine } = call;
  const found = parameters(words, ['dev']);
  const dev = found.get('dev');
  if (dev !== undefined) device(machine, dev);
  if (given.family === 'ipv6') return;
  const wanted = found.get('');
  for (const neighbour of machine.network.neighbours) {
    const { address, dev: own, mac } = neighbour;
    if ((dev !== undefined && own !== dev) || (wanted !== undefined && !contains(wanted, address))) continue;
    const device = dev === undefined ? ` dev ${own}` : '';
    call.out(`${address}${device}${mac ? ` lladdr ${mac}` : ''} ${neighbourState(machine, neighbour)} \n`);
  }
}

function neighbourWords(call: Call, words: string[]): { address: string; link: Link; mac: string } {
  const found = parameters(words, ['dev', 'lladdr']);
  const name = found.get('dev');
  const address = found.get('');
  if (name === undefined || address === undefined) {
    throw new IpError('Device and destination are required arguments.', 255);
  }
  if (!parseAddress(address)) throw new IpError(`Error: inet address is expected rather than "${address}".`, 1);
  return { address, link: device(call.machine, name), mac: found.get('lladdr') ?? '' };
}

/** `ip neighbour add`. @throws {IpError} */
export function addNeighbour(call: Call, words: string[]): void {
  const { address, link, mac } = neighbourWords(call, words);
  mayChange(call);
  const { network, now } = call.machine;
  if (network.neighbours.some((other) => other.address === address)) throw answers('File exists');
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(mac)) throw new NotSimulated(`the hardware address '${mac}'`);
  network.neighbours.push({ address, dev: link.name, mac: mac.toLowerCase(), state: 'PERMANENT', since: now });
}

/** `ip neighbour delete`. @throws {IpError} */
export function deleteNeighbour(call: Call, words: string[]): void {
  const { address, link } = neighbourWords(call, words);
  mayChange(call);
  const { network } = call.machine;
  const doomed = network.neighbours.find((other) => other.address === address && other.dev === link.name);
  if (!doomed) throw answers('No such file or directory');
  network.neighbours = network.neighbours.filter((other) => other !== doomed);
}

/** `ip neighbour flush`. @throws {IpError} */
export function flushNeighbours(call: Call, words: string[]): void {
  const dev = parameters(words, ['dev']).get('dev');
  if (dev === undefined && words[0] !== 'all') throw new IpError('Flush requires arguments.', 255);
  if (dev !== undefined) device(call.machine, dev);
  mayChange(call);
  const { network } = call.machine;
  network.neighbours = network.neighbours.filter(
    ({ dev: own, state }) => state === 'PERMANENT' || (dev !== undefined && own !== dev),
  );
}
