// arp (net-tools): the neighbours that the kernel knows.
import { nameOf } from '../connection.ts';
import type { Neighbour } from '../network.ts';
import { NotSimulated, type Program } from '../program.ts';

export const arp: Program = (call) => {
  const { machine } = call;
  const flags = call.args
    .filter((arg) => arg.startsWith('-'))
    .join('')
    .replaceAll('-', '');
  const hosts = call.args.filter((arg) => !arg.startsWith('-'));
  if (/[^ane]/.test(flags)) throw new NotSimulated(`'arp ${call.args.join(' ')}'`);
  const numeric = flags.includes('n');
  const name = (address: string) => (numeric ? undefined : nameOf(machine, address));
  let neighbours = machine.network.neighbours;
  for (const host of hosts) {
    neighbours = neighbours.filter(({ address }) => address === host);
    if (neighbours.length === 0) {
      call.out(`${host} (${host}) -- no entry\n`);
      return 0;
    }
  }
  if (flags.includes('a')) {
    for (const { address, mac, dev, state } of neighbours) {
      const permanent = state === 'PERMANENT' ? ' PERM' : '';
      const what = mac ? `${mac} [ether]${permanent}` : '<incomplete>';
      call.out(`${name(address) ?? '?'} (${address}) at ${what} on ${dev}\n`);
    }
    return 0;
  }
  if (neighbours.length === 0) return 0;
  call.out('Address                  HWtype  HWaddress           Flags Mask            Iface\n');
  for (const neighbour of neighbours) call.out(row(neighbour, name(neighbour.address) ?? neighbour.address));
  return 0;
};

function row({ mac, dev, state }: Neighbour, name: string): string {
  const shown = name.slice(0, 23).padEnd(23);
  if (!mac) return `${shown}          (incomplete)                              ${dev}\n`;
  return `${shown}  ether   ${mac.padEnd(18)}  ${(state === 'PERMANENT' ? 'CM' : 'C').padEnd(6)}                ${dev}\n`;
}
