// Texts of the network's configuration files as Photon OS's packages install them.
// Sources: SPECS/iptables, SPECS/systemd, SPECS/glibc of github.com/vmware/photon (branches 3.0, 4.0, 5.0), resolved.conf.in
// of systemd 239, 247.13 and 253.19 (LGPL-2.1-or-later), ssh_config of OpenSSH 7.8p1, 8.9p1 and 9.3p2 (ISC licence).
import type { Release } from '../model.ts';
import { fallbackServers } from '../network.ts';

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

/** /etc/systemd/scripts/iptables. */
export function loadScript(release: Release): string {
  // The newer branches say "deactivate" in three comments.
  const [Off, off] = release === '3.0' ? ['Disable', 'disable'] : ['deactivate', 'deactivate'];
  return `#!/bin/sh

# Begin /etc/systemd/scripts/iptables

# Insert connection-tracking modules
# (not needed if built into the kernel)
modprobe nf_conntrack
modprobe xt_LOG

# Enable broadcast echo Protection
echo 1 > /proc/sys/net/ipv4/icmp_echo_ignore_broadcasts

# ${Off} Source Routed Packets
echo 0 > /proc/sys/net/ipv4/conf/all/accept_source_route
echo 0 > /proc/sys/net/ipv4/conf/default/accept_source_route

# Enable TCP SYN Cookie Protection
echo 1 > /proc/sys/net/ipv4/tcp_syncookies

# ${Off} ICMP Redirect Acceptance
echo 0 > /proc/sys/net/ipv4/conf/default/accept_redirects

# Do not send Redirect Messages
echo 0 > /proc/sys/net/ipv4/conf/all/send_redirects
echo 0 > /proc/sys/net/ipv4/conf/default/send_redirects

# Drop Spoofed Packets coming in on an interface, where responses
# would result in the reply going out a different interface.
echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 1 > /proc/sys/net/ipv4/conf/default/rp_filter

# Log packets with impossible addresses.
echo 1 > /proc/sys/net/ipv4/conf/all/log_martians
echo 1 > /proc/sys/net/ipv4/conf/default/log_martians

# be verbose on dynamic ip-addresses  (not needed in case of static IP)
echo 2 > /proc/sys/net/ipv4/ip_dynaddr

# ${off} Explicit Congestion Notification
# too many routers are still ignorant
echo 0 > /proc/sys/net/ipv4/tcp_ecn

WAIT_OPTIONS="--wait 1 --wait-interval 20000"

# Set a known state
iptables $WAIT_OPTIONS -P INPUT   DROP
iptables $WAIT_OPTIONS -P FORWARD DROP
iptables $WAIT_OPTIONS -P OUTPUT  DROP

ip6tables $WAIT_OPTIONS -P INPUT   DROP
ip6tables $WAIT_OPTIONS -P FORWARD DROP
ip6tables $WAIT_OPTIONS -P OUTPUT  DROP

# These lines are here in case rules are already in place and the
# script is ever rerun on the fly. We want to remove all rules and
# pre-existing user defined chains before we implement new rules.
iptables $WAIT_OPTIONS -F
iptables $WAIT_OPTIONS -X
iptables $WAIT_OPTIONS -Z

iptables $WAIT_OPTIONS -t nat -F
iptables $WAIT_OPTIONS -t nat -X
iptables $WAIT_OPTIONS -t mangle -F
iptables $WAIT_OPTIONS -t mangle -X

ip6tables $WAIT_OPTIONS -F
ip6tables $WAIT_OPTIONS -X
ip6tables $WAIT_OPTIONS -Z

ip6tables $WAIT_OPTIONS -t nat -F
ip6tables $WAIT_OPTIONS -t nat -X
ip6tables $WAIT_OPTIONS -t mangle -F
ip6tables $WAIT_OPTIONS -t mangle -X

#restore ipv4 rules
iptables-restore $WAIT_OPTIONS < /etc/systemd/scripts/ip4save

#restore ipv6 rules
ip6tables-restore $WAIT_OPTIONS < /etc/systemd/scripts/ip6save

# End /etc/systemd/scripts/iptables
`;
}

/** /etc/systemd/scripts/iptables.stop. */
export const stopScript = `#! /bin/sh

# Begin /etc/systemd/scripts/iptables.stop

iptables -Z
iptables -F
iptables -t nat -F
iptables -t nat -X
iptables -t mangle -F
iptables -t mangle -X
iptables -X
iptables -P INPUT       ACCEPT
iptables -P FORWARD     ACCEPT
iptables -P OUTPUT      ACCEPT

ip6tables -Z
ip6tables -F
ip6tables -t nat -F
ip6tables -t nat -X
ip6tables -t mangle -F
ip6tables -t mangle -X
ip6tables -X
ip6tables -P INPUT       ACCEPT
ip6tables -P FORWARD     ACCEPT
ip6tables -P OUTPUT      ACCEPT

# End /etc/systemd/scripts/iptables.stop
`;

const resolvedHead = `#  This file is part of systemd.
#
#  systemd is free software; you can redistribute it and/or modify it under the
#  terms of the GNU Lesser General Public License as published by the Free
#  Software Foundation; either version 2.1 of the License, or (at your option)
#  any later version.
#
# Entries in this file show the compile time defaults. Local configuration
# should be created by either modifying this file, or by creating "drop-ins" in
# the resolved.conf.d/ subdirectory. The latter is generally recommended.
# Defaults can be restored by simply deleting this file and all drop-ins.
#
# Use 'systemd-analyze cat-config systemd/resolved.conf' to display the full config.
#
# See resolved.conf(5) for details.

`;

const resolvedHead239 = `#  This file is part of systemd.
#
#  systemd is free software; you can redistribute it and/or modify it
#  under the terms of the GNU Lesser General Public License as published by
#  the Free Software Foundation; either version 2.1 of the License, or
#  (at your option) any later version.
#
# Entries in this file show the compile time defaults.
# You can change settings by editing this file.
# Defaults can be restored by simply deleting this file.
#
# See resolved.conf(5) for details

`;

/** /etc/systemd/resolved.conf: the default one, with what Photon's package switches off. */
export function resolvedConf(release: Release): string {
  if (release === '3.0') {
    return `${resolvedHead239}[Resolve]
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
# This is the ssh client system-wide configuration file.  See
# ssh_config(5) for more information.  This file provides defaults for
# users, and the values can be changed in per-user configuration files
# or on the command line.

# Configuration data is parsed as follows:
#  1. command line options
#  2. user-specific file
#  3. system-wide file
# Any configuration value is only changed the first time it is set.
# Thus, host-specific definitions should be at the beginning of the
# configuration file, and defaults at the end.

# Site-wide defaults for some commonly used options.  For a comprehensive
# list of available options, their meanings and defaults, please see the
# ssh_config(5) man page.

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
