// The field's words for the same thing: a reader writes one, a page another. Add a line, or a word to a line.
import { stemOf } from './terms.ts';

/** Words that mean the same, or that one asks for the other by. */
const groups = `
account user
admin administrator root superuser sudo
appliance vm machine guest ova
autostart enable boot
bash shell
blocked refused denied rejected
broken failing fails fail error
cache metadata
certificate ssl tls ca x509
cifs smb samba nfs
clock time ntp timezone
clone copy template duplicate same
compose docker-compose
connect connection reach reachable
container containers docker
cve vulnerability vulnerabilities security
daemon service
delete remove erase uninstall
disk storage filesystem partition volume
dns resolve resolver resolution nameserver lookup
eol unsupported lifecycle deprecated
firewall iptables ports
folder folders directory directories share shared
forgot forgotten lost reset recover recovery
grow enlarge expand resize extend increase
hang hangs stuck slow waiting waits timeout
header headers devel
hostname name
image iso ova download
inactive stopped dead down
ip address dhcp
journal log logs journald syslog
k8s kubernetes kubelet kubeadm
kernel linux
key publickey keys
keyboard keymap layout locale
language locale
lock locked faillock tally
login ssh signin access
missing absent
module modprobe driver
network networking networkd interface nic
package packages rpm tdnf
password passwd credentials
permission permissions denied privilege
ping icmp
port listen
proxy http_proxy
raspberry rpi pi arm
reboot restart boot
release version
repo repository repositories mirror
start started starting run running
switch enable
toolbox tools utilities
update upgrade patch
upgrade migrate move
vmtools open-vm-tools
yum dnf tdnf
`;

/**
 * For each word of the table that the site or its readers use, the words of the site that mean the same.
 *
 * @param words all words of the site
 */
export function equivalentsFor(words: ReadonlySet<string>): Record<string, string[]> {
  const stems = new Set([...words].map(stemOf));
  const equivalents: Record<string, string[]> = {};
  for (const group of groups.trim().split('\n')) {
    const members = group.split(' ');
    for (const member of members) {
      const others = members.filter((other) => stemOf(other) !== stemOf(member) && stems.has(stemOf(other)));
      const key = stemOf(member);
      equivalents[key] = [...new Set([...(equivalents[key] ?? []), ...others])];
    }
  }
  return equivalents;
}
