// The field's words for the same thing: a reader writes one, a page another. Add a line, or a word to a line.
import { termOf } from './terms.ts';

/** Words that mean the same, or that one asks for the other by. */
const groups = `
account user
adapter card nic interface
admin administrator root superuser sudo
amazon aws ec2 ami
appliance vm machine guest ova
automatic automatically unattended nightly
autostart enable boot
azure microsoft vhd
back undo rollback revert history
bash shell
bigger larger grow enlarge
binary command program tool
blank black screen console
blocked refused denied rejected
broken failing fails fail error
buy paid commercial support
cache metadata
certificate ssl tls ca x509
cifs smb samba nfs
clock time ntp timezone
clone copy template duplicate same
compiler gcc toolchain
compose docker-compose
computer laptop pc workstation desktop host
connect connection reach reachable
container containers docker
crypto cryptography encryption fips
cve vulnerability vulnerabilities security
daemon service
delete remove erase uninstall
disk drive hdd ssd
disk storage filesystem partition volume
dns resolve resolver resolution nameserver lookup
engine daemon dockerd
eol unsupported lifecycle deprecated
exploit hole holes vulnerability cve
file files document
firewall iptables ports
first fresh initial new newly
fix fixes patch patches
folder folders directory directories share shared
forgot forgotten lost reset recover recovery
full space size gb gigabytes
gateway router route
gce gcp google
grow enlarge expand resize extend increase
hang hangs stuck slow waiting waits timeout
header headers devel
hostname name
huge large big size
image iso ova download
inactive stopped dead down
ip address dhcp
journal log logs journald syslog
k8s kubernetes kubelet kubeadm
kernel linux
key publickey keys
keyboard keymap layout locale
language locale
letters characters keyboard layout
lock locked faillock tally
login ssh signin access
mac arm64 aarch64 arm
missing absent
module modprobe driver
network networking networkd interface nic
options choices choose
package packages rpm tdnf
passphrase secret password
password passwd credentials
patch update updates upgrade
permission permissions denied privilege
ping icmp
port listen
proxy http_proxy
raspberry rpi pi arm
reboot restart boot
release version
repo repository repositories mirror
site website web nginx http
start started starting run running
switch enable
toolbox tools utilities
unprivileged ordinary non-root user
upgrade migrate move
vendor company broadcom
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
