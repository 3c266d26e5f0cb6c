// Names of ports and protocols, as /etc/services and /etc/protocols have them.

/** Services by port. Only those that are well known: the file itself has thousands. */
const services: Record<number, string> = {
  1: 'tcpmux', 7: 'echo', 9: 'discard', 13: 'daytime', 19: 'chargen', 20: 'ftp-data', 21: 'ftp', 22: 'ssh', 23: 'telnet',
  25: 'smtp', 37: 'time', 43: 'whois', 49: 'tacacs', 53: 'domain', 67: 'bootps', 68: 'bootpc', 69: 'tftp', 70: 'gopher',
  79: 'finger', 80: 'http', 88: 'kerberos', 110: 'pop3', 111: 'sunrpc', 113: 'auth', 119: 'nntp', 123: 'ntp',
  137: 'netbios-ns', 138: 'netbios-dgm', 139: 'netbios-ssn', 143: 'imap2', 161: 'snmp', 162: 'snmp-trap', 179: 'bgp',
  389: 'ldap', 427: 'svrloc', 443: 'https', 445: 'microsoft-ds', 465: 'submissions', 514: 'syslog', 515: 'printer',
  546: 'dhcpv6-client', 547: 'dhcpv6-server', 554: 'rtsp', 587: 'submission', 631: 'ipp', 636: 'ldaps', 873: 'rsync',
  989: 'ftps-data', 990: 'ftps', 993: 'imaps', 995: 'pop3s', 1080: 'socks', 1194: 'openvpn', 1433: 'ms-sql-s',
  2049: 'nfs', 3260: 'iscsi-target', 3306: 'mysql', 3389: 'ms-wbt-server', 3690: 'svn', 5060: 'sip',
  5353: 'mdns', 5432: 'postgresql', 5672: 'amqp', 6000: 'x11', 6379: 'redis', 8080: 'http-alt', 9418: 'git',
}; // prettier-ignore

const byName = new Map(Object.entries(services).map(([port, name]) => [name, Number(port)]));

/** A port's name; the number where it has none. */
export function portName(port: number): string {
  return services[port] ?? String(port);
}

/** A port by number or name; undefined where it is neither. */
export function portNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) < 65536 ? Number(text) : undefined;
  return byName.get(text);
}

const protocols: Record<string, number> = {
  icmp: 1, igmp: 2, ipencap: 4, tcp: 6, udp: 17, dccp: 33, ipv6: 41, gre: 47, esp: 50, ah: 51, 'ipv6-icmp': 58,
  ospf: 89, vrrp: 112, l2tp: 115, sctp: 132, udplite: 136,
}; // prettier-ignore

/** A protocol's number by number or name, whatever its case; 0 for "all"; undefined where there is none. */
export function protocolNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) < 256 ? Number(text) : undefined;
  const name = text.toLowerCase();
  if (name === 'all') return 0;
  return name === 'icmpv6' ? 58 : protocols[name];
}

/** A protocol's name; the number where it has none. */
export function protocolName(number: number): string {
  if (number === 0) return 'all';
  return Object.entries(protocols).find(([, own]) => own === number)?.[0] ?? String(number);
}
