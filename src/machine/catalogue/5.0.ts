// Generated from the spec files of Photon OS 5.0: its packages. One table, so it is long; how it is read and was made: see index.ts.
export const packages = `=Linux-PAM	1.5.3-7	1.5.2-3	https://github.com/linux-pam/linux-pam
	Linux Pluggable Authentication Modules	gdbm,libselinux,libxcrypt		/etc/security/namespace.init /etc/environment u/pam_namespace.service	1031 284
=acl	2.3.1-4	2.3.1-1	https://savannah.nongnu.org/projects/acl
	Access control list utilities	libacl =		b/chacl b/getfacl b/setfacl	210 60
libacl	Dynamic library for access control list support	attr			73 31
=aide	0.17.4-7	0.17.4-5	https://github.com/aide/aide
	Intrusion detection environment	attr,audit,curl-libs,e2fsprogs,libacl,libgcrypt,libgpg-error,libselinux,openssl,pcre		b/aide /etc/aide.conf	293 131
=alsa-lib	1.2.8-2	1.2.8-1	http://alsa-project.org
	ALSA library	python3			1318 381
=apparmor	3.1.2-16	3.1.2-6	https://launchpad.net/apparmor
-abstractions	AppArmor abstractions and directory structure	apparmor-parser =		/etc/apparmor.d/lsb_release /etc/apparmor.d/nvidia_modprobe /etc/apparmor.d/php-fpm	1318 381
-parser	AppArmor userlevel parser utility	apparmor-profiles =,libapparmor =,systemd		s/apparmor_parser u/apparmor.service b/aa-exec b/aa-enabled /etc/apparmor/parser.conf	1318 381
-profiles	AppArmor profiles that are loaded into the apparmor kernel module	apparmor-abstractions =		/etc/apparmor.d/apache2.d/phpsysinfo /etc/apparmor.d/zgrep	305 41
-utils	AppArmor User-Level Utilities Useful for Creating AppArmor Profiles	apparmor-abstractions =,audit,libapparmor =,python3-apparmor =		/etc/apparmor/easyprof.conf /etc/apparmor/logprof.conf /etc/apparmor/notify.conf /etc/apparmor/severity.db s/apparmor_status b/aa-easyprof b/aa-features-abi	377 92
libapparmor	Utility library for AppArmor				109 40
python3-apparmor	Python 3 interface for libapparmor functions	libapparmor =,python3			471 86
=apr	1.7.5-3	1.7.0-4	https://apr.apache.org
	The Apache Portable Runtime	util-linux-libs			1318 381
=apr-util	1.6.3-5	1.6.1-10	https://apr.apache.org
	The Apache Portable Runtime Utility Library	apr,expat,nss,openssl			1318 381
=argon2	20190702-3	20190702-2	https://github.com/P-H-C/phc-winner-argon2
libargon2	Argon2 password hashing library		libargon2.so.1()(64bit)		19 6
=attr	2.5.1-4	2.5.1-1	https://savannah.nongnu.org/projects/attr
	Attr-2.5.1			/etc/xattr.conf	154 40
=audit	3.0.9-22	3.0.9-7	http://people.redhat.com/sgrubb/audit
	Kernel Audit Tool	gawk,krb5,libcap-ng,openldap,systemd,tcp_wrappers		u/auditd.service /etc/audit /etc/audit/rules.d /etc/audispd /etc/audispd/plugins.d /etc/audit/auditd.conf /etc/audit/audisp-remote.conf /etc/audit/zos-remote.conf /etc/libaudit.conf s/auditctl b/aureport s/ausearch	1318 381
=autoconf	2.71-6	2.71-2	http://www.gnu.org/software/autoconf
	The package automatically configure source code	m4,perl	autoconf213		2025 324	autoconf213		n
=autogen	5.18.16-8	5.18.16-6	http://www.gnu.org/software/autogen
-libopts	Automated option processing library.				1318 381
=automake	1.16.5-3	1.16.5-1	http://www.gnu.org/software/automake
	Programs for generating Makefiles				1837 804			n
=bash	5.2-7	5.2-1	http://www.gnu.org/software/bash
	Bourne-Again SHell	readline	/bin/bash,/bin/sh		7164 1456
=bc	1.07.1-5	1.07.1-4	https://ftp.gnu.org/gnu/bc/
	precision numeric processing language	flex		b/bc	241 107
=bindutils	9.20.7-3	9.19.7-3	http://www.isc.org/downloads/bind
	Domain Name System software	bindutils-libs =,e2fsprogs-libs,krb5,libuv,nghttp2,openssl-libs,systemd-rpm-macros,userspace-rcu		b/dig b/host b/nslookup b/nsupdate	501 155
-libs	Libraries used by the BIND DNS packages				312 107
=binutils	2.39-10	2.39-2	http://www.gnu.org/software/binutils
	Contains a linker, an assembler, and other tools	binutils-libs =		b/dwp b/gprof b/ld.bfd b/ld.gold b/c++filt b/objdump b/as b/ar b/objcopy b/strings b/addr2line b/nm b/size b/ld b/elfedit b/ranlib b/readelf b/strip	109 63
-libs	Shared library files for binutils				2469 559	binutils <= 2.32-1
=bison	3.8.2-6	3.8.2-3	http://www.gnu.org/software/bison
	Contains a parser generator	gettext,glibc,m4			3116 1147
=bridge-utils	1.7.1-2	1.7.1-1	http://www.linuxfoundation.org/collaborate/workgroups/networking/bridge
	Utilities for configuring and managing bridge devices			s/brctl	114 34
=btrfs-progs	6.1.3-2	6.1.3-1	http://btrfs.wiki.kernel.org/index.php/Main_Page
	Userspace programs for btrfs	e2fsprogs,lzo		s/btrfsck s/fsck.btrfs s/mkfs.btrfs s/btrfs-image s/btrfs-convert s/btrfstune s/btrfs s/btrfs-map-logical s/btrfs-find-root s/btrfs-select-super	4483 737
=build-essential	0.1-6	0.1-4	https://github.com/vmware/photon
	Metapackage to install all build tools	autoconf,automake,binutils,bison,diffutils,file,gawk,gcc,glibc-devel,gzip,libtool,linux-api-headers,make,patch,pkg-config,tar			20 8
=bzip2	1.0.8-7	1.0.8-5	https://www.sourceware.org/bzip2
	Contains programs for compressing and decompressing files	bzip2-libs =	libbz2.so.1()(64bit)	b/bzcat b/bunzip2 b/bzless b/bzgrep b/bzip2 b/bzdiff b/bzfgrep b/bzcmp b/bzip2recover b/bzegrep b/bzmore	121 49
-libs	Libraries for bzip2				106 46
=ca-certificates	20230315-6	20230315-1	http://anduin.linuxfromscratch.org/BLFS/other
	Certificate Authority certificates	ca-certificates-pki =,openssl-libs	ca-certificates-mozilla =	b/make-ca.sh b/remove-expired-certs.sh b/make-cert.pl b/make-cert.sh	388 157
-pki	Certificate Authority certificates (pki tls certs)			/etc/pki/tls/certs/ca-bundle.crt	388 157
=chkconfig	1.21-3	1.21-2	https://git.fedorahosted.org/git/chkconfig.git
	A system tool for maintaining the /etc/rc*.d hierarchy	libselinux,libsepol,newt,popt,slang,systemd		s/chkconfig s/update-alternatives s/alternatives /etc/chkconfig.d /etc/init.d /etc/rc.d /etc/rc.d/init.d /etc/rc[0-6].d /etc/rc.d/rc[0-6].d	1318 381		initscripts <= 5.30-1
=chrony	4.3-2	4.3-1	https://chrony.tuxfamily.org
	An NTP client/server	libcap,libseccomp,nettle		/etc/chrony.conf /etc/chrony.keys /etc/logrotate.d/chrony /etc/sysconfig/chronyd b/chronyc s/chronyd	639 282
=cifs-utils	7.0-3	7.0-1	http://wiki.samba.org/index.php/LinuxCIFS_utils
	cifs client utils	libcap-ng		s/mount.cifs s/mount.smb3	317 93
=cloud-init	25.1-1	23.1.1-2	http://launchpad.net/cloud-init
	Cloud instance init scripts	dhcp-client,iproute2,net-tools,openssl-c_rehash,python3,python3-PyYAML,python3-configobj,python3-jinja2,python3-jsonpatch,python3-jsonschema,python3-markupsafe,python3-netifaces,python3-oauthlib,python3-prettytable,python3-pyserial,python3-requests,python3-setuptools,python3-six,python3-xml,shadow,systemd		/etc/cloud/cloud.cfg.d/README /etc/cloud/cloud.cfg /etc/cloud/cloud.cfg.d/05_logging.cfg u/sshd-keygen@.service.d/disable-sshd-keygen-if-cloud-init-active.conf	2709 575			n
=cloud-utils	0.32-3	0.32-2	https://launchpad.net/cloud-utils
	Shell script to auto detect free size on disk and grow partition.	gawk,gptfdisk,util-linux		b/growpart	20 13			n
=cmake	3.25.2-7	3.25.2-2	http://www.cmake.org
	Cross-platform make system	bzip2,curl-libs,expat,libarchive,libgcrypt,ncurses,zlib		b/cmake	28897 8489
=cmocka	1.1.5-4	1.1.5-3	https://cmocka.org
	unit testing framework for C				1318 381
=cni	1.1.1-13	1.1.1-2	https://github.com/containernetworking/plugins
	Container Network Interface (CNI) plugins				1318 381
=conmon	2.1.7-5	2.1.5-1	https://github.com/containers/conmon/archive/refs/tags/v2.1.7.tar.gz
	A container monitor utility	libseccomp,systemd		b/conmon	173 37
=conntrack-tools	1.4.7-4	1.4.7-2	http://conntrack-tools.netfilter.org
	Connection tracking userspace tools for Linux.	libmnl,libnetfilter_conntrack,libnetfilter_cthelper,libnetfilter_cttimeout,libnetfilter_queue,libnfnetlink,systemd	conntrack	/etc/conntrackd/conntrackd.conf u/conntrackd.service s/conntrack s/conntrackd s/nfct	1318 381
=containerd	1.6.21-13	1.6.17-2	https://containerd.io/docs
	Containerd	libseccomp,runc,systemd		b/ctr b/containerd b/containerd-shim u/containerd.service /etc/containerd/config.toml	98393 25296
-extras	Extra binaries for containerd	containerd =		b/containerd-shim-runc-v1 b/containerd-shim-runc-v2 b/containerd-stress	1318 381
=containers-common	4-2	3-1	https://github.com/containers
	Common configuration and documentation for containers	cni,fuse-overlayfs,selinux-policy		/etc/containers/policy.json /etc/containers/registries.conf /etc/containers/registries.conf.d/000-shortnames.conf /etc/containers/registries.d/default.yaml	1318 381			n
=coreutils	9.1-6	9.1-3	http://www.gnu.org/software/coreutils
	Basic system utilities	gmp	sh-utils	/etc/profile.d/serial-console.sh b/ls b/cp b/mv b/rm b/cat	18062 2829
=coreutils-selinux	9.1-9	9.1-5	http://www.gnu.org/software/coreutils
	Basic system utilities (SELinux enabled)	gmp	coreutils =,sh-utils =	/etc/profile.d/serial-console.sh b/ls b/cp b/mv b/rm b/cat	18062 2829	coreutils
=cpio	2.13-10	2.13-7	http://www.gnu.org/software/cpio
	cpio archive utility	lua		b/cpio	1141 239
=cracklib	2.9.8-3	2.9.8-1	https://github.com/cracklib/cracklib
	A password strength-checking library.				240 43
-dicts	The standard CrackLib dictionaries.	cracklib =			585 140
=createrepo_c	0.20.1-9	0.20.1-4	https://github.com/rpm-software-management/createrepo_c
	Creates a common metadata repository	bzip2-libs,curl-libs,drpm,file-libs,glib,libxml2,openssl-libs,popt,rpm-libs,sqlite-libs,xz-libs,zchunk-libs,zlib	/bin/mergerepo,/bin/modifyrepo,createrepo	b/createrepo_c	1318 381	createrepo
=cri-tools	1.22.0-16	1.22.0-5	https://github.com/kubernetes-incubator/cri-tools
	CRI tools			b/crictl	1318 381
=cronie	1.6.1-3	1.6.1-1	https://github.com/cronie-crond/cronie
	Cron Daemon	Linux-PAM,libselinux,shadow,systemd		u/crond.service /etc/pam.d/crond /etc/cron.d/0hourly /etc/cron.d/dailyjobs /etc/cron.hourly/0anacron b/crontab b/run-parts b/cronnext s/crond s/anacron /etc/cron.deny /etc/sysconfig/crond /etc/anacrontab	217 71
=cryptsetup	2.4.3-4	2.4.3-1	https://gitlab.com/cryptsetup/cryptsetup
	Utility to setup encrypted disks	cryptsetup-libs =,device-mapper,device-mapper-libs,libpwquality,openssl,util-linux-libs		s/cryptsetup	410 208
-libs	Shared Libraries for Cryptsetup	device-mapper-libs,json-c,libargon2,openssl,util-linux-libs			563 218
=curl	8.12.0-1	8.0.1-1	http://curl.haxx.se
	An URL retrieval utility and library	ca-certificates,curl-libs =,krb5,libssh2 >= 1.11.0,openssl-libs		b/curl	489 308
-libs	Libraries for curl	ca-certificates-pki,krb5,libssh2 >= 1.11.0			840 383
=cyrus-sasl	2.1.28-5	2.1.28-3	https://github.com/cyrusimap/cyrus-sasl
	Cyrus Simple Authentication Service Layer (SASL) library	Linux-PAM,krb5 >= 1.12,openssl,systemd		/etc/sysconfig/saslauthd u/saslauthd.service	1318 381
-devel	Files needed for developing applications with Cyrus SASL	cyrus-sasl =,pkg-config			400 94
=dbus	1.15.4-7	1.15.4-2	http://www.freedesktop.org/wiki/Software/dbus
	DBus message bus	expat,systemd,xz		/etc/dbus-1	375 179
-user-session	simple interprocess messaging system (systemd --user integration)	dbus =			111 76
=debugedit	5.0-9	5.0-4	https://sourceware.org/debugedit
	Tools for debuginfo creation	(coreutils or coreutils-selinux),(gdb or gdb-minimal),dwz,elfutils,gawk,xz		b/debugedit b/sepdebugcrcfix b/find-debuginfo b/find-debuginfo.sh	124 42
=device-mapper-multipath	0.9.4-3	0.9.4-1	http://christophe.varoqui.free.fr
	Provide tools to manage multipath devices	device-mapper,kpartx =,libaio,libselinux,libsepol,ncurses,readline,systemd,userspace-rcu		s/mpathpersist s/multipath s/multipathd s/multipathc	1318 381
kpartx	Partition device manager for device-mapper devices	device-mapper		s/kpartx	74 26
=dhcp	4.4.3-5	4.4.3-1	http://isc.org/products/DHCP/
-client	Provides the ISC DHCP client daemon and dhclient-script	dhcp-libs,ipcalc,iputils		/etc/dhcp/dhclient.conf s/dhclient s/dhclient-script	1318 381
-libs	Libraries for dhcp				312 107
=diffutils	3.8-4	3.8-2	http://www.gnu.org/software/diffutils
	Programs that show the differences between files or directories			b/diff b/cmp	1598 343
=ding-libs	0.6.2-2	0.6.2-1	https://github.com/SSSD/ding-libs
	"Ding is not GLib" assorted utility libraries	libcollection =,libdhash =,libini-config =,libpath-utils =,libref-array =			312 107
libbasicobjects	Basic object types for C				32 6
libcollection	Collection data-type for C				75 22
libdhash	Dynamic hash table				37 9
libini-config	INI file parser for C	libbasicobjects =,libcollection =,libpath-utils =,libref-array =			137 42
libpath-utils	Filesystem Path Utilities				37 9
libref-array	A refcounted array for C				33 8
=dmidecode	3.5-2	3.4-1	http://www.nongnu.org/dmidecode
	Tool to analyze BIOS DMI data			s/dmidecode	221 67
=dnsmasq	2.90-2	2.88-1	https://thekelleys.org.uk/dnsmasq/doc.html
	DNS proxy with integrated DHCP server	nettle,systemd		/etc/dnsmasq.d /etc/dnsmasq.conf /etc/dbus-1/system.d/dnsmasq.conf	152 65
=docker	27.3.1-5	23.0.2-1	http://docs.docker.com
	Docker	docker-cli =,docker-engine =,gawk,tini			9 2
-cli	Docker CLI	glibc,libgcc		b/docker	147576 35407
-engine	Docker Engine	containerd,device-mapper-libs,iptables,libapparmor,libltdl,libseccomp,systemd		u/docker.service u/docker.socket b/docker-proxy b/docker-init b/dockerd	147576 35407
-rootless	Rootless support for Docker	dbus-user-session,docker =,fuse,libslirp,rootlesskit,slirp4netns		b/dockerd-rootless.sh b/dockerd-rootless-setuptool.sh	1318 381
=docker-buildx	0.17.1-3		https://github.com/docker/buildx
	Docker CLI plugin for extended build capabilities with BuildKit	docker			1318 381
=docker-compose	2.33.1-1	2.14.0-2	https://github.com/docker/compose
	Multi-container orchestration for Docker			b/docker-compose	525 120
=dos2unix	7.4.3-3	7.4.3-2	https://waterlan.home.xs4all.nl/dos2unix.html
	Text file format converters		unix2dos	b/dos2unix b/mac2unix b/unix2dos b/unix2mac	1529 420
=dosfstools	4.2-2	4.2-1	http://github.com/dosfstools/dosfstools
	Dos Filesystem tools				315 139
=dracut	059-11	059-5	https://github.com/dracutdevs/dracut/wiki
	dracut to create initramfs	(coreutils or coreutils-selinux),bash >= 4,cpio,filesystem,findutils,grep,gzip,kmod,procps-ng,sed,systemd,systemd-udev,util-linux,xz		b/dracut b/mkinitrd b/lsinitrd s/dracut /etc/dracut.conf u/dracut-shutdown.service u/sysinit.target.wants/dracut-shutdown.service u/dracut-cmdline.service u/dracut-initqueue.service u/dracut-mount.service u/dracut-pre-mount.service u/dracut-pre-pivot.service u/dracut-pre-trigger.service u/dracut-pre-udev.service u/dracut-shutdown-onfailure.service u/initrd.target.wants/dracut-cmdline.service u/initrd.target.wants/dracut-initqueue.service u/initrd.target.wants/dracut-mount.service u/initrd.target.wants/dracut-pre-mount.service u/initrd.target.wants/dracut-pre-pivot.service u/initrd.target.wants/dracut-pre-trigger.service u/initrd.target.wants/dracut-pre-udev.service	23 6
=drpm	0.5.1-9	0.5.1-6	https://github.com/rpm-software-management/drpm
	A library for making, reading and applying deltarpm packages				1318 381
=dwz	0.15-5	0.15-2	https://sourceware.org/dwz
	DWARF optimization and duplicate removal tool	elfutils-libelf		b/dwz	259 107
=e2fsprogs	1.46.5-5	1.46.5-1	http://e2fsprogs.sourceforge.net
	Contains the utilities for the ext2 file system	e2fsprogs-libs =,fuse,util-linux-libs		/etc/mke2fs.conf /etc/e2scrub.conf b/compile_et b/mk_cmds b/chattr b/fuse2fs b/lsattr s/resize2fs s/e2fsck s/mkfs.ext4	1497 559
-libs	contains libraries used by other packages				535 200
=ebtables	2.0.11-3	2.0.11-2	http://ebtables.netfilter.org
	A filtering tool for a Linux-based bridging firewall.	chkconfig,systemd		/etc/ethertypes /etc/systemd/scripts/ebtables /etc/sysconfig/ebtables-config	264 84
=elfutils	0.189-6	0.189-1	https://sourceware.org/elfutils
	A collection of utilities and DSOs to handle compiled objects	bzip2-libs,curl,elfutils-libelf =,glibc >= 2.7,libarchive,libmicrohttpd,zstd		b/debuginfod b/debuginfod-find	2792 448
-libelf	Library to read and write ELF files.				1036 170
=etcd	3.5.12-9	3.5.7-1	https://github.com/etcd-io/etcd
	Distributed reliable key-value store	systemd-rpm-macros		u/etcd.service /etc/etcd/etcd-default-conf.yml	1318 381
=ethtool	6.1-2	6.1-1	https://www.kernel.org/pub/software/network/ethtool
	Standard Linux utility for controlling network drivers and hardware	libmnl		s/ethtool	668 192
=expat	2.7.1-1	2.5.0-1	http://expat.sourceforge.net/
	An XML parser library	expat-libs =			76 41
-devel	Header and development files for expat	expat =			845 156
-libs	Libraries for expat				414 105
=expect	5.45.4-4	5.45.4-2	https://sourceforge.net/projects/expect
	Expect is a tool for automating interactive applications	tcl			317 162
=fail2ban	1.0.2-4	1.0.2-1	http://fail2ban.sourceforge.net
	Daemon to ban hosts that cause multiple authentication errors	fail2ban =,fail2ban-sendmail =,fail2ban-systemd =,nftables,perl,python3-systemd,systemd,whois		b/fail2ban-client b/fail2ban-python b/fail2ban-regex b/fail2ban-server u/fail2ban.service /etc/fail2ban/action.d/smtp.py /etc/fail2ban/fail2ban.conf /etc/fail2ban/filter.d/ignorecommands/apache-fakegooglebot /etc/fail2ban/jail.conf /etc/logrotate.d/fail2ban	2129 441			n
-sendmail	Sendmail actions for Fail2Ban	fail2ban =,sendmail			1318 381			n
-systemd	Systemd journal configuration for Fail2Ban	fail2ban =		/etc/fail2ban/jail.d/00-fail2ban-systemd.conf	1318 381			n
=file	5.43-3	5.43-1	http://www.darwinsys.com/file
	Contains a utility for determining file types	file-libs =		b/file	79 41
-libs	Library files for file				232 101
=filesystem	1.1-7	1.1-4	http://www.linuxfromscratch.org
	Default file system			/etc/fstab /etc/group /etc/hosts /etc/inputrc /etc/mtab /etc/passwd /etc/profile /etc/modprobe.d/usb.conf /etc/sysconfig/clock /etc/sysconfig/console /etc/sysconfig/proxy /etc/profile.d/proxy.sh	1318 381
=findutils	4.9.0-4	4.9.0-2	http://www.gnu.org/software/findutils
	This package contains programs to find files			b/find b/xargs	1746 621
=finger	0.17-4	0.17-3	https://github.com/Distrotech/bsd-finger
	The finger client			b/finger	49 19
=flex	2.6.4-5	2.6.4-3	https://github.com/westes/flex/releases
	A utility for generating programs that recognize patterns in text	m4		b/flex b/flex++ b/lex	1241 412
=freetype2	2.13.3-1	2.12.1-2	http://www.freetype.org
	software font engine.				1318 381
=fuse	2.9.9-4	2.9.9-2	http://fuse.sourceforge.net/
	File System in Userspace (FUSE) utilities			s/mount.fuse	130 60
-devel	Header and development files	fuse =			6624 997
=fuse-overlayfs	1.12-2	1.10-1	https://github.com/containers/fuse-overlayfs
	FUSE overlay+shiftfs implementation for rootless containers	fuse3,kmod		b/fuse-overlayfs	113 42
=fuse3	3.12.0-4	3.12.0-1	http://fuse.sourceforge.net/
	File System in Userspace (FUSE) utilities			s/mount.fuse3	100 35
=gawk	5.1.1-4	5.1.1-2	http://www.gnu.org/software/gawk
	Contains programs for manipulating text files	gmp,mpfr,readline	/bin/awk,/bin/gawk,awk	/etc/profile.d/gawk.csh /etc/profile.d/gawk.sh b/awk b/gawk	2906 657
=gc	8.2.2-3	8.2.2-1	http://www.hboehm.info/gc
	A garbage collector for C and C++	libatomic_ops			400 239
=gcc	12.2.0-5	12.2.0-1	http://gcc.gnu.org
	Contains the GNU compiler collection	gmp,libgcc-atomic =,libgcc-devel =,libgomp-devel =,libstdc++-devel =	gcc-10	b/gcc b/g++	68236 18817	gcc-10
libgcc	GNU C Library				140 49
libgcc-atomic	GNU C Library for atomic counter updates	libgcc =			312 107
libgcc-devel	GNU C Library	libgcc =			400 94
libgomp	GNU C Library				312 113
libgomp-devel	Development headers and static library for libgomp	libgomp =			400 94
libstdc++	GNU C Library	libgcc =			2686 598
libstdc++-devel	GNU C Library	libstdc++ =			400 94
=gdb	13.2-4	11.2-6	http://www.gnu.org/software/gdb
	C debugger	expat,gdb-minimal =,ncurses,python3,xz-libs,zlib		/etc/gdbinit /etc/gdbinit.d b/gdb	11629 3869
-minimal	A GNU source-level debugger for C, C++, Fortran, Go and other languages (minimal version)			b/gdb.minimal b/gdb-add-index	9913 3178		gdb < 11.2-9.ph5
=gdbm	1.23-4	1.23-2	http://www.gnu.org/software/gdbm
	The GNU Database Manager				1318 381
=gettext	0.21.1-6	0.21.1-1	http://www.gnu.org/software/gettext
	Utilities for internationalization and localization				5825 1270
=git	2.40.4-2	2.39.0-2	http://git-scm.com
	Fast distributed version control system	curl,expat,openssl		b/git	44890 7094
=glib	2.75.2-8	2.75.2-1	https://developer.gnome.org/glib/
	Low-level libraries useful for providing data structure handling for C.	elfutils-libelf,libffi,libselinux,pcre-libs	pkgconfig(gio-2.0),pkgconfig(gio-unix-2.0),pkgconfig(glib-2.0),pkgconfig(gmodule-2.0),pkgconfig(gmodule-no-export-2.0),pkgconfig(gobject-2.0),pkgconfig(gthread-2.0)		4135 1370
=glibc	2.36-16	2.36-4	http://www.gnu.org/software/libc
	Main C library	filesystem,glibc-libs =	/sbin/ldconfig,rtld(GNU_HASH)	/etc/nsswitch.conf /etc/ld.so.conf /etc/rpc /etc/ld.so.cache /etc/locale-gen.conf s/ldconfig s/locale-gen.sh	13001 2695		glibc-i18n < 2.36-4
-devel	Header files for glibc	glibc =			11975 1859
-i18n	Additional internationalization files for glibc	glibc =			1318 381
-iconv	gconv modules for glibc	glibc =		b/iconv s/iconvconfig	1318 381
-libs	glibc shared library				312 107		glibc < 2.36-5	g
-tools	tools for glibc	glibc =		b/mtrace b/pcprofiledump b/pldd b/sotruss b/sprof b/xtrace b/zdump s/zic s/sln	1318 381
=gmp	6.2.1-4	6.2.1-1	http://www.gnu.org/software/gmp
	Math libraries				855 549
=gnupg	2.2.41-2	2.2.27-4	https://gnupg.org/index.html
	OpenPGP standard implementation used for encrypted communication and data storage.	libassuan,libgcrypt >= 1.7.0,libksba,npth,pinentry	gpg		886 826
=gnutls	3.7.10-6	3.7.7-3	http://www.gnutls.org
	The GnuTLS Transport Layer Security Library	autogen-libopts,ca-certificates,gc,gmp,guile,libtasn1,nettle,openssl		/etc/gnutls/default-priorities	1318 381
=go	1.21.13-2	1.20.2-1	https://golang.org
	Go	gcc,glibc		/etc/profile.d/go-exports.sh b/go	334790 61236
=gpgme	1.18.0-4	1.18.0-2	https://www.gnupg.org/(it)/related_software/gpgme/index.html
	High-Level Crypto API	gnupg,libassuan,libgpg-error >= 1.32			1318 381
=gptfdisk	1.0.9-4	1.0.9-1	http://sourceforge.net/projects/gptfdisk
	gptfdisk-1.0.4	libstdc++,ncurses,ncurses-devel,popt >= 1.16,util-linux		s/gdisk s/sgdisk	1318 381
=grep	3.7-5	3.7-3	http://www.gnu.org/software/grep
	Programs for searching through files	pcre-libs	/bin/grep	b/grep	1245 412
=groff	1.22.4-2	1.22.4-1	http://www.gnu.org/software/groff
	Programs for processing and formatting text	perl,perl-DBD-SQLite,perl-DBI,perl-DBIx-Simple,perl-File-HomeDir	perl(main_subs.pl),perl(man.pl),perl(oop_fh.pl),perl(subs.pl)		10557 3313
=grub2	2.06-21	2.06-10	http://www.gnu.org/software/grub
	GRand Unified Bootloader	device-mapper-libs,grub2-theme,systemd-udev,xz-libs		/etc/grub.d/00_header /etc/grub.d/10_linux /etc/grub.d/20_linux_xen /etc/grub.d/30_os-prober /etc/grub.d/30_uefi-firmware /etc/grub.d/40_custom /etc/grub.d/41_custom /etc/grub.d/README /etc/sysconfig/grub /etc/default/grub	17824 2655
-efi	GRUB Library for UEFI	grub2 =			18169 1540
-efi-image	GRUB UEFI image	grub2-theme,shim-signed >= 15.4			15356 1224
-pc	GRUB Library for BIOS	grub2 =			3119 978
=grub2-theme	5.0-2	5.0-1	https://vmware.github.io/photon/
	Photon theme for grub2				1318 381			n
=guile	2.2.7-7	2.2.7-5	http://www.gnu.org/software/guile
	GNU Ubiquitous Intelligent Language for Extensions	gc,glibc-iconv,gmp,libffi,libltdl,libunistring			53126 6489
=gzip	1.12-4	1.12-2	http://www.gnu.org/software
	Programs for compressing and decompressing files			b/gzip	252 137
=haproxy	2.8.2-2	2.7.0-3	http://www.haproxy.org
	A fast, reliable HA, load balancing, and proxy solution.	systemd		u/haproxy.service /etc/haproxy/haproxy.cfg s/haproxy	4223 1995
=hdparm	9.65-2	9.65-1	http://sourceforge.net/projects/hdparm/
	command line utility to set and view hardware parameters			s/hdparm	256 113
=htop	3.2.1-3	3.2.1-1	http://hisham.hm/htop/
	Interactive process viewer	ncurses-libs		b/htop	378 149
=httpd	2.4.62-6	2.4.56-1	http://httpd.apache.org
	The Apache HTTP Server	apr-util,lua,nghttp2,openldap,openssl,pcre,systemd,systemd-rpm-macros	apache2	/etc/httpd/html/index.html /etc/httpd/conf/extra /etc/httpd/conf/original /etc/httpd/conf/magic /etc/httpd/conf/envvars /etc/httpd/conf/httpd.conf /etc/httpd/conf/mime.types /etc/httpd/httpd.conf s/httpd u/httpd.service	5144 1377
=iana-etc	2.30-3	2.30-2	http://freshmeat.net/projects/iana-etc
	Data for network services and protocols			/etc/protocols /etc/services	36 12			n
=icu	72.1-2	72.1-1	http://www.icu-project.org
	International Components for Unicode				1318 381
=inih	56-3	56-1	https://github.com/benhoyt/inih
	Simple INI file parser library				1318 381
=initramfs	2.0-9	2.0-8	https://vmware.github.io/photon
	initramfs	dracut >= 059-3	initramfs	/etc/dracut.conf.d/fscks.conf	58 16
=iotop	0.6-9	0.6-8	http://guichaz.free.fr/iotop/
	Iotop is a Python program with a top like UI used to show the processes and their corresponding IO activity.	python3,python3-curses,python3-libs		s/iotop	106 24			n
=ipcalc	1.0.2-2	1.0.2-1	https://gitlab.com/ipcalc/ipcalc
	A modern IPv4/IPv6 ipcalc tool.			b/ipcalc	74 27
=iperf	3.17.1-3	3.12-1	https://github.com/esnet/iperf
	A network performance benchmark tool.			b/iperf3	349 134
=iproute2	6.0.0-2	6.0.0-1	https://wiki.linuxfoundation.org/networking/iproute2
	Basic and advanced IPV4-based networking	elfutils-libelf,glibc,libmnl	iproute	s/ip s/ss	3516 1021
=ipset	7.15-2	7.15-1	http://ipset.netfilter.org/
	administration tool for IP sets	libmnl		s/ipset	138 45
=iptables	1.8.9-4	1.8.9-1	http://www.netfilter.org/projects/iptables
	Linux kernel packet control tool	chkconfig,iptables-libs =,jansson,libmnl,libnftnl,systemd		/etc/systemd/scripts/iptables /etc/systemd/scripts/iptables.stop /etc/systemd/scripts/ip4save /etc/systemd/scripts/ip6save /etc/ethertypes /etc/xtables.conf u/iptables.service s/iptables s/iptables-save s/iptables-restore s/ip6tables	2408 352
-libs	Shared libraries provided by iptables	libpcap			101 30		iptables < 1.8.9-3.ph5	g
=iputils	20221126-5	20221126-1	https://github.com/iputils/iputils
	Programs for basic networking	libcap,libgcrypt,systemd		b/ping6 b/tracepath6 b/tracepath b/clockdiff b/arping b/ping	1318 381
=ipvsadm	1.31-3	1.31-2	http://www.kernel.org/
	Linux Virtual Server administration	libnl,popt			128 41
=irqbalance	1.9.2-2	1.9.2-1	https://github.com/Irqbalance/irqbalance
	Irqbalance daemon	glib,libnuma,systemd			157 48
=jansson	2.13.1-2	2.13.1-1	http://www.digip.org/jansson
	Jansson json parser				1318 381
=jq	1.6-4	1.6-2	https://github.com/stedolan/jq
	jq is a lightweight and flexible command-line JSON processor.	oniguruma		b/jq	111 63
=json-c	0.16-2	0.16-1	https://github.com/json-c/json-c/wiki
	A JSON implementation in C				1318 381
=kbd	2.2.0-3	2.2.0-1	http://ftp.altlinux.org/pub/people/legion/kbd
	Key table files, console fonts, and keyboard utilities			b/loadkeys	1815 327
=keepalived	2.2.7-4	2.2.7-1	http://www.keepalived.org
	HA monitor built upon LVS, VRRP and services poller	iptables,libnl,net-snmp,openssl,systemd		s/keepalived b/genhash u/keepalived.service /etc/sysconfig/keepalived /etc/keepalived/keepalived.conf.sample	1364 556
=keyutils	1.6.1-3	1.6.1-2	http://people.redhat.com/~dhowells/keyutils
	Linux Key Management Utilities			/etc/request-key.conf	161 53
=kmod	34.1-1	30-4	http://www.kernel.org/pub/linux/utils/kernel/kmod
	Utilities for loading kernel modules	xz-libs,zlib		s/modprobe s/lsmod b/kmod	251 93
=krb5	1.20.2-6	1.20.1-3	http://web.mit.edu/kerberos
	The Kerberos newtork authentication system	e2fsprogs-libs,openssl-libs	pkgconfig(mit-krb5),pkgconfig(mit-krb5-gssapi)		1077 324
=kubernetes	1.27.16-2	1.26.1-1	https://github.com/kubernetes/kubernetes/archive/v1.27.16.tar.gz
	Kubernetes cluster management	cni,conntrack-tools,cri-tools,ebtables,etcd >= 3.5.7,ethtool,iproute2,iptables,socat,systemd-rpm-macros,util-linux		b/cloud-controller-manager b/kube-apiserver b/kube-controller-manager b/kubelet b/kube-proxy b/kube-scheduler b/kubectl u/kube-apiserver.service u/kubelet.service u/kube-scheduler.service u/kube-controller-manager.service u/kube-proxy.service /etc/kubernetes/config /etc/kubernetes/apiserver /etc/kubernetes/controller-manager /etc/kubernetes/proxy /etc/kubernetes/kubelet /etc/kubernetes/kubeconfig /etc/kubernetes/scheduler	1318 381
-kubeadm	kubeadm deployment tool	kubernetes =		b/kubeadm /etc/systemd/system/kubelet.service /etc/systemd/system/kubelet.service.d/10-kubeadm.conf	1318 381
-pause	pause binary			b/pause-amd64	1318 381
=less	654-3	608-2	http://www.greenwoodsoftware.com/less
	Text file viewer	ncurses-libs		b/less	313 129
=libaio	0.3.110-4	0.3.110-3	https://git.fedorahosted.org/git/libaio.git
	Linux-native asynchronous I/O access library				37 13
=libarchive	3.7.1-6	3.6.1-5	http://www.libarchive.org
	Multi-format archive and compression library	openssl >= 1.1.1,xz-libs,zstd			312 107
=libassuan	2.5.5-4	2.5.5-3	https://www.gnupg.org/(fr)/related_software/libassuan/index.html
	Provides IPC between GnuPG Components	libgpg-error >= 1.21		b/libassuan-config	117 47
=libatomic_ops	7.6.14-3	7.6.14-1	https://github.com/ivmai/libatomic_ops
	Atomic memory update operations portable implementation				312 107
=libcap	2.66-4	2.66-1	https://www.gnu.org/software/hurd/community/gsoc/project_ideas/libcap.html
	Libcap				95 27
=libcap-ng	0.8.3-4	0.8.3-3	http://people.redhat.com/sgrubb/libcap-ng
	POSIX capability Library				65 17
=libedit	3.1.20221030-3	3.1.20221030-1	http://www.thrysoee.dk/editline
	The NetBSD Editline library	ncurses			258 91
=libestr	0.1.11-3	0.1.11-2	http://libestr.adiscon.com/
	String handling essentials library				32 9
=libevent	2.1.12-2	2.1.12-1	http://libevent.org
	An Event notification library.	openssl >= 1.1.1			312 107
=libfastjson	0.99.9-2	0.99.9-1	https://github.com/rsyslog/libfastjson
	A fast json library for C				80 28
=libffi	3.4.2-3	3.4.2-1	http://sourceware.org/libffi
	A portable, high level programming interface to various calling conventions		pkgconfig(libffi)		68 22
-devel	Header and development files for libffi	libffi =			315 58
=libgcrypt	1.10.1-5	1.10.1-3	http://www.gnu.org/software/libgcrypt
	Crypto Libraries	libgpg-error			312 107
=libgpg-error	1.46-3	1.46-1	https://www.gnupg.org/software/libgpg-error/index.html
	libgpg-error			b/gpg-error b/yat2m	192 75
=libksba	1.6.3-2	1.6.2-2	https://www.gnupg.org/(fr)/download/index.html#libksba
	Library for accessing X.509 and CMS data structure.	libgpg-error		b/ksba-config	316 125
=libldb	2.8.2-1	2.6.1-1	http://ldb.samba.org/
	A schema-less, ldap like, API and database	cmocka >= 1.1.5,libtalloc >= 2.4.1,libtdb >= 1.4.8,libtevent >= 0.14.1	bundled(libreplace)		619 159
=liblogging	1.0.6-3	1.0.6-2	http://www.liblogging.org
	Logging Libraries				312 107
=libmicrohttpd	0.9.76-4	0.9.75-2	http://www.gnu.org/software/libmicrohttpd/
	Lightweight library for embedding a webserver in applications	gnutls			312 107
=libmnl	1.0.5-3	1.0.5-2	http://netfilter.org/projects/libmnl
	A minimalistic user-space library oriented to Netlink developers.				46 12	libmnl-static
=libmspack	0.10.1alpha-3	0.10.1alpha-2	http://www.cabextract.org.uk/libmspack
	A library that provides compression and decompression of file formats used by Microsoft				108 50
=libnetfilter_conntrack	1.0.9-3	1.0.9-2	http://www.netfilter.org/projects/libnetfilter_conntrack/index.html
	Netfilter conntrack userspace library	libmnl,libnfnetlink			312 107
=libnetfilter_cthelper	1.0.1-2	1.0.1-1	http://www.netfilter.org/projects/libnetfilter_cthelper/index.html
	User-space infrastructure for connection tracking helpers				312 107
=libnetfilter_cttimeout	1.0.1-2	1.0.1-1	http://www.netfilter.org/projects/libnetfilter_cttimeout/index.html
	User-space infrastructure for connection tracking timeout				312 107
=libnetfilter_queue	1.0.5-4	1.0.5-3	http://www.netfilter.org/projects/libnetfilter_queue/index.html
	Provides API to packets queued by kernel packet filter				312 107
=libnfnetlink	1.0.2-2	1.0.2-1	http://www.netfilter.org/projects/libnfnetlink/index.html
	Library for netfilter related kernel/userspace communication				51 15
=libnftnl	1.2.4-2	1.2.4-1	http://netfilter.org/projects/libnftnl/
	Library for low-level netlink programming interface to the in-kernel nf_tables subsystem				233 60
=libnl	3.7.0-3	3.7.0-2	https://github.com/thom311/libnl
	Netlink Protocol Library Suite	dbus,glib			312 107
=libnsl	2.0.0-4	2.0.0-3	https://github.com/thkukuk/libnsl
	Libraries for the public client interface for NIS(YP) and NIS+.	libtirpc,rpcsvc-proto			127 39
=libpcap	1.10.1-2	1.10.1-1	http://www.tcpdump.org
	C/C++ library for network traffic capture				312 107
=libpipeline	1.5.6-3	1.5.6-1	http://libpipeline.nongnu.org
	Library for manipulating pipelines				96 38
=libpwquality	1.4.4-5	1.4.4-3	https://github.com/libpwquality/libpwquality
	It provides common functions for password quality checking	Linux-PAM,cracklib		/etc/security/pwquality.conf	48 13
=librelp	1.10.0-6	1.10.0-4	http://www.librelp.com
	RELP Library	gnutls			124 49
=libseccomp	2.5.4-4	2.5.4-2	https://github.com/seccomp/libseccomp/wiki
	Enhanced seccomp library				148 46
=libselinux	3.4-5	3.4-3	https://github.com/SELinuxProject/selinux/wiki
	SELinux library and simple utilities	pcre2-libs			199 72
-utils	SELinux libselinux utilies	libselinux =			601 123
=libsemanage	3.4-4	3.4-3	https://github.com/SELinuxProject/selinux/wiki
	SELinux policy management libraries	audit,libselinux = 3.4,libsepol = 3.4		/etc/selinux/semanage.conf	297 88
=libsepol	3.4-4	3.4-2	http://www.selinuxproject.org
	SELinux binary policy manipulation library				775 269
=libslirp	4.7.0-3	4.7.0-1	https://gitlab.freedesktop.org/slirp/libslirp
	A general purpose TCP-IP emulator	glib			160 62
=libsolv	0.7.22-7	0.7.22-4	https://github.com/openSUSE/libsolv
	A free package dependency solver	expat-libs,rpm-libs >= 4.16.1.3,zlib			677 282
=libssh2	1.11.0-4	1.10.0-3	https://www.libssh2.org
	libssh2 is a library implementing the SSH2 protocol.	openssl-libs,zlib			353 172
=libtalloc	2.4.1-1	2.4.0-1	https://talloc.samba.org
	Talloc is a hierarchical, reference counted memory pool system				86 25
=libtasn1	4.19.0-4	4.19.0-1	http://www.gnu.org/software/libtasn1/
	ASN.1 library				312 107
=libtdb	1.4.13-1	1.4.8-1	https://tdb.samba.org
	Trivial database library	glibc	bundled(libreplace)		131 43
=libtevent	0.15.0-1	0.14.1-1	http://tevent.samba.org/
	The tevent library	glibc,libtalloc	bundled(libreplace)		127 37
=libtirpc	1.3.3-4	1.3.3-2	http://nfsv4.bullopensource.org/
	Libraries for Transport Independent RPC	krb5		/etc/netconfig /etc/bindresvport.blacklist	226 83
=libtool	2.4.7-3	2.4.7-1	http://www.gnu.org/software/libtool
	Shared libraries, portable interface			b/libtoolize b/libtool	1213 505
libltdl	Shared library files for libtool				421 384
=libtraceevent	1.6.3-2	1.6.3-1	https://git.kernel.org/pub/scm/libs/libtrace/libtraceevent.git
traceevent-plugins	traceevent-plugins				1318 381		linux-tools < 4.19.138-4
=libunistring	1.0-4	1.0-2	http://www.gnu.org/software/libunistring
	GNU Unicode string library				1807 426
=libusb	1.0.26-3	1.0.26-2	http://sourceforge.net/projects/libusb
	A library which allows userspace access to USB devices	systemd			155 61
=libuv	1.44.2-3	1.44.2-1	https://codeload.github.com/libuv/libuv
	multi-platform support library with a focus on asynchronous I/O				294 132
=libxcrypt	4.4.36-3		https://github.com/besser82/libxcrypt
	Extended crypt library for DES, MD5, Blowfish and others				233 87		glibc < 2.36-5,glibc-libs < 2.36-15
=libxml2	2.12.10-3	2.9.14-6	http://xmlsoft.org
	Libxml2	ncurses-libs,readline,zlib	pkgconfig(libxml-2.0)		1867 673
=libxslt	1.1.39-2	1.1.37-2	http://xmlsoft.org/libxslt
	Libxslt	libgcrypt,libgpg-error,libxml2			312 107
=libyaml	0.2.5-2	0.2.5-1	http://pyyaml.org/wiki/LibYAML
	Implementation of a YAML 1.1 parser and emitter				312 107
=linux	6.1.138-2	6.1.10-11	http://www.kernel.org/
	Kernel	(coreutils or coreutils-selinux),filesystem,kmod	linux-secure		400652 68897	linux-aws,linux-secure
-devel	Kernel Dev	gawk,linux =,python3			400 94
-drivers-gpu	Kernel GPU Drivers	linux =			1318 381
-tools	This package contains the 'perf' performance analysis tools for Linux kernel	(linux = 6.1.138 or linux-esx = 6.1.138 or linux-rt = 6.1.138),audit,binutils-libs,elfutils-libelf,pciutils,python3,slang,traceevent-plugins,xz-libs		/etc/bash_completion.d/perf /etc/cpufreq-bench.conf s/cpufreq-bench	1318 381
=linux-api-headers	6.1.79-4	6.1.10-1	http://www.kernel.org/
	Linux API header files				1318 381			n
=linux-esx	6.1.138-1	6.1.10-10	http://www.kernel.org
	Kernel	(coreutils or coreutils-selinux),filesystem,kmod			105548 26087
-devel	Kernel Dev	gawk,linux-esx =,python3			400 94
=linux-firmware	20230207-2	20230207-1	http://www.kernel.org/
	Linux Firmware				85 24			n
=linux-rt	6.1.138-1	6.1.10-10	http://www.kernel.org
	Kernel	(coreutils or coreutils-selinux),filesystem,kmod			400652 68897
-stalld-ebpf-plugin	Stalld eBPF plugin code	linux-rt =			1318 381			g
=lmdb	0.9.29-2	0.9.29-1	https://symas.com/lmdb
	Lightning memory-mapped database	lmdb-libs =			1318 381
-libs	Shared libraries for lmdb				104 44
=logrotate	3.22.0-2	3.20.1-1	https://github.com/logrotate/logrotate/
	Logrotate	popt,systemd		/etc/cron.daily/logrotate /etc/logrotate.conf u/logrotate.service u/logrotate.timer s/logrotate	160 61
=lsof	4.96.4-2	4.96.4-1	https://people.freebsd.org/~abe
	List Open Files	libtirpc		b/lsof	482 311
=lsscsi	0.32-2	0.32-1	http://sg.danny.cz/scsi/lsscsi.html
	List SCSI devices information.				116 49
=ltrace	0.7.3-6	0.7.3-5	http://www.ltrace.org/
	ltrace intercepts and records dynamic library calls.	elfutils-libelf		/etc/ltrace.conf b/ltrace	330 122
=lua	5.4.6-3	5.4.4-5	http://www.lua.org
	Programming language	lua-libs =,readline			462 125
-libs	Libraries for lua				545 134		lua < 5.4.4-5
=lvm2	2.03.16-5	2.03.16-3	http://sources.redhat.com/dm
	Userland logical volume management tools	device-mapper =,device-mapper-event =,device-mapper-event-libs =,device-mapper-libs =,libaio,libselinux,libsepol,lvm2-libs =,readline,systemd		s/blkdeactivate s/fsadm u/blk-availability.service /etc/lvm/lvm.conf /etc/lvm/lvmlocal.conf s/pvs s/vgs s/lvs s/pvresize s/lvextend	4009 1200
device-mapper	Device mapper utility	device-mapper-libs,systemd		s/dmsetup s/dmstats	246 80
device-mapper-event	Device-mapper event daemon	device-mapper =,device-mapper-event-libs =,systemd		s/dmeventd u/dm-event.socket u/dm-event.service	1318 381
device-mapper-event-libs	Device-mapper event daemon shared library	device-mapper-libs =			312 107
device-mapper-libs	Device-mapper shared library	libselinux,libsepol,systemd			474 130
-libs	Shared libraries for lvm2	device-mapper-event-libs =,device-mapper-libs =			3054 725
=lz4	1.9.4-3	1.9.4-1	http://lz4.github.io/lz4
	Extremely fast compression.				169 61
=lzo	2.10-3	2.10-2	http://www.oberhumer.com/opensource/lzo/
	Data compression library with very fast (de)compression				1318 381
=m4	1.4.19-3	1.4.19-1	http://www.gnu.org/software/m4
	A macro processor				670 280
=make	4.3-4	4.3-2	http://www.gnu.org/software/make
	Program for compiling packages			b/make	1592 386
=man-db	2.11.1-4	2.11.1-2	http://www.nongnu.org/man-db
	Programs for finding and viewing man pages	gdbm,groff,libpipeline,systemd,systemd-rpm-macros,xz		u/man-db.service u/man-db.timer /etc/man_db.conf b/man	2963 1353
=man-pages	5.13-3	5.13-1	http://www.kernel.org/doc/man-pages
	Man pages				1318 381			n
=mariadb	10.9.4-10	10.9.4-3	https://mariadb.org
	Database servers made by the original developers of MySQL.	Linux-PAM,curl,gnutls,libaio,libxml2,openssl,perl,systemd,systemd-rpm-macros,zlib		b/aria_s3_copy b/mariadb b/mariadb-config b/mariadb_config b/mariadb-access b/mariadb-admin b/mariadb-binlog b/mariadb-check b/mariadb-client-test b/mariadb-client-test-embedded b/mariadb-conv b/mariadb-convert-table-format b/mariadb-dump b/mariadb-dumpslow b/mariadb-embedded b/mariadb-find-rows b/mariadb-fix-extensions b/mariadb-import b/mariadb-ldb b/mariadb-plugin b/mariadb-setpermission b/mariadb-show b/mariadb-slap b/mariadb-test b/mariadb-test-embedded	1318 381		mysql
-errmsg	errmsg for mariadb				1318 381
-server	MariaDB server	libaio,mariadb-errmsg =,shadow		/etc/logrotate.d/mysql /etc/my.cnf /etc/my.cnf.d/client.cnf /etc/my.cnf.d/enable_encryption.preset /etc/my.cnf.d/mysql-clients.cnf /etc/my.cnf.d/server.cnf /etc/my.cnf.d/provider_bzip2.cnf /etc/my.cnf.d/hashicorp_key_management.cnf b/mariadb-install-db b/mariadb-backup b/mariadb-hotcopy b/aria_chk b/aria_dump_log b/aria_ftdump b/aria_pack b/aria_read_log b/mysql_upgrade b/innochecksum b/mariabackup b/mariadb-service-convert b/mariadb-secure-installation b/mariadb-tzinfo-to-sql b/mbstream b/myisam_ftdump b/myisamchk	45336 7170
=mc	4.8.28-3	4.8.28-2	https://www.midnight-commander.org
	File manager	glib,pcre,slang		b/mc	1490 510
=mdadm	4.4-1		https://git.kernel.org/pub/scm/utils/mdadm/mdadm.git/about
	The mdadm program controls Linux md devices (software RAID arrays)			s/mdadm s/mdmon /etc/mdadm.conf	1236 433
=memcached	1.6.22-3	1.6.15-3	https://www.memcached.org/
	High Performance, Distributed Memory Object Cache	libevent,perl,shadow-tools,systemd,systemd-rpm-macros		/etc/sysconfig/memcached b/memcached-tool b/memcached u/memcached.service	597 207
=minimal	5.0-4	0.1-7	https://vmware.github.io/photon
	Metapackage to install minimal profile	Linux-PAM,bc,bridge-utils,bzip2,cloud-init,cpio,cracklib-dicts,dbus,docker,e2fsprogs,file,filesystem,findutils,gdbm,grep,grub2-efi-image >= 2.06-15,gzip,iana-etc,iproute2,iptables,iputils,motd,net-tools,open-vm-tools-gosc,openssh,photon-release,photon-repos,procps-ng,python3,rpm,rpm-plugin-systemd-inhibit,sed,systemd,systemd-pam,systemd-rpm-macros,systemd-udev,tdnf,tzdata,util-linux,vim,which			0 9
=motd	0.1.3-8	0.1.3-7	http://github.com/rtnpro/fedora-motd
	Message of the Day	Linux-PAM,python3,systemd		/etc/pam.d/motdgen /etc/motdgen.d /etc/profile.d/motdgen.sh b/motdgen /etc/systemd/system/motdgen.service	1318 381			n
=mpfr	4.1.0-3	4.1.0-1	http://www.mpfr.org
	Functions for multiple precision math	gmp			1177 684
=nano	8.2-2	7.0-1	http://www.nano-editor.org
	Text editor	ncurses		b/nano	2804 673
=ncurses	6.4-4	6.3-1	http://invisible-island.net/ncurses
	Libraries for terminal handling of character screens	glibc,ncurses-libs =		b/captoinfo b/clear b/tabs b/tic b/tset b/reset b/infocmp b/tput b/infotocap b/toe	636 412
-devel	Header and development files for ncurses	ncurses =	pkgconfig(ncurses)	b/ncursesw6-config	2319 341
-libs	Ncurses Libraries		libncurses.so.6()(64bit)		412 131
-terminfo	terminfo files for ncurses	ncurses =			379 255
=nerdctl	1.4.0-12	1.1.0-5	https://github.com/containerd/nerdctl
	Docker-compatible CLI for containerd	cni >= 1.1.1,containerd,dbus-user-session >= 1.15.4-2,fuse-overlayfs,libslirp,rootlesskit,slirp4netns		b/nerdctl b/containerd-rootless.sh b/containerd-rootless-setuptool.sh	1318 381
=net-snmp	5.9.3-3	5.9.3-1	http://net-snmp.sourceforge.net
	Net-SNMP is a suite of applications used to implement SNMP v1, SNMP v2c and SNMP v3 using both IPv4 and IPv6.	perl,systemd			1318 381
=net-tools	2.10-2	2.10-1	https://github.com/ecki/net-tools
	Networking Tools			b/netstat s/ifconfig s/route s/arp	978 238
=netcat	0.7.1-6	0.7.1-5	http://netcat.sourceforge.net
	Netcat is a featured networking utility which reads and writes data across network connections, using the TCP/IP protocol.			b/nc	108 41
=netkit-telnet	0.17-6	0.17-3	http://rpm5.org/files/popt
	Programs to parse command-line options	ncurses		b/telnet	257 118
-server	telent server applications			s/in.telnetd	1318 381
=nettle	3.8.1-3	3.8.1-1	http://www.lysator.liu.se/~nisse/nettle
	Low level cryptographic libraries	gmp	libhogweed.so.6()(64bit),libhogweed.so.6(HOGWEED_6)(64bit),libhogweed.so.6(HOGWEED_INTERNAL_6_0)(64bit),libnettle.so.8()(64bit),libnettle.so.8(NETTLE_8)(64bit),libnettle.so.8(NETTLE_INTERNAL_8_0)(64bit)		520 281
=newt	0.52.21-2	0.52.21-1	https://admin.fedoraproject.org/pkgdb/package/newt/
	A library for text mode user interfaces	slang			1318 381
=nfs-utils	2.6.2-11	2.6.2-5	http://sourceforge.net/projects/nfs
	NFS client utils	libnfsidmap,libtirpc,python3-libs,rpcbind,shadow,systemd-rpm-macros		/etc/default/nfs-utils /etc/exports s/showmount s/exportfs s/mount.nfs	1111 254
libnfsidmap	NFSv4 User and Group ID Mapping Library		libnfsidmap		276 54		nfs-utils < 2.6.2-6	g0.25-2
=nftables	1.0.6-4	1.0.6-1	https://netfilter.org/projects/nftables
	Netfilter Tables userspace utillites	nftables-libs =,python3,readline,systemd		/etc/sysconfig/nftables.conf s/nft u/nftables.service	176 69
-libs	Shared libs for nftables	gmp,iptables-libs,jansson,libedit,libmnl,libnftnl			920 292		nftables < 1.0.6-2.ph5	g
=nghttp2	1.57.0-3	1.48.0-3	https://nghttp2.org
	nghttp2 is an implementation of HTTP/2 and its header compression algorithm, HPACK.		pkgconfig(libnghttp2)		21 9
=nginx	1:1.26.2-5	1.23.1-4	http://nginx.org
	High-performance HTTP server and reverse proxy	openssl,pcre,systemd,systemd-rpm-macros		/etc/nginx/fastcgi.conf /etc/nginx/fastcgi.conf.default /etc/nginx/fastcgi_params /etc/nginx/fastcgi_params.default /etc/nginx/koi-utf /etc/nginx/koi-win /etc/nginx/mime.types /etc/nginx/mime.types.default /etc/nginx/nginx.conf /etc/nginx/nginx.conf.default /etc/nginx/scgi_params /etc/nginx/scgi_params.default /etc/nginx/uwsgi_params /etc/nginx/uwsgi_params.default /etc/nginx/win-utf u/nginx.service s/nginx	1336 520
=nmap	7.93-9	7.93-5	http://nmap.org
	Nmap (“Network Mapper”) is a utility for network discovery and security auditing	gnupg,libgcc,libpcap,lua,openssl,pcre,zlib		b/nmap b/nping	4434 1853
-ncat	Nmap's Netcat replacement		nc,nc6	b/ncat	1318 381
=nodejs	22.12.0-2	18.10.0-4	https://github.com/nodejs/node
	A JavaScript runtime built on Chrome's V8 JavaScript engine.	(coreutils or coreutils-selinux),python3		b/node b/npm	1318 381
=npth	1.6-2	1.6-1	https://github.com/gpg/npth
	The New GNU Portable Threads Library.				1318 381
=nspr	4.33-3	4.33-1	https://firefox-source-docs.mozilla.org/nspr/index.html
	Platform-neutral API				322 110
=nss	3.78-11	3.78-3	https://firefox-source-docs.mozilla.org/security/nss/index.html
	Security client	nspr,nss-libs =			4114 1299
-libs	Libraries for Network Security Services	nspr,sqlite-libs			4114 1299
=nss-altfiles	2.23.0-2	2.23.0-1	https://github.com/aperezdc/nss-altfiles
	NSS module to read passwd/group files from alternate locations				1318 381
=ntp	4.2.8p18-4	4.2.8p15-7	http://www.ntp.org
	Network Time Protocol reference implementation	libcap >= 2.24,libevent,openssl,systemd,systemd-rpm-macros		/etc/ntp.conf /etc/sysconfig/ntp u/ntpd.service b/ntpd b/ntpdate b/ntpdc b/ntp-keygen b/ntpq b/ntptime b/sntp b/tickadj	62 21
=numactl	2.0.16-2	2.0.16-1	https://github.com/numactl/numactl
	NUMA support for Linux				137 36
libnuma	Development libraries and header files for numactl	numactl =			71 20
=oniguruma	6.9.8-2	6.9.8-1	https://github.com/kkos/oniguruma/
	Regular expressions library				1318 381
=open-iscsi	2.1.6-4	2.1.6-1	https://github.com/open-iscsi/open-iscsi
	iSCSI tools for Linux	kmod,openssl,systemd,util-linux		/etc/iscsi/ifaces/iface.example /etc/iscsi/initiatorname.iscsi /etc/iscsi/iscsid.conf s/iscsi-gen-initiatorname s/iscsi-iname s/iscsi_discovery s/iscsi_fw_login s/iscsi_offload s/iscsiadm s/iscsid s/iscsistart s/iscsiuio u/iscsi.service u/iscsi-init.service u/iscsid.service u/iscsid.socket u/iscsiuio.service u/iscsiuio.socket	1423 308
=open-vm-tools	12.5.0-2	12.2.0-1	https://github.com/vmware/open-vm-tools
	Usermode tools for VMware virts	fuse,glib,libmspack,libstdc++,libtirpc,openssl,systemd,which,xmlsec1 >= 1.2.32		b/vmware-toolbox-cmd b/vmware-hgfsclient b/vmhgfs-fuse b/vmware-rpctool b/vmtoolsd	3221 671
-gosc	GOSC scripts	cloud-init >= 24.1.4-1,open-vm-tools =			1318 381
=openjdk11	11.0.26-1	11.0.18-2	https://github.com/openjdk/jdk11u
	OpenJDK	chkconfig,openjdk11-jre =			77193 70164	openjdk <= 11.0.26
-jre	JRE subset files from jdk11	alsa-lib,chkconfig,freetype2,libgcc,libstdc++,zlib	jre = 11.0.26		1318 381		openjdk11 < 11.0.20-4.ph5	g
=openjdk17	17.0.14-1	17.0.6-2	https://github.com/openjdk/jdk17u
	OpenJDK	chkconfig,openjdk17-jre =			77193 70164	openjdk <= 17.0.14
-jre	JRE subset files from jdk11	alsa-lib,chkconfig,freetype2,libgcc,libstdc++,zlib			1318 381		openjdk17 < 17.0.8-4.ph5	g
=openldap	2.6.4-4	2.6.3-1	https://www.openldap.org
	OpenLdap-2.6.4	cyrus-sasl,openssl,systemd		/etc/openldap/ldap.conf.default /etc/openldap/ldap.conf	1318 381
-devel	LDAP development libraries and header files	cyrus-sasl-devel,openldap =			400 94
=openssh	9.3p2-14	9.1p1-8	https://www.openssh.com
	Free version of the SSH connectivity tools	openssh-clients =,openssh-server =,openssl,systemd,systemd-rpm-macros			1318 381
-clients	openssh client applications.	krb5,zlib		/etc/ssh /etc/ssh/moduli /etc/ssh/ssh_config b/ssh b/scp b/sftp b/ssh-keygen b/ssh-keyscan b/ssh-add b/ssh-agent b/ssh-copy-id	5801 970
-server	openssh server applications	Linux-PAM,e2fsprogs-libs,ncurses-terminfo,openssh-clients =,shadow		/etc/ssh/sshd_config u/sshd-keygen.service u/sshd.service s/sshd	1930 446
=openssl	3.0.16-2	3.0.8-2	http://www.openssl.org
	Management tools and libraries relating to cryptography	glibc,libgcc,openssl-libs =	nxtgn-openssl	b/openssl	2315 1408	nxtgn-openssl
-c_rehash	rehash script for ca certificates	openssl =	nxtgn-openssl-c_rehash	b/rehash_ca_certificates.sh	1318 381	nxtgn-openssl-c_rehash
-devel	Development Libraries for openssl	openssl =	nxtgn-openssl-devel		12206 2393	nxtgn-openssl-devel
-libs	Core libraries and other files needed by openssl.	bash		/etc/ssl/openssl.cnf.dist /etc/ssl/openssl.cnf /etc/ssl/user.cnf /etc/ssl/provider_default.cnf /etc/ssl/distro.cnf /etc/ssl/certs /etc/ssl/ct_log_list.cnf /etc/ssl/ct_log_list.cnf.dist /etc/ssl/private	6042 1992		openssl < 3.0.8-1,openssl-fips-provider <= 3.0.8-3
=openssl-fips-provider	3.0.8-7	3.0.8-2	http://www.openssl.org
	FIPS Libraries for openssl	bash,glibc,libgcc,openssl >= 3.0.8		/etc/ssl/provider_fips.cnf	1318 381
=parted	3.5-3	3.5-2	https://www.gnu.org/software/parted
	GNU Parted manipulates partition tables			s/parted	122 38
=patch	2.7.6-8	2.7.6-5	http://www.gnu.org/software/patch
	Program for modifying or creating files			b/patch	248 125
=pciutils	3.9.0-3	3.9.0-1	https://www.kernel.org/pub/software/utils/pciutils/
	System utilities to list pci devices			b/lspci	210 102
=pcre	8.45-5	8.45-3	ftp://ftp.csx.cam.ac.uk/pub/software/programming/pcre/pcre-8.45.tar.bz2
	Grep for perl compatible regular expressions	bzip2-libs,libgcc,libstdc++,pcre-libs =,readline		b/pcregrep b/pcretest	680 333
-libs	Libraries for pcre				680 333
=pcre2	10.40-8	10.40-3	https://github.com/PhilipHazel/pcre2
-libs	Libraries for pcre2				685 255
=perl	5.36.0-8	5.36.0-2	http://www.perl.org/
	Practical Extraction and Report Language	gdbm,glibc,libgcc,zlib	/bin/perl,perl >= 0:5.003000,perl(getopts.pl),perl(s)	b/perl	7643 1572
=perl-DBD-SQLite	1.72-4	1.72-2	http://search.cpan.org/dist/DBD-SQLite/
	SQLite DBI Driver	perl,perl-DBI,sqlite-libs			1318 381
=perl-DBI	1.643-3	1.643-2	http://dbi.perl.org/
	A database access API for perl	perl		b/dbilogstrip	1318 381
=perl-DBIx-Simple	1.37-5	1.37-4	http://search.cpan.org/dist/DBIx-Simple/
	Easy-to-use OO interface to DBI	perl,perl-DBI,perl-Object-Accessor			1318 381			n
=perl-File-HomeDir	1.006-2	1.006-1	http://search.cpan.org/dist/File-HomeDir/
	File-HomeDir	perl,perl-File-Which			1318 381			n
=perl-File-Which	1.27-2	1.27-1	http://search.cpan.org/dist/File-Which/
	File-Which	perl			1318 381			n
=perl-Object-Accessor	0.48-6	0.48-5	http://search.cpan.org/dist/Object-Accessor/
	Interface to create per object accessors	perl			1318 381			n
=perl-Parse-Yapp	1.21-4	1.21-3	https://metacpan.org/release/Parse-Yapp
	Perl extension for generating and using LALR parsers	perl		b/yapp	1318 381			n
=photon-release	5.0-6	5.0-2	https://vmware.github.io/photon
	Photon release files	bash	system-release,system-release(5.0),system-release(releasever) = 5.0	b/lsb_release /etc/photon-release /etc/lsb-release /etc/os-release /etc/issue /etc/issue.net	1318 381			n
=photon-repos	5.0-5	5.0-3	https://vmware.github.io/photon/
	Photon repo files, gpg keys	photon-release	photon-repos	/etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY /etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY-4096 /etc/yum.repos.d/photon-debuginfo.repo /etc/yum.repos.d/photon-iso.repo /etc/yum.repos.d/photon.repo /etc/yum.repos.d/photon-updates.repo /etc/yum.repos.d/photon-release.repo /etc/yum.repos.d/photon-srpms.repo /etc/yum.repos.d/photon-extras.repo	1318 381			n
=photon-upgrade	1.0-5		https://vmware.github.io/photon
	Photon upgrade scripts	(coreutils or coreutils-selinux),findutils,gawk,photon-release,rpm,sed,tdnf,util-linux		b/photon-upgrade.sh	1318 381			n
=pinentry	1.2.0-3	1.2.0-2	https://gnupg.org/software/pinentry/index.html
	A collection of PIN or passphrase entry dialogs	libassuan,libgpg-error			1318 381
=pkg-config	0.29.2-5	0.29.2-3	http://www.freedesktop.org/wiki/Software/pkg-config
	Build tool			b/pkg-config	29 13
=podman	4.5.1-10	4.3.1-3	https://github.com/containers/podman
	A tool to manage Pods, Containers and Container Images	cni,conmon,containers-common,gpgme,iptables,libassuan,shadow,slirp4netns	pkgconfig(devmapper)	b/podman	35951 10429
=policycoreutils	3.4-2	3.4-1	https://github.com/SELinuxProject/selinux/wiki
	SELinux policy core utilities	libsemanage = 3.4		/etc/sestatus.conf	973 157
=popt	1.16-7	1.16-5	http://rpm5.org/files/popt
	Programs to parse command-line options				245 42
=postgresql15	15.12-1	15.2-2	www.postgresql.org
	PostgreSQL database engine	postgresql15-client =,postgresql15-server =			8615 1737
-client	Postgresql client binaries	icu,krb5,libedit,libxml2,lz4,postgresql15-libs =,readline,systemd,tzdata,zlib			1318 381		postgresql15 < 15.6-4.ph5	g
-libs	The shared libraries required for any PostgreSQL clients	chkconfig,krb5,openldap,openssl			312 107
-server	The programs needed to create and run a PostgreSQL server	postgresql15 =,postgresql15-libs =		u/postgresql15.service /etc/sysconfig/postgresql15.conf	1318 381
=procps-ng	4.0.4-3	4.0.0-2	https://sourceforge.net/projects/procps-ng
	Programs for monitoring processes	ncurses		b/ps b/pidof b/free b/w b/pgrep b/uptime b/vmstat b/pmap b/tload b/pwdx b/top b/slabtop b/watch b/pkill b/pidwait s/sysctl s/pidof	2091 692
=psmisc	23.6-4	23.6-2	https://gitlab.com/psmisc/psmisc
	Displays information about running processes	ncurses		b/killall b/pstree b/fuser	909 253
=python-PyYAML	5.4.1-3	5.4.1-2	http://pyyaml.org/
python3-PyYAML	YAML parser and emitter for Python	libyaml,python3,python3-setuptools	python3.11dist(pyyaml)		449 96
=python-asn1crypto	1.5.1-3	1.5.1-2	https://pypi.python.org/packages/67/14/5d66588868c4304f804ebaff9397255f6ec5559e46724c2496e0f26e68d6/asn1crypto-0.22.0.tar.gz
python3-asn1crypto	A fast, pure Python library for parsing and serializing ASN.1 structures.	python3			525 84			n
=python-attrs	22.1.0-3	22.1.0-2	https://pypi.python.org/pypi/attrs
python3-attrs	Attributes without boilerplate.	python3	python3.11dist(attrs) =,python3dist(attrs) =		449 96			n
=python-certifi	2023.11.17-3	2022.6.15-2	https://github.com/certifi
python3-certifi	Python package for providing Mozilla's CA Bundle	ca-certificates			324 149			n
=python-cffi	1.15.1-2	1.15.1-1	https://pypi.python.org/pypi/cffi
python3-cffi	Interface for Python to call C code	python3,python3-libs,python3-pycparser			407 84
=python-chardet	5.0.0-2	5.0.0-1	https://pypi.org/project/chardet
python3-chardet	A Universal Character Encoding Detector in Python	python3,python3-setuptools		b/chardetect	1144 107			n
=python-charset-normalizer	2.1.1-2	2.1.1-1	https://github.com/ousret/charset_normalizer
python3-charset-normalizer	The Real First Universal Charset Detector	python3-setuptools		b/normalizer	209 48			n
=python-configobj	5.0.6-7	5.0.6-6	https://configobj.readthedocs.io/en/latest
python3-configobj	Config file reading, writing and validation	python3,python3-six			164 34			n
=python-cryptography	41.0.7-6	38.0.1-1	https://pypi.python.org/pypi/cryptography
python3-cryptography	Python cryptography library	openssl >= 3.0.13-2,python3,python3-asn1crypto,python3-cffi,python3-idna,python3-libs,python3-packaging,python3-pyasn1,python3-six			2983 650
=python-idna	3.3-4	3.3-2	https://pypi.python.org/pypi/idna
python3-idna	Internationalized Domain Names in Applications (IDNA).	python3,python3-libs			335 40			n
=python-jinja2	3.1.6-1	3.1.2-2	https://github.com/pallets/jinja
python3-jinja2	A fast and easy to use template engine written in pure Python	python3,python3-markupsafe >= 2.1.1			540 118			n
=python-jsonpatch	1.32-2	1.32-1	https://pypi.python.org/pypi/jsonpatch
python3-jsonpatch	Applying JSON Patches in Python	python3,python3-jsonpointer		b/jsondiff b/jsonpatch	60 13			n
=python-jsonpointer	2.3-2	2.3-1	https://pypi.python.org/packages/source/j/jsonpointer/jsonpointer-2.3.tar.gz
python3-jsonpointer	Applying JSON Patches in Python	python3		b/jsonpointer	449 96			n
=python-jsonschema	4.16.0-2	4.16.0-1	https://python-jsonschema.readthedocs.io/en/stable
python3-jsonschema	An implementation of JSON Schema validation for Python	python3,python3-attrs,python3-pyrsistent		b/jsonschema3	491 66			n
=python-markupsafe	2.1.1-4	2.1.1-2	https://github.com/pallets/markupsafe
python3-markupsafe	A XML/HTML/XHTML Markup safe string for Python.	python3			53 13
=python-netifaces	0.11.0-2	0.11.0-1	http://alastairs-place.net/netifaces/
python3-netifaces	Python library to retrieve information about network interfaces	python3,python3-libs			53 17
=python-oauthlib	3.2.2-2	3.2.0-2	https://pypi.python.org/pypi/python-oauthlib/
python3-oauthlib	An implementation of the OAuth request-signing logic	python3			562 93			n
=python-packaging	21.3-2	21.3-1	https://pypi.python.org/pypi/packaging
python3-packaging	Core utilities for Python packages	python3,python3-libs,python3-pyparsing,python3-six	python3.11dist(packaging)		149 32			n
=python-prettytable	3.3.0-3	3.3.0-1	http://code.google.com/p/prettytable
python3-prettytable	Library for displaying tabular data in a visually appealing ASCII format	python3			148 35			n
=python-pyOpenSSL	23.3.0-2	22.0.0-2	https://github.com/pyca/pyopenssl
python3-pyOpenSSL	Python wrapper module around the OpenSSL library	python3,python3-cryptography,python3-libs,python3-six			449 96			n
=python-pyasn1	0.4.8-3	0.4.8-2	https://github.com/etingof/pyasn1
python3-pyasn1	Implementation of ASN.1 types and codecs in Python programming language	python3			402 62			n
=python-pycparser	2.21-2	2.21-1	https://pypi.python.org/pypi/pycparser
python3-pycparser	Python C parser	python3			618 77			n
=python-pyparsing	3.0.9-2	3.0.9-1	https://pypi.python.org/pypi/pyparsing/3.0.9
python3-pyparsing	Python parsing module.	python3,python3-libs			453 135			n
=python-pyrsistent	0.18.1-2	0.18.1-1	https://pypi.org/project/pyrsistent
python3-pyrsistent	Persistent/Functional/Immutable data structures	python3,python3-attrs,python3-libs			250 59
=python-pyserial	3.5-2	3.5-1	http://pypi.python.org/pypi/pyserial
python3-pyserial	Python serial port access library	python3		b/pyserial-miniterm b/pyserial-ports	449 96			n
=python-requests	2.28.1-7	2.28.1-1	http://python-requests.org
python3-requests	Awesome Python HTTP Library That's Actually Usable	python3,python3-certifi,python3-chardet,python3-charset-normalizer,python3-idna,python3-pyOpenSSL,python3-urllib3			232 66			n
=python-six	1.16.0-2	1.16.0-1	https://pypi.org/project/six
python3-six	Python 2 and 3 compatibility utilities	python3,python3-libs	python3.11dist(six)		63 17			n
=python-systemd	235-2	235-1	https://github.com/systemd/python-systemd
python3-systemd	Python module wrapping libsystemd functionality	systemd-libs			212 38
=python-urllib3	1.26.19-2	1.25.11-3	https://pypi.python.org/pypi/urllib3
python3-urllib3	A powerful, sanity-friendly HTTP client for Python.	python3,python3-libs	python3.11dist(urllib3)		456 112			n
=python3	3.11.9-10	3.11.0-6	http://www.python.org
	A high-level scripting language	ncurses,openssl,python3-libs =,readline,xz	/bin/python,/bin/python3,/usr/bin/python,python(abi),python-sqlite	b/python3 b/python3.11	6743 2007
-curses	Python module interface for NCurses Library	ncurses,python3-libs =			449 96
-devel	The libraries and header files needed for Python development.	expat-devel >= 2.6.0,python3 =,python3-macros =		b/pathfix.py b/python3-config b/python3.11-config	155 26		python3 < 3.11.9-10.ph5
-libs	The libraries for python runtime	(coreutils or coreutils-selinux),bzip2-libs,expat >= 2.6.0,libffi >= 3.0.13,ncurses,sqlite-libs,util-linux-libs			8334 1756
-macros	Macros for Python packages.				449 96			n
-xml	XML libraries for python3 runtime	python3 =,python3-libs =			449 96
=python3-pip	24.3.1-3	3.11.0-6	https://pypi.org/project/pip/
	The PyPA recommended tool for installing Python packages.	python3,python3-pip-wheel =,python3-setuptools,python3-xml		/etc/pip.conf b/pip3	6678 1294			n
-wheel	The pip wheel	ca-certificates			449 96			g n
=python3-setuptools	69.0.3-7	3.11.0-6	https://pypi.org/project/setuptools
	Extensions to the standard Python datetime module	findutils,python3,python3-xml	python3.11dist(setuptools)		2534 509			n
=readline	8.2-4	8.2-1	http://cnswww.cns.cwru.edu/php/chet/readline/rltop.html
	Command-line editing and history capabilities	ncurses-libs			475 162
-devel	Header and development files for readline	readline =			790 147
=redis	7.2.6-4	7.0.9-2	http://redis.io
	advanced key-value store	openssl,systemd,systemd-rpm-macros		/etc/redis.conf	5837 969
=rootlesskit	1.1.0-14	1.1.0-2	https://github.com/rootless-containers/rootlesskit
	Linux-native fakeroot using user namespaces	fuse,libslirp,slirp4netns		b/rootlesskit b/rootlesskit-docker-proxy b/rootlessctl	19138 3617		docker-rootless < 20.10.14-3
=rpcbind	1.2.6-6	1.2.6-4	http://nfsv4.bullopensource.org
	RPC program number mapper	libtirpc,systemd,systemd-rpm-macros		/etc/sysconfig/rpcbind	158 47
=rpcsvc-proto	1.4.3-2	1.4.3-1	https://github.com/thkukuk/rpcsvc-proto
	rcpsvc protocol.x files and headers			b/rpcgen	246 62
=rpm	4.18.2-6	4.18.0-12	http://rpm.org
	Package manager	bash,rpm-libs =,zstd-libs		b/rpm b/gendiff b/rpm2cpio b/rpmgraph b/rpmkeys b/rpmquery b/rpmverify /etc/dbus-1/system.d/org.rpm.conf	2008 1653
-build	Binaries, scripts and libraries needed to build rpms.	bzip2,cpio,debugedit,dwz,elfutils-libelf,file,findutils,gzip,lua,patch,perl,python3-macros,rpm-build-libs =,rpm-devel =,systemd-rpm-macros,tar		b/rpmbuild b/rpmsign b/rpmspec b/rpmlua	1318 381
-build-libs	Libraries for building RPM packages	rpm-libs =			312 107		rpm-build < 4.18.0-14.ph5	g
-devel	Libraries and header files for rpm	rpm =,rpm-build-libs =,rpm-sign-libs =,zstd-devel	pkgconfig(rpm)		1819 1560		rpm-build < 4.18.0-14.ph5
-libs	Libraries for rpm	bzip2-libs,elfutils-libelf,libcap,libgcc,lua-libs,nss-libs,openssl-libs,popt,xz-libs,zlib,zstd-libs		/etc/rpm/macros b/rpmdb	2030 1680		libsolv < 0.7.19
-plugin-systemd-inhibit	Rpm plugin for systemd inhibit functionality	dbus,rpm-libs =,systemd			1318 381
-sign-libs	Libraries for signing RPM packages	rpm-libs =			312 107		rpm-devel < 4.18.0-14.ph5	g
=rsync	3.4.1-1	3.2.7-2	https://rsync.samba.org
	Fast incremental file transfer.	lz4,systemd,xxhash,zlib		u/rsyncd.service /etc/rsyncd.conf b/rsync	937 487
=rsyslog	8.2306.0-5	8.2212.0-1	http://www.rsyslog.com
	Rocket-fast system for log processing	gnutls,libestr,libfastjson,libgcrypt,libgpg-error,liblogging,librelp,systemd		s/rsyslogd u/rsyslog.service /etc/rsyslog.conf	1942 707
=ruby	3.1.4-10	3.1.2-2	https://www.ruby-lang.org/en
	Ruby	ca-certificates,gmp,openssl,openssl >= 3.0.13-2	rubygem-base64,rubygem-connection_pool,rubygem-drb,rubygem-ruby2-keywords	b/ruby	25005 5274	rubygem-base64,rubygem-connection_pool,rubygem-drb,rubygem-ruby2-keywords
=runc	1.1.14-3	1.1.4-3	https://runc.io
	CLI tool for spawning and running containers per OCI spec.			b/runc	8633 2646
=rust	1.71.1-5	1.64.0-5	https://github.com/rust-lang/rust
	Rust Programming Language	gcc,glibc,libgcc,libstdc++,ncurses-libs,openssl,zlib		b/rustc b/rustdoc b/rust-lldb b/rust-gdb b/rust-gdbgui b/cargo /etc/bash_completion.d/cargo	1318 381
=samba-client	4.19.3-1	4.17.5-1	https://www.samba.org
	Samba Client Programs	Linux-PAM,bindutils,dbus,gnutls,jansson,libarchive,libldb >= 2.7.2,libtalloc,libtalloc >= 2.4.1,libtdb >= 1.4.8,libtevent >= 0.15.0,libtirpc,libxml2,libxslt,lmdb,ncurses,ncurses-libs,openldap,perl-Parse-Yapp,popt,python3,samba-client-libs =,zlib	samba4-client =	b/mdsearch b/cifsdd b/dbwrap_tool b/dumpmscat b/mvxattr b/nmblookup b/oLschema2ldif b/regdiff b/regpatch b/regshell b/regtree b/rpcclient b/samba-regedit b/sharesec b/smbcacls b/smbclient b/smbcquotas b/smbget b/smbspool b/smbtar b/smbtree b/net b/samba-log-parser /etc/samba /etc/samba/smb.conf	1318 381
libwbclient	Samba libwbclient Library		pkgconfig(wbclient)		132 53
-libs	Samba client libraries	libldb,libtalloc,libtdb,libtevent			312 107
=sed	4.8-5	4.8-2	http://www.gnu.org/software/sed
	Stream editor	libacl	/bin/sed	b/sed	987 321
=selinux-policy	36.5-9	36.5-4	https://github.com/SELinuxProject/selinux/wiki
	SELinux policy	coreutils-selinux,libselinux-utils,policycoreutils		/etc/selinux/config /etc/selinux/default	1318 381			n
=sendmail	8.18.0.2-3	8.17.1-8	http://www.sendmail.org
	Commonly used Mail transport agent (MTA)	(coreutils or coreutils-selinux),cyrus-sasl,m4,net-tools,openldap,systemd,systemd-rpm-macros,tinycdb		/etc/mail/sendmail.mc /etc/mail/sendmail.cf /etc/mail/submit.cf /etc/mail/submit.mc /etc/mail/README /etc/mail/helpfile /etc/mail/sendmail.schema /etc/mail/statistics u/sendmail.service /etc/sysconfig/sendmail	226 212
=sg3_utils	1.47-3	1.46-2	https://github.com/doug-gilbert/sg3_utils
	Tools and Utilities for interaction with SCSI devices.		sg_utils		1318 381
=shadow	4.13-9	4.13-3	https://github.com/shadow-maint/shadow
	Programs for handling passwords in a secure way	Linux-PAM,cracklib,libpwquality,openssl,shadow-libs =,shadow-tools =		/etc/login.defs /etc/login.access /etc/default/useradd /etc/limits s/useradd s/usermod s/userdel s/groupadd	2827 949
-libs	Libraries needed by shadow.	libxcrypt			312 107
-tools	Contains subset of tools which might be replaced by toybox	shadow =,shadow-libs =		b/passwd b/su b/login	2550 602
=shim-signed	15.8-5	15.4-1	https://vmware.github.io/photon/
	Photon shim				1054 342
=slang	2.3.2-4	2.3.2-3	http://www.jedsoft.org/slang/index.html
	An interpreted language that may be embedded into an application to make the application extensible.				1318 381
=slirp4netns	1.2.0-6	1.2.0-1	https://github.com/rootless-containers/slirp4netns
	slirp for network namespaces	libseccomp,libslirp		b/slirp4netns	102 37
=socat	1.7.4.4-3	1.7.4.4-2	http://www.dest-unreach.org/socat
	Multipurpose relay (SOcket CAT)			b/socat	1515 366
=sqlite	3.43.2-4	3.40.1-1	http://www.sqlite.org
	A portable, high level programming interface to various calling conventions	sqlite-libs =	sqlite3	b/sqlite3	1318 381	sqlite-autoconf,sqlite-devel <= 3.27.2-5
-libs	sqlite3 library		pkgconfig(sqlite3)		1682 819	libsqlite,sqlite-autoconf
=sssd	2.8.2-14	2.8.2-2	http://github.com/SSSD/sssd
	System Security Services Daemon	bindutils,dbus,ding-libs,glibc,krb5,libgcrypt,libgpg-error,libldb,libselinux,libsemanage,libtalloc,libtdb,libtevent,libwbclient,openssl,samba-client,sssd-ad =,sssd-common =,sssd-ipa =,sssd-kcm =,sssd-krb5 =,sssd-ldap =,sssd-proxy =,util-linux-libs,xz-libs			19 8
libipa_hbac	FreeIPA HBAC Evaluator library				312 107
libsss_autofs	A library to allow communication between Autofs and SSSD				312 107		sssd-common < 2.8.2-14.ph5
libsss_certmap	SSSD Certificate Mapping Library				312 107		sssd-common < 2.8.2-14.ph5
libsss_idmap	FreeIPA Idmap library				312 107
libsss_nss_idmap	Library for SID and certificate based lookups				312 107
libsss_sudo	A library to allow communication between SUDO and SSSD				312 107		sssd-common < 2.8.2-14.ph5
-ad	The AD back end of the SSSD	e2fsprogs-libs,gmp,gnutls,jansson,keyutils,libcap,libsss_certmap =,libsss_idmap =,libtasn1,nettle,openldap-devel,pcre2-libs,samba-client-libs,sssd-common =,sssd-common-pac =,sssd-krb5-common =,zlib			391 131
-client	SSSD Client libraries for NSS and PAM	Linux-PAM,chkconfig,e2fsprogs-libs,libsss_idmap =,libsss_nss_idmap =			1318 381
-common	Common files for the SSSD	libsss_autofs =,libsss_certmap =,libsss_idmap =,libsss_sudo =,samba-client,shadow,sssd-client =,sssd-nfs_idmap =	libsss_sudo-devel =	s/sssd u/sssd.service u/sssd-autofs.socket u/sssd-autofs.service u/sssd-nss.socket u/sssd-nss.service u/sssd-pac.socket u/sssd-pac.service u/sssd-pam.socket u/sssd-pam-priv.socket u/sssd-pam.service u/sssd-ssh.socket u/sssd-ssh.service u/sssd-sudo.socket u/sssd-sudo.service b/sss_ssh_authorizedkeys b/sss_ssh_knownhostsproxy s/sss_cache /etc/sssd /etc/sssd/sssd.conf /etc/sssd/conf.d /etc/sssd/pki /etc/logrotate.d/sssd /etc/rwtab.d/sssd /etc/pam.d/sssd-shadowutils	5763 1209
-common-pac	Common files needed for supporting PAC processing	libsss_idmap =,sssd-common =			1318 381
-ipa	The IPA back end of the SSSD	libipa_hbac =,libsss_certmap =,libsss_idmap =,samba-client-libs,sssd-common =,sssd-common-pac =,sssd-krb5-common =			691 207
-kcm	An implementation of a Kerberos KCM server	sssd-common =		/etc/krb5.conf.d/kcm_default_ccache u/sssd-kcm.socket u/sssd-kcm.service	454 132
-krb5	The Kerberos authentication back end for the SSSD	sssd-common =,sssd-krb5-common =		/etc/krb5.conf.d/enable_sssd_conf_dir	53 18
-krb5-common	SSSD helpers needed for Kerberos and GSSAPI authentication	cyrus-sasl,sssd-common =			286 80
-ldap	The LDAP back end of the SSSD	libsss_certmap =,libsss_idmap =,sssd-common =,sssd-krb5-common =			72 35
-nfs_idmap	SSSD plug-in for NFSv4 rpc.idmapd	libnfsidmap			1318 381		sssd-common < 2.8.2-14.ph5
-proxy	The proxy back end of the SSSD	sssd-common =			140 43
=stalld	1.19.1-5	1.17.1-3	https://gitlab.com/rt-linux-tools/stalld
	Daemon that finds starving tasks in the system and gives them a temporary boost	bash,linux-rt-stalld-ebpf-plugin,systemd		b/stalld b/throttlectl u/stalld.service /etc/sysconfig/stalld	1318 381
=strace	6.1-3	6.1-1	https://strace.io/
	Tracks system calls that are made by a running process			b/strace b/strace-log-merge	2839 1283
=sudo	1.9.15p5-4	1.9.12p1-2	https://www.sudo.ws/
	Sudo	Linux-PAM,shadow		/etc/sudoers /etc/sudo.conf /etc/sudo_logsrvd.conf /etc/pam.d/sudo b/sudo s/visudo	6055 1846
=sysstat	12.7.2-4	12.7.1-1	http://sebastien.godard.pagesperso-orange.fr/
	The Sysstat package contains utilities to monitor system performance and usage activity	(coreutils or coreutils-selinux),cronie		b/sar b/iostat b/mpstat b/pidstat	1785 582
=systemd	253.19-10	253-3	http://www.freedesktop.org/wiki/Software/systemd
	System and Service Manager	Linux-PAM,bzip2,curl,elfutils,filesystem >= 1.1,glib,gnutls,kmod,libacl,libcap,libgcrypt,libgpg-error,libmicrohttpd,libseccomp,libselinux,lz4,pcre,systemd-libs =,systemd-pam =,systemd-rpm-macros =,xz		/etc/X11/xinit/xinitrc.d/50-systemd-user.sh /etc/sysctl.d/50-security-hardening.conf /etc/xdg/systemd /etc/rc.d/init.d/README /etc/systemd/sleep.conf /etc/systemd/system.conf /etc/systemd/user.conf /etc/systemd/logind.conf /etc/systemd/journald.conf /etc/systemd/resolved.conf /etc/systemd/coredump.conf /etc/systemd/timesyncd.conf /etc/systemd/networkd.conf /etc/systemd/pstore.conf /etc/modules-load.d/10-rdrand-rng.conf /etc/systemd/network/99-dhcp-en.network s/halt s/init s/poweroff s/reboot s/runlevel s/shutdown s/telinit s/resolvconf b/busctl b/systemctl b/journalctl b/networkctl b/resolvectl b/hostnamectl b/timedatectl	9668 2973
-container	Tools for containers and VMs	systemd =		b/systemd-nspawn b/machinectl u/systemd-machined.service u/systemd-nspawn@.service u/dbus-org.freedesktop.machine1.service u/var-lib-machines.mount u/machine.slice u/machines.target.wants	1294 439
-libs	systemd libraries	(coreutils or coreutils-selinux or toybox),grep,sed	nss-myhostname = 0.4		909 325
-pam	systemd PAM module	systemd =			1318 381
-rpm-macros	Macros that define paths and scriptlets related to systemd				1318 381			n
-udev	Rule-based device node and kernel event manager	grep,kbd,kmod,systemd =	udev =	/etc/udev/rules.d/99-vmware-hotplug.rules /etc/systemd/pstore.conf /etc/systemd/sleep.conf /etc/systemd/timesyncd.conf /etc/udev/udev.conf b/kernel-install b/systemd-hwdb b/udevadm u/hibernate.target u/hybrid-sleep.target u/initrd-udevadm-cleanup-db.service u/kmod-static-nodes.service u/quotaon.service u/sleep.target u/sockets.target.wants/systemd-udevd-control.socket u/sockets.target.wants/systemd-udevd-kernel.socket u/suspend-then-hibernate.target u/suspend.target u/sysinit.target.wants/kmod-static-nodes.service u/sysinit.target.wants/systemd-hwdb-update.service u/sysinit.target.wants/systemd-modules-load.service u/sysinit.target.wants/systemd-random-seed.service u/sysinit.target.wants/systemd-tmpfiles-setup-dev.service u/sysinit.target.wants/systemd-udevd.service u/systemd-backlight@.service	10925 1680
=tar	1.34-7	1.34-2	http://www.gnu.org/software/tar
	Archiving program	libacl		b/tar	3144 817
=tcl	8.6.12-3	8.6.12-1	http://tcl.sourceforge.net/
	Tool Command Language - the language and library.				20 4
=tcp_wrappers	7.6-9	7.6-8	http://ftp.porcupine.org/pub/security/index.html
	TCP/IP daemon wrapper package	finger,libnsl			1318 381
=tcpdump	4.99.4-3	4.99.1-1	http://www.tcpdump.org
	Packet Analyzer	libpcap		b/tcpdump b/tcpdump.4.99.4	1332 456
=tcsh	6.24.06-4	6.24.06-2	http://www.tcsh.org
	An enhanced version of csh, the C shell	(coreutils or coreutils-selinux or toybox),ncurses	/bin/csh,/bin/tcsh,csh =	b/tcsh b/csh	1346 438
=tdnf	3.5.11-1	3.5.2-3	https://github.com/vmware/tdnf
	dnf/yum equivalent using C libs	curl-libs,libsolv,openssl-libs,rpm-libs,tdnf-cli-libs =,zlib	yum	b/tdnf b/tyum b/yum b/tdnfj b/tdnf-config b/tdnf-cache-updateinfo /etc/tdnf/tdnf.conf /etc/tdnf/protected.d/tdnf.conf u/tdnf-cache-updateinfo.service u/tdnf-cache-updateinfo.timer /etc/motdgen.d/02-tdnf-updateinfo.sh	416727b 161285b	yum
-automatic	tdnf - automated upgrades	tdnf =,which		b/tdnf-automatic /etc/tdnf/automatic.conf u/tdnf-automatic.timer u/tdnf-automatic.service u/tdnf-automatic-install.timer u/tdnf-automatic-install.service u/tdnf-automatic-notifyonly.timer u/tdnf-automatic-notifyonly.service	1318 381
-cli-libs	Library providing cli libs for tdnf like clients				73697b 46240b
-plugin-metalink	tdnf plugin providing metalink functionality for repo configurations	libxml2,tdnf =		/etc/tdnf/pluginconf.d/tdnfmetalink.conf	1318 381
-plugin-repogpgcheck	tdnf plugin providing gpg verification for repository metadata	gpgme,tdnf =		/etc/tdnf/pluginconf.d/tdnfrepogpgcheck.conf	1318 381
=texinfo	7.0.2-3	7.0.2-1	http://ftp.gnu.org/gnu/texinfo/texinfo-7.0.2.tar.xz
	Reading, writing, and converting info pages			b/info b/install-info b/makeinfo b/pod2texi b/texi2any b/texindex	12462 1773
=tini	0.19.0-1		https://github.com/krallin/tini
	A tiny but valid init for containers			b/tini	731 261
=tinycdb	0.78-2	0.78-1	http://www.corpit.ru/mjt/tinycdb.html
	Utility and library for manipulating constant databases			b/cdb	42 18
=tmux	3.5-2	3.3-2	https://tmux.github.io
	Terminal multiplexer	libevent,ncurses		b/tmux	1106 444
=toybox	0.8.9-6	0.8.9-4	http://landley.net/toybox
	Common Linux command line utilities in a single executable	openssl-libs,zlib	/bin/grep	b/toybox b/toybox-toys b/fstype b/fsync b/help b/readahead s/freeramdisk s/killall5 s/oneit s/vconfig b/acpi b/count b/ftpget b/ftpput b/hexedit b/inotifyd b/iorenice b/makedevs b/microcom b/nbd-client b/time b/tunctl b/uudecode b/uuencode	3305 2640
=traceroute	2.1.3-2	2.1.0-5	http://traceroute.sourceforge.net
	Traces the route taken by packets over an IPv4/IPv6 network			b/traceroute	155 50
=tree	2.0.4-2	2.0.4-1	http://mama.indstate.edu/users/ice/tree/
	Recursive directory listing command.			b/tree	113 51
=tzdata	2024b-2	2022g-2	http://www.iana.org/time-zones
	Time zone data			/etc/localtime	2571 301			n
=unzip	6.0-18	6.0-14	http://www.gnu.org/software/unzip
	Unzip-6.0			b/unzip	380 163
=usbutils	015-2	015-1	http://linux-usb.sourceforge.net
	USB Utils	libusb		b/usb-devices b/lsusb b/lsusb.py b/usbhid-dump	320 72
=userspace-rcu	0.13.2-4	0.13.2-2	https://github.com/urcu/userspace-rcu/releases
	user space RCU (read-copy-update)				1318 381
=util-linux	2.38-6	2.38-3	http://www.kernel.org/pub/linux/utils/util-linux
	Utilities for file systems, consoles, partitions, and messages	util-linux-libs =		b/mount b/umount b/lsblk s/fdisk s/blkid	4978 1150
-libs	library files for util-linux				454 162
=vim	9.1.1113-1	9.0.1298-3	http://www.vim.org
	Text editor			/etc/vimrc b/ex b/vi b/view b/rvim b/rview b/vim b/vimdiff	3650 1531
-extra	Extra files for Vim text editor	python3,tcsh,vim =		b/vimtutor b/xxd	36406 6862
=wget	1.21.3-6	1.21.3-4	http://www.gnu.org/software/wget/wget.html
	A network utility to retrieve files from the Web	openssl		b/wget	3521 915
=which	2.21-8	2.21-6	http://savannah.gnu.org/projects/which
	Program shows full path of (shell) commands			b/which	1318 381
=whois	5.5.15-2	5.5.15-1	https://github.com/rfc1036/whois
	Improved WHOIS client			b/whois	385 69
=wireguard-tools	1.0.20210914-2	1.0.20210914-1	https://www.wireguard.com/
	Fast, modern, secure VPN tunnel	systemd		b/wg b/wg-quick u/wg-quick@.service u/wg-quick.target	321 86
=xfsprogs	6.0.0-3	6.0.0-2	http://oss.sgi.com/projects/xfs
	Utilities for managing the XFS filesystem	inih,python3,userspace-rcu,util-linux-libs		s/xfs_growfs s/mkfs.xfs s/xfs_repair	3444 969
=xmlsec1	1.2.37-3	1.2.37-1	http://www.aleksey.com/xmlsec
	Library providing support for "XML Signature" and "XML Encryption" standards	libltdl,libxml2,libxslt,nss		b/xmlsec1	96 28
=xxhash	0.8.1-3	0.8.1-1	http://www.xxhash.com
	Extremely fast hash algorithm	xxhash-libs =			131 40
-libs	Extremely fast hash algorithm - library				99 27
=xz	5.4.0-4	5.4.0-1	http://tukaani.org/xz
	Programs for compressing and decompressing files	xz-libs =		b/xz b/lzcat b/lzma b/xzcat b/unlzma b/unxz b/xzless b/lzmadec b/xzcmp b/lzegrep b/lzcmp b/xzfgrep b/xzmore b/lzgrep b/xzdiff b/lzfgrep b/xzegrep b/lzless b/lzdiff b/lzmore b/lzmainfo b/xzgrep b/xzdec	1226 460
-libs	Libraries for xz				333 201
=zchunk	1.2.3-4	1.2.3-1	https://github.com/zchunk/zchunk
-libs	Zchunk library				312 107
=zip	3.0-5	3.0-3	http://downloads.sourceforge.net/infozip
	zip-3.0			b/zip	616 225
=zlib	1.2.13-4	1.2.13-1	http://www.zlib.net
	Compression and decompression routines				168 85
-devel	Header and development files for zlib	zlib =			1310 895
=zsh	5.9-4	5.9-3	http://zsh.org
	Z shell	(coreutils or coreutils-selinux)	/bin/zsh	b/zsh	2461 886
=zstd	1.5.5-4	1.5.5-1	https://github.com/facebook/zstd
	Fast lossless compression algorithm	zstd-libs =		b/zstd b/zstdcat b/zstdgrep b/zstdless b/zstdmt b/unzstd	2102 684
-devel	Headers for building against zstd	glibc-devel,zstd =	pkgconfig(libzstd)		1224 346
-libs	Zstd shared library				785 283
`;
