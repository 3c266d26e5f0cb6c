// IPv4 and IPv6 addresses: reading, writing and comparing them.

/** An address as the number it is. */
export interface NumericAddress {
  family: 'ipv4' | 'ipv6';
  value: bigint;
}

/** Length of an address in bits. */
export const bits = { ipv4: 32, ipv6: 128 } as const;

/** Reads an address in full notation, without prefix length or zone; undefined where it is none. */
export function parseAddress(text: string): NumericAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): NumericAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return { family: 'ipv4', value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
}

function parseIpv6(text: string): NumericAddress | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [front = [], back = []] = halves.map((half) => (half ? half.split(':') : []));
  const missing = 8 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...front, ...Array<string>(missing).fill('0'), ...back];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { family: 'ipv6', value: groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) };
}

/** Writes an address as inet_ntop(3) does. */
export function formatAddress({ family, value }: NumericAddress): string {
  if (family === 'ipv4') {
    return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const runs = [...groups.join(':').matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)];
  const longest = runs.toSorted((one, other) => other[0].length - one[0].length)[0];
  if (!longest) return groups.join(':');
  const all = groups.join(':');
  const before = all.slice(0, longest.index).replace(/:$/, '');
  const after = all.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}

export interface Prefix extends NumericAddress {
  length: number;
}

/** Reads "192.0.2.0/24" or a single address; undefined where it is neither. Bits behind the length stay. */
export function parsePrefix(text: string): Prefix | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const parsed = parseAddress(address);
  if (!parsed || rest.length > 0) return undefined;
  if (length === undefined) return { ...parsed, length: bits[parsed.family] };
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits[parsed.family]) return undefined;
  return { ...parsed, length: Number(length) };
}

/** The network that a prefix is in: bits behind its length are zero. */
export function networkOf({ family, value, length }: Prefix): Prefix {
  const rest = BigInt(bits[family] - length);
  return { family, length, value: (value >> rest) << rest };
}

/** "192.0.2.0/24". */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix)}/${String(prefix.length)}`;
}

/** Whether an address lies in a network. @param network as "192.0.2.0/24" or an address @param address as text */
export function contains(network: string, address: string): boolean {
  const [outer, inner] = [parsePrefix(network), parseAddress(address)];
  if (!outer || inner?.family !== outer.family) return false;
  const rest = BigInt(bits[outer.family] - outer.length);
  return outer.value >> rest === inner.value >> rest;
}

/** The last address of an IPv4 network, to which broadcasts go. */
export function broadcastOf(prefix: Prefix): string {
  const rest = BigInt(32 - prefix.length);
  return formatAddress({ family: 'ipv4', value: networkOf(prefix).value | ((1n << rest) - 1n) });
}

/** "255.255.255.0". @param length in bits */
export function netmask(length: number): string {
  return formatAddress({ family: 'ipv4', value: ((1n << BigInt(length)) - 1n) << BigInt(32 - length) });
}

/** Length of the prefix that a netmask stands for; undefined where its bits have gaps. */
export function prefixLength(mask: string): number | undefined {
  const parsed = parseIpv4(mask);
  if (!parsed) return undefined;
  const text = parsed.value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(text) ? text.lastIndexOf('1') + 1 : undefined;
}

/** The link-local address that follows from a MAC address (EUI-64). */
export function linkLocal(mac: string): string {
  const [first = 0, ...rest] = mac.split(':').map((byte) => parseInt(byte, 16));
  const bytes = [first ^ 2, ...rest.slice(0, 2), 0xff, 0xfe, ...rest.slice(2)];
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return formatAddress({ family: 'ipv6', value: (0xfe80n << 112n) | value });
}
