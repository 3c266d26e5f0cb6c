// The packages of a minimal install: one table of builds by release.
import { evrOf } from '../catalogue/evr.ts';
import type { Release } from '../model.ts';
import type { InstalledPackage } from '../packages.ts';

/** What a minimal install consists of, in the order in which rpm installs it. @param time milliseconds since 1970 */
export function minimalInstall(release: Release, time: number): InstalledPackage[] {
  const column = { '3.0': 1, '4.0': 2, '5.0': 3 }[release];
  return builds.flatMap((line) => {
    const row = line.split(' ');
    const written = row[column] ?? '-';
    if (written === '-') return [];
    const [, name = '', noarch] = /^([^!]+)(!?)/.exec(line.slice(0, line.indexOf(' '))) ?? [];
    return {
      name,
      ...evrOf(written, release),
      arch: noarch ? ('noarch' as const) : ('x86_64' as const),
      installedAt: time,
      // Only 3.5 remembered from the start what was asked for.
      userInstalled: release !== '5.0' || requested.includes(name),
    };
  });
}

/**
 * common/data/packages_minimal.json of vmware/photon: what the installer asks tdnf for. On a virtual machine of VMware it
 * takes linux-esx in place of linux (_adjust_packages_for_vmware_virt of its installer.py).
 */
const requested = ['minimal', 'initramfs', 'lvm2', 'less', 'sudo', 'linux-esx'];

// "!" marks what is the same on all processors. Then the builds of 3.0, 4.0 and 5.0, without their dist tag. Most are
// those of the branches' heads of May 2025; kernels, curl, tzdata and ca-certificates are those of the
// first images (tags 3.0-GA, 4.0-GA, 5.0-GA), so that there is something to update.
const builds = `
filesystem 1.1-4 1.1-4 1.1-7
glibc-libs - - 2.36-16
glibc 2.28-28 2.32-20 2.36-16
gdbm 1.18-1 1.19-1 1.23-4
pcre2-libs - - 10.40-8
libselinux 2.8-2 3.3-1 3.4-5
pcre-libs 8.44-2 8.44-4 8.45-5
grep 3.1-3 3.4-2 3.7-5
ncurses-libs 6.1-5 6.2-6 6.4-4
readline 7.0-2 7.0-3 8.2-4
bash 4.4.18-4 5.0-5 5.2-7
libxcrypt - - 4.4.36-3
Linux-PAM 1.3.0-2 1.5.3-4 1.5.3-7
m4 1.4.18-2 1.4.18-3 1.4.19-3
flex 2.6.4-2 2.6.4-3 2.6.4-5
bc 1.07.1-3 1.07.1-4 1.07.1-5
bridge-utils 1.6-1 1.6-1 1.7.1-2
bzip2-libs 1.0.8-2 1.0.8-4 1.0.8-7
bzip2 1.0.8-2 1.0.8-4 1.0.8-7
dhcp-libs 4.3.5-10 4.4.2-6 4.4.3-5
ipcalc - 0.4.1-1 1.0.2-2
libcap 2.25-8 2.43-3 2.66-4
libgpg-error 1.32-2 1.39-1 1.46-3
libgcrypt 1.8.8-2 1.9.4-2 1.10.1-5
ca-certificates-pki 20180919-1 20201001-1 20230315-1
openssl-libs - - 3.0.16-2
ca-certificates 20180919-1 20201001-1 20230315-1
e2fsprogs-libs 1.46.5-2 1.46.5-2 1.46.5-5
krb5 1.17-7 1.17-13 1.20.2-6
zlib 1.2.11-5 1.2.11-6 1.2.13-4
libssh2 1.11.0-1 1.11.0-2 1.11.0-4
curl-libs 7.61.1-2 7.74.0-1 8.0.1-1
libmetalink 0.1.3-2 - -
curl - 7.74.0-1 8.0.1-1
elfutils-libelf 0.176-3 0.181-8 0.189-6
libgcc 7.3.0-5 10.5.0-1 12.2.0-5
openssl 1.0.2zl-1 3.0.16-2 3.0.16-2
xz-libs 5.2.4-2 5.2.5-2 5.4.0-4
zstd-libs 1.4.5-2 1.5.2-2 1.5.5-4
zstd - 1.5.2-2 1.5.5-4
libarchive - 3.4.3-11 3.7.1-6
autogen-libopts 5.18.16-2 5.18.16-4 5.18.16-8
libatomic_ops 7.6.8-2 7.6.10-2 7.6.14-3
gc 8.0.4-2 8.0.4-2 8.2.2-3
gmp 6.1.2-3 6.2.0-1 6.2.1-4
coreutils 8.30-3 - -
glibc-iconv 2.28-28 2.32-20 2.36-16
libffi 3.2.1-6 3.3-1 3.4.2-3
libltdl 2.4.6-3 2.4.6-3 2.4.7-3
libunistring 0.9.10-2 0.9.10-2 1.0-4
guile 2.0.13-3 2.0.13-4 2.2.7-7
libtasn1 4.14-2 4.14-3 4.19.0-4
nettle 3.7.2-2 3.7.3-1 3.8.1-3
gnutls 3.6.16-7 3.7.10-4 3.7.10-6
libmicrohttpd - 0.9.76-2 0.9.76-4
elfutils 0.176-3 0.181-8 0.189-6
glib 2.58.3-2 2.68.4-4 2.75.2-8
kmod 25-1 27-1 34.1-1
attr 2.4.48-1 2.4.48-2 2.5.1-4
libacl 2.2.53-1 2.2.53-2 2.3.1-4
libseccomp 2.4.0-3 2.5.0-3 2.5.4-4
lz4 - 1.9.2-2 1.9.4-3
libstdc++ 7.3.0-5 10.5.0-1 12.2.0-5
pcre - 8.44-4 8.45-5
coreutils-selinux - 9.1-4 9.1-9
sed 4.5-2 4.8-3 4.8-5
systemd-libs - 247.13-13 253.19-10
systemd-pam - 247.13-13 253.19-10
systemd-rpm-macros! - 247.13-13 253.19-10
xz 5.2.4-2 5.2.5-2 5.4.0-4
systemd 239-51 247.13-13 253.19-10
iputils 20180629-4 20200821-4 20221126-5
libtool 2.4.6-3 - -
dhcp-client 4.3.5-10 4.4.2-6 4.4.3-5
libmnl 1.0.4-4 1.0.4-4 1.0.5-3
iproute2 4.19.0-2 5.10.0-4 6.0.0-2
net-tools 1.60-12 1.60-13 2.10-2
openssl-c_rehash - 3.0.16-2 3.0.16-2
ncurses 6.1-5 6.2-6 6.4-4
expat-libs 2.2.9-12 2.7.1-1 2.7.1-1
expat 2.2.9-12 2.7.1-1 2.7.1-1
sqlite-libs 3.35.5-3 3.38.5-5 3.43.2-4
util-linux-libs 2.32.1-6 2.37.4-2 2.38-6
python3-libs 3.7.5-34 3.10.11-13 3.11.9-10
python3 3.7.5-34 3.10.11-13 3.11.9-10
libyaml 0.2.1-2 0.2.5-1 0.2.5-2
findutils 4.6.0-6 4.7.0-1 4.9.0-4
python3-xml 3.7.5-34 3.10.11-13 3.11.9-10
python3-setuptools! 57.4.0-2 65.5.1-6 69.0.3-7
python3-PyYAML 5.4.1-2 5.4.1-3 5.4.1-3
python3-six! 1.12.0-1 1.15.0-4 1.16.0-2
python3-configobj! 5.0.6-4 5.0.6-6 5.0.6-7
python3-markupsafe 1.1.1-1 2.1.1-1 2.1.1-4
python3-jinja2! 2.10.3-1 3.1.6-1 3.1.6-1
python3-jsonpointer! 2.0-1 2.0-3 2.3-2
python3-jsonpatch! 1.23-1 1.26-2 1.32-2
python3-attrs! - 22.2.0-1 22.1.0-3
python3-pyrsistent - 0.17.3-4 0.18.1-2
python3-jsonschema! 2.6.0-1 3.2.0-3 4.16.0-2
python3-netifaces 0.10.9-1 0.10.9-3 0.11.0-2
python3-oauthlib! 2.1.0-1 3.1.0-2 3.2.2-2
python3-prettytable! 0.7.2-6 0.7.2-8 3.3.0-3
python3-pyserial! 3.5-1 3.5-1 3.5-2
python3-certifi! 2023.11.17-2 2023.11.17-2 2023.11.17-3
python3-chardet! 3.0.4-1 4.0.0-1 5.0.0-2
python3-charset-normalizer! - 2.0.9-1 2.1.1-2
python3-idna! 2.7-1 2.10-3 3.3-4
python3-asn1crypto! 0.24.0-1 1.4.0-2 1.5.1-3
python3-pycparser! 2.18-1 2.20-2 2.21-2
python3-cffi 1.12.2-1 1.14.3-3 1.15.1-2
python3-pyparsing! 2.2.0-3 2.4.7-2 3.0.9-2
python3-packaging! 17.1-3 20.4-4 21.3-2
python3-pyasn1! 0.4.4-1 0.4.8-2 0.4.8-3
python3-cryptography 3.1.1-3 41.0.7-2 41.0.7-6
python3-typing-extensions! 4.3.0-1 - -
python3-pyOpenSSL! 18.0.0-5 23.2.0-2 23.3.0-2
python3-urllib3! 1.25.11-4 1.26.19-1 1.26.19-2
python3-requests! 2.24.0-2 2.26.0-5 2.28.1-7
cracklib 2.9.7-2 2.9.7-4 2.9.8-3
libpwquality - 1.4.2-3 1.4.4-5
shadow-libs - 4.13-3 4.13-9
shadow-tools 4.6-8 4.13-3 4.13-9
shadow 4.6-8 4.13-3 4.13-9
cloud-init! 22.4.2-6 25.1-1 25.1-1
lua-libs - - 5.4.6-3
lua 5.3.6-1 5.4.4-3 5.4.6-3
cpio 2.13-5 2.13-9 2.13-10
cracklib-dicts 2.9.7-2 2.9.7-4 2.9.8-3
dbus 1.13.8-4 1.13.18-6 1.15.4-7
docker-cli 24.0.5-5 24.0.9-1 27.3.1-5
runc 1.1.4-12 1.1.14-2 1.1.14-3
containerd 1.6.8-11 1.6.8-16 1.6.21-13
containerd-extras 1.6.8-11 - -
libsepol 2.8-2 3.3-1 3.4-4
device-mapper-libs 2.03.10-1 2.03.10-3 2.03.16-5
slang - 2.3.2-1 2.3.2-4
newt - 0.52.21-1 0.52.21-2
popt 1.16-5 1.16-5 1.16-7
chkconfig - 1.9-3 1.21-3
libpcap - 1.10.0-1 1.10.1-2
iptables-libs - 1.8.9-4 1.8.9-4
jansson - 2.13.1-1 2.13.1-2
libnftnl 1.1.8-1 1.2.1-1 1.2.4-2
iptables 1.8.3-8 1.8.9-4 1.8.9-4
libapparmor 2.13-19 3.0.0-19 3.1.2-16
docker-engine 24.0.5-5 24.0.9-1 27.3.1-5
mpfr 4.0.2-1 4.1.0-2 4.1.0-3
gawk 4.2.1-2 5.1.1-1 5.1.1-4
tini - - 0.19.0-1
docker 24.0.5-5 24.0.9-1 27.3.1-5
fuse 2.9.7-5 2.9.9-1 2.9.9-4
e2fsprogs 1.46.5-2 1.46.5-2 1.46.5-5
lzo - 2.10-1 -
btrfs-progs - 5.7-3 -
file-libs 5.38-2 5.39-3 5.43-3
file 5.38-2 5.39-3 5.43-3
grub2-theme! - 4.0-2 5.0-2
shim-signed - 15.4-1 15.8-5
grub2-efi-image - 2.06-12 2.06-21
gzip 1.12-2 1.12-2 1.12-4
iana-etc! 2.30-2 2.30-2 2.30-3
motd! 0.1.3-5 0.1.3-7 0.1.3-8
libmspack 0.10.1alpha-2 0.10.1alpha-3 0.10.1alpha-3
libtirpc 1.1.4-3 1.2.6-4 1.3.3-4
which 2.21-6 2.21-6 2.21-8
libxml2 2.9.11-13 2.9.12-16 2.12.10-3
libxml2-devel 2.9.11-13 - -
libxslt 1.1.34-2 1.1.34-8 1.1.39-2
nspr 4.21-1 4.32-1 4.33-3
nss-libs 3.44-15 3.72-6 3.78-11
nss 3.44-15 3.72-6 3.78-11
xmlsec1 1.2.29-6 1.2.30-6 1.2.37-3
open-vm-tools 12.2.0-5 12.5.0-2 12.5.0-2
open-vm-tools-gosc - 12.5.0-2 12.5.0-2
openssh-clients 7.8p1-20 8.9p1-10 9.3p2-14
ncurses-terminfo 6.1-5 6.2-6 6.4-4
openssh-server 7.8p1-20 8.9p1-10 9.3p2-14
openssh 7.8p1-20 8.9p1-10 9.3p2-14
photon-release! 3.0-6 4.0-4 5.0-6
photon-repos! 3.0-8 4.0-3 5.0-5
pkg-config 0.29.2-4 - -
procps-ng 3.3.15-4 4.0.4-1 4.0.4-3
libdb 5.3.28-2 - -
rpm-libs 4.14.3-10 4.16.1.3-21 4.18.2-6
rpm 4.14.3-10 4.16.1.3-21 4.18.2-6
rpm-plugin-systemd-inhibit - 4.16.1.3-21 4.18.2-6
kbd - 2.3.0-2 2.2.0-3
systemd-udev - 247.13-13 253.19-10
libsolv 0.6.35-8 0.7.19-7 0.7.22-7
tdnf-cli-libs 3.1.15-3 3.3.12-1 3.5.11-1
tdnf 3.1.15-3 3.3.12-1 3.5.11-1
tzdata! 2017b-3 2020a-1 2022g-2
util-linux 2.32.1-6 2.37.4-2 2.38-6
vim 8.2.5169-15 9.1.0724-2 9.1.1113-1
minimal 0.1-2 4.0-1 5.0-4
linux-esx 4.19.15-1 5.10.4-13 6.1.10-10
dracut 048-10 050-13 059-11
initramfs 2.0-7 2.0-7 2.0-9
device-mapper 2.03.10-1 2.03.10-3 2.03.16-5
device-mapper-event-libs 2.03.10-1 2.03.10-3 2.03.16-5
device-mapper-event 2.03.10-1 2.03.10-3 2.03.16-5
libaio 0.3.110-3 0.3.110-3 0.3.110-4
lvm2-libs 2.03.10-1 2.03.10-3 2.03.16-5
lvm2 2.03.10-1 2.03.10-3 2.03.16-5
less 530-3 654-1 654-3
sudo 1.9.15p5-1 1.9.15p5-2 1.9.15p5-4
`
  .trim()
  .split('\n');
