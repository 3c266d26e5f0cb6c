// Subnets and addresses of IPv4 as the Docker engine reckons with them, and the hardware addresses it makes of them.

/** The nth address of a subnet. */
export function nthAddress(subnet: string, index: number): string {
  return fromNumber(toNumber(subnet.split('/')[0] ?? '') + index);
}

/** The network an address is in: "10.9.0.0/24" of "10.9.0.1" and 24. */
export function networkOf(address: string, length: number): string {
  const size = 2 ** (32 - length);
  return `${fromNumber(Math.floor(toNumber(address) / size) * size)}/${length}`;
}

/** Whether two subnets have addresses in common. */
export function overlap(one: string, other: string): boolean {
  const range = (subnet: string) => {
    const [address = '', length = '32'] = subnet.split('/');
    const size = 2 ** (32 - Number(length));
    const first = Math.floor(toNumber(address) / size) * size;
    return [first, first + size - 1] as const;
  };
  const [[first, last], [start, end]] = [range(one), range(other)];
  return first <= end && start <= last;
}

/**
 * The subnets that a pool of addresses is divided into, at most 256 of them.
 *
 * @param base the pool: "10.0.0.0/8"; without length its length is 16
 * @param size length of the prefix of each subnet in bits
 */
export function subnetsIn(base: string, size: number): string[] {
  const [address = '', length = '16'] = base.split('/');
  const count = Math.min(256, 2 ** Math.max(0, size - Number(length)));
  return Array.from(
    { length: count },
    (_, index) => `${fromNumber(toNumber(address) + index * 2 ** (32 - size))}/${size}`,
  );
}

/** The hardware address the engine gives to what has an address of IPv4. */
export function macOf(address: string): string {
  const parts = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `02:42:${parts.join(':')}`;
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function fromNumber(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
