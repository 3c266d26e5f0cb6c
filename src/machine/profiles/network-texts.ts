// The network's configuration files as Photon OS's packages install them; their comments are shortened to what a reader
// looks for.
// Sources: SPECS/iptables, SPECS/systemd, SPECS/glibc of github.com/vmware/photon (branches 3.0, 4.0, 5.0), resolved.conf.in
// of systemd 239, 247.13 and 253.19 (LGPL-2.1-or-later), ssh_config of OpenSSH 7.8p1, 8.9p1 and 9.3p2 (ISC licence).
import type { Release } from '../model.ts';
import { fallbackServers } from '../resolved.ts';

/** /etc/systemd/network/99-dhcp-en.network. */
export function dhcpNetwork(release: Release): string {
  const own = '[Match]\nName=e*\n\n[Network]\nDHCP=yes\nIPv6AcceptRA=no\n';
  return release === '3.0' ? own : `${own}\n[DHCPv4]\nSendRelease=no\n`;
}

/** /etc/systemd/scripts/ip4save. */
export const ip4save = `# init
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT DROP [0:0]
# Allow local-only connections
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
#keep commented till upgrade issues are sorted
#-A INPUT -j LOG --log-prefix "FIREWALL:INPUT "
-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
-A OUTPUT -j ACCEPT
COMMIT
`;

/** /etc/systemd/scripts/ip6save. */
export function ip6save(release: Release): string {
  // 4.0 has an empty line around the comment in the middle.
  const space = release === '4.0' ? '\n' : '';
  return `# init
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT DROP [0:0]
${space}# Allow local-only connections
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
${space}#keep commented till upgrade issues are sorted
#-A INPUT -j LOG --log-prefix "FIREWALL:INPUT "
-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
-A OUTPUT -j ACCEPT

# Allow IPv6 RA and DHCP6
-A INPUT -p ipv6-icmp -j ACCEPT
-A INPUT -p udp --sport 547 --dport 546 -j ACCEPT

COMMIT
`;
}

/** The same lines for IPv4 and for IPv6. */
const eachFamily = (lines: string) => `${lines}\n${lines.replaceAll('iptables', 'ip6tables')}`;

/** /etc/systemd/scripts/iptables. */
export const loadScript = `#!/bin/sh
# Begin /etc/systemd/scripts/iptables

modprobe nf_conntrack
modprobe xt_LOG

# Kernel parameters
echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_broadcasts
echo 0 > /proc/sys/net/ipv4/conf/all/accept_source_route
echo 0 > /proc/sys/net/ipv4/conf/default/accept_source_route
echo 1 > /proc/sys/net/ipv4/tcp_syncookies
echo 0 > /proc/sys/net/ipv4/conf/default/accept_redirects
echo 0 > /proc/sys/net/ipv4/conf/all/send_redirects
echo 0 > /proc/sys/net/ipv4/conf/default/send_redirects
echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 1 > /proc/sys/net/ipv4/conf/default/rp_filter
echo 1 > /proc/sys/net/ipv4/conf/all/log_martians
echo 1 > /proc/sys/net/ipv4/conf/default/log_martians
echo 2 > /proc/sys/net/ipv4/ip_dynaddr
echo 0 > /proc/sys/net/ipv4/tcp_ecn

WAIT_OPTIONS="--wait 1 --wait-interval 20000"

# Nothing passes until the rules are loaded
${eachFamily(`iptables $WAIT_OPTIONS -P INPUT   DROP
iptables $WAIT_OPTIONS -P FORWARD DROP
iptables $WAIT_OPTIONS -P OUTPUT  DROP
`)}
# Rules and chains of an earlier run go away
${eachFamily(`iptables $WAIT_OPTIONS -F
iptables $WAIT_OPTIONS -X
iptables $WAIT_OPTIONS -Z

iptables $WAIT_OPTIONS -t nat -F
iptables $WAIT_OPTIONS -t nat -X
iptables $WAIT_OPTIONS -t mangle -F
iptables $WAIT_OPTIONS -t mangle -X
`)}
iptables-restore $WAIT_OPTIONS < /etc/systemd/scripts/ip4save
ip6tables-restore $WAIT_OPTIONS < /etc/systemd/scripts/ip6save

# End /etc/systemd/scripts/iptables
`;

/** /etc/systemd/scripts/iptables.stop. */
export const stopScript = `#! /bin/sh

# Begin /etc/systemd/scripts/iptables.stop

${eachFamily(`iptables -Z
iptables -F
iptables -t nat -F
iptables -t nat -X
iptables -t mangle -F
iptables -t mangle -X
iptables -X
iptables -P INPUT       ACCEPT
iptables -P FORWARD     ACCEPT
iptables -P OUTPUT      ACCEPT
`)}
# End /etc/systemd/scripts/iptables.stop
`;

const resolvedHead = `# The defaults of systemd-resolved, each behind a "#". See resolved.conf(5).

`;

/** /etc/systemd/resolved.conf: the default one, with what Photon's package switches off. */
export function resolvedConf(release: Release): string {
  if (release === '3.0') {
    return `${resolvedHead}[Resolve]
#DNS=
#FallbackDNS=8.8.8.8 8.8.4.4 2001:4860:4860::8888 2001:4860:4860::8844
#Domains=
LLMNR=no
#MulticastDNS=yes
DNSSEC=no
DNSOverTLS=no
#Cache=yes
#DNSStubListener=udp
`;
  }
  const [cloudflare, google, quad9] =
    release === '4.0' ? ['', '', ''] : ['#cloudflare-dns.com', '#dns.google', '#dns.quad9.net'];
  const line = (addresses: string, name: string) =>
    addresses
      .split(' ')
      .map((address) => `${address}${name}`)
      .join(' ');
  return `${resolvedHead}[Resolve]
# Some examples of DNS servers which may be used for DNS= and FallbackDNS=:
# Cloudflare: ${line('1.1.1.1 1.0.0.1 2606:4700:4700::1111 2606:4700:4700::1001', cloudflare)}
# Google:     ${line('8.8.8.8 8.8.4.4 2001:4860:4860::8888 2001:4860:4860::8844', google)}
# Quad9:      ${line('9.9.9.9 149.112.112.112 2620:fe::fe 2620:fe::9', quad9)}
#DNS=
#FallbackDNS=${fallbackServers(release).join(' ')}
#Domains=
DNSSEC=no
DNSOverTLS=no
#MulticastDNS=yes
LLMNR=no
#Cache=yes
${release === '4.0' ? '' : '#CacheFromLocalhost=no\n'}#DNSStubListener=yes
#DNSStubListenerExtra=
#ReadEtcHosts=yes
#ResolveUnicastSingleLabel=no
`;
}

const sshHead = `
# Defaults for all who use ssh on this machine. See ssh_config(5).

# Host *
#   ForwardAgent no
#   ForwardX11 no
#   PasswordAuthentication yes
#   HostbasedAuthentication no
#   GSSAPIAuthentication no
#   GSSAPIDelegateCredentials no
#   BatchMode no
#   CheckHostIP yes
#   AddressFamily any
#   ConnectTimeout 0
#   StrictHostKeyChecking ask
#   IdentityFile ~/.ssh/id_rsa
#   IdentityFile ~/.ssh/id_dsa
#   IdentityFile ~/.ssh/id_ecdsa
#   IdentityFile ~/.ssh/id_ed25519
`;
const sshTail = `#   Ciphers aes128-ctr,aes192-ctr,aes256-ctr,aes128-cbc,3des-cbc
#   MACs hmac-md5,hmac-sha1,umac-64@openssh.com
#   EscapeChar ~
#   Tunnel no
#   TunnelDevice any:any
#   PermitLocalCommand no
#   VisualHostKey no
#   ProxyCommand ssh -q -W %h:%p gateway.example.com
#   RekeyLimit 1G 1h
`;

/** /etc/ssh/ssh_config. */
export function sshConfig(release: Release): string {
  return release === '3.0'
    ? `#	$OpenBSD: ssh_config,v 1.33 2017/05/07 23:12:57 djm Exp $\n${sshHead}#   Port 22\n#   Protocol 2\n${sshTail}`
    : `#	$OpenBSD: ssh_config,v 1.35 2020/07/17 03:43:42 dtucker Exp $\n${sshHead}#   Port 22\n${sshTail}#   UserKnownHostsFile ~/.ssh/known_hosts.d/%k\n`;
}

/** /etc/nsswitch.conf. */
export function nsswitchConf(release: Release): string {
  const indent = release === '4.0' ? ' ' : '       ';
  const gap = release === '4.0' ? '\n' : '';
  return `#${indent}Begin /etc/nsswitch.conf

passwd: files
group: files
shadow: files

hosts: files dns
networks: files

protocols: files
services: files
ethers: files
rpc: files
${gap}#${indent}End /etc/nsswitch.conf
`;
}
