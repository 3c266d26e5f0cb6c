// The DHCP client of systemd-networkd: what it calls itself, and the lease it gets.
import { broadcastOf, parsePrefix } from './addresses.ts';
import type { Machine } from './model.ts';
import { isTrue, networkd, valuesOf, type NetworkFile } from './network-files.ts';
import { addAddress, addRoute, card, type Lease, type Link } from './network.ts';
import { gateway, hashOf, leased } from './world.ts';

/** Metric of what DHCP brings, unless RouteMetric= says otherwise. */
const dhcpMetric = 1024;

/**
 * Asks the gateway for an address. It gives each client its own, which depends on the identifier alone: two machines
 * that send the same one get the same address.
 *
 * @param old the lease that the link had before
 * @param lines of the journal, to which its own is added
 * @returns the name servers that came with it
 */
export function lease(
  machine: Machine,
  link: Link,
  file: NetworkFile,
  old: Lease | undefined,
  lines: string[],
): string[] {
  const dhcpSections = ['DHCP', 'DHCPv4'];
  const byMac = valuesOf(file, dhcpSections, 'ClientIdentifier').at(-1) === 'mac';
  // systemd-networkd asks for the machine's identifier once, when it starts.
  const id = machine.units[networkd]?.memory['machine-id'] ?? '';
  const clientId = byMac ? link.mac : `IAID:${card.iaid}/DUID`;
  const number =
    leased.first + (hashOf(byMac ? link.mac : `${clientId} ${duid(id)}`) % (leased.last - leased.first + 1));
  const address = `${leased.network}${String(number)}`;
  const metric = Number(valuesOf(file, dhcpSections, 'RouteMetric').at(-1) ?? dhcpMetric);
  const { prefix, address: server, leaseSeconds: seconds } = gateway;
  // What DHCP and finding neighbours takes, from a recording.
  for (const [counter, packets, bytes] of [[link.received, 12, 1332] as const, [link.sent, 8, 1176] as const]) {
    counter.packets += packets;
    counter.bytes += bytes;
  }
  if (link.setup) {
    const since = old?.address === address && old.clientId === clientId ? old.since : machine.now;
    link.setup.lease = { address, prefix, server, router: server, dns: [server], clientId, since, seconds };
  }
  const parsed = parsePrefix(`${address}/${String(prefix)}`);
  const broadcast = parsed ? { broadcast: broadcastOf(parsed) } : {};
  // systemd 239 and 247 leave the route to the network to the kernel, without a metric.
  const weighed = machine.release === '5.0' ? { metric } : {};
  addAddress(machine, link, { address, prefix, scope: 'global', ...broadcast, ...weighed, dynamic: true }, 'networkd');
  const useDns = valuesOf(file, dhcpSections, 'UseDNS').at(-1);
  const useRoutes = valuesOf(file, dhcpSections, 'UseRoutes').at(-1);
  const common = { dev: link.name, protocol: 'dhcp', source: address, metric } as const;
  if (useRoutes === undefined || isTrue(useRoutes)) {
    addRoute(machine, { destination: 'default', via: server, scope: 'global', ...common });
    addRoute(machine, { destination: server, scope: 'link', ...common });
  }
  lines.push(
    machine.release === '5.0'
      ? `${link.name}: DHCPv4 address ${address}/${String(prefix)}, gateway ${server} acquired from ${server}`
      : `${link.name}: DHCPv4 address ${address}/${String(prefix)} via ${server}`,
  );
  return useDns === undefined || isTrue(useDns) ? [server] : [];
}

/** How many seconds are left of a lease; renewals are counted in. */
export function secondsLeft(machine: Machine, { since, seconds }: Lease): number {
  return seconds - (Math.floor((machine.now - since) / 1000) % Math.floor(seconds / 2));
}

/** What DHCP calls this machine: its DUID, made from the machine's identifier by SipHash as systemd does. */
export function duid(machineIdentifier: string): string {
  // The key that systemd has for this: 80118cc2fe4a03ee3ed60c6f36391409.
  const hash = sipHash(machineIdentifier, [0xee034afec28c1180n, 0x091439366f0cd63en]);
  const bytes = Array.from({ length: 8 }, (_, index) => (hash >> BigInt(8 * index)) & 255n);
  return `0000ab11${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** SipHash-2-4 (Aumasson, Bernstein) of bytes in hexadecimal, a multiple of eight. */
function sipHash(hex: string, [k0, k1]: [bigint, bigint]): bigint {
  const mask = (1n << 64n) - 1n;
  const rotated = (value: bigint, by: bigint) => ((value << by) | (value >> (64n - by))) & mask;
  let [a, b, c, d] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const round = () => {
    a = (a + b) & mask;
    b = rotated(b, 13n) ^ a;
    a = rotated(a, 32n);
    c = (c + d) & mask;
    d = rotated(d, 16n) ^ c;
    a = (a + d) & mask;
    d = rotated(d, 21n) ^ a;
    c = (c + b) & mask;
    b = rotated(b, 17n) ^ c;
    c = rotated(c, 32n);
  };
  const bytes = hex.match(/../g) ?? [];
  const words: bigint[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    words.push(
      BigInt(
        `0x${bytes
          .slice(at, at + 8)
          .toReversed()
          .join('')}`,
      ),
    );
  }
  words.push(BigInt(bytes.length) << 56n);
  for (const word of words) {
    d ^= word;
    round();
    round();
    a ^= word;
  }
  c ^= 0xffn;
  for (let rounds = 0; rounds < 4; rounds += 1) round();
  return a ^ b ^ c ^ d;
}
