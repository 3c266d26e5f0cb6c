// The field's words for the same thing: a reader writes one, a page another. Add a line, or a word to a line.
import { termOf } from './terms.ts';

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
 * The lines of the table that help on this site: those of which a word is on it.
 *
 * @param words all words of the site
 */
export function equivalentsFor(words: Iterable<string>): string[] {
  const terms = new Set([...words].map(termOf));
  return groups
    .trim()
    .split('\n')
    .filter((group) => group.split(' ').some((word) => terms.has(termOf(word))));
}

/**
 * For each term of such lines, the words of the site that mean the same.
 *
 * @param hasTerm whether the site has a word with a term
 */
export function equivalentsByTerm(lines: readonly string[], hasTerm: (term: string) => boolean): Map<string, string[]> {
  const equivalents = new Map<string, string[]>();
  for (const words of lines.map((line) => line.split(' '))) {
    for (const word of words) {
      const term = termOf(word);
      const others = words.filter((other) => termOf(other) !== term && hasTerm(termOf(other)));
      equivalents.set(term, [...new Set([...(equivalents.get(term) ?? []), ...others])]);
    }
  }
  return equivalents;
}
