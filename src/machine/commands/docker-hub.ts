// The small world of Docker Hub's images: which there are, and what is in them.
import type { Image } from '../docker.ts';
import { NotSimulated } from '../program.ts';

/** An image of Docker Hub. */
export interface WorldImage {
  repository: string;
  tag: string;
  /** When it was built: milliseconds since 1970. */
  created: number;
  /** In bytes, unpacked. */
  size: number;
  layers: number;
  entrypoint?: string[];
  command: string[];
  labels?: Record<string, string>;
  /** "80/tcp" */
  exposed?: string[];
  /** Directories that are volumes. */
  volumes?: string[];
  /** Whose programs it has: busybox's, GNU's, Photon OS's, or nothing but its own. */
  kind: 'busybox' | 'gnu' | 'photon' | 'single';
  /** Files that are known, with their text. */
  files?: Record<string, string>;
  /** What its own command is as ps shows it, and that it ends when it is asked to. */
  service?: string;
}

/** Every image has this PATH. */
export const standardPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Photon OS's image of one release: github.com/vmware/photon-docker-image, branch x86_64/<release>-<date>. */
function photonImage(tag: string, release: string, date: string, build: string, size: number): WorldImage {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)));
  return {
    repository: 'photon',
    tag,
    created: day,
    size,
    layers: 1,
    command: ['/bin/bash'],
    labels: { 'build-date': date, name: `Photon OS x86_64/${release} Base Image`, vendor: 'VMware' },
    kind: 'photon',
    files: {
      '/etc/photon-release': `VMware Photon OS ${release}\nPHOTON_BUILD_NUMBER=${build}\n`,
      '/etc/os-release': `NAME="VMware Photon OS"
VERSION="${release}"
ID=photon
VERSION_ID=${release}
PRETTY_NAME="VMware Photon OS/Linux"
ANSI_COLOR="1;34"
HOME_URL="https://vmware.github.io/photon/"
BUG_REPORT_URL="https://github.com/vmware/photon/issues"
`,
    },
  };
}

// Unverified: sizes, numbers of layers and dates of all images but the size of hello-world and the dates of Photon OS's
const images: WorldImage[] = [
  {
    repository: 'hello-world', tag: 'latest', created: Date.UTC(2025, 0, 22, 23, 32, 32), size: 10_072, layers: 1,
    command: ['/hello'], kind: 'single',
  },
  photonImage('latest', '5.0', '20250427', 'b3da2fa72', 41_300_000),
  photonImage('5.0', '5.0', '20250427', 'b3da2fa72', 41_300_000),
  photonImage('4.0', '4.0', '20250518', '1f7875a9b', 38_900_000),
  photonImage('3.0', '3.0', '20250316', '554d107b5', 36_300_000),
  {
    repository: 'busybox', tag: 'latest', created: Date.UTC(2024, 8, 26, 21, 31, 42), size: 4_281_876, layers: 1,
    command: ['sh'], kind: 'busybox',
  },
  {
    repository: 'alpine', tag: 'latest', created: Date.UTC(2025, 1, 14, 3, 28, 36), size: 7_830_000, layers: 1,
    command: ['/bin/sh'], kind: 'busybox',
  },
  {
    repository: 'ubuntu', tag: 'latest', created: Date.UTC(2025, 3, 28, 9, 48, 43), size: 78_100_000, layers: 1,
    command: ['/bin/bash'], kind: 'gnu',
  },
  {
    repository: 'nginx', tag: 'latest', created: Date.UTC(2025, 3, 16, 14, 50, 31), size: 192_000_000, layers: 7,
    entrypoint: ['/docker-entrypoint.sh'], command: ['nginx', '-g', 'daemon off;'], exposed: ['80/tcp'], kind: 'gnu',
    service: 'nginx: master process nginx -g daemon off;',
  },
  {
    repository: 'redis', tag: 'latest', created: Date.UTC(2025, 3, 23, 15, 14, 45), size: 128_000_000, layers: 7,
    entrypoint: ['docker-entrypoint.sh'], command: ['redis-server'], exposed: ['6379/tcp'], volumes: ['/data'],
    kind: 'gnu', service: 'redis-server *:6379',
  },
]; // prettier-ignore

/** An image of Docker Hub by repository and tag; undefined where this world has none of that name. */
export function imageNamed(repository: string, tag: string): WorldImage | undefined {
  return images.find((image) => image.repository === repository && image.tag === tag);
}

/** Whether this world knows a repository, so that a missing tag is missing there too. */
export function knownRepository(repository: string): boolean {
  return images.some((image) => image.repository === repository);
}

/** What an image does when it runs. */
export function contentOf(image: Image): WorldImage {
  const [repository = '', tag = ''] = image.content.split(':');
  const world = imageNamed(repository, tag);
  if (!world) throw new NotSimulated(`the image ${image.content}`);
  return world;
}

/** Common programs: in some image or other there is each of them, so none is said to be missing. */
const commonPrograms = new Set(
  (
    'acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc blkdiscard blockdev brctl bunzip2 ' +
    'busybox bzcat bzip2 cal cat chgrp chmod chown chroot chvt clear cmp cp cpio crc32 crond crontab cttyhack ' +
    'cut date dc dd deallocvt depmod devmem df diff dirname dmesg dnsdomainname dos2unix dpkg dpkg-deb du ' +
    'dumpkmap dumpleases echo ed egrep env expand expr factor fallocate false fatattr fdisk fgrep find findfs ' +
    'fold free freeramdisk fsfreeze fstrim ftpget ftpput getopt getty grep groups gunzip gzip halt head ' +
    'hexdump hostid hostname httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer id ifconfig ifdown ifup ' +
    'init insmod ionice ip ipcalc ipneigh kill killall klogd last less link linux32 linux64 linuxrc ln ' +
    'loadfont loadkmap logger login logname logread losetup ls lsmod lsscsi lzcat lzma lzop md5sum mdev ' +
    'microcom mim mkdir mkdosfs mke2fs mkfifo mknod mkpasswd mkswap mktemp modinfo modprobe more mount mt mv ' +
    'nameif nc netstat nl nologin nproc nsenter nslookup nuke od openvt partprobe passwd paste patch pidof ' +
    'ping ping6 pivot_root poweroff printf ps pwd rdate readlink realpath reboot renice reset resume rev rm ' +
    'rmdir rmmod route rpm rpm2cpio run-init run-parts sed seq setkeycodes setpriv setsid sh sha1sum sha256sum ' +
    'sha3sum sha512sum shred shuf sleep sort ssl_client start-stop-daemon stat strings stty su sulogin svc ' +
    'svok swapoff swapon switch_root sync sysctl syslogd tac tail tar taskset tc tee telnet telnetd test tftp ' +
    'time timeout top touch tr traceroute traceroute6 true truncate ts tty tunctl ubirename udhcpc udhcpd ' +
    'uevent umount uname uncompress unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime usleep ' +
    'uudecode uuencode vconfig vi w watch watchdog wc wget which who whoami xargs xxd xz xzcat yes zcat ' +
    'bash apk apt apt-get dnf yum tdnf git curl vim nano python python3 perl node npm pip pip3 gcc make ssh sshd ' +
    'systemctl journalctl nginx redis-server redis-cli mysql psql sudo htop lsof tcpdump dig nslookup openssl java go ' +
    'php ruby locale printenv getent useradd usermod stress iperf3 jq ss nft iptables mount umount'
  ).split(' '),
);

/** Of those, what busybox never has. */
const notBusybox = new Set(
  'bash apt apt-get dnf yum tdnf git curl vim nano python python3 perl node npm gcc make systemctl journalctl'.split(
    ' ',
  ),
);

/** Whether an image may have a program: then it cannot be said to be missing. @param name without its directory */
export function mayHave({ kind }: WorldImage, name: string): boolean {
  return commonPrograms.has(name) && !(kind === 'busybox' && notBusybox.has(name));
}
